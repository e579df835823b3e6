import type { Path } from '../../graph/flow.ts'
import { concerns, statementAbout } from '../../graph/lexicon.ts'
import { statementsOf } from '../../graph/predicates.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { setProp } from '../mends.ts'
import { defineRule, type Hit } from '../rule.ts'

const RECORDING = /\b(recordings?|recorded|audio|calls?|voice|wavs?|mp3s?|tapes?|meetings?|sound)\b/i
const CONSENT = /\b(consent\w*|opt[- ]?in|announce\w*|beep|disclos\w*|"?this call (is|may be))\b/i

// Beyond the catalogue.
export default defineRule({
  id: 'requirements/recording-without-consent',
  title: 'Voices are kept, and nobody was asked',
  severity: 'major',
  cluster: 'requirements-gap',
  structural: true,
  burdenOfProof: 'board',
  whenUnknown: 'ask',
  why: 'In many places all who speak have to agree before a call is recorded, in some it is a crime otherwise. Text made from it is a record, too.',
  ask: 'Somebody on {voice} says "please do not record me". What happens to what {store} already holds?',
  followUps: ['Where is it written down who agreed, and when?', 'When is the sound deleted, and the text made from it?'],
  goodAnswer: [
    'Asked before the first word is kept, in the language of the caller',
    'The answer is on record with the call',
    'Without a yes it goes on without keeping',
    'Sound and text have an end date',
  ],
  fix: 'Ask on {voice} before anything is kept, record the answer, and keep nothing without it.',
  unless: 'Consent is asked for on the board, or sound is only processed and not kept.',
  sources: [
    {
      title: 'California Penal Code 632',
      section: 'Consent of all parties',
      url: 'https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?lawCode=PEN&sectionNum=632',
      verification: 'recalled',
    },
    {
      title: 'GDPR, Regulation (EU) 2016/679',
      section: 'Art. 6, 7',
      url: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj',
      verification: 'recalled',
    },
    {
      title: '18 U.S. Code 2511',
      section: 'Interception of oral communications',
      url: 'https://www.law.cornell.edu/uscode/text/18/2511',
      verification: 'recalled',
    },
  ],
  companyEmphasis: ['openai'],
  examples: {
    flagged: [
      'requires { statements: ["Recordings of patients stay in the clinic"] }; end_user#doctor -> *mobile_client#rec { label: "Recorder app" } -> app_service#be -> *speech_to_text#ears',
      'end_user -> *voice_channel#line -> speech_to_text#ears -> agent#desk; #line -data-> *object_storage#tapes { label: "Call recordings" }',
      'end_user -> *voice_channel#line -> speech_to_text#ears -> agent#desk; #line -{ label: "recordings" }-> *object_storage#tapes { label: "S3 recordings" }',
      'end_user -> *voice_channel#line { recordingConsent: false } -> speech_to_text#ears -> agent#desk; #ears -data-> *relational_db#transcripts',
    ],
    asked: [
      'requires { scope: production }; end_user -> *voice_channel#line -> speech_to_text#ears -> agent#desk; #ears -data-> *relational_db#texts { label: "Transcripts" }',
    ],
    clean: [
      'end_user -> voice_channel#line { recordingConsent: true } -> speech_to_text#ears -> agent#desk; #line -data-> object_storage#tapes { label: "Call recordings" }',
      'end_user -> voice_channel#line -> app_service#hello { label: "Consent prompt" } -> speech_to_text#ears -> agent#desk; #ears -data-> object_storage#tapes { label: "Call audio" }',
      'end_user -> voice_channel#line -> speech_to_text#ears -> agent#desk',
      'end_user -> chat_ui#chat -> agent#desk; #desk -data-> object_storage#tapes { label: "Call recordings" }',
    ],
  },
  isAskedFor: (graph) => concerns(graph).has('consent') || concerns(graph).has('recording'),
  *check(graph) {
    const voices = graph.nodesOf('voice_channel', 'speech_to_text', 'realtime_speech_model')
    if (voices.length === 0 || asksForConsent(graph)) return
    const path =
      graph.content.path(
        voices,
        graph.nodes.filter((node) => keepsSpeech(graph, node)),
        { avoiding: (node) => graph.is(node, 'human') },
      ) ?? handsOver(graph, voices)
    const store = path?.nodes.at(-1)
    const voice = graph.nodesOf('voice_channel').find((node) => !graph.isKind(node, 'media_server')) ?? path?.nodes[0]
    if (!path || !store || !voice) {
      yield* recorders(graph)
      return
    }
    const denied = voices.some((node) => graph.fact(node, 'recordingConsent') === false)
    const isSound = RECORDING.test(store.label) && !/\btranscripts?\b/i.test(store.label)
    const statement = statementAbout(graph, 'consent')
    yield {
      ...(denied || isSound || statement ? {} : { status: 'ask' as const }),
      nodes: [voice, store],
      sure: isSound ? [store] : [],
      path,
      because: `${statement ? `"${statement}": ` : ''}${store.label} keeps what is said on ${voice.label}, and no consent is drawn${denied ? ': it is not asked for' : ''}.`,
      say: { voice, store },
    }
  },
  mend: (_graph, { say }) => setProp(say!.voice as ViewNode, 'recordingConsent', true),
})

const RECORDS =
  /\b(record(er|ings?|ed)|records? (the |a |all |every )?(calls?|visits?|consultations?|sessions?|meetings?|conversations?|interviews?))\b/i
const OTHERS =
  /\b(patients?|customers?|callers?|clients?|guests?|candidates?|visits?|consultations?|calls?|meetings?|interviews?|conversations?|exams?)\b/i

/** No store of sound is drawn, but something that records does, and words say that somebody else is heard. */
function* recorders(graph: GraphView): Iterable<Hit> {
  const ears = graph.nodesOf('speech_to_text', 'realtime_speech_model')
  const [ear] = ears
  const recorder = graph.nodes.find(
    (node) => RECORDS.test(node.label) && !graph.is(node, 'stores_data') && graph.content.reaches(node, ears),
  )
  const said = statementsOf(graph).find((text) => RECORDS.test(text) && OTHERS.test(text))
  const voice = recorder ?? (said ? graph.content.previous(ear ?? graph.nodes[0]!)[0] : undefined)
  if (
    !ear ||
    !voice ||
    voice === ear ||
    !(said || [graph.title, ...graph.nodes.map(({ label }) => label)].some((text) => OTHERS.test(text)))
  )
    return
  yield {
    ...(said && recorder ? {} : { status: 'ask' as const }),
    nodes: [voice, ear],
    because: `${said ? `"${said}": ` : ''}${voice.label} records people for ${ear.label}, and nothing on the board asks them.`,
    say: { voice, store: ear },
  }
}

/** A line has nothing to look up in a store of recordings: whatever its arrow is called, it fills it. */
function handsOver(graph: GraphView, voices: readonly ViewNode[]): Path | undefined {
  const edge = voices
    .flatMap((voice) => graph.edgesFrom(voice))
    .find((one) => one.kind === 'request' && !one.isResponse && keepsSpeech(graph, one.to))
  return edge && { nodes: [edge.from, edge.to], edges: [edge] }
}

const asksForConsent = (graph: GraphView): boolean =>
  graph.nodes.some(
    (node) => graph.fact(node, 'recordingConsent') === true || graph.fact(node, 'consent') === true || CONSENT.test(node.label),
  ) || graph.edges.some((edge) => CONSENT.test(edge.label))

/** Sound or text of speech at rest: a store whose label says so. */
const keepsSpeech = (graph: GraphView, node: ViewNode): boolean =>
  graph.is(node, 'stores_data') && !graph.is(node, 'search_index') && (RECORDING.test(node.label) || /\btranscripts?\b/i.test(node.label))
