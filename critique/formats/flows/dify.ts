import { GraphError } from '../../graph/graph.ts'
import type { Props, Zone } from '../../graph/graph.ts'
import { MOST_DEPTH } from '../format.ts'
import type { Format, Libraries, Reading } from '../format.ts'
import type { Source } from '../source.ts'
import { dictOf, numberOf, stringOf } from '../tldrawShapes.ts'
import type { Dict } from '../tldrawShapes.ts'
import { edgesFrom, idsOf, listOf, placeFrom } from './canvas.ts'
import { difyTools, difyTypes } from './difyKinds.ts'
import { readFlow } from './flow.ts'
import type { FlowEdge, FlowNode } from './flow.ts'
import { propsOf } from './settings.ts'

/** Dify: an app's export in YAML or JSON. Workflows and chat flows have steps; simple apps are read as what they are made of. */
export const dify: Format = {
  read: async (source, libraries) => [readDify(source.json ?? (await fromYaml(source, libraries)))],
}

/** Nothing in an export is defined once and used many times: such a file would only serve to grow. */
const MOST_ALIASES = 0

async function fromYaml({ text }: Source, { yaml }: Libraries): Promise<unknown> {
  if (deepestIndent(text) > MOST_DEPTH * 4) throw new GraphError([{ at: '', message: `is nested more than ${MOST_DEPTH} levels deep` }])
  const { parse } = await yaml()
  try {
    return parse(text, { maxAliasCount: MOST_ALIASES, logLevel: 'error', uniqueKeys: false })
  } catch (error) {
    const line = dictOf((dictOf(error).linePos as unknown[] | undefined)?.[0]).line
    throw new GraphError([{ at: typeof line === 'number' ? `line ${line}` : '', message: 'expected YAML, as Dify exports an app' }])
  }
}

function deepestIndent(text: string): number {
  let deepest = 0
  for (const [indent = '', brackets = ''] of text.matchAll(/^ *|[[{]{20,}/gm)) deepest = Math.max(deepest, indent.length, brackets.length)
  return deepest
}

function readDify(value: unknown): Reading {
  const file = dictOf(value)
  const graph = [dictOf(file.workflow).graph, dictOf(file.rag_pipeline).graph, file.graph, file]
    .map(dictOf)
    .find(({ nodes }) => Array.isArray(nodes))
  const title = stringOf(dictOf(file.app).name) || stringOf(dictOf(file.rag_pipeline).name)
  if (graph) return readSteps(graph, title)
  if (Object.keys(dictOf(file.model_config)).length > 0)
    return readSimpleApp(dictOf(file.model_config), title, stringOf(dictOf(file.app).mode))
  throw new GraphError([{ at: 'workflow.graph.nodes', message: 'expected a list of steps of a Dify workflow' }])
}

const typeOf = (node: Dict): string => stringOf(dictOf(node.data).type)
const isStartMark = (node: Dict): boolean => /^(iteration|loop)-start$/.test(typeOf(node))

function readSteps(graph: Dict, title: string): Reading {
  const all = idsOf(listOf(graph.nodes))
  const isNote = (node: Dict): boolean => node.type === 'custom-note' || (typeOf(node) === '' && stringOf(dictOf(node.data).text) !== '')
  const nodes = all.filter((node) => !isNote(node) && !isStartMark(node))
  const ids = new Set(nodes.map(({ id }) => stringOf(id)))
  const loops = nodes.filter((node) => /^(iteration|loop)$/.test(typeOf(node)))
  const inside = new Set(loops.map(({ id }) => stringOf(id)))
  // The mark inside a loop where its first step begins is the loop's own.
  const marks = new Map(all.filter(isStartMark).map((mark) => [stringOf(mark.id), parentOf(mark)]))
  const names = branchNames(nodes)
  return readFlow({
    title,
    nodes: nodes.map((node) => stepOf(node, inside)),
    edges: edgesFrom(graph.edges).map(({ from, to, sourceHandle }): FlowEdge => {
      const start = marks.get(from) ?? from
      const branch = names.get(from)?.get(sourceHandle)
      return { from: start, to, ...(branch && { label: branch }) }
    }),
    zones: loops.map((loop): Zone => ({
      id: `${stringOf(loop.id)}~zone`,
      label: labelOf(loop),
      kind: 'group',
      ...outerOf(loop, inside, ids),
    })),
    notes: all.filter(isNote).map(({ data }) => ({ text: noteText(stringOf(dictOf(data).text)) })),
    ignored: marks.size > 0 ? [{ what: 'the mark of where a loop begins', count: marks.size }] : [],
  })
}

const parentOf = (node: Dict): string =>
  stringOf(node.parentId) || stringOf(dictOf(node.data).iteration_id) || stringOf(dictOf(node.data).loop_id)

function outerOf(loop: Dict, inside: ReadonlySet<string>, ids: ReadonlySet<string>): { parent?: string } {
  const parent = parentOf(loop)
  return inside.has(parent) && ids.has(parent) && parent !== loop.id ? { parent: `${parent}~zone` } : {}
}

/** What the ways out of a branching step are called. */
function branchNames(nodes: readonly Dict[]): Map<string, Map<string, string>> {
  return new Map(
    nodes.flatMap((node): [string, Map<string, string>][] => {
      const data = dictOf(node.data)
      const ways = [
        ...listOf(data.classes).map(({ id, name }) => [stringOf(id), stringOf(name)] as const),
        ...(data.type === 'if-else'
          ? ([
              ['true', 'yes'],
              ['false', 'else'],
            ] as const)
          : []),
      ]
      return ways.length > 0 ? [[stringOf(node.id), new Map(ways)]] : []
    }),
  )
}

const labelOf = (node: Dict): string => stringOf(dictOf(node.data).title) || typeOf(node) || stringOf(node.id)

function stepOf(node: Dict, loops: ReadonlySet<string>): FlowNode {
  const data = dictOf(node.data)
  const id = stringOf(node.id)
  const kind = kindOf(data)
  const parent = parentOf(node)
  return {
    id,
    label: labelOf(node),
    ...(kind && { kind }),
    props: {
      ...modelProps(kind, data),
      ...retrievalProps(kind, data),
      ...propsOf(kind, dictOf(data.agent_parameters), pick(data, 'max_iterations')),
    },
    place: placeFrom(node),
    zone: loops.has(id) ? `${id}~zone` : loops.has(parent) ? `${parent}~zone` : undefined,
  }
}

const pick = (data: Dict, key: string): Dict => (key in data ? { [key]: data[key] } : {})

function kindOf(data: Dict): string | undefined {
  if (data.type !== 'tool') return difyTypes.get(stringOf(data.type))
  const provider = `${stringOf(data.provider_type)} ${stringOf(data.provider_id)} ${stringOf(data.provider_name)} ${stringOf(data.tool_name)}`
  if (data.provider_type === 'workflow') return 'sub_agent'
  if (data.provider_type === 'mcp') return 'mcp_server'
  return difyTools.find(([pattern]) => provider.split(/[\s/]+/).some((word) => pattern.test(word)))?.[1] ?? 'tool_executor'
}

function modelProps(kind: string | undefined, data: Dict): Props {
  const model = dictOf(data.model)
  return propsOf(kind, { model: model.name }, dictOf(model.completion_params))
}

function retrievalProps(kind: string | undefined, data: Dict): Props {
  if (kind !== 'retriever') return {}
  const several = dictOf(data.multiple_retrieval_config)
  const threshold = several.score_threshold_enabled === false ? {} : pick(several, 'score_threshold')
  return propsOf('retriever', pick(several, 'top_k'), threshold)
}

/** Notes are kept as an editor's tree of text. */
function noteText(text: string): string {
  if (!text.startsWith('{')) return text
  return [...text.matchAll(/"text"\s*:\s*"((?:[^"\\]|\\.){0,4000})"/g)]
    .map(([, words = '']) => words.replaceAll(String.raw`\n`, '\n'))
    .join(' ')
}

/** A chat or agent app without steps: who talks to it, the model, what it searches and what it may use. */
function readSimpleApp(config: Dict, title: string, mode: string): Reading {
  const model = dictOf(config.model)
  const agent = dictOf(config.agent_mode)
  const isAgent = mode === 'agent-chat' || (agent.enabled === true && listOf(agent.tools).length > 0)
  const kind = isAgent ? 'agent' : 'llm_orchestrator'
  const tools = listOf(agent.tools).filter(({ enabled }) => enabled !== false)
  const datasets = listOf(dictOf(dictOf(config.dataset_configs).datasets).datasets)
  const top = numberOf(dictOf(config.dataset_configs).top_k)
  const nodes: FlowNode[] = [
    { id: 'user', label: 'Chat', kind: 'chat_ui' },
    {
      id: 'app',
      label: title || 'App',
      kind,
      props: isAgent ? { ...propsOf('agent', agent), ...(tools.length > 0 && { toolCount: tools.length }) } : {},
    },
    {
      id: 'model',
      label: stringOf(model.name) || 'Model',
      kind: 'llm',
      props: propsOf('llm', { model: model.name }, dictOf(model.completion_params)),
    },
    ...datasets.map((_, i): FlowNode => ({
      id: `knowledge ${i + 1}`,
      label: 'Knowledge base',
      kind: 'retriever',
      props: top > 0 ? { k: top } : {},
    })),
    ...tools.map((tool, i): FlowNode => {
      const found = kindOf({ ...tool, type: 'tool' })
      return { id: `tool ${i + 1}`, label: stringOf(tool.tool_label) || stringOf(tool.tool_name) || 'Tool', ...(found && { kind: found }) }
    }),
  ]
  return readFlow({
    title,
    nodes,
    edges: nodes.slice(1).map(({ id }) => (id === 'app' ? { from: 'user', to: 'app' } : { from: 'app', to: id })),
  })
}
