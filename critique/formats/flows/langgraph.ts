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
  return readFlow({
    title: stringOf(file.name) || stringOf(file.graph_id),
    nodes: nodes.map(stepOf),
    edges: edgesFrom(file.edges).map(({ from, to, label }, i) => {
      const words = label || (typeof all[i]?.data === 'string' ? all[i].data : '')
      return { from, to, ...(words && { label: words }), ...(all[i]?.conditional === true && { props: { conditional: true } }) }
    }),
  })
}

function stepOf(node: Dict): FlowNode {
  const id = stringOf(node.id)
  const data = dictOf(node.data)
  const path = Array.isArray(data.id) ? data.id : []
  const name = stringOf(data.name) || (typeof node.data === 'string' ? node.data : '') || stringOf(node.name) || id
  const label = id === '__start__' ? 'Start' : id === '__end__' ? 'End' : /^[0-9a-f-]{32,36}$/.test(id) ? name : id
  const kind = classes.get(stringOf(path.at(-1))) ?? classes.get(stringOf(data.name)) ?? names.get(id.toLowerCase().split(':').at(-1) ?? '')
  return { id, label: label.replaceAll(/[_:]+/g, ' '), ...(kind && { kind }) }
}
