import { entries, generators, waysIn } from '../../graph/predicates.ts'
import { Flow, type Path } from '../../graph/flow.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { apart } from '../apart.ts'
import { standOn } from '../mends.ts'
import { defineRule, type Hit } from '../rule.ts'

const OUTPUT = ['output_validator', 'output_guardrail', 'groundedness_checker'] as const
const STAFF = /\b(admin\w*|internal|operators?|ops|analysts?|employees?|staff|developers?|engineers?|cron|test)\b/i

export default defineRule({
  id: 'security/guardrail-bypass-path',
  title: 'One way to the model passes the guard, another walks around it',
  severity: 'major',
  cluster: 'guardrail-coverage',
  structural: true,
  burdenOfProof: 'board',
  whenUnknown: 'skip',
  why: 'The main road was secured, the fallback, the second channel and the batch interface were forgotten. An attacker needs only one.',
  ask: 'I get from {from} to {to} by {way}, without passing {guard}. Is that meant to be?',
  followUps: ['Does the fallback pass the same check?', 'What keeps somebody from adding the next unguarded way?'],
  goodAnswer: [
    'One gateway that all model traffic has to pass',
    'The guard is on every way, and a test on the architecture says so',
    'What was retrieved and what tools answer is screened too',
    'When the guard fails, the way is closed',
  ],
  fix: 'Lead the way from {from} through {guard} as well, or through one gateway for all.',
  unless:
    'Another control of the same kind stands on the other way, the caller asks the guard before it goes on, or what comes that way is written by staff or part of an evaluation.',
  sources: [
    {
      title: 'OWASP LLM01:2025 Prompt Injection',
      section: 'Mitigations 2-3',
      url: 'https://github.com/GenAI-Security-Project/GenAI-LLM-Top10/blob/main/2025/LLM01_PromptInjection.md',
      verification: 'verified',
    },
    {
      title: 'Azure Well-Architected for AI: test and evaluate',
      section: 'User prompts and grounding context through content safety',
      url: 'https://learn.microsoft.com/azure/well-architected/ai/test',
      verification: 'verified',
    },
    {
      title: 'Threagile built-in risk rules',
      section: 'unguarded-access-from-internet',
      url: 'https://github.com/Threagile/threagile/tree/master/pkg/risks/builtin',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['anthropic', 'openai'],
  examples: {
    flagged: [
      'end_user -> web_client#web -> input_guardrail#shield -> llm_orchestrator#desk -> *llm#writer; *mobile_client#app -> *llm_gateway#gw -> #writer; #desk -> #writer',
      'end_user -> llm_orchestrator#desk; #desk -> llm#first -data-> output_guardrail#safety -data-> chat_ui#chat; #desk -{ onError: true }-> *fallback_model#second -data-> *#chat',
    ],
    clean: [
      'end_user -> web_client#web -> input_guardrail#shield -> llm_orchestrator#desk -> llm#writer; mobile_client#app -> #shield',
      'end_user -> web_client#web -> llm_orchestrator#desk; #desk -> input_guardrail#shield; #desk -> llm#writer',
      'end_user -> web_client#web -> input_guardrail#shield -> llm_orchestrator#desk -> llm#writer; mobile_client#app -> injection_detector#other -> #desk',
      'end_user -> chat_ui#chat -> llm_orchestrator#desk -> llm#writer -> output_guardrail#safety -> #chat',
      'end_user -> mobile_client#app -> llm#writer -> content_moderator#filter -> #app',
      'end_user -> web_client#web -> input_guardrail#shield -> llm#writer; scheduler#nightly -> #writer',
      'end_user -> web_client#web; #web -> input_guardrail#shield -> llm#writer; #web -> retriever#search -> vector_db#index; #search -> #writer',
    ],
  },
  *check(graph) {
    yield* input(graph)
    yield* output(graph)
  },
  mend(graph, { say, path }) {
    const guard = say!.guard as ViewNode
    const first = path!.edges[0]!
    // Before the model the way is led into the guard; behind it, from the model into the guard that already leads on.
    const edge = graph.is(path!.nodes[0]!, 'generates') ? first : path!.edges.at(-1)!
    const control = { ref: guard.id, kind: guard.kind, label: guard.label }
    return { ...standOn(edge, control), addNodes: [] }
  },
  *praise(graph) {
    const open = graph.calls.from(entries(graph), { avoiding: (node) => isInputGuard(graph, node) })
    for (const model of generators(graph)) {
      if (open.has(model)) continue
      const path = waysIn(graph).to(model)
      const guard = path?.nodes.find((node) => isInputGuard(graph, node))
      if (path && guard) {
        yield { nodes: [guard, model], path, because: `Every way to ${model.label} passes ${guard.label}.` }
        return
      }
    }
  },
})

/** A web firewall knows packets, not prompts. */
const isInputGuard = (graph: GraphView, node: ViewNode): boolean =>
  graph.isKind(node, 'input_guardrail', 'injection_detector', 'content_moderator') && !graph.isKind(node, 'waf')

/** Passes the guard, or asks it and goes on. */
const isGuarded = (graph: GraphView, node: ViewNode): boolean =>
  isInputGuard(graph, node) || graph.calls.next(node).some((next) => isInputGuard(graph, next) && graph.calls.next(next).length === 0)

/** What was asked of a store or an index does not go on to the model as a prompt; what a schedule starts or a test sends is not from outside. */
const carriesNoPrompt = (graph: GraphView, node: ViewNode): boolean =>
  (['stores_data', 'retrieves', 'offline_trigger', 'evaluates', 'records_telemetry', 'collects_feedback'] as const).some((trait) =>
    graph.is(node, trait),
  ) || graph.isKind(node, 'reranker', 'embedding_model')

function* input(graph: GraphView): Iterable<Hit> {
  const guards = graph.nodes.filter((node) => isInputGuard(graph, node))
  if (guards.length === 0) return
  const doors = entries(graph).filter((node) => !STAFF.test(node.label))
  // What only a model leads to reads answers: that it stands before the next round is no way in.
  const reached = graph.calls.from(doors, { avoiding: generators(graph) })
  const guarded = graph.calls.from(guards.filter((node) => reached.has(node)))
  const around = { avoiding: graph.nodes.filter((node) => isGuarded(graph, node) || carriesNoPrompt(graph, node)) }
  const open = graph.calls.from(doors, around)
  const models = generators(graph).filter((model) => guarded.has(model) && open.has(model) && !graph.is(model, 'evaluates'))
  yield* apart(models, (model) => {
    const path = graph.calls.path(doors, model, around)
    const guard = guards.find((one) => graph.calls.reaches(one, model))!
    return path && isWay(path) ? describe(path, guard) : undefined
  })
}

function* output(graph: GraphView): Iterable<Hit> {
  const checks = graph.nodesOf(...OUTPUT).filter((node) => !graph.isKind(node, 'schema_validator'))
  if (checks.length === 0) return
  const people = graph.nodesThat('user_interface', 'request_entry')
  const onward = graph.once(
    'answers as drawn',
    () =>
      new Flow(
        graph.nodes,
        graph.edges
          .filter((edge) => edge.kind === 'request' || edge.kind === 'data')
          .map((edge) => ({ from: edge.from, to: edge.to, edge })),
      ),
  )
  const told = onward.to(people)
  const written = onward.from(generators(graph))
  const checked = checks.filter((check) => told.has(check) && written.has(check))
  if (checked.length === 0) return
  const past = {
    avoiding: (node: ViewNode) =>
      checks.includes(node) || graph.calls.next(node).some((next) => checks.includes(next) && onward.next(next).length === 0),
  }
  yield* apart(
    generators(graph).filter((model) => !graph.is(model, 'evaluates')),
    (model) => {
      const path = onward.path(model, people, past)
      return path && isWay(path) ? describe(path, checked[0]!) : undefined
    },
  )
}

/** A box that both asks and writes goes around nothing. */
const isWay = ({ edges }: Path): boolean => edges.length > 0

const describe = (path: Path, guard: ViewNode): Hit => {
  const way = path.nodes.map((node) => node.label).join(' -> ')
  return {
    nodes: path.nodes,
    path,
    because: `${guard.label} stands on one way, but ${way} goes around it.`,
    say: { from: path.nodes[0]!, to: path.nodes.at(-1)!, way, guard },
  }
}
