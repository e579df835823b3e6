import { GraphError } from '../../graph/graph.ts'
import type { Props } from '../../graph/graph.ts'
import type { Format, Reading } from '../format.ts'
import { dictOf, isDict, stringOf } from '../tldrawShapes.ts'
import type { Dict } from '../tldrawShapes.ts'
import { edgesFrom, idsOf, listOf, parsed, placeFrom } from './canvas.ts'
import { readFlow } from './flow.ts'
import type { FlowEdge, FlowNode } from './flow.ts'
import { propsOf } from './settings.ts'

/** RAGFlow: an agent's canvas, as a template or as it is exported, old and new. */
export const ragflow: Format = {
  read: async ({ json }) => [readRagflow(dictOf(json))],
}

/** By the name of a component, in small letters. */
const components: ReadonlyMap<string, string> = new Map([
  ['begin', 'chat_ui'],
  ['answer', 'chat_ui'],
  ['message', 'chat_ui'],
  ['userfillup', 'chat_ui'],
  ['interface', 'chat_ui'],
  ['webhook', 'external_trigger'],
  ['agent', 'agent'],
  ['agentwithtools', 'agent'],
  ['llm', 'llm'],
  ['generate', 'llm'],
  ['extractor', 'llm'],
  ['retrieval', 'retriever'],
  ['rewritequestion', 'query_rewriter'],
  ['keywordextract', 'query_rewriter'],
  ['categorize', 'intent_router'],
  ['switch', 'router'],
  ['relevant', 'groundedness_checker'],
  ['concentrator', 'app_service'],
  ['template', 'context_builder'],
  ['stringtransform', 'context_builder'],
  ['variableaggregator', 'app_service'],
  ['variableassigner', 'session_store'],
  ['dataoperations', 'app_service'],
  ['listoperations', 'app_service'],
  ['code', 'code_executor'],
  ['codeexec', 'code_executor'],
  ['exesql', 'text_to_sql'],
  ['invoke', 'external_api'],
  ['iteration', 'workflow_engine'],
  ['iterationitem', 'workflow_engine'],
  ['loop', 'workflow_engine'],
  ['loopitem', 'workflow_engine'],
  ['exitloop', 'router'],
  ['email', 'email_sender'],
  ['crawler', 'crawler'],
  ['tool', 'tool_executor'],
  ['mcp', 'mcp_server'],
  ['github', 'code_repository'],
  ['yahoofinance', 'third_party_api'],
  ['akshare', 'third_party_api'],
  ['wencai', 'third_party_api'],
  ['jin10', 'third_party_api'],
  ['tushare', 'third_party_api'],
  ['qweather', 'third_party_api'],
  ['deepl', 'third_party_api'],
  ['baidufanyi', 'third_party_api'],
  ['excelprocessor', 'document_parser'],
  ['browser', 'browser_tool'],
  ['file', 'user_upload'],
  ['parser', 'document_parser'],
  ['splitter', 'chunker'],
  ['tokenchunker', 'chunker'],
  ['titlechunker', 'chunker'],
  ['hierarchicalmerger', 'chunker'],
  ['tokenizer', 'embedding_pipeline'],
  ['docgenerator', 'app_service'],
  ...[
    'google',
    'googlescholar',
    'bing',
    'baidu',
    'duckduckgo',
    'wikipedia',
    'pubmed',
    'arxiv',
    'tavilysearch',
    'tavilyextract',
    'searxng',
    'serpapi',
    'keenable',
  ].map((name) => [name, 'web_search'] as const),
])

function readRagflow(file: Dict): Reading {
  const dsl = dictOf(parsed(file.dsl) ?? file)
  const canvas = isDict(dsl.components) || isDict(dsl.graph) ? dsl : file
  const parts = dictOf(canvas.components)
  const title = typeof file.title === 'string' ? file.title : stringOf(dictOf(file.title).en)
  const drawn = listOf(dictOf(canvas.graph).nodes)
  if (drawn.length === 0 && Object.keys(parts).length === 0)
    throw new GraphError([{ at: 'dsl.components', message: 'expected the components of a RAGFlow agent' }])
  return drawn.length > 0 ? readCanvas(drawn, dictOf(canvas.graph).edges, parts, title) : readComponents(parts, title)
}

function readCanvas(drawn: readonly Dict[], edges: unknown, parts: Dict, title: string): Reading {
  const all = idsOf(drawn)
  const isNote = (node: Dict): boolean => node.type === 'noteNode' || dictOf(node.data).label === 'Note'
  const nodes = all.filter((node) => !isNote(node))
  const links = edgesFrom(edges)
  const tools = new Map(links.flatMap(({ from, to, sourceHandle }) => (sourceHandle === 'tool' ? [[to, from] as const] : [])))
  return readFlow({
    title,
    nodes: nodes.map((node) => stepOf(node, parts, tools, all)),
    edges: links.map(({ from, to, sourceHandle }) => ({ from, to, ...branch(sourceHandle) })),
    notes: all.filter(isNote).map(({ data }) => ({ text: stringOf(dictOf(dictOf(data).form).text) })),
  })
}

/** Ways out of a branching step have names; the usual ways do not. */
const branch = (handle: string): { label?: string } =>
  /^(start|end|tool|agentTop|agentBottom|agentException|[a-z]|[0-9a-f-]{36}|)$/i.test(handle) ? {} : { label: handle }

function stepOf(node: Dict, parts: Dict, tools: ReadonlyMap<string, string>, all: readonly Dict[]): FlowNode {
  const id = stringOf(node.id)
  const data = dictOf(node.data)
  const part = dictOf(dictOf(Object.hasOwn(parts, id) ? parts[id] : {}).obj)
  const name = stringOf(part.component_name) || stringOf(data.label) || id.split(':')[0]!
  const owner = tools.get(id)
  if (owner !== undefined && name.toLowerCase() === 'tool') return toolsOf(node, id, settingsOf(owner, parts, all))
  const kind = components.get(name.toLowerCase())
  const settings = { ...dictOf(data.form), ...dictOf(part.params) }
  return { id, label: stringOf(data.name) || name, ...(kind && { kind }), props: settingsProps(kind, settings), place: placeFrom(node) }
}

const settingsOf = (id: string, parts: Dict, all: readonly Dict[]): Dict => ({
  ...dictOf(dictOf(all.find((node) => node.id === id)?.data).form),
  ...dictOf(dictOf(dictOf(Object.hasOwn(parts, id) ? parts[id] : {}).obj).params),
})

/** One step stands for all tools of an agent: it is what they are, if they are all the same. */
function toolsOf(node: Dict, id: string, agent: Dict): FlowNode {
  const used = listOf(agent.tools)
  const kinds = new Set(used.map(({ component_name }) => components.get(stringOf(component_name).toLowerCase()) ?? 'tool_executor'))
  const [first = 'tool_executor'] = kinds
  const kind = kinds.size === 1 ? first : 'tool_executor'
  const label = used
    .map(({ name, component_name }) => stringOf(name) || stringOf(component_name))
    .filter(Boolean)
    .slice(0, 4)
    .join(', ')
  const props: Props = { ...(used.length > 1 && { toolCount: used.length }), ...settingsProps(kind, dictOf(used[0]?.params)) }
  return { id, label: label || 'Tools', kind, props, place: placeFrom(node) }
}

/** Sampling settings count only where they are switched on. */
function settingsProps(kind: string | undefined, settings: Dict): Props {
  const { temperature, temperatureEnabled, temperature_enabled, max_tokens, maxTokensEnabled, ...rest } = settings
  const isOn = temperatureEnabled !== false && temperature_enabled !== false
  const props = propsOf(kind, rest, isOn ? { temperature } : {}, maxTokensEnabled === true ? { max_tokens } : {})
  if (typeof props.model === 'string') props.model = props.model.replace(/@.*$/, '')
  const { top_n } = settings
  return kind === 'retriever' && typeof top_n === 'number' ? { ...props, k: top_n } : props
}

/** Files of early versions have no drawing, only components and what comes after each. */
function readComponents(parts: Dict, title: string): Reading {
  const entries = Object.entries(parts)
    .filter(([id]) => id !== '' && id.length <= 180)
    .slice(0, 20_000)
  const edges = entries.flatMap(([from, part]): FlowEdge[] => {
    const { downstream } = dictOf(part)
    return (Array.isArray(downstream) ? downstream : []).flatMap((to) => (typeof to === 'string' ? [{ from, to }] : []))
  })
  return readFlow({
    title,
    nodes: entries.map(([id, part]): FlowNode => {
      const { component_name, params } = dictOf(dictOf(part).obj)
      const name = stringOf(component_name) || id.split(':')[0]!
      const kind = components.get(name.toLowerCase())
      return { id, label: name, ...(kind && { kind }), props: settingsProps(kind, dictOf(params)) }
    }),
    edges,
  })
}
