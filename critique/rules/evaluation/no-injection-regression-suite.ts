import { changeable } from '../../facts/actions.ts'
import { suites, testSets } from '../../facts/quality.ts'
import { openExits, steerableModels, tainted } from '../../facts/taint.ts'
import { isProduction, untrustedSources } from '../../graph/predicates.ts'
import { newNode } from '../mends.ts'
import { defineRule } from '../rule.ts'

const SAYS_ATTACK = /inject|attack|adversar|red[ _-]?team|jail ?break|abuse|security|safety|malicious|poison|exfil/i

export default defineRule({
  id: 'evaluation/no-injection-regression-suite',
  title: 'Attacks are not among the tests',
  severity: 'major',
  cluster: 'security-testing',
  burdenOfProof: 'engine',
  whenUnknown: 'skip',
  why: 'Each change of prompt or model may weaken a defence that held yesterday. What was attacked once has to be attacked again before every release.',
  ask: 'After the next change of the prompt: how do you know that {source} cannot steer {agent} more easily than before?',
  followUps: ['Do your attacks adapt to your defence?', 'Which result stops a release, and who decides?'],
  goodAnswer: [
    'Attacks per way in (documents, mail, tool output), with the safe behaviour expected',
    'Adaptive red teaming on a schedule',
    'A worse result on serious cases blocks',
    'Success rate of attacks over time',
  ],
  fix: 'Add attacks through {source} to what {eval} runs, and let them block a release.',
  unless: 'A red team, or attacks among the slices, is on the board, or no text of outsiders reaches a model that can do something.',
  sources: [
    {
      title: 'OWASP Top 10 for LLM Applications 2025, LLM01 Prompt Injection',
      section: 'Mitigation 7: adversarial testing',
      url: 'https://github.com/GenAI-Security-Project/GenAI-LLM-Top10/blob/main/2025/LLM01_PromptInjection.md',
      verification: 'verified',
    },
    {
      title: 'OWASP LLM Top 10 2026, LLM01 Prompt Injection',
      section: 'Mitigation 11: adaptive attackers',
      url: 'https://github.com/GenAI-Security-Project/GenAI-LLM-Top10/blob/main/2026/final/LLM01_PromptInjection.md',
      verification: 'verified',
    },
    {
      title: 'NIST AI 600-1 Generative AI Profile',
      section: 'MS-2.7-007 red-teaming',
      url: 'https://doi.org/10.6028/NIST.AI.600-1',
      verification: 'secondary',
    },
  ],
  companyEmphasis: ['anthropic'],
  examples: {
    flagged: [
      'requires { scope: production }; email_inbox#mail -> *agent#clerk -> ticketing_system#desk; #clerk -> email_sender#reply; golden_dataset#cases -> *offline_eval#suite -> #clerk',
      'requires { scope: production }; end_user#u -> *agent#guide; #guide -> *web_search#web; golden_dataset#cases { slices: [language] } -> *offline_eval#suite -> #guide',
    ],
    clean: [
      'requires { scope: production }; email_inbox#mail -> agent#clerk -> email_sender#reply; golden_dataset#cases -> offline_eval#suite; red_team#attackers -> #clerk',
      'requires { scope: production }; email_inbox#mail -> agent#clerk -> email_sender#reply; golden_dataset#cases { slices: [injection] } -> offline_eval#suite',
      'requires { scope: production }; end_user#u -> agent#guide -> vector_db#handbook; golden_dataset#cases -> offline_eval#suite -> #guide',
    ],
  },
  *check(graph) {
    const measures = [...suites(graph), ...testSets(graph), ...graph.nodesOf('regression_gate')]
    const suite = suites(graph)[0] ?? testSets(graph)[0]
    if (!suite || isProduction(graph) !== true || graph.nodesOf('red_team').length > 0) return
    if (
      measures.some(
        (node) =>
          SAYS_ATTACK.test(node.label) ||
          [...graph.words(node, 'slices'), ...graph.words(node, 'metrics')].some((name) => SAYS_ATTACK.test(name)),
      )
    )
      return
    const hasSlices = measures.some((node) => graph.prop(node, 'slices') !== undefined)
    const steerable = steerableModels(graph).filter((node) => tainted(graph).has(node))
    // Where slices are not stated, they may hold attacks: only a model that can do harm is then worth the claim.
    const dangerous = new Set(graph.calls.to([...changeable(graph), ...openExits(graph)]))
    const agent = steerable.find((node) => graph.is(node, 'acts_autonomously') && (hasSlices || dangerous.has(node)))
    if (!agent) return
    const path = graph.content.path(untrustedSources(graph), agent)
    const source = path?.nodes[0]
    if (!path || !source) return
    yield {
      nodes: source === agent ? [agent, suite] : path.nodes.length === 2 && hasSlices ? [source, agent, suite] : [agent, suite],
      path,
      because: `${source.label} brings text of outsiders to ${agent.label}, and ${suite.label} holds no attack.`,
      say: { agent, source, eval: suite },
    }
  },
  mend(graph, { say }) {
    const attacks = newNode('red_team', 'Attack suite')
    const agent = say!.agent as { id: string }
    const gate = graph.nodesOf('regression_gate')[0]
    return {
      addNodes: [attacks],
      addEdges: [
        { from: attacks.ref, to: agent.id, kind: 'request' },
        ...(gate ? [{ from: attacks.ref, to: gate.id, kind: 'control' }] : []),
      ],
    }
  },
})
