import { checksIdentity } from '../../facts/identity.ts'
import { highImpactActions, isWrite, privateNodes, writes } from '../../graph/predicates.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { newNode, standOnAll } from '../mends.ts'
import { defineRule } from '../rule.ts'

const VERIFIES =
  /\b(verif\w*|identit(y|ies)|identif(y|ies|ication)|authenticat\w*|pins?|otp|one[- ]time|passcodes?|security questions?|kba|caller id check|date of birth|dob|knows? the caller|sms code)\b/i

/** A number on a display is what the caller's exchange says, and nobody else. */
const UNVERIFIED = /\b(un-?verified|by (the )?(caller id|phone number)|no (pin|check|verification))\b/i

// Beyond the catalogue.
/** What a shop sells to whoever comes: nobody has to say who they are for that. */
const ANYBODYS = /\b(menus?|orders?|kiosk|drive-?th(ru|rough)|inventory|catalog(ue)?|opening hours|free slots|table reservations?)\b/i
/** An order of these says something about who placed it. */
const NOBODY_ELSES =
  /\b(patients?|prescriptions?|pharmac\w*|medic(al|ines?|ations?)|clinic\w*|health|bank\w*|insur\w*|loans?|brokerage|claims?)\b/i
const isAnybodys = (graph: GraphView, node: ViewNode): boolean =>
  ANYBODYS.test(node.label) && !NOBODY_ELSES.test(node.label) && !isAboutPeople(graph)
const isAboutPeople = (graph: GraphView): boolean =>
  graph.requirements.dataClasses?.some((name) => name === 'pii' || name === 'phi' || name === 'pci') === true

export default defineRule({
  id: 'security/caller-identity-unverified',
  title: 'A voice on the phone is believed to be who it says',
  severity: 'major',
  severityModifiers: ['critical for health or card data, or when money moves'],
  cluster: 'least-privilege',
  structural: true,
  burdenOfProof: 'board',
  whenUnknown: 'skip',
  why: 'A name and a number are known to many, a caller id is easily faked, a voice easily copied. Without a check the assistant reads out and changes the records of whoever is named.',
  ask: 'I call {line} and give my neighbour’s name. What do I get from {record} before anybody asks for proof?',
  followUps: ['What may somebody learn or change who passed only the weak check?', 'What happens when the check fails twice?'],
  goodAnswer: [
    'Two facts that are not public, or a code to the number on file, before a record is opened',
    'What is only read needs less than what is changed',
    'The result is set by code, not by the model',
    'After two failures a person takes over',
  ],
  fix: 'Verify the caller between {line} and {record}: facts on file or a code to the registered number, decided by code.',
  unless: 'A check of identity stands on every way or is asked before records are opened, or the line serves only what everybody may know.',
  sources: [
    {
      title: 'HIPAA Privacy Rule, 45 CFR 164.514(h)',
      section: 'Verification of identity prior to disclosure',
      url: 'https://www.ecfr.gov/current/title-45/subtitle-A/subchapter-C/part-164/subpart-E/section-164.514',
      verification: 'secondary',
    },
    {
      title: 'NIST SP 800-63B-4: Digital Identity Guidelines',
      section: 'Authenticator assurance; restrictions of voice and phone',
      url: 'https://pages.nist.gov/800-63-4/sp800-63b.html',
      verification: 'recalled',
    },
    {
      title: 'OWASP LLM06:2025 Excessive Agency',
      section: 'Mitigation 5: act in the context of the user',
      url: 'https://github.com/GenAI-Security-Project/GenAI-LLM-Top10/blob/main/2025/LLM06_ExcessiveAgency.md',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['openai'],
  examples: {
    flagged: [
      'end_user#caller -> *voice_channel#line -> speech_to_text -> agent#desk -> *business_system#bookings',
      'end_user#caller -> *voice_channel#line -> realtime_speech_model#voice -> tool_executor#tools -> *crm#accounts',
      'end_user#caller -> *voice_channel#line -> speech_to_text -> agent#desk -> *business_system#orders { label: "Pharmacy order system" }',
    ],
    clean: [
      'end_user#caller -> voice_channel#line -> speech_to_text -> auth_service#check { label: "PIN check" } -> agent#desk -> business_system#bookings',
      'end_user#caller -> voice_channel#line -> speech_to_text -> agent#desk; #desk -> tool_executor#verify { label: "Verify caller: DOB and code" }; #desk -> business_system#bookings',
      'end_user#caller -> voice_channel#line -> speech_to_text -> agent#desk -> vector_db#faq',
      'external_trigger#meeting -> media_server#bot { label: "Bot joins and records" } -data-> object_storage#recordings -data-> speech_to_text -data-> relational_db#transcripts { dataClasses: [pii] }',
      'end_user#reader -> chat_ui#chat -> agent#desk -> business_system#bookings',
      'end_user#hungry -> voice_channel#line -> speech_to_text -> agent#desk -> business_system#pos { label: "Menu and orders" }',
      'end_user#u -> voice_channel#line { label: "Hotline" } -{ label: "PIN checked before" }-> realtime_speech_model#voice -{ label: "change address" }-> crm#accounts { label: "Customer accounts" }',
    ],
  },
  *check(graph) {
    const lines = graph
      .nodesOf('voice_channel')
      .filter((node) => !/\b(employees?|staff|internal|agents? desk|meeting|intercom|clinician|doctor)\b/i.test(node.label))
    if (lines.length === 0) return
    const records = [...new Set([...privateNodes(graph), ...writes(graph)])].filter(
      (node) => concernsCallers(graph, node) && !isAnybodys(graph, node),
    )
    // What was recorded first and is worked on later is no answer to whoever called.
    const isLater = (node: ViewNode): boolean => graph.is(node, 'async_boundary') || graph.isKind(node, 'object_storage')
    const path = graph.calls.path(lines, records, {
      avoiding: (node) => verifies(graph, node) || isLater(node),
      avoidingEdges: ({ label }) => VERIFIES.test(label) && !UNVERIFIED.test(label),
    })
    const [line] = path?.nodes ?? []
    const record = path?.nodes.at(-1)
    if (!path || !line || !record) return
    const strict =
      NOBODY_ELSES.test(record.label) ||
      graph.requirements.dataClasses?.some((name) => name === 'phi' || name === 'pci') ||
      highImpactActions(graph).includes(record)
    yield {
      nodes: [line, record],
      sure: NOBODY_ELSES.test(record.label) ? [record] : [],
      path,
      severity: strict ? 'critical' : 'major',
      because: `Whoever calls ${line.label} reaches ${record.label}, and nothing checks who it is.`,
      say: { line, record },
    }
  },
  mend(graph, { say }) {
    const line = say!.line as ViewNode
    return standOnAll(
      graph.edgesFrom(line).filter((edge) => edge.kind === 'request' || edge.kind === 'data'),
      newNode('auth_service', 'Caller check: code or two facts on file'),
    )
  },
})

/** On the way, or asked by the same part before it goes on. */
const verifies = (graph: GraphView, node: ViewNode): boolean =>
  checksIdentity(graph, node) ||
  VERIFIES.test(node.label) ||
  graph.calls.next(node).some((next) => VERIFIES.test(next.label) || graph.is(next, 'authenticates'))

/** Records and actions about a caller. Sending, recording and remembering are other questions. */
const concernsCallers = (graph: GraphView, node: ViewNode): boolean =>
  !graph.is(node, 'keeps_memory') &&
  !graph.is(node, 'search_index') &&
  !graph.is(node, 'caches_answers') &&
  !graph.is(node, 'request_entry') &&
  !graph.isKind(node, 'code_repository', 'object_storage', 'notification_service') &&
  (graph.is(node, 'private_data') || isWrite(graph, node) || graph.is(node, 'source_of_truth'))
