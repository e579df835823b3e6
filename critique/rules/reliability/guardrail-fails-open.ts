import { highImpactActions, isPrivate, isProduction, privateNodes, writes } from '../../graph/predicates.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { setProp } from '../mends.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'reliability/guardrail-fails-open',
  title: 'When the check is down, everything passes',
  severity: 'major',
  cluster: 'guardrail-coverage',
  confidence: 'medium',
  burdenOfProof: 'engine',
  whenUnknown: 'ask',
  why: 'Checks time out like everything else. One that lets things through when it is down is gone exactly under load or attack, and nobody sees it go.',
  ask: 'When {guardrail} does not answer, does {asset} still happen, and who is told?',
  followUps: ['Which actions stop when the check is gone, and which go on?', 'What availability does {guardrail} itself promise?'],
  goodAnswer: [
    'Decided per risk: what acts or leaks stops, harmless chat goes on',
    'A small local rule set for when the service is down',
    'A time budget for the check',
    'An alert on the share that passed unchecked',
  ],
  fix: 'Let {guardrail} fail closed before {asset}, and alert on everything that bypasses it.',
  unless: 'It fails closed, an error path is drawn, or nothing behind it acts, is private or is regulated.',
  sources: [
    {
      title: 'OWASP Proactive Controls: Handle all errors and exceptions (fail securely)',
      url: 'https://top10proactive.owasp.org/archive/2018/c10-errors-exceptions/',
      verification: 'recalled',
    },
  ],
  companyEmphasis: ['anthropic'],
  examples: {
    flagged: [
      'end_user -> agent#desk -> *tool_call_validator#limits { failMode: open } -> *payment_api#refunds',
      'requires { scope: production }; end_user -> *input_guardrail#screen { label: "Guard (on timeout: pass)" } -> agent#desk -> *crm#people',
    ],
    asked: ['requires { scope: regulated }; end_user -> *input_guardrail#screen -> agent#desk -> *payment_api#refunds'],
    clean: [
      'end_user -> agent#desk -> tool_call_validator#limits { failMode: closed } -> payment_api#refunds',
      'end_user -> input_guardrail#tone { failMode: open } -> llm_orchestrator#chat -> llm#model',
      'requires { scope: production }; end_user -> agent#desk -> policy_engine#limits -> payment_api#refunds',
      'end_user -> agent#desk -> policy_engine#limits { failMode: open } -> payment_api#refunds; #limits -{ onError: true }-> human_review_queue#desk2',
      'requires { scope: regulated }; end_user -> input_guardrail#screen { label: "Guard, blocks when down" } -> agent#desk -> crm#people',
    ],
  },
  *check(graph) {
    const assets = [...new Set([...highImpactActions(graph), ...writes(graph), ...privateNodes(graph)])]
    if (assets.length === 0) return
    const reaching = graph.calls.to(assets)
    let walks = 0
    for (const guardrail of graph.nodes.filter(
      (node) => graph.is(node, 'screens_content') || graph.isKind(node, 'policy_engine', 'output_validator', 'tool_call_validator'),
    )) {
      const said = [guardrail.label, ...graph.edgesTo(guardrail).map(({ label }) => label)]
      const mode = graph.word(guardrail, 'failMode') ?? (said.some((text) => OPENS.test(text)) ? 'open' : undefined)
      if (mode === 'closed' || said.some((text) => CLOSES.test(text)) || hasErrorPath(graph, guardrail)) continue
      if (mode === undefined && !isWorthAsking(graph, guardrail)) continue
      const from = reaching.has(guardrail)
        ? guardrail
        : graph.calls.previous(guardrail).find((caller) => reaching.has(caller) && !graph.is(caller, 'request_entry'))
      if (from && walks++ > MOST) return
      const path = from && graph.calls.path(from, mode === undefined ? highImpactActions(graph) : assets)
      if (!path || path.nodes.length < 2) continue
      const asset = path.nodes.at(-1)!
      yield {
        status: mode === undefined ? 'ask' : 'violation',
        nodes: [guardrail, asset],
        path,
        because:
          mode === undefined
            ? `Nothing says what happens to ${asset.label} while ${guardrail.label} does not answer.`
            : `${guardrail.label} fails open, and ${asset.label} is behind it${isPrivate(graph, asset) === true ? ', with private data' : ''}.`,
        say: { guardrail, asset },
      }
    }
  },
  mend: (_graph, { nodes: [guardrail] }) => setProp(guardrail!, 'failMode', 'closed'),
})

const OPENS =
  /\b(fails?[ -]open|best[ -]effort|(on|after|at|when) (an? )?(time-?outs?|errors?|failures?|down|slow)[ :,=]+(it )?(pass(es)?|lets?|allows?|skips?|continues?|goes on)|(passes|skipped|ignored|lets through) (when|on|if|after) (an? )?(it is )?(time-?outs?|errors?|down|slow))\b/i
const CLOSES =
  /\b(fails?[ -]closed|(on|after|at|when) (an? )?(time-?outs?|errors?|failures?|down|slow)[ :,=]+(it )?(blocks?|holds?|den(y|ies)|refuses?|stops?|rejects?|review)|(blocks?|holds?|denies|refuses|stops) (when|on|if|after) (an? )?(it is )?(time-?outs?|errors?|down|slow))\b/i

/** Guardrails that are looked at, each with a walk over the board. */
const MOST = 12

/** Code in line before an action stops it by being down; a model or a service beside the way does not. */
const isWorthAsking = (graph: GraphView, guardrail: ViewNode): boolean =>
  !graph.is(guardrail, 'deterministic') &&
  isProduction(graph) === true &&
  (graph.requirements.scope === 'regulated' || (graph.requirements.regulations?.length ?? 0) > 0)

const hasErrorPath = (graph: GraphView, guardrail: ViewNode): boolean =>
  graph
    .edgesFrom(guardrail)
    .some(
      (edge) =>
        graph.fact(edge, 'onError') === true ||
        (edge.kind === 'control' && /\b(down|error|fail|timeout)/i.test(edge.label)) ||
        graph.is(edge.to, 'recovers_failures'),
    )
