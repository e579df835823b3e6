import { suites, testSets } from '../../facts/quality.ts'
import { statementsOf } from '../../graph/predicates.ts'
import { CONFIDENT, type GraphView, type ViewNode } from '../../graph/view.ts'
import { setProp } from '../mends.ts'
import { defineRule } from '../rule.ts'

/** "+3 points", "rises by 2 %", "improves by 0.5 pp", where it decides about something. */
const EFFECT =
  /(?:\+|\bby\b|\bof\b|\bleast\b|\bthan\b|\bbe\b|[≥>±]|\ba\b|\bfor\b|\bif\b|\bwins?\b|\bon\b)\s*(?:at least |another |a )?(\d+(?:\.\d+)?)\s*(points?|pp|percentage points?|percent|%)/i
/** "scores 2 points more", "3 % better". */
const MORE =
  /\b(\d+(?:\.\d+)?)\s*(?:points?|pp|percentage points?|percent|%)\s*(?:or )?(?:more|higher|better|above|ahead|over|up|gain|lift|improvement)\b/i
const DECIDES =
  /\b(ships?|shipped|released?|goes live|go live|scores|wins|winner|gain|improve\w*|rise|rises|drop\w*|regress\w*|fall|falls|better|worse|gate|block\w*|promot\w*|score|quality|win)\b/i
/** Share of correct answers that is assumed where none is stated: good systems are measured around it, and it is kinder than one half. */
const ASSUMED_SCORE = 0.8
const LEAST_CASES = 30

export default defineRule({
  id: 'evaluation/sample-size-too-small',
  title: 'Too few cases for the decision that hangs on them',
  severity: 'minor',
  cluster: 'eval-integrity',
  quantitative: true,
  burdenOfProof: 'board',
  whenUnknown: 'skip',
  confidence: 'medium',
  why: 'Two points on forty cases are noise. Whoever ships on them lets a coin decide about the product.',
  ask: 'With {n} cases the 95 % interval is ±{w} points. Are the {effect} points real?',
  followUps: ['How many cases do you need, and what does labelling them cost?', 'When is a paired test better?'],
  goodAnswer: [
    'Both versions on the same cases, compared in pairs',
    'Enough cases for the effect that matters, in stages',
    'A rule for stopping, fixed before',
    'Scores with an interval',
  ],
  fix: 'Grow {evalset} to about {needed} cases, or compare both versions in pairs.',
  unless: 'The interval is smaller than the effect that decides, versions are compared in pairs, or it is a smoke test.',
  sources: [
    {
      title: 'Azure Well-Architected AI workloads, Test and evaluate',
      section: 'Limited sample size',
      url: 'https://learn.microsoft.com/azure/well-architected/ai/test',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['databricks', 'google-deepmind'],
  examples: {
    flagged: [
      'requires { statements: ["A new prompt must be 2 % better before it ships"] }; *golden_dataset#set { label: "40 hand-written cases" } -data-> *offline_eval#run -data-> metrics',
      'requires { statements: ["A prompt is released when it improves by 2 points"] }; end_user#u -> llm_orchestrator#api -> llm#model; *golden_dataset#cases { cases: 60 } -> *offline_eval#suite -> #api',
      'requires { statements: ["Whichever prompt scores 3 points more goes live"] }; end_user#u -> llm_orchestrator#api -> llm#model; *golden_dataset#cases { label: "Gold set, 80 questions" } -> *offline_eval#suite -> #api',
    ],
    clean: [
      'requires { statements: ["A prompt is released when it improves by 4 points"] }; end_user#u -> llm_orchestrator#api -> llm#model; golden_dataset#cases { cases: 1200 } -> offline_eval#suite -> #api',
      'requires { statements: ["A prompt is released when it improves by 2 points"] }; end_user#u -> llm_orchestrator#api -> llm#model; golden_dataset#cases { cases: 60 } -> offline_eval#suite { label: "Paired comparison" } -> #api',
      'requires { statements: ["Costs fall by 20 percent"] }; end_user#u -> llm_orchestrator#api -> llm#model; golden_dataset#cases { cases: 60 } -> offline_eval#suite -> #api',
    ],
  },
  *check(graph) {
    const effect = decidingEffect(graph)
    if (effect === undefined || graph.nodes.some((node) => /\b(paired|smoke|pairwise|sequential)\b/i.test(node.label))) return
    for (const evalset of [...testSets(graph), ...suites(graph)]) {
      const n = graph.number(evalset, 'cases') ?? countIn(evalset.label)
      if (n === undefined || n <= 0) continue
      const width = halfWidth(n)
      if (width <= effect && n >= LEAST_CASES) continue
      yield {
        nodes: [
          evalset,
          ...suites(graph).filter((node) => node !== evalset && node.confidence >= CONFIDENT && graph.drawn.reaches(evalset, node)),
        ],
        because: `${evalset.label} has ${n} cases: ±${points(width)} points at ${ASSUMED_SCORE * 100} % correct, and ${points(effect)} points decide.`,
        say: { n, w: points(width), effect: points(effect), evalset, needed: casesFor(effect) },
      }
      return
    }
  },
  mend: (_graph, { nodes: [evalset], say }) => setProp(evalset as ViewNode, 'cases', say!.needed),
})

/** "40 hand-written cases", "120 questions": how many a label says. */
function countIn(label: string): number | undefined {
  const found =
    /\b(\d{1,3}(?:[,.']\d{3})+|\d+)\s+(?:[\w-]+\s+){0,3}?(?:cases|questions|examples|samples|prompts|queries|items|rows|tickets|conversations|dialogs?|transcripts|q&a|qa pairs|pairs)\b/i.exec(
      label,
    )?.[1]
  return found === undefined ? undefined : Number(found.replace(/[,.']/g, ''))
}

/** Half of the 95 % interval of a share that was measured on n cases. */
const halfWidth = (n: number): number => 1.96 * Math.sqrt((ASSUMED_SCORE * (1 - ASSUMED_SCORE)) / n)

/** Cases after which the interval is no wider than the effect, rounded up to fifty. */
const casesFor = (effect: number): number =>
  Math.max(50, Math.ceil((1.96 ** 2 * ASSUMED_SCORE * (1 - ASSUMED_SCORE)) / effect ** 2 / 50) * 50)

const points = (share: number): number => Number((share * 100).toFixed(1))

/** The smallest difference by which something is decided, as a share; undefined where nobody said one. */
function decidingEffect(graph: GraphView): number | undefined {
  const about = [
    ...statementsOf(graph).filter((text) => DECIDES.test(text) && !/\b(cost|costs|latency|traffic|users)\b/i.test(text)),
    ...[...suites(graph), ...graph.nodesOf('regression_gate')].map(({ label }) => label),
  ]
  const found = about.flatMap((text) => {
    const share = Number((EFFECT.exec(text) ?? MORE.exec(text))?.[1]) / 100
    return share > 0 && share < 0.5 ? [share] : []
  })
  return found.length > 0 ? Math.min(...found) : undefined
}
