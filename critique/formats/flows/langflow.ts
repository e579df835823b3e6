import { GraphError } from '../../graph/graph.ts'
import type { Format, Reading, Remark } from '../format.ts'
import { dictOf, isDict, stringOf } from '../tldrawShapes.ts'
import type { Dict } from '../tldrawShapes.ts'
import { edgesFrom, idsOf, listOf, parsed, placeFrom } from './canvas.ts'
import { readFlow } from './flow.ts'
import type { FlowEdge, FlowNode } from './flow.ts'
import { langflowOutputs, langflowPatterns, langflowTypes, pluggedIn } from './langflowKinds.ts'
import { propsOf } from './settings.ts'

/** Langflow: a flow, or several in one export. */
export const langflow: Format = {
  read: async ({ json }) => {
    const file = dictOf(json)
    const flows = Array.isArray(json) ? listOf(json) : Array.isArray(file.flows) ? listOf(file.flows) : [file]
    const read = flows.flatMap((flow) => readOne(flow) ?? [])
    if (read.length === 0) throw new GraphError([{ at: 'data.nodes', message: 'expected a list of components of a Langflow flow' }])
    return read
  },
}

function readOne(flow: Dict): Reading | undefined {
  const inner = dictOf(parsed(flow.data))
  const canvas = Array.isArray(inner.nodes) ? inner : flow
  if (!Array.isArray(canvas.nodes)) return undefined
  const all = idsOf(listOf(canvas.nodes))
  const isNote = (node: Dict): boolean => node.type === 'noteNode' || dictOf(node.data).type === 'note'
  const nodes = all.filter((node) => !isNote(node))
  return readFlow({
    title: stringOf(flow.name),
    nodes: nodes.map(stepOf),
    edges: linksOf(canvas.edges),
    notes: all.filter(isNote).map(({ data }) => ({ text: stringOf(dictOf(dictOf(data).node).description) })),
    ignored: frozen(nodes),
  })
}

const frozen = (nodes: readonly Dict[]): Remark[] => {
  const count = nodes.filter((node) => dictOf(dictOf(node.data).node).frozen === true).length
  return count > 0 ? [{ what: 'a mark that a component is frozen', count }] : []
}

function stepOf(node: Dict): FlowNode {
  const data = dictOf(node.data)
  const component = dictOf(data.node)
  const type = stringOf(data.type)
  const kind = kindOf(type, component)
  const template = dictOf(component.template)
  const hasTools = component.tool_mode === true && kind === 'app_service'
  return {
    id: stringOf(node.id),
    label: stringOf(component.display_name) || stringOf(data.display_name) || type,
    ...(kind && { kind: hasTools ? 'tool_executor' : kind }),
    props: propsOf(kind, openFields(template)),
    place: placeFrom(node),
  }
}

function kindOf(type: string, component: Dict): string | undefined {
  const exact = langflowTypes.get(type)
  if (exact) return exact
  const classes = new Set([...listOfText(component.base_classes), ...listOf(component.outputs).flatMap(({ types }) => listOfText(types))])
  const offered = langflowOutputs.find(([output]) => classes.has(output))?.[1]
  const named = langflowPatterns.find(([pattern]) => pattern.test(type))?.[1]
  // Any component can be offered as a tool: what it is called says more.
  return offered && offered !== 'tool_executor' ? offered : (named ?? offered)
}

const listOfText = (value: unknown): string[] => (Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [])

/** Fields that the builder itself hides are not looked at. */
function openFields(template: Dict): Dict {
  const fields = Object.entries(template).filter(
    ([, field]) => isDict(field) && field.password !== true && field._input_type !== 'SecretStrInput',
  )
  return Object.fromEntries(fields)
}

function linksOf(edges: unknown): FlowEdge[] {
  const list = listOf(edges)
  return edgesFrom(edges).map(({ from, to, sourceHandle }, i): FlowEdge => {
    const said = dictOf(dictOf(list[i]?.data).sourceHandle)
    const source = Object.keys(said).length > 0 ? said : dictOf(parsed(sourceHandle.replaceAll('œ', '"')))
    const outputs = listOfText(source.output_types ?? source.baseClasses)
    const isPlugged = outputs.length > 0 && outputs.every((output) => pluggedIn.has(output))
    return isPlugged ? { from: to, to: from } : { from, to }
  })
}
