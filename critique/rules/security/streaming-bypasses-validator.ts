import { concerns } from '../../graph/lexicon.ts'
import { generators } from '../../graph/predicates.ts'
import type { GraphView, ViewEdge, ViewNode } from '../../graph/view.ts'
import { apart } from '../apart.ts'
import { setProp, together } from '../mends.ts'
import { defineRule, type Hit } from '../rule.ts'

const CHECKS = ['output_validator', 'output_guardrail', 'groundedness_checker', 'content_moderator', 'schema_validator'] as const
const STREAMS = /\b(stream(s|ed|ing)?|sse|token by token)\b/i

export default defineRule({
  id: 'security/streaming-bypasses-validator',
  title: 'People read the answer before the check has',
  severity: 'major',
  cluster: 'guardrail-coverage',
  structural: true,
  burdenOfProof: 'board',
  whenUnknown: 'skip',
  why: 'What is streamed has been read, or spoken, before a check of the whole answer is done. Taking text back from a screen is awkward, from a phone line impossible.',
  ask: '{model} streams, and {check} looks at the answer. In which order does a person get the words and the verdict?',
  followUps: [
    'What would buffering in chunks cost in time to the first word?',
    'How does the client take back what it has already shown or said?',
  ],
  goodAnswer: [
    'Safety checks run on buffered chunks before they are sent',
    'What needs the whole answer guards only channels that do not stream, or that can take text back',
    'Progress is streamed first, the checked answer after it',
    'The price in waiting time is named',
  ],
  fix: 'Send the stream of {model} through {check} in buffered chunks, or do not stream where {check} needs the whole answer.',
  unless:
    'The check works on buffered chunks in the stream, it only looks at tool calls, nothing says that the answer is streamed, or it is an internal tool.',
  sources: [
    {
      title: 'Azure OpenAI: content streaming',
      section: 'Default and asynchronous filter',
      url: 'https://learn.microsoft.com/azure/foundry/openai/concepts/content-streaming',
      verification: 'verified',
    },
    {
      title: 'Amazon Bedrock: streaming response behaviour of guardrails',
      section: 'Asynchronous mode',
      url: 'https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-streaming.html',
      verification: 'verified',
    },
    {
      title: 'OpenAI Guardrails: streaming and blocking',
      url: 'https://openai.github.io/openai-guardrails-python/streaming_output',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['anthropic', 'openai'],
  examples: {
    flagged: [
      'end_user -> chat_ui#chat -> llm_orchestrator#desk -> *llm#writer; #writer -data{ streaming: true }-> #chat; #writer -data-> *output_guardrail#safety; #safety -data-> #chat',
      'requires { statements: ["Minors use it"] }; end_user -> chat_ui#chat -> llm_orchestrator#tutor; #tutor -> *llm#writer { streaming: true }; #tutor -> *content_moderator#safety { mode: async }',
      'requires { dataClasses: [phi], users: 900 }; end_user -> chat_ui#chat -> llm_orchestrator#desk -> *llm#writer; #desk -{ label: "SSE stream" }-> #chat; #desk -> *output_validator#safety { label: "Medical check (runs after)" }',
      'requires { dataClasses: [phi], users: 900 }; end_user -> chat_ui#chat -> *agent#nurse -{ label: "SSE tokens" }-> #chat; #nurse -> *input_guardrail#safety { label: "Safety checker (async)" }',
    ],
    clean: [
      'voice_channel#phone -> media_server#media -{ streaming: true }-> speech_to_text#ears -> agent#desk -> output_guardrail#words { mode: chunked } -> text_to_speech#mouth -> #phone',
      'ide_client#editor -> llm_gateway#models -{ streaming: true }-> llm#coder; #models -> agent#fixer -> #models; #fixer -> output_validator#diff -> approval_gate#review -> tool_executor#push',
      'end_user -> chat_ui#chat -> output_guardrail#safety -> llm_orchestrator#desk -> llm#writer { streaming: true }',
      'end_user -> chat_ui#chat -> llm_orchestrator#desk; #desk -> llm#writer { streaming: true }; #desk -> output_guardrail#safety { mode: synchronous_buffered }',
      'end_user -> chat_ui#chat -> llm_orchestrator#desk; #desk -> llm#writer; #desk -> output_guardrail#safety',
      'requires { scope: internal }; end_user -> chat_ui#chat -> llm_orchestrator#desk -> llm#writer; #writer -data{ streaming: true }-> #chat; #writer -data-> output_guardrail#safety',
    ],
  },
  *check(graph) {
    if (graph.requirements.scope === 'internal' || graph.requirements.scope === 'prototype') return
    // A guard that looks afterwards has not held anything back, whichever side it was drawn for.
    const checks = [...graph.nodesOf(...CHECKS), ...graph.nodesOf('input_guardrail').filter((node) => isLate(graph, node))].filter(
      (node) => !guardsActions(graph, node),
    )
    if (checks.length === 0) return
    if (!graph.nodes.some((node) => isStreamed(graph, node)) && !graph.edges.some((edge) => isStreamed(graph, edge))) return
    const checked = graph.content.to(checks)
    const past = graph.content.to(graph.nodesThat('user_interface', 'request_entry'), { avoiding: checks })
    const models = generators(graph).filter(
      (node) => !graph.is(node, 'evaluates') && checked.has(node) && (past.has(node) || isStreamed(graph, node)),
    )
    yield* apart(models, (model) => witness(graph, model, checks))
  },
  mend(graph, { say, edges }) {
    const check = say!.check as ViewNode
    const past = (edges ?? []).filter((edge) => edge.to !== check && edge.from !== check && edge.kind === 'data')
    return together(setProp(check, 'mode', 'synchronous_buffered'), {
      removeEdges: past.map(({ id }) => id),
      addEdges: past.flatMap((edge) => [
        ...(graph.edgesBetween(edge.from, check).length > 0 ? [] : [{ from: edge.from.id, to: check.id, kind: 'data' }]),
        ...(graph.edgesBetween(check, edge.to).length > 0 ? [] : [{ from: check.id, to: edge.to.id, kind: 'data' }]),
      ]),
    })
  },
})

/** It stands before what an agent does, not before what people read: no answer streams past it. */
const guardsActions = (graph: GraphView, check: ViewNode): boolean => {
  const behind = graph.calls.next(check)
  return behind.length > 0 && behind.every((node) => graph.is(node, 'gate') || graph.is(node, 'tool') || graph.is(node, 'changes_state'))
}

/** Sound goes in there: nothing comes back out of it to whoever speaks. */
const isEar = (graph: GraphView, node: ViewNode): boolean => graph.isKind(node, 'speech_to_text')

const isSynchronous = (graph: GraphView, check: ViewNode): boolean =>
  /sync.*buffer|buffer|chunk|blocking|^sync/.test(graph.word(check, 'mode') ?? '')
const AFTERWARDS = /\b(async(hronous(ly)?)?|post[- ]?hoc|afterwards?|runs? after|after the (fact|answer|reply)|in the background)\b/i
/** What is stated says more than what is written on the box. */
const isLate = (graph: GraphView, check: ViewNode): boolean => {
  const mode = graph.word(check, 'mode')
  return mode !== undefined ? /async|post[_ -]?hoc/.test(mode) : graph.fact(check, 'async') === true || AFTERWARDS.test(check.label)
}
const isStreamed = (graph: GraphView, of: ViewNode | ViewEdge): boolean =>
  graph.fact(of, 'streaming') === true || ('from' in of && STREAMS.test(of.label))

function witness(graph: GraphView, model: ViewNode, checks: readonly ViewNode[]): Hit | undefined {
  const people = graph.nodesThat('user_interface', 'request_entry')
  const seen = graph.content.from(model)
  const check =
    checks.find((node) => seen.has(node) && (isLate(graph, node) || !isSynchronous(graph, node))) ?? checks.find((node) => seen.has(node))
  if (!check) return undefined
  const handled = new Set(checks.filter((node) => isSynchronous(graph, node)).flatMap((node) => graph.content.previous(node)))
  const path = graph.content.path(model, people, {
    avoiding: (node) => node !== model && (checks.includes(node) || handled.has(node) || isEar(graph, node)),
  })
  // The answer may ride back on a call that is drawn as well: the arrow that says how is the other one.
  const streams =
    path &&
    (path.edges.some((edge) => isStreamed(graph, edge)) ||
      path.nodes.some((node, i) => i > 0 && graph.edgesBetween(path.nodes[i - 1]!, node).some((edge) => isStreamed(graph, edge))))
  const tells = graph.fact(model, 'streaming') === true
  // Asked beside the path, the caller may well wait for the verdict: only a stream that is drawn past it, or a late check, says otherwise.
  if (path && (streams || (tells && isLate(graph, check) && isHighStakes(graph))) && !(isSynchronous(graph, check) && !streams))
    return describe(
      graph,
      model,
      check,
      path,
      `${model.label} streams to ${path.nodes.at(-1)!.label} past ${check.label}${isLate(graph, check) ? ', which looks at it afterwards' : ''}.`,
    )
  const whole = checks.find((node) => graph.fact(node, 'needsCompleteOutput') === true && seen.has(node) && !isSynchronous(graph, node))
  if (!path && tells && whole && graph.edgesFrom(whole).some((edge) => isStreamed(graph, edge)))
    return describe(graph, model, whole, undefined, `${whole.label} needs the whole answer, but ${model.label} streams it.`)
  return undefined
}

const isHighStakes = (graph: GraphView): boolean =>
  graph.requirements.scope === 'regulated' ||
  graph.requirements.dataClasses?.some((name) => name === 'phi' || name === 'pci') === true ||
  ['minors', 'decisions_about_people', 'regulator'].some((name) => concerns(graph).has(name as 'minors')) ||
  graph.nodesOf('voice_channel').length > 0

const describe = (_graph: GraphView, model: ViewNode, check: ViewNode, path: Hit['path'], because: string): Hit => ({
  nodes: [model, check],
  ...(path ? { path, edges: path.edges } : {}),
  because,
  say: { model, check },
})
