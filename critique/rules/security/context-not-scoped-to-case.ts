import { filtersQuery, isPublicContent, readersOf } from '../../facts/identity.ts'
import { concerns, statementAbout } from '../../graph/lexicon.ts'
import { isOnline, separatesTenants } from '../../graph/predicates.ts'
import type { GraphView, ViewEdge, ViewNode } from '../../graph/view.ts'
import { setProp, standOnAll, newNode, together } from '../mends.ts'
import { defineRule } from '../rule.ts'

const CASE =
  /\b(patients?|ehr|emr|charts?|clinical notes?|medical (records?|histor(y|ies))|encounters?|matters?|case files?|claim files?|claimants?|dossiers?|client files?)\b/i
const BY_CASE = /\b(patient|matter|case|claim|encounter|client|dossier|mrn)[-_ ]?(id|number|key|filter|scope[d]?|context)?\b/i
const GENERAL =
  /\b(guidelines?|formulary|knowledge|literature|pubmed|policy|policies|law|statutes?|precedents?|templates?|trials?|protocols?|codes)\b/i

// Beyond the catalogue: permission asks who may see it, this asks whether it is about the case in hand.
export default defineRule({
  id: 'security/context-not-scoped-to-case',
  title: 'The search may bring up somebody else’s case',
  severity: 'major',
  severityModifiers: ['critical for health data where a statement forbids it'],
  cluster: 'tenant-isolation',
  structural: true,
  burdenOfProof: 'board',
  whenUnknown: 'ask',
  why: 'A doctor may see every patient on the ward, and still the answer must be about this one. Two charts read alike; the nearest passage may be of another person, and the text will sound right.',
  ask: 'The question is about one case. What keeps {reader} from bringing passages of another out of {index}?',
  followUps: [
    'What happens when the case changes in the middle of a conversation?',
    'How would a reader notice a passage of the wrong case?',
  ],
  goodAnswer: [
    'The id of the case comes from the screen or the system of record, never from the text, and is part of the query',
    'A check that every passage carries that id before it reaches the model',
    'A change of case starts a new context',
    'Each source shows whose it is',
  ],
  fix: 'Make the id of the case a required filter in the query to {index}, and check each passage for it.',
  unless: 'The query is limited to one case, the index is kept per case, or it holds general knowledge and no cases.',
  sources: [
    {
      title: 'SAFER Guides: Patient Identification (ONC)',
      url: 'https://www.healthit.gov/topic/safety/safer-guides',
      verification: 'recalled',
    },
    {
      title: 'Joint Commission National Patient Safety Goals',
      section: 'NPSG.01.01.01: two identifiers',
      url: 'https://www.jointcommission.org/standards/standard-faqs/home-care/national-patient-safety-goals-npsg/000001545',
      verification: 'verified',
    },
    {
      title: 'OWASP LLM08:2025 Vector and Embedding Weaknesses',
      section: 'Risk 2: cross-context leaks',
      url: 'https://github.com/GenAI-Security-Project/GenAI-LLM-Top10/blob/main/2025/LLM08_VectorAndEmbeddingWeaknesses.md',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['anthropic', 'cohere'],
  examples: {
    flagged: [
      'requires { statements: ["Never the notes of another patient"] }; end_user#doctor -> llm_orchestrator#desk -> *retriever#search -> *vector_db#notes { dataClasses: [phi] }; #desk -> llm',
      'requires { statements: ["Each question is about one matter only"] }; end_user#lawyer -> *agent#aide -> *keyword_index#files { label: "Matter files" }; #aide -> llm',
      'requires { scope: regulated, dataClasses: [phi], statements: ["Answers must be about the open patient only"] }; end_user#u -> *llm_orchestrator#api -> *vector_db#v { label: "All notes of the hospital" }; #api -> self_hosted_llm#m',
    ],
    asked: [
      'requires { dataClasses: [phi] }; end_user#doctor -> *llm_orchestrator#desk -> *vector_db#charts { label: "Patient charts" }; #desk -> llm',
    ],
    clean: [
      'requires { statements: ["Never the notes of another patient"] }; end_user#doctor -> llm_orchestrator#desk -> retriever#search -{ label: "filter patient_id" }-> vector_db#notes { dataClasses: [phi] }; #desk -> llm',
      'requires { statements: ["Never the notes of another patient"] }; end_user#doctor -> llm_orchestrator#desk -> vector_db#book { label: "Clinical guidelines" }; #desk -> llm',
      'requires { dataClasses: [phi] }; end_user#doctor -> llm_orchestrator#desk -> vector_db#charts { label: "Patient charts", partitionKey: patient_id }; #desk -> llm',
      'end_user#clerk -> llm_orchestrator#desk -> vector_db#manuals; #desk -> llm',
    ],
  },
  isAskedFor: (graph) => concerns(graph).has('case_scope'),
  *check(graph) {
    const statement = statementAbout(graph, 'case_scope')
    for (const index of graph.nodesThat('search_index')) {
      if (!holdsCases(graph, index, statement !== undefined)) continue
      const open = readersOf(graph, index).filter(({ reader, edge }) => isOnline(graph, reader) && !isAboutOneCase(graph, reader, edge))
      const [first] = open
      if (!first) continue
      // A filter for rights may well be one for the case, too.
      const filtered = filtersQuery(graph, first.edge) || filtersQuery(graph, first.reader) || separatesTenants(graph, index) === true
      if (filtered && statement === undefined) continue
      const isClaim = statement !== undefined && !filtered
      yield {
        ...(isClaim ? {} : { status: 'ask' as const }),
        nodes: [first.reader, index],
        edges: open.map(({ edge }) => edge),
        severity: statement && graph.requirements.dataClasses?.includes('phi') ? 'critical' : 'major',
        because: `${statement ? `"${statement}", but ` : ''}${first.reader.label} searches all of ${index.label}, and nothing ${filtered ? 'says that the filter is for one case' : 'limits it to the case in hand'}.`,
        say: { reader: first.reader, index },
      }
    }
  },
  mend(graph, { say, edges }) {
    const index = say!.index as ViewNode
    const asked = (edges ?? []).filter((edge) => edge.to === index)
    return together(
      setProp(index, 'partitionKey', 'case id'),
      ...(asked.length > 0 ? [standOnAll(asked, newNode('acl_filter', 'Filter: rights and case id'))] : []),
    )
  },
})

function holdsCases(graph: GraphView, index: ViewNode, isStated: boolean): boolean {
  if (isPublicContent(graph, index) || graph.is(index, 'caches_answers') || graph.is(index, 'keeps_memory')) return false
  if (
    graph.prop(index, 'partitionKey') !== undefined ||
    (graph.word(index, 'scope') ?? '').startsWith('per_') ||
    /\bper[- ](patient|matter|case|claim|client)\b/i.test(index.label)
  )
    return false
  if (GENERAL.test(index.label) && !/\bpatients?\b/i.test(index.label)) return false
  return (
    CASE.test(index.label) ||
    (isStated &&
      (graph.dataClassesOf(index).length > 0 ||
        graph.requirements.dataClasses?.some((name) => name === 'phi' || name === 'pii') ||
        graph.content.into(index).some((step) => CASE.test(step.from.label))))
  )
}

/** The words of the query or of the one who asks say so. */
const isAboutOneCase = (graph: GraphView, reader: ViewNode, edge: ViewEdge): boolean =>
  BY_CASE.test(edge.label) ||
  graph.prop(reader, 'partitionKey') !== undefined ||
  (BY_CASE.test(reader.label) && /\b(filter|scope|context|resolver|selected|current)\b/i.test(reader.label)) ||
  graph.calls
    .previous(reader)
    .some((node) => BY_CASE.test(node.label) && /\b(filter|scope[dr]?|context|resolver|resolve|selected|guard)\b/i.test(node.label))
