import { actors } from '../../facts/actions.ts'
import { isServing, releaseControls, testSets } from '../../facts/quality.ts'
import { entries, isOnline, isProduction } from '../../graph/predicates.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { newNode } from '../mends.ts'
import { defineRule, type Hit } from '../rule.ts'

const SAYS_GATE =
  /\b(gate|gates|gated|block\w*|release|promot\w*|deploy\w*|ship|rollback|sign[ -]?off|approv\w*|pass\/fail|in ci|(must|has to|have to) pass|required check|(pr|build|merge|pipeline)s? (fails?|stops?|turns? red)|fails? (the )?(pr|build|merge|pipeline))\b/i

export default defineRule({
  id: 'evaluation/no-release-gate',
  title: 'Evaluation reports, and nothing has to listen',
  severity: 'major',
  cluster: 'eval-loop',
  structural: true,
  burdenOfProof: 'board',
  whenUnknown: 'ask',
  why: 'A report that cannot stop a release is read after the incident. Quality becomes engineering where a drop blocks the change.',
  ask: '{eval} drops by eight points tonight. What stops that version from reaching users?',
  followUps: ['How large is the noise, and where is the threshold?', 'Who may override the gate, and where is that written down?'],
  goodAnswer: [
    'A gate in the pipeline with thresholds per slice and an interval',
    'Overrides have an owner and a reason',
    'A fast part on every change, everything at night',
    'The result is stored with the version that shipped',
  ],
  fix: 'Let {eval} control a release gate in front of {prod}.',
  unless:
    'The evaluation leads to a gate, a canary, the pipeline or a registry with stages, the pipeline runs it, or a person signs the report off. Asked where the pipeline runs it and its scores are drawn to a screen alone.',
  sources: [
    {
      title: 'Azure Well-Architected AI workloads, Test and evaluate',
      section: 'Decision gates for tuning and deployment',
      url: 'https://learn.microsoft.com/azure/well-architected/ai/test',
      verification: 'verified',
    },
    {
      title: 'The ML Test Score (Breck et al., 2017)',
      section: 'Infra 4: model quality is validated before serving',
      url: 'https://research.google/pubs/pub46555/',
      verification: 'secondary',
    },
    {
      title: 'NIST AI 600-1 Generative AI Profile',
      section: 'MS-2.3-003',
      url: 'https://doi.org/10.6028/NIST.AI.600-1',
      verification: 'secondary',
    },
  ],
  companyEmphasis: ['databricks', 'google-deepmind'],
  examples: {
    flagged: [
      'requires { scope: production }; end_user#u -> llm_orchestrator#api -> *llm#model; golden_dataset#cases -> *offline_eval#nightly -> #api; #nightly -> metrics#board',
      'requires { scope: production }; end_user#u -> *agent#helper -> vector_db#faq; prompt_registry#prompts -> #helper; golden_dataset#cases -> *offline_eval#suite; ci_cd#ship -control-> #helper',
      'requires { scope: production }; end_user#u -> llm_orchestrator#api -> *llm#model; end_user#dev -> app_service#runner -> *llm_judge#judge -> metrics#board; golden_dataset#cases -> #runner; prompt_registry#prompts -control-> #model',
    ],
    asked: [
      'requires { scope: production }; end_user#u -> llm_orchestrator#api -> *llm#model; golden_dataset#cases -> *offline_eval#suite; ci_cd#ship -> #suite; #suite -data{ label: "scores" }-> metrics#board; #ship -control-> #api',
    ],
    clean: [
      'requires { scope: production }; end_user#u -> llm_orchestrator#api -> llm#model; golden_dataset#cases -> offline_eval#suite; ci_cd#ship { label: "CI, stops below threshold" } -> #suite; #suite -data{ label: "scores" }-> metrics#board; #suite -control-> #ship; #ship -control-> #api',
      'requires { scope: production }; end_user#u -> llm_orchestrator#api -> llm#model; golden_dataset#cases -> offline_eval#suite -> regression_gate#gate -control-> #api',
      'requires { scope: production }; end_user#u -> llm_orchestrator#api -> llm#model; ci_cd#ship -> offline_eval#suite -> #api; #ship -control-> #api',
      'requires { scope: production }; end_user#u -> llm_orchestrator#api -> llm#model; offline_eval#suite -data-> approval_gate#owner { label: "Release sign-off" }',
      'requires { scope: production }; end_user#u -> llm_orchestrator#api -> llm#model; #model -data-> llm_judge#live { label: "Sampled live score" } -> metrics#board',
      'requires { scope: production }; end_user#u -> llm_orchestrator#api -> llm#model; golden_dataset#cases -> offline_eval#suite { label: "promptfoo, PR fails under 0.85" }',
    ],
  },
  *check(graph) {
    if (isProduction(graph) === false) return
    const found = measuring(graph)
    const [suite] = found
    const prod = actors(graph).find((node) => isOnline(graph, node)) ?? graph.nodesThat('predicts')[0]
    if (!suite || !prod) return
    if (isWired(graph, found)) {
      yield* startedAndOnlyShown(graph, found, prod)
      return
    }
    yield {
      nodes: [suite, prod],
      because: `${suite.label} measures, but nothing leads from it to a gate, a canary or the pipeline that puts changes in front of ${prod.label}.`,
      say: { eval: suite, prod },
    }
  },
  mend(graph, { say }) {
    const gate = newNode('regression_gate', 'Release gate')
    const prod = say!.prod as ViewNode
    const target = graph.calls.previous(prod).find((node) => graph.is(node, 'coordinates')) ?? prod
    return {
      addNodes: [gate],
      addEdges: [
        { from: (say!.eval as ViewNode).id, to: gate.ref, kind: 'control' },
        { from: gate.ref, to: target.id, kind: 'control' },
      ],
    }
  },
  *praise(graph) {
    const suite = measuring(graph)[0]
    const gate = graph.nodesOf('regression_gate', 'canary_release').find((node) => suite && graph.drawn.from(suite).has(node))
    if (suite && gate)
      yield {
        nodes: [suite, gate],
        path: graph.drawn.path(suite, gate),
        because: `${gate.label} lets nothing through that ${suite.label} has not passed.`,
      }
  },
})

/** Tests before a release, and judges that work on a test set. A judge of live answers is monitoring. */
const measuring = (graph: GraphView): readonly ViewNode[] =>
  graph.once('measuring', () => {
    const fed = graph.drawn.from(testSets(graph))
    return [
      ...graph.nodesOf('offline_eval').filter((node) => fed.has(node) || !isReport(graph, node)),
      ...graph.nodesOf('llm_judge').filter((node) => fed.has(node) && (!isOnline(graph, node) || isOfTheRun(graph, node))),
    ]
  })

/** A judge that people reach only by way of a run over the test set scores that run, whoever has started it. */
function isOfTheRun(graph: GraphView, judge: ViewNode): boolean {
  const runs = new Set(testSets(graph).flatMap((node) => graph.drawn.next(node)))
  return !runs.has(judge) && !graph.calls.reaches(entries(graph), judge, { avoiding: (node) => runs.has(node) })
}

/** What computes quality from outcomes of production is a monitor, whatever its box is called. */
const isReport = (graph: GraphView, node: ViewNode): boolean => {
  const before = graph.drawn.previous(node)
  return (
    before.length > 0 &&
    before.every((from) =>
      ['provides_labels', 'records_telemetry', 'collects_feedback', 'screens_content'].some((trait) => from.traits.has(trait as 'human')),
    )
  )
}

/** The pipeline starts the suite, and the one way that is drawn for the scores ends at a screen: a step that may fail the run, or may not. */
function* startedAndOnlyShown(graph: GraphView, measures: readonly ViewNode[], prod: ViewNode): Iterable<Hit> {
  if (isGated(graph, measures)) return
  for (const suite of measures) {
    const shown = graph.edgesFrom(suite).find((edge) => edge.label !== '' && graph.is(edge.to, 'records_telemetry'))
    if (!shown) continue
    yield {
      status: 'ask',
      nodes: [suite, prod],
      because: `The pipeline starts ${suite.label}, and its ${shown.label} go to ${shown.to.label}; nothing says that a drop stops the release.`,
      say: { eval: suite, prod },
    }
    return
  }
}

function isWired(graph: GraphView, measures: readonly ViewNode[]): boolean {
  const near = nearTo(graph, measures)
  return isGated(graph, measures) || releaseControls(graph).some((node) => graph.edgesFrom(node).some((edge) => near.has(edge.to)))
}

const nearTo = (graph: GraphView, measures: readonly ViewNode[]): ReadonlySet<ViewNode> => new Set([...measures, ...testSets(graph)])

/** The measurement itself leads to what releases, or says that it stops something. */
function isGated(graph: GraphView, measures: readonly ViewNode[]): boolean {
  const near = nearTo(graph, measures)
  const reached = graph.drawn.from(measures, { avoiding: (node) => !near.has(node) && isServing(graph, node) })
  return (
    releaseControls(graph).some((node) => reached.has(node)) ||
    measures.some(
      (node) => SAYS_GATE.test(node.label) || graph.edgesFrom(node).some((edge) => edge.kind === 'control' || SAYS_GATE.test(edge.label)),
    ) ||
    graph.nodes.some((node) => graph.fact(node, 'linkedEval') === true || graph.fact(node, 'promptsInCi') === true)
  )
}
