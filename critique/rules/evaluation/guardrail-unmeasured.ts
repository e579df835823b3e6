import { isCovered } from '../../facts/telemetry.ts'
import { isOnline, isProduction } from '../../graph/predicates.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'evaluation/guardrail-unmeasured',
  title: 'Nobody knows what the guardrail blocks wrongly',
  severity: 'minor',
  cluster: 'guardrail-coverage',
  burdenOfProof: 'engine',
  whenUnknown: 'ask',
  confidence: 'medium',
  why: 'A guardrail without numbers either stops nothing or silently stops customers. What it blocks by mistake is a fault of the product.',
  ask: 'How often does {guardrail} block somebody who did nothing wrong?',
  followUps: ['Which share of your attack set does it stop?', 'Who sets the threshold?'],
  goodAnswer: [
    'A labelled set of harmful and of harmless near misses',
    'Both error rates and a threshold per surface',
    'People look at a sample of blocks',
    'An owner, and changes are reviewed',
  ],
  fix: 'Measure {guardrail} on labelled near misses, and let people see a sample of what it blocks.',
  unless: 'It reports its decisions, an evaluation or a red team runs it, people review them, or it only checks the form.',
  sources: [
    {
      title: 'NIST AI 600-1 Generative AI Profile',
      section: 'MEASURE; the rule itself is our judgement',
      url: 'https://doi.org/10.6028/NIST.AI.600-1',
      verification: 'judgement',
    },
  ],
  companyEmphasis: ['anthropic'],
  examples: {
    flagged: [],
    asked: ['requires { scope: production }; end_user#u -> *content_moderator#filter -> agent#bot; #bot -> vector_db#faq'],
    clean: [
      'requires { scope: production }; end_user#u -> content_moderator#filter { label: "Blocklist filter" } -> agent#bot',
      'requires { scope: production }; end_user#u -> content_moderator#filter -> agent#bot; #filter -telemetry-> logging#blocks',
      'requires { scope: production }; end_user#u -> injection_detector#screen -> agent#bot; red_team#attackers -> #screen',
      'requires { scope: production }; end_user#u -> agent#bot -> schema_validator#shape -> crm#records',
    ],
  },
  *check(graph) {
    if (isProduction(graph) !== true || testsAttacks(graph)) return
    const blind = graph
      .nodesThat('screens_content')
      .filter((node) => isOnline(graph, node) && !graph.is(node, 'deterministic') && !LISTS.test(node.label) && !isMeasured(graph, node))
    const [guardrail] = blind
    if (guardrail)
      yield {
        status: 'ask',
        nodes: blind,
        because: `Nothing measures what ${blind.map(({ label }) => label).join(', ')} ${blind.length > 1 ? 'block' : 'blocks'} or lets through.`,
        say: { guardrail },
      }
  },
})

/** What is on a list is on it. */
const LISTS = /\b(block|deny|word|allow|stop)[- ]?lists?\b|\bregex\w*\b/i

const SAYS_ATTACK = /inject|attack|adversar|jail ?break|abuse|guard|safety|false[ _-]?(positive|negative|block)|over-?refus/i

/** A test with attacks or with blocks runs through the guardrail in front of what it tests. */
const testsAttacks = (graph: GraphView): boolean =>
  graph.nodesOf('red_team').length > 0 ||
  graph
    .nodesThat('evaluates')
    .some((node) => SAYS_ATTACK.test(`${node.label} ${graph.words(node, 'slices').join(' ')} ${graph.words(node, 'metrics').join(' ')}`))

/** Its decisions arrive where they are recorded or judged, or a test calls it. What its caller records holds them too. */
const isMeasured = (graph: GraphView, guard: ViewNode): boolean =>
  isCovered(graph, guard) ||
  graph.drawn.next(guard).some((node) => isJudge(graph, node)) ||
  graph.drawn.previous(guard).some((node) => graph.is(node, 'evaluates')) ||
  graph.number(guard, 'falsePositiveRate') !== undefined

const isJudge = (graph: GraphView, node: ViewNode): boolean =>
  graph.is(node, 'evaluates') || (graph.is(node, 'human') && !graph.is(node, 'request_entry'))
