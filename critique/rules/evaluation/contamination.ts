import { isBatchJob } from '../../graph/predicates.ts'
import { testSets } from '../../facts/quality.ts'
import { trainings } from '../../facts/training.ts'
import type { Detour } from '../../graph/flow.ts'
import type { GraphView, ViewEdge, ViewNode } from '../../graph/view.ts'
import { newNode } from '../mends.ts'
import { defineRule } from '../rule.ts'

const SAYS_SPLIT =
  /\b(hold-?out|held[ -]out|split\w*|disjoint|separate\w*|dedup\w*|near-?dup\w*|leak(age)?|decontaminat\w*|unseen|later (period|months?)|out[ -]of[ -]time)\b/i
/** A set that training reads in order to measure itself is no leak. */
const SAYS_MEASURE = /\b(eval\w*|validat\w*|test|tests|measure\w*|score\w*|report|benchmark)\b/i
const SAYS_EXAMPLES = /\b(few-?shot|examples?|demonstrations?|exemplars?|in-context|optimi[sz]\w*|dspy|tune|tuning|train\w*)\b/i

export default defineRule({
  id: 'evaluation/contamination',
  title: 'The cases that measure the model also teach it',
  severity: 'critical',
  severityModifiers: ['critical where the test set itself is taught', 'major where both come from one source without a split'],
  cluster: 'eval-integrity',
  structural: true,
  burdenOfProof: 'board',
  whenUnknown: 'skip',
  why: 'A test set that leaks into training or prompts yields a number that only rises. The release looks better than ever while the product does not change.',
  ask: '{training} and {evalset} both get their cases from {source}. How are they kept apart?',
  followUps: ['How do you find near-duplicates across the two?', 'What happens to the set once you have tuned against it?'],
  goodAnswer: [
    'A split by customer and by time before either use, near-duplicates removed',
    'Few people and no pipeline can read the hold-out',
    'The hold-out grows or is replaced',
    'Scores are reported with the protocol',
  ],
  fix: 'Split by entity and time before {source} feeds {training} and {evalset}.',
  unless: 'A split or a deduplication stands on either way, the set states its split, or it comes from another source.',
  sources: [
    {
      title: 'Azure Well-Architected AI workloads, Test and evaluate',
      section: 'Data splits and leakage',
      url: 'https://learn.microsoft.com/azure/well-architected/ai/test',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['databricks', 'google-deepmind'],
  examples: {
    flagged: [
      '*golden_dataset#exam -data-> *finetuning_job#tune -data-> finetuned_model#model; #exam -data-> offline_eval#suite',
      '*object_storage#calls -data-> *training_pipeline#train; #calls -data-> *golden_dataset#cases -data-> offline_eval#suite; #train -> model_registry#models',
      '*ticketing_system#tickets -data-> *finetuning_job#tune -data-> finetuned_model#model; #tickets -data-> *golden_dataset#cases -data-> offline_eval#suite -> #model',
      '*golden_dataset#exam -data{ label: "few-shot examples" }-> *prompt_registry#prompts; #exam -> offline_eval#suite; #prompts -> llm_orchestrator#api -> llm#model',
    ],
    clean: [
      'object_storage#calls -data-> data_validator#split { label: "Split by customer and month" }; #split -data-> training_pipeline#train; #split -data-> golden_dataset#cases -data-> offline_eval#suite',
      'object_storage#calls -data-> training_pipeline#train; #calls -data-> golden_dataset#cases { split: time } -data-> offline_eval#suite',
      'object_storage#calls -data-> finetuning_job#tune; human_annotation#experts -data-> golden_dataset#cases -data-> offline_eval#suite',
      'golden_dataset#exam -data{ label: "validate only" }-> training_pipeline#train; #exam -data-> offline_eval#suite',
      'end_user#u -> llm_orchestrator#api -> llm#model; offline_eval#suite -> #api; golden_dataset#cases -> #suite; #api -telemetry-> llm_tracing#traces -data-> finetuning_job#tune',
    ],
  },
  *check(graph) {
    for (const evalset of testSets(graph)) {
      if (isKeptApart(graph, evalset)) continue
      const taught = graph.records.path(evalset, learners(graph), lineage(graph, evalset))
      if (taught && taught.nodes.length > 1) {
        const training = taught.nodes.at(-1)!
        yield {
          nodes: [evalset, training],
          path: taught,
          because: `${evalset.label} flows into ${training.label}: what is measured has been taught.`,
          say: { training, evalset, source: evalset },
        }
        continue
      }
      const shared = sharedSource(graph, evalset)
      if (!shared) continue
      const { source, training } = shared
      yield {
        severity: 'major',
        nodes: [source, training, evalset],
        edges: graph.edges.filter((edge) => edge.from === source && [training, evalset].includes(edge.to)),
        because: `${source.label} feeds both ${training.label} and ${evalset.label}, and nothing splits it.`,
        say: { training, evalset, source },
      }
    }
  },
  mend(graph, { say, path }) {
    const source = say!.source as ViewNode
    const ends = [say!.training as ViewNode, say!.evalset as ViewNode]
    const split = newNode('data_validator', 'Split by entity and time, near-duplicates removed')
    // What is taught cannot be measured with: the way into training goes.
    if (source === ends[1]) return { removeEdges: path!.edges.slice(-1).map(({ id }) => id) }
    const old = graph.edges.filter((edge) => edge.from === source && ends.includes(edge.to))
    if (old.length < 2) return { setProps: [{ on: ends[1]!.id, prop: 'split', value: 'time_and_entity' }] }
    return {
      addNodes: [split],
      addEdges: [{ from: source.id, to: split.ref, kind: 'data' }, ...ends.map((end) => ({ from: split.ref, to: end.id, kind: 'data' }))],
      removeEdges: old.map(({ id }) => id),
    }
  },
})

/** Where cases would be learnt: training runs, and prompts or optimisers that take examples. */
const learners = (graph: GraphView): readonly ViewNode[] =>
  graph.once('learners', () => [
    ...trainings(graph),
    ...graph.nodes.filter(
      (node) =>
        !graph.is(node, 'trains_models') &&
        (graph.isKind(node, 'prompt_registry', 'context_builder') || /\b(prompt )?optimi[sz]er\b|dspy/i.test(node.label)),
    ),
  ])

const teaches = (graph: GraphView, edge: ViewEdge): boolean =>
  graph.is(edge.to, 'trains_models') ? !SAYS_MEASURE.test(edge.label) : SAYS_EXAMPLES.test(edge.label) || SAYS_EXAMPLES.test(edge.to.label)

/** Along data that is kept: neither through a service that answers people nor through another measurement, and never past a split. */
const lineage = (graph: GraphView, start: ViewNode): Detour => ({
  avoiding: (node) =>
    node !== start &&
    !learners(graph).includes(node) &&
    !isBatchJob(graph, node) &&
    ([
      'coordinates',
      'gateway',
      'request_entry',
      'runs_model',
      'generates',
      'caches_answers',
      'evaluates',
      'steers_system',
      'registers_models',
    ].some((trait) => node.traits.has(trait as 'gateway')) ||
      splits(graph, node)),
  avoidingEdges: (edge) =>
    SAYS_SPLIT.test(edge.label) ||
    (edge.kind === 'request' && edge.to === start) ||
    (learners(graph).includes(edge.to) && edge.from !== edge.to && !teaches(graph, edge) && edge.from === start),
})

const splits = (graph: GraphView, node: ViewNode): boolean =>
  SAYS_SPLIT.test(node.label) ||
  graph.isKind(node, 'deduplicator') ||
  ['split', 'leakageCheck', 'contaminationCheck', 'dedupe'].some((prop) => graph.fact(node, prop) === true)

const isKeptApart = (graph: GraphView, evalset: ViewNode): boolean => splits(graph, evalset)

/** The nearest source of a test set that also feeds a training run, with no split on either way. */
function sharedSource(graph: GraphView, evalset: ViewNode): { source: ViewNode; training: ViewNode } | undefined {
  for (const training of trainings(graph)) {
    if (splits(graph, training)) continue
    const detour = lineage(graph, evalset)
    const fromTraining = graph.records.to(training, detour)
    // What training made and somebody measures afterwards is no source of the cases.
    const { avoiding, ...rest } = lineage(graph, evalset)
    const own = { ...rest, avoiding: (node: ViewNode) => graph.is(node, 'trains_models') || (avoiding as (one: ViewNode) => boolean)(node) }
    const source = [...graph.records.to(evalset, own)].find(
      (node) => node !== evalset && fromTraining.has(node) && isOrigin(graph, node) && graph.edges.some((edge) => edge.from === node),
    )
    if (source) return { source, training }
  }
  return undefined
}

const isOrigin = (graph: GraphView, node: ViewNode): boolean =>
  graph.is(node, 'stores_data') ||
  graph.is(node, 'provides_labels') ||
  graph.is(node, 'records_telemetry') ||
  graph.is(node, 'collects_feedback') ||
  graph.isKind(node, 'source_connector', 'ticketing_system', 'email_inbox', 'crm')
