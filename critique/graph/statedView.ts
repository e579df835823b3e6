import type { DataClass, Edge, EdgeKind, Graph, Note, PropValue, Requirements, Trust, Zone } from './graph.ts'
import { inferEdgeKind, isPull, isResponse, isWrite } from './edgeKind.ts'
import { Flow, type Step } from './flow.ts'
import { propsFromNotes } from './noteProps.ts'
import { spreadEdges, standInsOf } from './groups.ts'
import { readLabels } from './readLabels.ts'
import type { LabelReader } from './readLabels.ts'
import type { Inference } from '../kinds/infer.ts'
import { kinds } from '../kinds/index.ts'
import { ancestorsOf, kindById } from '../kinds/lookup.ts'
import type { Kind } from '../kinds/kind.ts'
import type { Trait } from '../kinds/traits.ts'

export type { LabelReader }

/** Three-valued: true, false, or undefined where nobody said. */
export type Fact = boolean | undefined

/** Below this, a kind is a guess: a rule that rests on it may ask, never accuse. */
export const CONFIDENT = 0.8

/** A node as the rules see it: its kind resolved, its traits collected from kind and roles. */
export interface ViewNode {
  /** Place in `StatedView.nodes`. */
  readonly index: number
  readonly id: string
  readonly label: string
  /** Id of the resolved kind, or "unknown". */
  readonly kind: string
  /** All that the node is: its kind, its roles, and the parents of both. */
  readonly kinds: ReadonlySet<string>
  readonly traits: ReadonlySet<Trait>
  readonly props: Readonly<Record<string, PropValue>>
  /** The properties that say something. */
  readonly stated: ReadonlyMap<string, PropValue>
  /** Innermost zone first. */
  readonly zones: readonly Zone[]
  /** 1 for a stated kind, less for one inferred from the label. */
  readonly confidence: number
  /** Words of the label that decided the kind, when it was inferred. */
  readonly matched: string
  /** False for a box that only names a value or an event ("Query", "Yes"): content passes through it, rules do not judge it. */
  readonly isComponent: boolean
}

/** An edge as the rules see it: its kind resolved. */
export interface ViewEdge {
  readonly id: string
  readonly from: ViewNode
  readonly to: ViewNode
  readonly kind: EdgeKind
  readonly label: string
  readonly props: Readonly<Record<string, PropValue>>
  /** The properties that say something. */
  readonly stated: ReadonlyMap<string, PropValue>
  /** Drawn as the way back of a request that is drawn too ("results"): content, not a call. */
  readonly isResponse: boolean
  /** A request that changes what it calls. */
  readonly isWrite: boolean
}

const none: readonly ViewNode[] = []
const noEdges: readonly ViewEdge[] = []

const NOTHING: ReadonlyMap<string, PropValue> = new Map()

/** Properties by name, without those that say nothing: rules ask for hundreds of names, most of which a node does not have. */
function statedIn(props: Readonly<Record<string, PropValue>> | undefined): ReadonlyMap<string, PropValue> {
  let stated: Map<string, PropValue> | undefined
  for (const name in props) {
    const value = props[name]
    if (value !== undefined && value !== null && value !== '') (stated ??= new Map()).set(name, value)
  }
  return stated ?? NOTHING
}

/** Each node under every one of its keys. */
function groupByEach<K>(nodes: readonly ViewNode[], keys: (node: ViewNode) => Iterable<K>): ReadonlyMap<K, readonly ViewNode[]> {
  const groups = new Map<K, ViewNode[]>()
  for (const node of nodes) {
    for (const key of keys(node)) {
      const list = groups.get(key)
      if (list) list.push(node)
      else groups.set(key, [node])
    }
  }
  return groups
}

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/**
 * A read-only index over a graph, made once per review and shared by all rules. Everything is in the order of ids, so that the same
 * board gives the same answers whatever the order of its file.
 *
 * `calls` answers who can cause a call; `content` answers whose words end up where; `records` is content plus telemetry, for what is
 * kept and used again. What is planned or said to be absent is in `planned`, and nowhere else.
 */
export class StatedView {
  readonly title: string
  readonly requirements: Requirements
  readonly nodes: readonly ViewNode[]
  readonly edges: readonly ViewEdge[]
  readonly zones: readonly Zone[]
  readonly notes: readonly Note[]
  /** Nodes drawn for later, with the label as it stands on the board. */
  readonly planned: readonly { id: string; label: string; kind: string }[]
  readonly #byId: ReadonlyMap<string, ViewNode>
  readonly #byTrait: ReadonlyMap<Trait, readonly ViewNode[]>
  readonly #byKind: ReadonlyMap<string, readonly ViewNode[]>
  readonly #edgesFrom: readonly (readonly ViewEdge[] | undefined)[]
  readonly #edgesTo: readonly (readonly ViewEdge[] | undefined)[]
  readonly #memo = new Map<string, unknown>()

  /** Without `read` a node whose kind nobody stated stays unknown. */
  constructor(graph: Graph, read?: LabelReader) {
    this.title = graph.title
    this.requirements = graph.requirements
    this.zones = [...graph.zones].sort(byId)
    this.notes = [...graph.notes].sort(byId)
    const standIns = standInsOf(graph)
    const { present: drawn, planned } = resolveNodes(graph, standIns, read)
    const present = withIndexes(drawn, graph.edges)
    this.nodes = present
    this.planned = planned
    this.#byId = new Map(present.map((node) => [node.id, node]))
    this.#byTrait = groupByEach(present, (node) => node.traits)
    this.#byKind = groupByEach(present, (node) => node.kinds)
    this.edges = resolveEdges(spreadEdges(graph.edges, standIns, present), this.#byId)
    this.#edgesFrom = atNodes(present.length, this.edges, ({ from }) => from)
    this.#edgesTo = atNodes(present.length, this.edges, ({ to }) => to)
  }

  /** Computes something about this board once, whoever asks. */
  once<T>(key: string, compute: () => T): T {
    const known = this.#memo.get(key)
    if (known !== undefined || this.#memo.has(key)) return known as T
    const found = compute()
    this.#memo.set(key, found)
    return found
  }

  /** A yes or no about a node, found out once for each node that somebody asks about. */
  decide(name: string, node: ViewNode, test: (node: ViewNode) => boolean): boolean {
    const known = this.once(name, () => new Int8Array(this.nodes.length))
    const before = known[node.index]!
    if (before !== 0) return before > 0
    const found = test(node)
    known[node.index] = found ? 1 : -1
    return found
  }

  /** Who can cause a call: request, data and control edges forward. */
  get calls(): Flow {
    return this.once('calls', () => withoutAnswers(this.nodes, callSteps(this.edges)))
  }

  /** Whose content ends up where: arguments forward, answers back. */
  get content(): Flow {
    return this.once('content', () => new Flow(this.nodes, contentSteps(this.edges)))
  }

  /** Content plus what telemetry records: where data is kept and used again. */
  get records(): Flow {
    return this.once(
      'records',
      () => new Flow(this.nodes, [...contentSteps(this.edges), ...this.edges.filter((e) => e.kind === 'telemetry').map(forward)]),
    )
  }

  /** Every edge forward, whatever its kind, for questions about drawing: what is connected, what hangs alone. */
  get drawn(): Flow {
    return this.once('drawn', () => new Flow(this.nodes, this.edges.map(forward)))
  }

  node(id: string): ViewNode | undefined {
    return this.#byId.get(id)
  }

  is(node: ViewNode, trait: Trait): boolean {
    return node.traits.has(trait)
  }

  /** Is it of this kind, a child of it, or does it play the role? */
  isKind(node: ViewNode, ...kinds: readonly string[]): boolean {
    for (const kind of kinds) if (node.kinds.has(kind)) return true
    return false
  }

  /** Nodes with any of these traits. */
  nodesThat(...traits: readonly Trait[]): readonly ViewNode[] {
    const [only] = traits
    if (traits.length === 1) return this.#byTrait.get(only!) ?? none
    return this.once(`that ${traits.join()}`, () => this.#either(traits.map((trait) => this.#byTrait.get(trait) ?? none)))
  }

  /** Nodes of any of these kinds, children and roles included. */
  nodesOf(...kinds: readonly string[]): readonly ViewNode[] {
    const [only] = kinds
    if (kinds.length === 1) return this.#byKind.get(only!) ?? none
    return this.once(`of ${kinds.join()}`, () => this.#either(kinds.map((kind) => this.#byKind.get(kind) ?? none)))
  }

  /** What is in any of the lists, each once, in the order of the view. */
  #either(lists: readonly (readonly ViewNode[])[]): readonly ViewNode[] {
    return [...new Set(lists.flat())].sort((a, b) => a.index - b.index)
  }

  /** Drawn edges between two nodes, in either direction or one. */
  edgesBetween(from: ViewNode, to: ViewNode): readonly ViewEdge[] {
    return this.edgesFrom(from).filter((edge) => edge.to === to)
  }

  edgesFrom(node: ViewNode): readonly ViewEdge[] {
    return this.#edgesFrom[node.index] ?? noEdges
  }

  edgesTo(node: ViewNode): readonly ViewEdge[] {
    return this.#edgesTo[node.index] ?? noEdges
  }

  /** A property as it stands on a node or an edge; undefined where nobody said. */
  prop(of: ViewNode | ViewEdge, name: string): PropValue | undefined {
    return of.stated.get(name)
  }

  /** A property that is a number, in the unit of its name. */
  number(of: ViewNode | ViewEdge, name: string): number | undefined {
    const value = this.prop(of, name)
    return typeof value === 'number' && Number.isFinite(value) ? value : undefined
  }

  /** A property that is one word, in lower case. */
  word(of: ViewNode | ViewEdge, name: string): string | undefined {
    const value = this.prop(of, name)
    return typeof value === 'string' ? value.toLowerCase() : undefined
  }

  /** A property that is a list of words, in lower case; a single word counts as a list of one; empty where nobody said. */
  words(of: ViewNode | ViewEdge, name: string): readonly string[] {
    const value = this.prop(of, name)
    if (Array.isArray(value)) return value.map((word) => String(word).toLowerCase())
    return typeof value === 'string' ? value.split(/[,;]\s*/).map((word) => word.toLowerCase()) : []
  }

  /** Does a property hold? "none", "no", "off", false and 0 are false; any other value is true; unset is unknown. */
  fact(of: ViewNode | ViewEdge, name: string): Fact {
    const value = this.prop(of, name)
    if (value === undefined) return undefined
    if (typeof value === 'string') return !/^(none|no|off|false|never)$/i.test(value.trim())
    if (Array.isArray(value)) return value.length > 0
    return Boolean(value)
  }

  /** What a person reads on the node and around it, for words that no property holds. */
  says(of: ViewNode | ViewEdge, words: RegExp): boolean {
    return words.test(of.label)
  }

  /** Trust of the innermost zone that states one. Nodes outside every zone are in a trusted one. */
  trustOf(node: ViewNode): Trust {
    return node.zones.find((zone) => zone.trust !== undefined)?.trust ?? 'trusted'
  }

  /** Where it runs: its own region, else that of its zone. */
  regionOf(node: ViewNode): string | undefined {
    return this.word(node, 'region') ?? node.zones.find((zone) => zone.region !== undefined)?.region?.toLowerCase()
  }

  /** Sensitive classes that a node holds or carries, by its own property. */
  dataClassesOf(node: ViewNode): readonly DataClass[] {
    return this.words(node, 'dataClasses') as readonly DataClass[]
  }
}

/** Edges by the index of a node, each list in the order of the view. */
function atNodes(
  count: number,
  edges: readonly ViewEdge[],
  end: (edge: ViewEdge) => ViewNode,
): readonly (readonly ViewEdge[] | undefined)[] {
  const lists: (ViewEdge[] | undefined)[] = Array.from({ length: count })
  for (const edge of edges) (lists[end(edge).index] ??= []).push(edge)
  return lists
}

const forward = (edge: ViewEdge): Step => ({ from: edge.from, to: edge.to, edge })
const backward = (edge: ViewEdge): Step => ({ from: edge.to, to: edge.from, edge })

function callSteps(edges: readonly ViewEdge[]): Step[] {
  return edges.filter((edge) => edge.kind !== 'telemetry' && edge.kind !== 'feedback' && !edge.isResponse).map(forward)
}

/** Screens and phones that are looked at for answers drawn back to them, each with a walk over the board. */
const MOST_SCREENS = 16

const isOfPeople = ({ traits }: ViewNode): boolean => traits.has('request_entry') || traits.has('user_interface')

/**
 * An arrow that closes the round to where the request came from is its answer, whichever way it took: what the next question may do does
 * not lie behind it.
 */
function withoutAnswers(nodes: readonly ViewNode[], steps: readonly Step[]): Flow {
  const flow = new Flow(nodes, steps)
  const back = steps.filter(({ from, to }) => isOfPeople(to) && !isOfPeople(from))
  const screens = [...new Set(back.map(({ to }) => to))]
  if (screens.length === 0 || screens.length > MOST_SCREENS) return flow
  const answers = new Set(screens.flatMap((screen) => answersTo(flow, screen, back)))
  return answers.size === 0
    ? flow
    : new Flow(
        nodes,
        steps.filter((step) => !answers.has(step)),
      )
}

function answersTo(flow: Flow, screen: ViewNode, back: readonly Step[]): Step[] {
  const asked = flow.from(screen)
  return back.filter(({ from, to }) => to === screen && asked.has(from))
}

/**
 * The arguments of a request reach what it calls, its answer comes back. Two refinements keep hubs from joining what is apart:
 * what a read asks of a store does not stay in the store, and what a person has read does not flow on into their next request.
 */
function contentSteps(edges: readonly ViewEdge[]): Step[] {
  const steps: Step[] = []
  for (const edge of edges) {
    if (edge.kind === 'control' || edge.kind === 'telemetry') continue
    if (edge.kind !== 'request') {
      steps.push(forward(edge))
      continue
    }
    // A store asks for nothing: an arrow out of it shows where its content goes.
    if (edge.from.traits.has('stores_data') && !edge.from.traits.has('tool') && !edge.from.traits.has('coordinates')) {
      steps.push(forward(edge))
      continue
    }
    const readsStore = edge.to.traits.has('stores_data') && !edge.isWrite
    if (!readsStore) steps.push(forward(edge))
    const readByAPerson = edge.from.traits.has('human') && edge.from.traits.has('request_entry')
    if (edge.props.oneWay !== true && !readByAPerson) steps.push(backward(edge))
  }
  return steps
}

/**
 * Where no index is drawn, a retriever that asks nothing is one: "Azure AI Search" is a box that finds and holds. It then answers for what
 * indexes answer for.
 */
function withIndexes(nodes: ViewNode[], edges: readonly Edge[]): ViewNode[] {
  if (nodes.some(({ traits }) => traits.has('search_index'))) return nodes
  const holding = new Map(nodes.map((node) => [node.id, node]))
  const asks = new Set(edges.filter(({ to }) => isStore(holding.get(to))).map(({ from }) => from))
  return nodes.map((node) =>
    FINDS.some((kind) => node.kinds.has(kind)) && !node.kinds.has('candidate_generator') && !node.traits.has('tool') && !asks.has(node.id)
      ? { ...node, traits: new Set<Trait>([...node.traits, 'search_index']) }
      : node,
  )
}

const FINDS = ['retriever', 'hybrid_retriever'] as const
const isStore = (node: ViewNode | undefined): boolean =>
  node !== undefined && (node.traits.has('stores_data') || node.traits.has('retrieves') || node.kinds.has('external_api'))

interface Resolved {
  present: ViewNode[]
  planned: { id: string; label: string; kind: string }[]
}

function resolveNodes(graph: Graph, standIns: ReadonlyMap<string, string>, read: LabelReader | undefined): Resolved {
  const zones = new Map(graph.zones.map((zone) => [zone.id, zone]))
  const told = read ? readLabels(graph, read) : undefined
  const present: ViewNode[] = []
  const planned: Resolved['planned'] = []
  const noted = propsFromNotes([...graph.notes].sort(byId))
  for (const node of [...graph.nodes].sort(byId)) {
    if (standIns.has(node.id)) continue
    const inside = zonesAround(node.zone, zones)
    const stated = node.kind === undefined ? undefined : kindById(node.kind)
    const guess = told?.get(node.id)
    const kind = stated ?? (guess?.kind ? kindById(guess.kind) : undefined)
    if (isPlanned(node.props, node.label, guess)) {
      planned.push({ id: node.id, label: node.label, kind: kind?.id ?? 'unknown' })
      continue
    }
    // What the box says of itself goes before what a note says of it.
    const claimed = noted.get(node.id)
    const props = claimed ? { ...claimed, ...node.props } : (node.props ?? {})
    present.push({
      index: present.length,
      id: node.id,
      label: node.label || kind?.name || node.id,
      kind: kind?.id ?? 'unknown',
      ...natureOf(kind, node.roles ?? guess?.roles ?? []),
      props,
      stated: statedIn(props),
      zones: inside,
      confidence: stated ? 1 : (guess?.confidence ?? 0),
      matched: guess?.matched ?? '',
      isComponent: stated !== undefined || guess?.kind !== null,
    })
  }
  return { present, planned }
}

type Nature = Pick<ViewNode, 'kinds' | 'traits'>

const natureFor = (own: readonly Kind[]): Nature => ({
  kinds: new Set(own.flatMap(({ id }) => [id, ...ancestorsOf(id)])),
  traits: new Set(own.flatMap(({ traits }) => traits)),
})

/** What nodes of one kind are, made once. */
const natures: ReadonlyMap<string, Nature> = new Map(kinds.map((kind) => [kind.id, natureFor([kind])]))
const unknownNature: Nature = natureFor([])

function natureOf(kind: Kind | undefined, roles: readonly string[]): Nature {
  if (roles.length === 0) return kind ? natures.get(kind.id)! : unknownNature
  return natureFor([kind, ...roles.map(kindById)].filter((one) => one !== undefined))
}

const WHEN =
  'later|future|planned|phase [2-9]|v[2-9]|tbd|to ?do|next (?:quarter|release|phase|sprint)|roadmap|someday|not yet(?: (?:built|there|live|done|drawn|in place))?'
/** The word for later stands at an end of the label or in brackets: what is said in the middle is about something else ("BAA not yet signed"). */
const LATER = new RegExp(
  `^\\s*(?:(?:${WHEN})\\s*[:–—]|planned\\b)|[([]\\s*(?:(?:in|for) )?(?:${WHEN})\\b[^)\\]]*[)\\]]|(?:\\s[-–—]\\s|[,:;]\\s*)(?:(?:in|for) )?(?:${WHEN})\\s*[.!?]*$|\\s(?:later|tbd|TODO|someday|(?:in )?phase [2-9]|next quarter|not yet(?: built)?)\\s*[.!?]*$|\\bplanned (?:for|in)\\b|\\bv[2-9]\\b.*\\b(?:only|later|plan)\\b`,
  'i',
)

function isPlanned(props: Record<string, PropValue> | undefined, label: string, guess: Inference | undefined): boolean {
  if (typeof props?.planned === 'boolean') return props.planned
  return guess ? guess.planned || guess.absent : LATER.test(label)
}

function zonesAround(id: string | null | undefined, zones: ReadonlyMap<string, Zone>): Zone[] {
  const around: Zone[] = []
  for (let zone = id == null ? undefined : zones.get(id); zone; zone = zone.parent == null ? undefined : zones.get(zone.parent)) {
    // `parseGraph` refuses zones that contain themselves; a drawing on its way to becoming a graph may still have them.
    if (around.includes(zone)) break
    around.push(zone)
  }
  return around
}

const setsGoing = (node: ViewNode): boolean =>
  node.traits.has('offline_trigger') || node.traits.has('steers_system') || node.traits.has('deploys') || node.kinds.has('workflow_engine')

function resolveEdges(edges: readonly Edge[], nodes: ReadonlyMap<string, ViewNode>): ViewEdge[] {
  const asDrawn = [...edges].sort(byId).flatMap((edge) => {
    const from = nodes.get(edge.from)
    const to = nodes.get(edge.to)
    return from && to ? [{ edge, from, to }] : []
  })
  // What only a schedule or a release leads to gets its content from nobody yet.
  const fed = new Set(asDrawn.filter(({ from }) => !setsGoing(from)).map(({ to }) => to))
  const ends = asDrawn.map(({ edge, from, to }) =>
    edge.kind === undefined && isPull(from, to, edge.label ?? '', !fed.has(from)) ? { edge, from: to, to: from } : { edge, from, to },
  )
  const drawn = new Set(ends.map(({ from, to }) => from.index * nodes.size + to.index))
  return ends.map(({ edge, from, to }) => {
    const label = edge.label ?? ''
    const hasWayBack = from !== to && drawn.has(to.index * nodes.size + from.index)
    const kind = edge.kind ?? inferEdgeKind(from, to, label)
    return {
      id: edge.id,
      from,
      to,
      kind,
      label,
      props: edge.props ?? {},
      stated: statedIn(edge.props),
      isResponse: edge.kind === undefined && hasWayBack && isResponse(from, to, label),
      isWrite: kind === 'request' && isWrite(to, label, edge.props ?? {}),
    }
  })
}
