import type { Edge, EdgeKind, Graph, Node, PropValue, Props } from '#critique/graph/graph.ts'
import type { Category, Kind, PropSpec } from '#critique/kinds/kind.ts'
import { choosers } from '#critique/kinds/choosers.ts'
import { isA, kindById } from '#critique/kinds/lookup.ts'
import { edgeProps, nodeProps, sharedProps } from '#critique/kinds/props.ts'
import { categoryNames } from '#src/canvas/stencilSearch.ts'

/** Facts that have a control of their own, elsewhere in the form. */
const elsewhere = new Set(['label', 'planned', 'kind', 'trust', 'region'])

/** What a node of these kinds can say about itself: its kind's own facts first, then what any node can say. */
export function specsOf(kinds: readonly (string | undefined)[]): readonly PropSpec[] {
  const own = kinds.flatMap((id) => kindById(id ?? '')?.props ?? [])
  return unique([...own, ...nodeProps, ...sharedProps]).filter(({ name }) => name !== 'label' && name !== 'planned')
}

/** What all of several nodes can say. */
export function commonSpecs(nodes: readonly Node[]): readonly PropSpec[] {
  const [first, ...others] = nodes.map((node) => specsOf([node.kind, ...(node.roles ?? [])]))
  return (first ?? []).filter(({ name }) => others.every((specs) => specs.some((spec) => spec.name === name)))
}

/** What all of these edges can say: a share of the traffic where all of them leave a node that picks one of several. */
export function edgeSpecs(graph: Graph, edges: readonly Edge[]): readonly PropSpec[] {
  const picks = (id: string): boolean => {
    const node = graph.nodes.find((one) => one.id === id)
    return [node?.kind, ...(node?.roles ?? [])].some((kind) => kind !== undefined && choosers.some((chooser) => isA(kind, chooser)))
  }
  const hasShares = edges.every(({ from, props }) => picks(from) || props?.trafficShare !== undefined)
  return edgeProps.filter(({ name }) => name !== 'label' && (name !== 'trafficShare' || hasShares))
}

/** Facts that are said, and the first few that usually matter; the others wait behind a button. */
export function splitSpecs(
  specs: readonly PropSpec[],
  props: Props,
  few: number,
): { shown: readonly PropSpec[]; rest: readonly PropSpec[] } {
  const leading = new Set(specs.slice(0, few).map(({ name }) => name))
  const isShown = ({ name }: PropSpec) => leading.has(name) || isSaid(props[name])
  return { shown: specs.filter(isShown), rest: specs.filter((spec) => !isShown(spec)) }
}

/** Without those that the form of a frame shows itself. */
export const withoutOwn = (specs: readonly PropSpec[]): readonly PropSpec[] => specs.filter(({ name }) => !elsewhere.has(name))

/** Facts that a file brought along and no schema knows. */
export const unknownProps = (props: Props, specs: readonly PropSpec[]): string[] =>
  Object.keys(props).filter((name) => isSaid(props[name]) && !specs.some((spec) => spec.name === name))

const isSaid = (value: PropValue | undefined): boolean => value !== undefined && value !== null && value !== ''

/** Stands for values that differ among what is selected. */
export const mixed = Symbol('mixed')
export type Mixed = typeof mixed

/** The value that all share; `mixed` when they differ. */
export function shared<T>(values: readonly T[]): T | Mixed | undefined {
  const [first] = values
  return values.every((value) => JSON.stringify(value) === JSON.stringify(first)) ? first : mixed
}

/** "pii, phi" as a list; empty is nothing said. */
export function readList(text: string): string[] | undefined {
  const items = text
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean)
  return items.length > 0 ? [...new Set(items)] : undefined
}

/** `p95Ms` as "P95 ms", `tenantFilter` as "Tenant filter". */
export function humanName(name: string): string {
  if (name.length === 1) return name
  const words = name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .split(' ')
    .map((word) => (word === word.toUpperCase() ? word : word.toLowerCase()))
    .map((word) => initials.get(word) ?? word)
    .join(' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const initials = new Map([
  ['usd', 'USD'],
  ['ttft', 'TTFT'],
  ['tpm', 'TPM'],
  ['rpm', 'RPM'],
  ['dpa', 'DPA'],
  ['baa', 'BAA'],
  ['sla', 'SLA'],
  ['slo', 'SLO'],
  ['acl', 'ACL'],
  ['gb', 'GB'],
  ['gpu', 'GPU'],
  ['cpu', 'CPU'],
  ['ai', 'AI'],
])

/** The unit is in the field already: "P95 ms" next to "ms" would say it twice. */
export function fieldName(spec: PropSpec): string {
  const name = humanName(spec.name)
  const unit = shortUnit(spec.unit)
  return unit && name.toLowerCase().endsWith(` ${unit.toLowerCase()}`) ? name.slice(0, -unit.length - 1) : name
}

/** A unit that says something beside a number; a plain count needs none. */
export function shortUnit(unit: string | undefined): string | undefined {
  return unit === 'count' || unit === 'float' || unit === 'fraction' || (unit?.length ?? 0) > 10 ? undefined : unit
}

export const edgeKinds: readonly { value: EdgeKind; title: string; meaning: string }[] = [
  { value: 'request', title: 'Request', meaning: 'A call; its answer comes back the same way.' },
  { value: 'data', title: 'Data', meaning: 'A stream of content, one way.' },
  { value: 'telemetry', title: 'Telemetry', meaning: 'A record of what happened.' },
  { value: 'feedback', title: 'Feedback', meaning: 'A correction or reaction that flows back.' },
  { value: 'control', title: 'Control', meaning: 'A command: release, stop, approve.' },
]

/** Every stencil, by category, for a list with headings. */
export function kindGroups(kinds: readonly Kind[]): { title: string; options: { value: string; title: string }[] }[] {
  const groups = new Map<Category, { value: string; title: string }[]>()
  for (const { id, name, category, traits } of kinds) {
    if (traits.includes('zone_only')) continue
    groups.set(category, [...(groups.get(category) ?? []), { value: id, title: name }])
  }
  return [...groups].map(([category, options]) => ({
    title: categoryNames[category],
    options: options.toSorted((a, b) => a.title.localeCompare(b.title)),
  }))
}

export const nodesOf = (graph: Graph, ids: readonly string[]): Node[] => graph.nodes.filter(({ id }) => ids.includes(id))
export const edgesOf = (graph: Graph, ids: readonly string[]): Edge[] => graph.edges.filter(({ id }) => ids.includes(id))

function unique(specs: readonly PropSpec[]): PropSpec[] {
  const byName = new Map<string, PropSpec>()
  for (const spec of specs) if (!byName.has(spec.name)) byName.set(spec.name, spec)
  return [...byName.values()]
}
