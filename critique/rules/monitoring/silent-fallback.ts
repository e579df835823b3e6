import { isCovered, sinks } from '../../facts/telemetry.ts'
import { isProduction } from '../../graph/predicates.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'monitoring/silent-fallback',
  title: 'Nobody counts the answers that came from the fallback',
  severity: 'minor',
  cluster: 'quality-in-production',
  burdenOfProof: 'engine',
  whenUnknown: 'ask',
  confidence: 'medium',
  why: 'A fallback that has become normal is a loss of quality behind a green dashboard. Its rate is one of the earliest signs of trouble.',
  ask: "Which share of yesterday's answers came from {fallback}?",
  followUps: ['How good are its answers?', 'At which rate does somebody get a call?'],
  goodAnswer: [
    'A counter per branch, with the reason',
    'An alert on rate and duration',
    'Quality compared by branch',
    'The user is told where it matters',
  ],
  fix: 'Count and report each use of {fallback}, with the reason.',
  unless: 'The fallback or what calls it reports, or there is no telemetry at all yet.',
  sources: [
    {
      title: 'Google SRE Book',
      section: 'Addressing cascading failures: graceful degradation should be monitored',
      url: 'https://sre.google/sre-book/addressing-cascading-failures/',
      verification: 'recalled',
    },
  ],
  companyEmphasis: ['databricks', 'openai'],
  examples: {
    flagged: [],
    asked: [
      'requires { scope: production }; end_user#u -> app_service#api -> model_router#route; #route -> llm#first -telemetry-> metrics#board; #route -> *fallback_model#second',
    ],
    clean: [
      'requires { scope: production }; end_user#u -> app_service#api -> model_router#route; #route -> llm#first; #route -> fallback_model#second; #route -telemetry-> metrics#board',
      'requires { scope: production }; end_user#u -> app_service#api; #api -> llm#first; #api -> fallback_responder#sorry -telemetry-> metrics#board',
      'requires { scope: production }; end_user#u -> app_service#api; #api -> llm#first; #api -> fallback_responder#sorry',
    ],
  },
  *check(graph) {
    // An audit log alone counts nothing.
    if (isProduction(graph) !== true || sinks(graph).every((sink) => graph.is(sink, 'audit_trail'))) return
    const silent = graph
      .nodesOf('fallback_model', 'fallback_responder')
      .filter((node) => graph.edgesTo(node).length > 0 && !isCovered(graph, node))
    const [fallback] = silent
    if (!fallback || sinks(graph).some((node) => /fall-?back|degraded/i.test(`${node.label} ${graph.words(node, 'metrics').join(' ')}`)))
      return
    yield {
      status: 'ask',
      nodes: silent,
      because: `Other stages report, ${silent.map(({ label }) => label).join(', ')} does not: how often it answers is not said.`,
      say: { fallback },
    }
  },
})
