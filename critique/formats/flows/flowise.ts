import { GraphError } from '../../graph/graph.ts'
import type { Props, Zone } from '../../graph/graph.ts'
import type { Format, Reading } from '../format.ts'
import { dictOf, isDict, stringOf } from '../tldrawShapes.ts'
import type { Dict } from '../tldrawShapes.ts'
import { edgesFrom, idsOf, listOf, parsed, placeFrom } from './canvas.ts'
import type { CanvasEdge } from './canvas.ts'
import { readFlow } from './flow.ts'
import type { FlowEdge, FlowNode } from './flow.ts'
import { flowiseCategories, flowiseNames } from './flowiseKinds.ts'
import type { FlowiseKind } from './flowiseKinds.ts'
import { propsOf } from './settings.ts'

/** Flowise: chat flows and both kinds of agent flows, one or a whole export. */
export const flowise: Format = {
  read: async ({ json }) => flowsOf(json).map(({ title, flow }) => readOne(flow, title)),
}

/** A flow by itself, with its data as JSON in a string, or an export of everything. */
function flowsOf(json: unknown): { title: string; flow: Dict }[] {
  const file = dictOf(Array.isArray(json) ? { ChatFlow: json } : json)
  if (Array.isArray(file.nodes)) return [{ title: stringOf(file.name), flow: file }]
  if (typeof file.flowData === 'string' || isDict(file.flowData))
    return [{ title: stringOf(file.name), flow: dictOf(parsed(file.flowData)) }]
  const all = ['ChatFlow', 'AgentFlow', 'AgentFlowV2', 'Chatflow', 'chatflows'].flatMap((key) => listOf(file[key]))
  const flows = all
    .map((each) => ({ title: stringOf(each.name), flow: dictOf(parsed(each.flowData)) }))
    .filter(({ flow }) => Array.isArray(flow.nodes))
  if (flows.length === 0) throw new GraphError([{ at: 'nodes', message: 'expected a list of steps of a Flowise flow' }])
  return flows
}

function readOne(flow: Dict, title: string): Reading {
  const all = idsOf(listOf(flow.nodes))
  const isNote = (node: Dict): boolean =>
    node.type === 'stickyNote' || dictOf(node.data).name === 'stickyNote' || dictOf(node.data).name === 'stickyNoteAgentflow'
  const nodes = all.filter((node) => !isNote(node))
  const holders = new Set(nodes.map(({ parentNode, parentId }) => stringOf(parentNode) || stringOf(parentId)).filter(Boolean))
  const kinds = new Map(nodes.map((node) => [stringOf(node.id), kindOf(dictOf(node.data))]))
  return readFlow({
    title,
    nodes: nodes.map((node) => stepOf(node, kinds.get(stringOf(node.id)), holders)),
    edges: edgesFrom(flow.edges).map((edge) => linkOf(edge, kinds)),
    zones: nodes
      .filter(({ id }) => holders.has(stringOf(id)))
      .map((node): Zone => ({ id: `${stringOf(node.id)}~zone`, label: labelOf(dictOf(node.data)), kind: 'group' })),
    notes: all.filter(isNote).map(({ data }) => ({ text: stringOf(dictOf(dictOf(data).inputs).note) })),
  })
}

function kindOf({ name, category }: Dict): FlowiseKind | undefined {
  const own = stringOf(name).replace(/_(?:LlamaIndex|LLamaIndex|Existing|Upsert|existing|upsert)$/, '')
  return flowiseNames.get(stringOf(name)) ?? flowiseNames.get(own) ?? flowiseCategories.get(stringOf(category))
}

const labelOf = ({ label, name }: Dict): string => stringOf(label) || stringOf(name)

function stepOf(node: Dict, found: FlowiseKind | undefined, holders: ReadonlySet<string>): FlowNode {
  const data = dictOf(node.data)
  const inputs = dictOf(data.inputs)
  const id = stringOf(node.id)
  const parent = stringOf(node.parentNode) || stringOf(node.parentId)
  const zone = holders.has(id) ? `${id}~zone` : parent ? `${parent}~zone` : undefined
  return {
    id,
    label: labelOf(data),
    ...(found?.kind && { kind: found.kind }),
    props: { ...propsOf(found?.kind, inputs, ...modelSettings(inputs)), ...toolCount(inputs) },
    place: placeFrom(node),
    zone,
  }
}

/** Agent flows keep the model's settings one level down, under the step's own prefix. */
function modelSettings(inputs: Dict): Dict[] {
  return Object.entries(inputs).flatMap(([key, value]) => (key.endsWith('ModelConfig') && isDict(value) ? [value] : []))
}

function toolCount({ agentTools }: Dict): Props {
  const tools = listOf(agentTools).length
  return tools > 0 ? { toolCount: tools } : {}
}

/** What is plugged into a step is called by it: the link runs the other way. */
function linkOf({ from, to, label }: CanvasEdge, kinds: ReadonlyMap<string, FlowiseKind | undefined>): FlowEdge {
  const out = kinds.get(from)?.out
  if (out === 'called') return { from: to, to: from, label, ...(kinds.get(from)?.kind === 'chunker' && { kind: 'data' }) }
  return { from, to, label, ...(out === 'data' && { kind: 'data' }) }
}
