import { GraphError } from '../../graph/graph.ts'
import type { Props } from '../../graph/graph.ts'
import { MOST_ARROWS } from '../format.ts'
import type { Format, Reading, Remark } from '../format.ts'
import { dictOf, isDict, numberOf, stringOf } from '../tldrawShapes.ts'
import type { Dict } from '../tldrawShapes.ts'
import { idsOf, listOf } from './canvas.ts'
import { readFlow } from './flow.ts'
import type { FlowEdge, FlowNode } from './flow.ts'
import { n8nDataLinks, n8nPrefixes, n8nTypes } from './n8nKinds.ts'
import { propsOf } from './settings.ts'

/** n8n: a workflow, as it is downloaded, copied from the editor, or wrapped by a template. */
export const n8n: Format = {
  read: async ({ json }) => {
    const flows = (Array.isArray(json) ? listOf(json) : [dictOf(json)]).flatMap((file): Dict[] => {
      const workflow = unwrapped(file)
      return workflow ? [workflow] : []
    })
    if (flows.length === 0) throw new GraphError([{ at: 'nodes', message: 'expected a list of steps of an n8n workflow' }])
    return flows.map(readWorkflow)
  },
}

function unwrapped(file: Dict): Dict | undefined {
  return [file, dictOf(file.workflow), dictOf(file.data), dictOf(dictOf(file.workflow).workflow)].find(({ nodes }) => Array.isArray(nodes))
}

const shortType = (type: unknown): string => stringOf(type).split('.').at(-1) ?? ''

function readWorkflow(workflow: Dict): Reading {
  const all = idsOf(listOf(workflow.nodes))
  const notes = all.filter(({ type }) => shortType(type) === 'stickyNote')
  const steps = all.filter((node) => !notes.includes(node))
  // Links name steps by their title, which n8n keeps unique.
  const byName = new Map(steps.map((node) => [stringOf(node.name), stringOf(node.id)]))
  const disabled = steps.filter((node) => node.disabled === true).length
  const remarks: Remark[] = disabled > 0 ? [{ what: 'a step that is switched off, kept as planned', count: disabled }] : []
  return readFlow({
    title: stringOf(workflow.name),
    nodes: steps.map(stepOf),
    edges: linksOf(dictOf(workflow.connections), byName),
    notes: notes.map((note) => ({ text: stringOf(dictOf(note.parameters).content), near: stepsOn(note, steps) })),
    ignored: remarks,
  })
}

/** A note of n8n is a coloured sheet behind the steps that it speaks of. */
function stepsOn(note: Dict, steps: readonly Dict[]): string[] {
  const sheet = cornerOf(note)
  const { width, height } = dictOf(note.parameters)
  const [right, bottom] = [sheet.x + numberOf(width, 240), sheet.y + numberOf(height, 160)]
  const on = steps.filter((step) => {
    const { x, y } = cornerOf(step)
    return x >= sheet.x && x <= right && y >= sheet.y && y <= bottom
  })
  return on.length <= MOST_ON_A_NOTE ? on.map(({ id }) => stringOf(id)) : []
}

/** A sheet behind everything speaks of nothing in particular. */
const MOST_ON_A_NOTE = 12

function cornerOf({ position }: Dict): { x: number; y: number } {
  const [x, y] = Array.isArray(position) ? position : [dictOf(position).x, dictOf(position).y]
  return { x: numberOf(x, Number.NaN), y: numberOf(y, Number.NaN) }
}

function kindOf(type: string): string | undefined {
  const exact = n8nTypes.get(type)
  if (exact) return exact
  const asTool = type.endsWith('Tool') ? n8nTypes.get(type.slice(0, -4)) : undefined
  const asTrigger = type.endsWith('Trigger') ? (n8nTypes.get(type.slice(0, -7)) ?? 'external_trigger') : undefined
  return asTool ?? asTrigger ?? n8nPrefixes.find(([prefix]) => type.startsWith(prefix) && /^$|[A-Z]/.test(type.charAt(prefix.length)))?.[1]
}

function stepOf(node: Dict): FlowNode {
  const type = shortType(node.type)
  const parameters = dictOf(node.parameters)
  const kind = kindFrom(type, parameters)
  return {
    id: stringOf(node.id),
    label: stringOf(node.name) || type,
    // Apps that have no entry are services of somebody else; steps of packages nobody knows are read by their name.
    ...(kind ? { kind } : stringOf(node.type).startsWith('n8n-nodes-base.') ? { kind: 'third_party_api' } : {}),
    props: { ...propsOf(kind, parameters, dictOf(parameters.options)), ...stepProps(type, kind, node, parameters) },
    place: { ...cornerOf(node), width: 200, height: 80 },
  }
}

/** Some steps are several things: what they are set to says which. */
function kindFrom(type: string, { resource, operation, mode }: Dict): string | undefined {
  if (type === 'openAi') {
    if (resource === 'image') return operation === 'analyze' ? 'vision_model' : 'image_gen_model'
    if (resource === 'audio') return operation === 'generate' ? 'text_to_speech' : 'speech_to_text'
    if (resource === 'assistant') return 'agent'
  }
  if (type === 'gmail' && (operation === 'getAll' || operation === 'get')) return 'email_inbox'
  if (operation === 'sendAndWait') return 'approval_gate'
  if (type.startsWith('vectorStore') && mode === 'retrieve-as-tool') return 'vector_db'
  return kindOf(type)
}

function stepProps(type: string, kind: string | undefined, node: Dict, parameters: Dict): Props {
  const rule = listOf(dictOf(parameters.rule).interval)[0]
  return {
    ...(node.disabled === true && { planned: true }),
    ...(node.retryOnFail === true && { retries: numberOf(node.maxTries, 3) }),
    ...(kind === 'scheduler' && typeof rule?.field === 'string' && { schedule: rule.field }),
    ...(type === 'textSplitterTokenSplitter' && typeof parameters.chunkSize === 'number' && { chunkTokens: parameters.chunkSize }),
    ...(type === 'memoryBufferWindow' && parameters.contextWindowLength === undefined && { turnsKept: 5 }),
  }
}

/** `main` links run as work goes. All others are parts plugged into a step: the step calls its part. */
function linksOf(connections: Dict, byName: ReadonlyMap<string, string>): FlowEdge[] {
  const links: FlowEdge[] = []
  for (const [name, outputs] of Object.entries(connections)) {
    const from = byName.get(name) ?? name
    for (const [output, sockets] of Object.entries(dictOf(outputs))) {
      for (const socket of Array.isArray(sockets) ? sockets : []) {
        for (const target of Array.isArray(socket) ? socket.filter(isDict) : []) {
          const to = byName.get(stringOf(target.node)) ?? stringOf(target.node)
          const type = stringOf(target.type) || output
          if (!type.startsWith('ai_')) links.push({ from, to })
          else if (n8nDataLinks.has(type)) links.push({ from, to, kind: 'data' })
          else links.push({ from: to, to: from, ...(type === 'ai_textSplitter' && { kind: 'data' }) })
          if (links.length > MOST_ARROWS) throw new GraphError([{ at: 'connections', message: `has more than ${MOST_ARROWS} links` }])
        }
      }
    }
  }
  return links
}
