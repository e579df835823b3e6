import { checksIdentity } from '../../facts/identity.ts'
import { saysLimit, saysSignIn } from '../../facts/wording.ts'
import { concerns } from '../../graph/lexicon.ts'
import { entries, generators } from '../../graph/predicates.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { newNode, standOnAll } from '../mends.ts'
import { defineRule } from '../rule.ts'

const ANYBODY =
  /\b(anonymous|public|anyone|anybody|everybody|visitors?|website users?|internet users?|strangers?|landing page|home ?page|marketing (site|page)|(web ?site|storefront|shop) (chat|widget|bot|assistant)|(chat|embedded|embeddable) widget)\b/i
/** Whoever stands behind these has signed in somewhere. */
const KNOWN =
  /\b(staff|employees?|internal|intranet|agents?|admins?|portal|account|logged[- ]in|signed[- ]in|members?|developers?|back[- ]?office)\b/i

// A gateway that says nothing about sign-in and limits is no proof of either: silent, where the specification leaves it open.
export default defineRule({
  id: 'security/public-endpoint-without-auth-or-quota',
  title: 'Anybody can make you pay for tokens',
  severity: 'major',
  severityModifiers: [
    'critical when both controls are missing and a monthly budget is stated',
    'minor when people sign in and only the limit is missing',
  ],
  cluster: 'abuse-cost',
  structural: true,
  burdenOfProof: 'board',
  whenUnknown: 'skip',
  why: 'A request costs the sender nothing and you tokens. A script in a loop is then an attack on your account, and it looks like success in the traffic chart.',
  ask: 'A script sends fifty long prompts a second through {entry}. Who pays, and what stops it?',
  followUps: ['By what do you count: address, person, tenant, key?', 'What does somebody see who has reached the limit?'],
  goodAnswer: [
    'Sign-in, and a token budget per person or tenant with a hard end',
    'Limits on the length of input and output',
    'An alarm on the speed of spending',
    'A smaller answer at the limit, no error page',
  ],
  fix: 'Put sign-in and a limit in tokens per caller between {entry} and {model}.',
  unless:
    'Both stand on every way, a gateway in front is drawn without saying what it does, or it is only reachable from inside. Where anonymous use is asked for, only the limit counts.',
  sources: [
    {
      title: 'OWASP LLM10:2025 Unbounded Consumption',
      section: 'Denial of wallet; rate limits',
      url: 'https://github.com/GenAI-Security-Project/GenAI-LLM-Top10/blob/main/2025/LLM10_UnboundedConsumption.md',
      verification: 'verified',
    },
    {
      title: 'OWASP LLM Top 10 2026, LLM06 Unbounded Consumption',
      section: 'Tokens per minute and spending caps',
      url: 'https://github.com/GenAI-Security-Project/GenAI-LLM-Top10/blob/main/2026/final/LLM06_UnboundedConsumption.md',
      verification: 'verified',
    },
    {
      title: 'MITRE ATLAS v5.6',
      section: 'AML.T0034 Cost Harvesting',
      url: 'https://github.com/mitre-atlas/atlas-data',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['openai', 'anthropic'],
  examples: {
    flagged: [
      'zone net(trust: internet) { *end_user#people }; #people -> chat_ui -> *llm_orchestrator#desk -> *llm#writer',
      '*end_user#shopper -> chat_ui#chat { label: "Website chat widget" } -> *app_service#api -> *llm#writer',
      'requires { statements: ["No login needed"] }; *end_user#people -> web_client -> *app_service#api -> *llm#writer',
    ],
    clean: [
      'zone net(trust: internet) { end_user#people }; #people -> auth_service -> rate_limiter -> llm_orchestrator#desk -> llm#writer',
      'zone net(trust: internet) { end_user#people }; #people -> api_gateway#edge -> llm_orchestrator#desk -> llm#writer',
      'requires { statements: ["No login needed"] }; end_user#people -> web_client -> rate_limiter -> app_service#api -> llm#writer',
      'end_user#agent { label: "Support agent" } -> chat_ui#chat { label: "Chat widget" } -> llm_orchestrator#desk -> llm#writer',
      'end_user#staff -> web_client -> llm_orchestrator#desk -> llm#writer',
      'zone net(label: "Internet", trust: internet) { end_user#visitor }; #visitor -> web_client#page -> app_service#api { label: "FastAPI (JWT, slowapi 10/min)" } -> llm#model',
      'zone net(label: "Internet", trust: internet) { end_user#visitor }; #visitor -> web_client#page -{ label: "Bearer token, 20 rpm" }-> app_service#api -> llm#model',
    ],
  },
  isAskedFor: (graph) => graph.requirements.monthlyBudgetUsd !== undefined,
  *check(graph) {
    const isOpenByWish = concerns(graph).has('public_access')
    for (const entry of entries(graph)) {
      // A client in somebody's hands is not where the story starts.
      if (
        graph.calls.previous(entry).length > 0 ||
        graph.is(entry, 'untrusted_source') ||
        !(isOpenByWish || comesFromOutside(graph, entry))
      )
        continue
      const noQuota = graph.calls.path(entry, models(graph), {
        avoiding: (node) => limits(graph, node),
        avoidingEdges: ({ label }) => saysLimit(label),
      })
      if (!noQuota) continue
      const noSignIn =
        !isOpenByWish &&
        graph.calls.reaches(entry, models(graph), {
          avoiding: (node) => checksIdentity(graph, node) || mayCheck(graph, node),
          avoidingEdges: ({ label }) => saysSignIn(label),
        })
      const model = noQuota.nodes.at(-1)!
      const caller = noQuota.nodes.at(-2)!
      const missing = noSignIn ? 'neither a sign-in nor a limit stands' : 'no limit on requests or tokens stands'
      const signsIn = !noSignIn && !isOpenByWish
      yield {
        nodes: [entry, caller, model],
        path: noQuota,
        severity: signsIn ? 'minor' : noSignIn && graph.requirements.monthlyBudgetUsd !== undefined ? 'critical' : 'major',
        because: `${entry.label} reaches ${model.label} from outside, and ${missing} in between.`,
        say: { entry, model },
      }
      return
    }
  },
  mend(graph, { path }) {
    const edge = path!.edges.find((one) => !graph.is(one.to, 'request_entry')) ?? path!.edges[0]!
    const edges = graph.edgesFrom(edge.from).filter((one) => one.kind === edge.kind)
    return {
      ...standOnAll(edges, newNode('api_gateway', 'Gateway: sign-in, token limit per caller')),
      setProps: [
        { on: 'new:api_gateway', prop: 'auth', value: true },
        { on: 'new:api_gateway', prop: 'quota', value: true },
      ],
    }
  },
})

const models = (graph: GraphView): readonly ViewNode[] =>
  graph.once('paid models', () =>
    generators(graph).filter((node) => !graph.is(node, 'evaluates') && !graph.isKind(node, 'self_hosted_llm')),
  )

/** Callers cannot sign in: what a voice may do is another question. */
function comesFromOutside(graph: GraphView, entry: ViewNode): boolean {
  if (graph.calls.next(entry).some((node) => graph.isKind(node, 'voice_channel')) || graph.isKind(entry, 'voice_channel')) return false
  if (graph.word(entry, 'identityLevel') === 'anonymous') return true
  if (graph.word(entry, 'identityLevel') !== undefined) return false
  const seen = [entry, ...graph.calls.next(entry).filter((node) => graph.is(node, 'user_interface'))]
  if (seen.some((node) => ANYBODY.test(node.label)) && !seen.some((node) => KNOWN.test(node.label))) return true
  const trust = graph.trustOf(entry)
  return trust === 'internet' || trust === 'untrusted'
}

/** A gateway may sign people in and count them; what only spreads traffic does neither. */
const isDoor = (graph: GraphView, node: ViewNode): boolean =>
  graph.is(node, 'gateway') && !graph.isKind(node, 'load_balancer', 'cdn', 'multi_region')

const mayCheck = (graph: GraphView, node: ViewNode): boolean =>
  isDoor(graph, node) && !graph.is(node, 'user_interface') && graph.fact(node, 'auth') !== false

/** Counts and caps what passes. A gateway of which nobody said otherwise may do so. */
function limits(graph: GraphView, node: ViewNode): boolean {
  if (graph.fact(node, 'quota') === false) return false
  if (graph.is(node, 'limits_usage') || graph.fact(node, 'quota') === true || isDoor(graph, node) || graph.isKind(node, 'waf')) return true
  return (
    (!graph.is(node, 'generates') && saysLimit(node.label)) ||
    graph.calls.next(node).some((next) => graph.is(next, 'limits_usage') && graph.calls.next(next).length === 0)
  )
}
