import { servedModels } from '../../facts/training.ts'
import { awaited } from '../../facts/serving.ts'
import { highImpactActions, isProduction, stated, writes } from '../../graph/predicates.ts'
import type { GraphView, ViewEdge, ViewNode } from '../../graph/view.ts'
import { setProp } from '../mends.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'reliability/scorer-timeout-undefined',
  title: 'Nobody decided what happens when the score is late',
  severity: 'major',
  severityModifiers: ['minor when nothing behind the decision acts'],
  cluster: 'overload',
  burdenOfProof: 'board',
  whenUnknown: 'skip',
  why: 'A score that must arrive within milliseconds will sometimes not. Letting everything through invites fraud at exactly that moment; refusing everything is an outage. Both happen by accident when nobody chose.',
  ask: '{scorer} does not answer in time. Does the decision go through, is it refused, or does something simpler decide?',
  followUps: ['Is it the same for small and large amounts?', 'Who sees how many decisions were taken without a score?'],
  goodAnswer: [
    'A time budget for the score, below that of the request',
    'Rules or the last known score decide when it is late',
    'Open for small risks, closed or to a person for large ones',
    'Decisions without a score are counted, marked and looked at later',
  ],
  fix: 'Give {scorer} a time limit, and state what decides when it passes: rules, a person, or a refusal.',
  unless:
    'A time limit with a fail mode, a fallback rule, a default or a person is drawn or stated, nobody waits, or no decision hangs on it.',
  sources: [
    {
      title: 'AWS Builders Library: Timeouts, retries, and backoff with jitter',
      url: 'https://aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter/',
      verification: 'recalled',
    },
    {
      title: 'An automated decision strategy that keeps working under failure',
      url: 'https://www.decisimo.com/articles/how-to-implement-an-automated-decision-strategy-that-keeps-working-under-failure',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['meta', 'databricks'],
  examples: {
    flagged: [
      'requires { scope: production, p95LatencyMs: 80 }; api_consumer#network -> app_service#decide { label: "Decision service" } -> *model_serving#score { label: "Risk model" }',
      'requires { scope: production, p95LatencyMs: 150 }; api_consumer#checkout -> app_service#authorise; #authorise -> *classifier_model#fraud; #authorise -> payment_api#capture',
      'requires { scope: production }; external_trigger#card -> app_service#decide -> *model_serving#risk { label: "Risk scorer" }; #decide -> payment_api#capture',
    ],
    clean: [
      'requires { scope: production, p95LatencyMs: 80 }; api_consumer#network -> app_service#decide { label: "Decision service, default to step-up on timeout" } -> model_serving#score',
      'requires { scope: production, p95LatencyMs: 150 }; api_consumer#checkout -> app_service#authorise; #authorise -> classifier_model#fraud { timeoutMs: 40, failMode: closed }; #authorise -> payment_api#capture',
      'requires { scope: production, p95LatencyMs: 150 }; api_consumer#checkout -> app_service#authorise; #authorise -> classifier_model#fraud; #authorise -{ onError: true }-> policy_engine#rules; #authorise -> payment_api#capture',
      'requires { scope: production, p95LatencyMs: 150 }; end_user -> app_service#home -> ranking_model#feed',
      'requires { scope: production }; scheduler#nightly -> classifier_model#churn -data-> crm#accounts',
      'requires { scope: production, p95LatencyMs: 200 }; end_user#u -> app_service#shop { label: "Checkout: no score in 80 ms, then manual review" } -> classifier_model#fraud; #shop -> payment_api#capture',
    ],
  },
  *check(graph) {
    if (isProduction(graph) !== true || stated(graph, DECIDED) !== undefined) return
    const acts = new Set([...highImpactActions(graph), ...writes(graph)])
    for (const scorer of new Set([...graph.nodesThat('predicts'), ...servedModels(graph)])) {
      if (!isReached(graph, scorer) || graph.isKind(scorer, 'ranking_model')) continue
      const callers = graph.calls
        .previous(scorer)
        .filter((node) => !graph.is(node, 'request_entry') && !graph.is(node, 'offline_processing'))
      const around = [scorer, ...callers]
      if (
        around.some(
          (node) => isDecided(graph, node) || [...graph.edgesFrom(node), ...graph.edgesTo(scorer)].some((edge) => isDecided(graph, edge)),
        )
      )
        continue
      const action = around.flatMap((node) => graph.calls.next(node)).find((node) => acts.has(node))
      const decider = action ?? around.find((node) => DECIDES.test(node.label))
      if (!decider || (!action && graph.requirements.p95LatencyMs === undefined)) continue
      yield {
        nodes: [scorer],
        because: `${decider === scorer ? 'The decision' : decider.label} hangs on ${scorer.label}, and nothing says what happens when the score does not come in time.`,
        say: { scorer },
      }
    }
  },
  mend: (_graph, { nodes: [scorer] }) => ({
    setProps: [...setProp(scorer!, 'timeoutMs', 50).setProps!, ...setProp(scorer!, 'failMode', 'closed').setProps!],
  }),
})

/** By a person, or by an event that waits for an answer, such as a card terminal. */
const isReached = (graph: GraphView, node: ViewNode): boolean =>
  awaited(graph).has(node) ||
  graph
    .once('called by machines', () =>
      graph.calls.from(graph.nodesOf('external_trigger', 'api_consumer'), { avoiding: (other) => graph.is(other, 'async_boundary') }),
    )
    .has(node)

/** A verdict about somebody's money or request, given while they wait. */
const DECIDES = /\b(decisions?|decid(e|es|ing)|authori[sz]\w*|approv\w*|declin\w*|fraud|credit|underwrit\w*|eligib\w*)\b/i

const DECIDED =
  /\b(fail[s ]?[ -]?(open|closed|safe)|time[sd]?[ -]?outs?|fallback|default (decision|to|score|rule)|when .{0,30}(late|down|unavailable|times out)|(no|without a?|missing|late) (score|answer|reply|verdict|response)\b.{0,24}(:|→|->|=|then|goes|means|in \d|within|after)|if (the )?(score|scorer|model|service) (is )?(late|missing|down|slow|unavailable))/i

const isDecided = (graph: GraphView, of: ViewNode | ViewEdge): boolean =>
  ['failMode', 'degradedMode', 'onError', 'fallback', 'defaultOnTimeout'].some((prop) => graph.prop(of, prop) !== undefined) ||
  DECIDED.test(of.label) ||
  ('traits' in of ? graph.is(of, 'recovers_failures') : graph.is(of.to, 'recovers_failures') && of.kind !== 'telemetry')
