import { isGate, isOnline, isPersonal, isRedactor } from '../../graph/predicates.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { apart } from '../apart.ts'
import { newNode, standOn } from '../mends.ts'
import { defineRule, type Hit } from '../rule.ts'

const CHOOSES =
  /\b(select\w*|fields?|minimi[sz]\w*|filter\w*|strip\w*|redact\w*|anonymi[sz]\w*|pseudonymi[sz]\w*|de-?id\w*|mask\w*|only|subset|allow-?list\w*|project(ion|s)|closed|resolved)\b/i

// Beyond the catalogue. Minor on purpose: it is a question of scope, and the leak itself has rules of its own.
export default defineRule({
  id: 'security/index-not-minimised',
  title: 'Whole records are indexed, needed or not',
  severity: 'minor',
  severityModifiers: ['major for health and card data'],
  cluster: 'privacy-boundary',
  structural: true,
  burdenOfProof: 'board',
  whenUnknown: 'skip',
  confidence: 'medium',
  why: 'An index is a copy that is easy to search and hard to clean, and vectors can be turned back into text. What is not in it cannot leak and need not be deleted.',
  ask: 'Which fields of {source} does an answer ever need, and why are the others in {index}?',
  followUps: [
    'Could names stay in {source} and be joined in when the answer is shown?',
    'How long does a record stay in {index} after nobody needs it?',
  ],
  goodAnswer: [
    'A list of fields that may be indexed, everything else stays out',
    'Names are replaced by references and joined in at the end',
    'An end date for entries',
    'Nothing is indexed that could be looked up by key',
  ],
  fix: 'Choose the fields of {source} that may go into {index}, and replace names by references on the way.',
  unless: 'A redactor, a filter or a choice of fields is drawn on the way, or the source holds nothing about people.',
  sources: [
    {
      title: 'GDPR, Regulation (EU) 2016/679',
      section: 'Art. 5(1)(c) data minimisation; Art. 25',
      url: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj',
      verification: 'recalled',
    },
    {
      title: 'Text Embeddings Reveal (Almost) As Much As Text (Morris et al., 2023)',
      url: 'https://arxiv.org/abs/2310.06816',
      verification: 'secondary',
    },
    {
      title: 'OWASP LLM02:2025 Sensitive Information Disclosure',
      section: 'Sanitisation',
      url: 'https://github.com/GenAI-Security-Project/GenAI-LLM-Top10/blob/main/2025/LLM02_SensitiveInformationDisclosure.md',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['anthropic', 'databricks'],
  examples: {
    flagged: [
      'requires { dataClasses: [pii] }; *crm#people -data-> embedding_pipeline#ingest -data-> *vector_db#index; end_user -> llm_orchestrator#desk -> #index; #desk -> llm',
      'requires { dataClasses: [phi] }; *business_system#ehr -data-> embedding_pipeline#ingest -data-> *vector_db#index; end_user -> llm_orchestrator#desk -> #index; #desk -> llm',
    ],
    clean: [
      'requires { dataClasses: [pii] }; crm#people -data-> pii_redactor#scrub -data-> embedding_pipeline#ingest -data-> vector_db#index; end_user -> llm_orchestrator#desk -> #index; #desk -> llm',
      'requires { dataClasses: [pii] }; crm#people -data{ label: "selected fields" }-> embedding_pipeline#ingest -data-> vector_db#index; end_user -> llm_orchestrator#desk -> #index; #desk -> llm',
      'crm#people -data-> embedding_pipeline#ingest -data-> vector_db#index; end_user -> llm_orchestrator#desk -> #index; #desk -> llm',
      'requires { dataClasses: [pii] }; source_connector#wiki -data-> embedding_pipeline#ingest -data-> vector_db#index; end_user -> llm_orchestrator#desk -> #index; #desk -> llm',
    ],
  },
  *check(graph) {
    const { dataClasses, regulations } = graph.requirements
    if (
      !dataClasses?.some((name) => name === 'pii' || name === 'phi' || name === 'pci') &&
      !regulations?.some((name) => /gdpr|hipaa|ccpa/i.test(name))
    )
      return
    const sources = graph.nodes.filter(
      (node) =>
        isPersonal(graph, node) === true &&
        (graph.is(node, 'source_of_truth') || graph.is(node, 'private_data')) &&
        !graph.is(node, 'search_index'),
    )
    const indexes = graph.nodesThat('search_index').filter((node) => isOnline(graph, node) && graph.fact(node, 'redaction') !== true)
    yield* apart(sources, (source) => witness(graph, source, indexes))
  },
  mend: (_graph, { path }) => standOn(path!.edges[0]!, newNode('pii_redactor', 'Chosen fields only, names replaced')),
})

function witness(graph: GraphView, source: ViewNode, indexes: readonly ViewNode[]): Hit | undefined {
  const path = graph.content.path(source, indexes, {
    avoiding: (node) =>
      node !== source &&
      (isRedactor(graph, node) ||
        isGate(node) ||
        graph.is(node, 'generates') ||
        graph.is(node, 'human') ||
        graph.is(node, 'coordinates') ||
        CHOOSES.test(node.label)),
    avoidingEdges: (edge) => edge.kind !== 'data' || graph.fact(edge, 'redaction') === true || CHOOSES.test(edge.label),
  })
  const index = path?.nodes.at(-1)
  if (!path || !index) return undefined
  const strict = graph.requirements.dataClasses?.some((name) => name === 'phi' || name === 'pci')
  return {
    nodes: [source, index],
    path,
    severity: strict ? 'major' : 'minor',
    because: `Everything in ${source.label} is copied into ${index.label}, names included.`,
    say: { source, index },
  }
}
