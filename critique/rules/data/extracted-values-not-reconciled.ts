import type { Path } from '../../graph/flow.ts'
import { isWrite } from '../../graph/predicates.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { newNode, standOnAll } from '../mends.ts'
import { defineRule } from '../rule.ts'

const READS =
  /\b(extract\w*|field capture|data capture|key[- ]value|idp|intelligent document|invoice (reader|parser|ai|processing)|form (reader|recogni[sz]er|parser)|document (ai|intelligence|understanding)|textract|parse (invoices?|forms?|receipts?|statements?)|reads? (amounts?|(the )?invoices?|receipts?|fields?|totals?|values?|line items?)|(fill|fills|filled|filling) (in|out|up)?|(maps?|mapped|transcribes?|captures?) (\w+ ){0,3}(fields?|values?|forms?))\b/i
const VALUES =
  /\b(invoices?|receipts?|purchase orders?|bank statements?|payslips?|tax forms?|claims? (forms?|files?|records?|documents?|data)|the (claim|order|application|invoice|form)|application forms?|delivery notes?|police reports?|prescriptions?|certificates?|forms?|bills? of lading|statements?|fields?|line items|amounts?|totals?|ibans?|kyc|id documents?|lab (results|values)|structured (data|fields|json))\b/i
const RECONCILES =
  /\b(reconcil\w*|cross[- ]?check\w*|check ?sums?|check digits?|totals? (match|check|add)|sums? (match|check)|match(es|ing)? (against|with|to)|(two|three|2|3)[- ]way match\w*|(lines?|items?|sums?|totals?) (adds?|sums?) (up|to)|adds? up|(po|order|contract|customer) match(es|ed)?|only if .{0,40}(match\w*|equals?|sums?|agrees?)|compared (with|to|against)|business rules?|rules? engine|validat\w*|verif\w*|plausib\w*|consistency|double[- ]?entry|look-?up (check|against))\b/i

const WITH_CHECKS = /(\bwith|\band|\+|&) checks\b/i

export default defineRule({
  id: 'data/extracted-values-not-reconciled',
  title: 'Values read from documents are booked as read',
  severity: 'major',
  cluster: 'extraction-integrity',
  structural: true,
  burdenOfProof: 'board',
  whenUnknown: 'skip',
  confidence: 'medium',
  why: 'A model that misreads one digit is as sure of it as of the others. Documents carry their own proof: sums, check digits, an order to compare with.',
  ask: '{reader} reads 1,830 where the document says 1,380. What notices before {record} holds it?',
  followUps: [
    'Which fields can be checked against something that does not come from the document?',
    'What happens to a document whose sums do not add up?',
  ],
  goodAnswer: [
    'Checks by code: line items add up, check digits hold, dates are in order',
    'Comparison with records that exist already: order, customer, contract',
    'What fails goes to a person with the place in the document marked',
    'Accuracy measured field by field, not as a mean',
  ],
  fix: 'Check the values from {reader} by code against sums and existing records before they reach {record}.',
  unless: 'A validator, a rule engine or a person stands on the way, or the values are only shown.',
  sources: [
    {
      title: 'Google Cloud Document AI - Validation and correction',
      section: 'Rules over extracted entities, such as line items that sum to the total',
      url: 'https://docs.cloud.google.com/document-ai/docs/ce-validation',
      verification: 'verified',
    },
    {
      title: 'OWASP Top 10 for LLM Applications 2025 - LLM09 Misinformation',
      section: 'Automatic validation',
      url: 'https://github.com/GenAI-Security-Project/GenAI-LLM-Top10/blob/main/2025/LLM09_Misinformation.md',
      verification: 'secondary',
    },
  ],
  companyEmphasis: ['databricks'],
  examples: {
    flagged: [
      'email_inbox#bills -data-> *document_parser#ocr { label: "Invoice extraction" } -data-> *relational_db#ledger; end_user#clerk -> web_client -> app_service -> #ledger',
      'user_upload#scans -data-> workflow_engine#flow -> *vision_model#reader { label: "Extract form fields" }; #flow -{ label: "write fields" }-> *business_system#erp',
      'scheduler#night -> app_service#job -> document_parser#ocr; object_storage#scans { label: "Scanned invoices" } -data-> #ocr; #job -> *llm#model { label: "Model: read amounts" }; #job -> *business_system#erp { label: "Book", sideEffect: write }',
      'user_upload#photos { label: "Photos of delivery notes" } -data-> object_storage#files -data-> *llm#reader { label: "Sonnet fills in the order" } -data-> *business_system#erp { label: "SAP order" }',
      'email_inbox#forms -> *llm#reader { label: "Extract form fields" } -> *business_system#core; #reader -{ label: "parse error" }-> #reader',
    ],
    clean: [
      'email_inbox#bills -data-> document_parser#ocr { label: "Invoice extraction + checks" } -data-> relational_db#ledger',
      'email_inbox#bills -data-> document_parser#ocr { label: "Invoice extraction" } -data-> output_validator#sums -data-> relational_db#ledger',
      'email_inbox#bills -data-> document_parser#ocr { label: "Invoice extraction" } -data-> app_service#match { label: "Three-way match" } -data-> business_system#erp',
      'object_storage#pdfs -data-> document_parser#parse -data-> chunker#split -data-> vector_db#index; end_user -> llm_orchestrator -> #index',
      'user_upload#photos { label: "Photos of delivery notes" } -data-> object_storage#files -data-> llm#reader { label: "Sonnet fills in the order" } -data-> app_service#rules { label: "Compared with the purchase order: plausibility" } -data-> business_system#erp { label: "SAP order" }',
      'chat_ui -> llm_orchestrator#api -> llm#writer { label: "Fills the gaps in a story" } -data-> relational_db#stories',
      'user_upload#scans -data-> document_parser#ocr { label: "Form field extraction" } -data-> human_review_queue#desk -data-> business_system#erp',
      'user_upload#scans -data-> document_parser#ocr { label: "Form field extraction" } -data{ label: "only if the order matches" }-> business_system#erp',
    ],
  },
  *check(graph) {
    const records = graph.nodes.filter((node) => isRecord(graph, node))
    const guarded = (node: ViewNode): boolean => checks(graph, node)
    for (const reader of graph.nodes.filter((node) => readsFields(graph, node) && !guarded(node))) {
      const stops = (node: ViewNode): boolean =>
        guarded(node) ||
        graph.is(node, 'request_entry') ||
        graph.is(node, 'search_index') ||
        graph.isKind(node, 'chunker', 'embedding_pipeline', 'embedding_model')
      const path = graph.content.path(reader, records, { avoiding: stops }) ?? handsOver(graph, reader, stops)
      const record = path?.nodes.at(-1)
      if (!path || !record || asideChecks(graph, path.nodes)) continue
      yield {
        nodes: [reader, record],
        path,
        because: `What ${reader.label} reads reaches ${record.label}, and no code or person compares it with anything.`,
        say: { reader, record },
      }
    }
  },
  mend(graph, { path }) {
    const last = path!.edges.at(-1)!
    return standOnAll(graph.edgesBetween(last.from, last.to), newNode('output_validator', 'Sums, check digits, match with records'))
  },
  *praise(graph) {
    for (const reader of graph.nodes.filter((node) => readsFields(graph, node))) {
      const check = graph.content.next(reader).find((node) => graph.is(node, 'deterministic') && checks(graph, node))
      if (check) yield { nodes: [reader, check], because: `${check.label} checks by code what ${reader.label} has read.` }
    }
  },
})

/** A reader that calls one store and nothing else, itself again apart, does so to write: there is no question that it would look something up for. */
function handsOver(graph: GraphView, reader: ViewNode, blocked: (node: ViewNode) => boolean): Path | undefined {
  const [edge, ...others] = graph.edgesFrom(reader).filter((one) => one.kind === 'request' && !one.isResponse && one.to !== reader)
  if (
    !edge ||
    others.length > 0 ||
    blocked(edge.to) ||
    !graph.isKind(edge.to, 'relational_db', 'nosql_db', 'business_system', 'crm', 'ticketing_system')
  )
    return undefined
  return { nodes: [reader, edge.to], edges: [edge] }
}

/** A step that turns documents into fields: its label says so, or the board speaks of the forms and it reads pictures or pages. */
function readsFields(graph: GraphView, node: ViewNode): boolean {
  const machine = graph.is(node, 'generates') || graph.isKind(node, 'document_parser', 'vision_model', 'enrichment', 'ml_model')
  if (!machine || graph.is(node, 'acts_autonomously') || graph.is(node, 'search_index')) return false
  return (
    READS.test(node.label) &&
    (VALUES.test(node.label) ||
      [...(graph.requirements.statements ?? []), graph.title, ...graph.content.previous(node).map(({ label }) => label)].some((text) =>
        VALUES.test(text),
      ))
  )
}

/** Where a value counts as true once it is in. Indexes, caches and traces are not. */
const isRecord = (graph: GraphView, node: ViewNode): boolean =>
  (graph.isKind(node, 'relational_db', 'nosql_db', 'data_warehouse', 'business_system', 'crm', 'payment_api', 'ticketing_system') &&
    graph.edgesTo(node).some((edge) => edge.kind === 'data' || edge.isWrite || isWrite(graph, node))) ||
  graph.isKind(node, 'payment_api')

const checks = (graph: GraphView, node: ViewNode): boolean =>
  (graph.is(node, 'deterministic') && (graph.is(node, 'validates') || graph.is(node, 'gate'))) ||
  graph.isKind(node, 'policy_engine', 'data_validator') ||
  (graph.is(node, 'human') && !graph.is(node, 'request_entry')) ||
  RECONCILES.test(node.label) ||
  WITH_CHECKS.test(node.label)

/** A coordinator that also calls a check: the order is not drawn, so it has the benefit of the doubt. */
const asideChecks = (graph: GraphView, way: readonly ViewNode[]): boolean =>
  way.some(
    (node) =>
      (graph.is(node, 'coordinates') || graph.is(node, 'async_boundary')) && graph.drawn.next(node).some((next) => checks(graph, next)),
  ) || way.flatMap((node) => graph.edgesFrom(node)).some((edge) => RECONCILES.test(edge.label))
