import { entries, isPersonal, isProvider, isRedactor, statementsOf } from '../../graph/predicates.ts'
import type { GraphView, ViewEdge, ViewNode } from '../../graph/view.ts'
import { setProp, together } from '../mends.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'security/pii-to-third-party-without-redaction',
  title: 'Personal data reaches a vendor, unredacted and without an agreement',
  severity: 'major',
  severityModifiers: [
    'critical for health or card data without an agreement',
    'a question for other personal data where nobody said anything about one',
  ],
  cluster: 'privacy-boundary',
  structural: true,
  burdenOfProof: 'board',
  whenUnknown: 'ask',
  why: 'The moment it crosses your border, you need a basis, a contract and an end date. Embedding and reranking vendors get the same text as the model, and vectors can be read back.',
  ask: 'Which fields of {source} leave your boundary on the way to {provider}, under which agreement, and for how long are they kept there?',
  followUps: [
    'Do your tracing and evaluation vendors get the same?',
    'How do you put the names back after redaction, so that the answer is of use?',
  ],
  goodAnswer: [
    'Only the fields that are needed are sent',
    'Names are replaced inside the boundary and put back in the answer',
    'A processing agreement, no retention, or a private endpoint',
    'The same for embeddings, logs and evaluation copies',
  ],
  fix: 'Redact before {provider}, or use an endpoint under an agreement without retention.',
  unless:
    'A redactor stands on every way, an agreement, zero retention or a private endpoint is stated, the model runs inside, or the data is public or anonymous.',
  sources: [
    {
      title: 'OWASP LLM02:2025 Sensitive Information Disclosure',
      section: 'Leakage; sanitisation',
      url: 'https://github.com/GenAI-Security-Project/GenAI-LLM-Top10/blob/main/2025/LLM02_SensitiveInformationDisclosure.md',
      verification: 'verified',
    },
    {
      title: 'NIST AI 600-1 Generative AI Profile (2024)',
      section: 'MS-2.2-002',
      url: 'https://doi.org/10.6028/NIST.AI.600-1',
      verification: 'secondary',
    },
    {
      title: 'GDPR, Regulation (EU) 2016/679',
      section: 'Art. 28, 44',
      url: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj',
      verification: 'recalled',
    },
    {
      title: 'Text Embeddings Reveal (Almost) As Much As Text (Morris et al., 2023)',
      url: 'https://arxiv.org/abs/2310.06816',
      verification: 'secondary',
    },
  ],
  companyEmphasis: ['anthropic', 'databricks'],
  examples: {
    flagged: [
      'zone ven(trust: external) { *llm#model }; *end_user#patient { label: "Patient" } -> agent#intake -> #model',
      'requires { dataClasses: [phi] }; zone ven(trust: external) { *llm#model }; *end_user#nurse -> llm_orchestrator#desk -> #model',
      'requires { dataClasses: [pii] }; zone ven(trust: external) { *embedding_model#embed { dpa: false } }; *crm#people -data-> embedding_pipeline#ingest -> #embed; #ingest -data-> vector_db',
      'requires { dataClasses: [phi] }; end_user#u -> app_service#a -> *llm#m { label: "Azure OpenAI, BAA not yet signed" }; #a -> *relational_db#d { label: "Patient charts", dataClasses: [phi] }',
    ],
    asked: [
      'requires { dataClasses: [phi] }; *end_user#nurse -> llm_orchestrator#desk -> *llm#model { label: "Summary model" }',
      'requires { dataClasses: [pii] }; *end_user -> llm_orchestrator#desk -> *llm#model { label: "GPT-5" }',
    ],
    clean: [
      'requires { dataClasses: [phi] }; zone ven(trust: external) { llm#model { baa: true } }; end_user#nurse -> llm_orchestrator#desk -> #model',
      'requires { dataClasses: [phi] }; zone ven(trust: external) { llm#model }; end_user#nurse -> pii_redactor#scrub -> llm_orchestrator#desk -> #model',
      'requires { dataClasses: [phi] }; end_user#nurse -> llm_orchestrator#desk -> self_hosted_llm#model',
      'zone ven(trust: external) { llm#model }; end_user -> llm_orchestrator#desk -> #model',
      'requires { dataClasses: [phi] }; end_user#u -> app_service#a -{ label: "BAA in place" }-> llm#m { label: "Azure OpenAI" }; #a -> relational_db#d { label: "Patient charts", dataClasses: [phi] }',
    ],
  },
  *check(graph) {
    const stated = graph.requirements.dataClasses ?? []
    const patients = stated.length === 0 ? entries(graph).filter((node) => /\bpatients?\b/i.test(node.label)) : []
    const strict = patients.length > 0 || stated.some((name) => name === 'phi' || name === 'pci')
    const about = stated.some((name) => name === 'phi' || name === 'pci' || name === 'pii')
    // Without a word in the requirements only what says of itself that it holds personal data counts, not every system that might.
    const sources = graph.nodes.filter((node) =>
      about ? isPersonal(graph, node) === true : graph.dataClassesOf(node).some((name) => /^(pii|phi|pci)$/.test(name)),
    )
    const speakers = about ? entries(graph).filter((node) => !graph.is(node, 'untrusted_source')) : patients
    const carriers = [...sources, ...speakers].filter((node) => isProvider(graph, node) !== true)
    if (carriers.length === 0) return
    const reached = graph.content.from(carriers, redacted(graph))
    const vendors = graph.nodes.filter(
      (node) => reached.has(node) && isVendor(graph, node) && !isCovered(graph, node) && !isAgreedInWords(graph, node),
    )
    const regulated = strict || sources.some((node) => graph.dataClassesOf(node).some((name) => name === 'phi' || name === 'pci'))
    const known = vendors.filter((node) => isUncovered(graph, node) || (regulated && isProvider(graph, node) === true))
    // Where a model runs is asked about for health and card data, assumed to be settled for other.
    const group =
      known.length > 0
        ? known
        : vendors.filter(
            (node) => isProvider(graph, node) === true || (strict && graph.is(node, 'generates') && !graph.is(node, 'acts_autonomously')),
          )
    const [provider] = group
    const path = provider && graph.content.path(carriers, provider, redacted(graph))
    if (!provider || !path) return
    const source = path.nodes[0]!
    yield {
      ...(known.length > 0 ? {} : { status: 'ask' as const }),
      nodes: [source, ...group],
      path,
      // A client called "Patient" says enough to raise it, and less than a requirement does.
      severity: regulated && patients.length === 0 ? 'critical' : 'major',
      because: `What ${source.label} ${graph.is(source, 'request_entry') ? 'says' : 'holds'} about people reaches ${group.map((node) => node.label).join(', ')} ${known.length === 0 && strict ? '' : 'outside, '}unredacted, and ${known.some((node) => isUncovered(graph, node)) ? 'without an agreement' : 'no agreement is stated'}.`,
      say: { source, provider: group },
    }
  },
  mend: (_graph, { say }) => {
    const providers = say!.provider as readonly ViewNode[]
    return together(...providers.flatMap((node) => [setProp(node, 'dpa', true), setProp(node, 'retention', 'zero')]))
  },
  *praise(graph) {
    const stated = graph.requirements.dataClasses ?? []
    if (!stated.some((name) => name === 'pii' || name === 'phi' || name === 'pci')) return
    for (const node of graph.nodes) {
      if (!graph.is(node, 'redacts')) continue
      const vendor = graph.calls.from(node).filter((other) => isProvider(graph, other) === true)[0]
      if (vendor) yield { nodes: [node, vendor], because: `${node.label} takes personal data out before ${vendor.label} sees it.` }
    }
  },
})

const AGREED = /\b(dpa|baa|avv|zero[- ](data[- ])?retention|zdr|private ?(endpoint|link)|enterprise agreement|processing agreement)\b/i
/** Named because it is missing. */
const DENIED =
  /\b(no|without|missing|lacks?|pending|awaiting|not yet)\b.{0,16}\b(dpa|baa|avv|zdr|agreement)\b|\b(dpa|baa|avv|agreement)\b.{0,12}\b(missing|pending|open|not (yet )?signed)\b/i

const redacted = (graph: GraphView) => ({
  avoiding: (node: ViewNode) => isRedactor(graph, node),
  avoidingEdges: (edge: ViewEdge) =>
    graph.fact(edge, 'redaction') === true ||
    graph.fact(edge, 'dpa') === true ||
    graph.fact(edge, 'privateEndpoint') === true ||
    (AGREED.test(edge.label) && !DENIED.test(edge.label)) ||
    /\b(redacted|masked|pseudonymi[sz]ed|anonymi[sz]ed|de-?identified|tokeni[sz]ed)\b(?<!\b(un|not )(redacted|masked))/i.test(edge.label),
})

/** Trace vendors have a rule of their own. */
const isVendor = (graph: GraphView, node: ViewNode): boolean => isProvider(graph, node) !== false && !graph.is(node, 'records_telemetry')

const isCovered = (graph: GraphView, node: ViewNode): boolean =>
  ['dpa', 'baa', 'privateEndpoint'].some((prop) => graph.fact(node, prop) === true) ||
  graph.word(node, 'retention') === 'zero' ||
  [node, ...node.zones].some(({ label }) => AGREED.test(label) && !DENIED.test(label))

/** A sentence that says with whom there is an agreement: asked for would be another sentence. */
const isAgreedInWords = (graph: GraphView, node: ViewNode): boolean =>
  statementsOf(graph).some(
    (text) =>
      AGREED.test(text) &&
      !DENIED.test(text) &&
      /\b(signed|in place|exists?|concluded|have an?|covers?|covered)\b/i.test(text) &&
      (text.match(/\b[A-Z]\w{3,}/g) ?? []).some((name) => node.label.toLowerCase().includes(name.toLowerCase())),
  )

/** Somebody said that there is none. */
const isUncovered = (graph: GraphView, node: ViewNode): boolean =>
  graph.fact(node, 'dpa') === false ||
  graph.fact(node, 'baa') === false ||
  graph.fact(node, 'privateEndpoint') === false ||
  graph.fact(node, 'trainingAllowed') === true ||
  DENIED.test(node.label) ||
  /\b(consumer|free tier|public api|chatgpt account)\b/i.test(node.label)
