import { carriesDeletions, erasureDuty, isDeletionEdge } from '../../facts/deletion.ts'
import { feedersOf, pipelinesInto, sourcesOf } from '../../facts/ingestion.ts'
import { isRedactor } from '../../graph/predicates.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { newNode, setProp, together } from '../mends.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'data/no-deletion-path-to-index',
  title: 'What is deleted at the source stays in the index',
  severity: 'critical',
  severityModifiers: ['major where documents can be removed but nothing marks them as personal (contracts, tenant files)'],
  cluster: 'data-lifecycle',
  structural: true,
  burdenOfProof: 'board',
  whenUnknown: 'ask',
  why: 'The assistant goes on quoting what a person had removed, and an embedding of personal text is personal data: the text can be recovered from it.',
  ask: 'A record is deleted in {source} at noon. Walk me through every copy of it, {index} and its backups included. When is the last one gone?',
  followUps: [
    'What is the time limit for a deletion, and how do you prove that it was met?',
    'What happens to cached answers and evaluation cases made from the record?',
  ],
  goodAnswer: [
    'Document and subject ids on every chunk, deletions as events or tombstones, then compaction',
    'A reconciliation job that compares the index with the source and reports strays',
    'A rebuild from the source as the strong guarantee',
    'The same path for caches, logs, evaluation sets and fine-tuned models',
  ],
  fix: 'Send deletions from {source} to {index} as events, and reconcile the two on a schedule.',
  unless: 'A change stream, tombstones, a purge or a rebuild from source stands on the way, or the content is public and about nobody.',
  sources: [
    {
      title: 'GDPR Regulation (EU) 2016/679',
      section: 'Art. 17 right to erasure',
      url: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj',
      verification: 'secondary',
    },
    {
      title: 'OWASP LLM Top 10 2026 - LLM09:2026 Vector and Embedding Weaknesses',
      section: 'Storage lifecycle: bounded deletion + reconciliation audits',
      url: 'https://github.com/GenAI-Security-Project/GenAI-LLM-Top10/blob/main/2026/final/LLM09_VectorAndEmbeddingWeaknesses.md',
      verification: 'verified',
    },
    {
      title: 'Text Embeddings Reveal (Almost) As Much As Text / Vec2Text (Morris et al., 2023)',
      section: 'Embeddings are invertible',
      url: 'https://arxiv.org/abs/2310.06816',
      verification: 'secondary',
    },
    {
      title: 'Azure Well-Architected AI workloads - Grounding data design',
      section: 'Data deletion; reindexing',
      url: 'https://learn.microsoft.com/azure/well-architected/ai/grounding-data-design',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['anthropic', 'databricks', 'cohere'],
  examples: {
    flagged: [
      'requires { statements: ["Withdrawn tenders are gone within a day"] }; *relational_db#tenders { label: "Tender records", dataClasses: [confidential] } -data-> *embedding_pipeline#job -data-> *vector_db#index; web_client -> llm_orchestrator -> #index',
      'requires { dataClasses: [pii], regulations: [gdpr] }; *crm#accounts -data-> *embedding_pipeline#sync { schedule: nightly } -data-> *vector_db#index; end_user -> llm_orchestrator#api -> #index',
      'requires { regulations: [gdpr], statements: ["Members can delete their posts"] }; *source_connector#forum { label: "Forum posts", writers: public } -data-> *embedding_pipeline#job { updateMode: upsert } -data-> *vector_db#index; web_client -> llm_orchestrator -> #index',
      'requires { multiTenant: true }; *object_storage#files { label: "Tenant contracts" } -data-> *chunker#chunks -data-> *embedding_pipeline#embed -data-> *vector_db#index; web_client -> llm_orchestrator#api -> #index; scheduler#nightly -control-> #embed',
      'requires { regulations: [hipaa] }; *relational_db#notes { dataClasses: [phi] } -data-> *embedding_pipeline#sync { updateMode: append_only } -data-> *vector_db#index; cdc_stream#other { label: "CDC to billing" }; #notes -data-> #other -data-> data_warehouse#billing; end_user -> llm_orchestrator#api -> #index',
    ],
    clean: [
      'requires { dataClasses: [pii], regulations: [gdpr] }; crm#accounts -data-> cdc_stream#changes -data-> embedding_pipeline#sync -data-> vector_db#index; end_user -> llm_orchestrator#api -> #index',
      'requires { regulations: [gdpr], dataClasses: [pii] }; source_connector#manuals { label: "Product manuals" } -data-> embedding_pipeline#sync -data-> vector_db#index; end_user -> llm_orchestrator#api -> #index',
      'requires { dataClasses: [pii], regulations: [gdpr] }; crm#accounts -data-> embedding_pipeline#sync { label: "Nightly full rebuild" } -data-> vector_db#index; end_user -> llm_orchestrator#api -> #index',
      'requires { dataClasses: [phi] }; relational_db#charts { dataClasses: [phi] } -data-> embedding_pipeline#sync -data-> vector_db#index; data_governance#erasure -{ label: "delete by subject id" }-> #index; end_user -> llm_orchestrator#api -> #index',
      'requires { dataClasses: [phi] }; relational_db#charts { dataClasses: [phi] } -data-> pii_redactor#deid -data-> embedding_pipeline#sync -data-> vector_db#index; end_user -> llm_orchestrator#api -> #index',
    ],
  },
  isAskedFor: ({ requirements }) => (requirements.regulations?.length ?? 0) > 0,
  *check(graph) {
    for (const index of graph.nodesThat('search_index')) {
      const pipelines = pipelinesInto(graph, index)
      const kept = [index, ...pipelines].filter((node) => carriesDeletions(graph, node) === false)
      if (kept.length === 0 && isPurged(graph, index)) continue
      const exposed = sourcesOf(graph, index).filter(
        (source) => erasureDuty(graph, source, index) && !passesDeletions(graph, source, index),
      )
      const [source] = [...exposed].sort(
        (a, b) => Number(erasureDuty(graph, b, index) === 'personal') - Number(erasureDuty(graph, a, index) === 'personal'),
      )
      if (!source) continue
      const path = graph.content.path(source, index, { avoiding: (node) => !feedersOf(graph, index).has(node) })
      yield {
        severity: erasureDuty(graph, source, index) === 'personal' ? 'critical' : 'major',
        nodes: path?.nodes ?? [source, index],
        path,
        because: `${index.label} is filled from ${source.label}, and no step of that way carries a deletion.`,
        say: { source, index },
      }
    }
  },
  mend(graph, { nodes, say }) {
    const index = say!.index as ViewNode
    const stubborn = nodes.filter((node) => carriesDeletions(graph, node) === false)
    const stream = newNode('cdc_stream', 'Deletions')
    return together(
      {
        addNodes: [stream],
        addEdges: [
          { from: (say!.source as ViewNode).id, to: stream.ref, kind: 'data' },
          { from: stream.ref, to: index.id, kind: 'data', label: 'delete by document id' },
        ],
      },
      ...stubborn.map((node) =>
        graph.word(node, 'deletionHandling') === undefined
          ? setProp(node, 'purgeOnDelete', true)
          : setProp(node, 'deletionHandling', 'propagated'),
      ),
    )
  },
  *praise(graph) {
    for (const index of graph.nodesThat('search_index')) {
      const source = sourcesOf(graph, index).find((one) => erasureDuty(graph, one, index))
      const control = [index, ...pipelinesInto(graph, index)].find((node) => carriesDeletions(graph, node))
      if (source && control)
        yield {
          nodes: [...new Set([source, control, index])],
          because: `${control.label} carries deletions in ${source.label} on to ${index.label}.`,
        }
    }
  },
})

/** A purge of the index itself covers every source. */
const isPurged = (graph: GraphView, index: ViewNode): boolean =>
  carriesDeletions(graph, index) === true ||
  graph.edgesTo(index).some((edge) => isDeletionEdge(edge) || graph.isKind(edge.from, 'data_governance', 'cdc_stream'))

/** Does something on every way from the source to the index carry deletions or take the person out of it, or can one reach a pipeline by an edge that says so? */
function passesDeletions(graph: GraphView, source: ViewNode, index: ViewNode): boolean {
  const feeders = feedersOf(graph, index)
  const carries = (node: ViewNode): boolean => node !== index && (carriesDeletions(graph, node) === true || isRedactor(graph, node))
  if (carries(source)) return true
  const told = (node: ViewNode): boolean =>
    graph.edgesTo(node).some((edge) => isDeletionEdge(edge) || graph.isKind(edge.from, 'data_governance'))
  return !graph.content.reaches(source, index, {
    avoiding: (node) => !feeders.has(node) || carries(node) || (node !== source && told(node)),
    avoidingEdges: isDeletionEdge,
  })
}
