import type { Zone } from '../../graph/graph.ts'
import type { Format, Reading } from '../format.ts'
import { dictOf, stringOf } from '../tldrawShapes.ts'
import type { Dict } from '../tldrawShapes.ts'
import { edgesFrom, idsOf, listOf } from './canvas.ts'
import { readFlow } from './flow.ts'
import type { FlowNode } from './flow.ts'

/** The graph that LangGraph draws of itself, as JSON. */
export const langgraph: Format = {
  read: async ({ json }) => [readLanggraph(dictOf(json))],
}

/** By the class that a step is made of. */
const classes: ReadonlyMap<string, string> = new Map([
  ['ToolNode', 'tool_executor'],
  ['ValidationNode', 'tool_call_validator'],
  ['ChatOpenAI', 'llm'],
  ['ChatAnthropic', 'llm'],
  ['AgentExecutor', 'agent'],
  ['PromptTemplate', 'prompt_registry'],
  ['ChatPromptTemplate', 'prompt_registry'],
  ['VectorStoreRetriever', 'retriever'],
])

/** By the names that the documentation gave to steps, and that people took over. */
const names: ReadonlyMap<string, string> = new Map([
  ['__start__', 'chat_ui'],
  ['__end__', 'chat_ui'],
  ['agent', 'agent'],
  ['model', 'llm'],
  ['call_model', 'llm'],
  ['chatbot', 'llm'],
  ['llm', 'llm'],
  ['generate', 'llm'],
  ['generate_answer', 'llm'],
  ['tools', 'tool_executor'],
  ['tool', 'tool_executor'],
  ['action', 'tool_executor'],
  ['tool_node', 'tool_executor'],
  ['retrieve', 'retriever'],
  ['retriever', 'retriever'],
  ['rewrite', 'query_rewriter'],
  ['rewrite_question', 'query_rewriter'],
  ['transform_query', 'query_rewriter'],
  ['grade_documents', 'groundedness_checker'],
  ['web_search', 'web_search'],
  ['websearch', 'web_search'],
  ['supervisor', 'agent_supervisor'],
  ['planner', 'planner'],
  ['plan', 'planner'],
  ['replan', 'planner'],
  ['human', 'approval_gate'],
  ['human_feedback', 'approval_gate'],
  ['human_review', 'approval_gate'],
  ['human_approval', 'approval_gate'],
  ['ask_human', 'approval_gate'],
  ['summarize_conversation', 'conversation_summarizer'],
])

function readLanggraph(file: Dict): Reading {
  const nodes = idsOf(listOf(file.nodes))
  const all = listOf(file.edges)
  // Steps of a graph inside the graph are named "inner:step".
  const groups = new Set(nodes.map(({ id }) => groupOf(stringOf(id))).filter((group) => group !== undefined))
  return readFlow({
    title: stringOf(file.name) || stringOf(file.graph_id),
    nodes: nodes.map(stepOf),
    edges: edgesFrom(file.edges).map(({ from, to, label }, i) => {
      const words = label || (typeof all[i]?.data === 'string' ? all[i].data : '')
      return { from, to, ...(words && { label: words }), ...(all[i]?.conditional === true && { props: { conditional: true } }) }
    }),
    zones: [...groups].map((group): Zone => ({ id: `${group}~zone`, label: spaced(group), kind: 'group' })),
  })
}

const groupOf = (id: string): string | undefined => (id.includes(':') ? id.slice(0, id.lastIndexOf(':')) : undefined)
const spaced = (name: string): string => name.replaceAll(/[_:]+/g, ' ').trim()

/** Older versions number their steps, or give them ids that say nothing: then the name counts. */
const isBareId = (id: string): boolean => /^\d+$|^[0-9a-f-]{32,36}$/.test(id)

function stepOf(node: Dict): FlowNode {
  const id = stringOf(node.id)
  const data = dictOf(node.data)
  const path = Array.isArray(data.id) ? data.id : []
  const said = stringOf(data.name) || stringOf(data.label) || (typeof node.data === 'string' ? node.data : '') || stringOf(node.name)
  const name = isBareId(id) ? said || id : id.slice(id.lastIndexOf(':') + 1)
  const label = name === '__start__' ? 'Start' : name === '__end__' ? 'End' : spaced(name)
  const kind = classes.get(stringOf(path.at(-1))) ?? classes.get(stringOf(data.name)) ?? names.get(name.toLowerCase())
  const group = groupOf(id)
  return { id, label: label || id, ...(kind && { kind }), ...(group !== undefined && { zone: `${group}~zone` }) }
}
