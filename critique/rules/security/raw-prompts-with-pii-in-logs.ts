import { askedBy } from '../../facts/serving.ts'
import { entries, isPersonal, isProvider, isRedactor } from '../../graph/predicates.ts'
import type { GraphView, ViewEdge, ViewNode } from '../../graph/view.ts'
import { newNode, setProp, standOnAll, together } from '../mends.ts'
import { defineRule } from '../rule.ts'

// A trace store inside, of which nobody said anything, is a question; outside, for health and card data, or where it says so, a finding.
export default defineRule({
  id: 'security/raw-prompts-with-pii-in-logs',
  title: 'Traces keep what people wrote, names and all',
  severity: 'major',
  cluster: 'privacy-boundary',
  structural: true,
  burdenOfProof: 'board',
  whenUnknown: 'ask',
  why: 'Prompts are the most private data you have, and trace stores have the widest access and the longest life. A deletion request rarely gets there.',
  ask: 'Open one trace in {sink}: what would I read there, who else can, and when is it gone?',
  followUps: ['How do you debug quality without the raw text?', 'Does a deletion request reach {sink}?'],
  goodAnswer: [
    'Figures and ids by default; text only redacted, sampled and for a short time',
    'The text lies in a locked store, the trace holds a pointer to it',
    'Access by role, on record',
    'Deletion reaches traces',
  ],
  fix: 'Redact between {source} and {sink}, and give {sink} a retention time.',
  unless:
    'A redactor stands before the store or already before the model, the store keeps no or only redacted text, or only figures are sent.',
  sources: [
    {
      title: 'OpenTelemetry semantic conventions for generative AI',
      section: 'Content is not captured by default',
      url: 'https://github.com/open-telemetry/semantic-conventions-genai',
      verification: 'verified',
    },
    {
      title: 'OWASP LLM02:2025 Sensitive Information Disclosure',
      url: 'https://github.com/GenAI-Security-Project/GenAI-LLM-Top10/blob/main/2025/LLM02_SensitiveInformationDisclosure.md',
      verification: 'verified',
    },
    {
      title: 'Azure Well-Architected for AI: responsible AI',
      section: 'Handle user data',
      url: 'https://learn.microsoft.com/azure/well-architected/ai/responsible-ai',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['anthropic', 'databricks'],
  examples: {
    flagged: [
      'requires { dataClasses: [phi] }; end_user -> *llm_orchestrator#desk -> llm#model; #desk -telemetry-> *llm_tracing#traces',
      'requires { dataClasses: [pii] }; end_user -> *llm_orchestrator#desk -> llm#model; #desk -telemetry-> *llm_tracing#traces { label: "LangSmith" }',
      'requires { dataClasses: [pii] }; end_user -> *llm_orchestrator#desk -> llm#model; #desk -telemetry-> *logging#log { label: "Log of prompts and answers" }',
      'requires { users: 900, dataClasses: [phi] }; end_user -> *llm_orchestrator#desk -> pii_redactor#mask -> llm#writer; #desk -telemetry-> *llm_tracing#spans',
    ],
    asked: ['requires { dataClasses: [pii] }; end_user -> *llm_orchestrator#desk -> llm#model; #desk -telemetry-> *llm_tracing#traces'],
    clean: [
      'requires { dataClasses: [phi] }; end_user -> llm_orchestrator#desk -> llm#model; #desk -telemetry-> pii_redactor#scrub -telemetry-> llm_tracing#traces',
      'requires { dataClasses: [phi] }; end_user -> llm_orchestrator#desk -> llm#model; #desk -telemetry-> llm_tracing#traces { contentCapture: off }',
      'requires { dataClasses: [phi] }; end_user -> pii_redactor#scrub -> llm_orchestrator#desk -> llm#model; #desk -telemetry-> llm_tracing#traces',
      'requires { dataClasses: [phi] }; end_user -> llm_orchestrator#desk -> llm#model; #desk -telemetry-> metrics#numbers',
      'requires { dataClasses: [pii] }; end_user#u -> llm_orchestrator#api -> llm#model; #api -telemetry{ label: "hashed ids, no text" }-> logging#dd { label: "Datadog" }',
    ],
  },
  *check(graph) {
    const stated = graph.requirements.dataClasses ?? []
    const strict = stated.some((name) => name === 'phi' || name === 'pci')
    const owners = graph.nodes.filter(
      (node) =>
        graph.dataClassesOf(node).some((name) => /^(pii|phi|pci)$/.test(name)) ||
        (strict || stated.includes('pii') ? isPersonal(graph, node) === true : false),
    )
    const sources = strict || stated.includes('pii') ? [...owners, ...entries(graph)] : owners
    if (sources.length === 0) return
    const raw = graph.content.from(sources, {
      avoiding: (node) => isRedactor(graph, node),
      avoidingEdges: (edge) => graph.fact(edge, 'redaction') === true,
    })
    const asks: ViewEdge[] = []
    const sinks = graph
      .nodesThat('records_telemetry')
      .filter((node) => graph.isKind(node, 'llm_tracing', 'logging') || KEEPS_TEXT.test(node.label))
    for (const sink of sinks) {
      const edge = graph.edgesTo(sink).find((one) => raw.has(one.from) && isAboutText(graph, one) && !isClean(graph, one))
      if (!edge) continue
      const isBad =
        strict ||
        graph.word(sink, 'contentCapture') === 'full' ||
        graph.fact(sink, 'redaction') === false ||
        KEEPS_TEXT.test(`${sink.label} ${edge.label}`) ||
        isProvider(graph, sink) === true
      if (!isBad) asks.push(edge)
      else
        yield hit(
          edge,
          `${edge.from.label} sends what people wrote to ${sink.label}${isProvider(graph, sink) === true ? ' outside' : ''}, and nothing redacts it.`,
        )
    }
    const [ask] = asks
    if (ask) yield { ...hit(ask, `Nothing says what ${ask.to.label} keeps of what people wrote.`), status: 'ask' }
  },
  mend(graph, { say }) {
    const sink = say!.sink as ViewNode
    const edges = graph.edgesTo(sink).filter((edge) => edge.kind === 'telemetry')
    return together(
      standOnAll(edges, newNode('pii_redactor', 'Redacts traces')),
      setProp(sink, 'contentCapture', 'redacted'),
      setProp(sink, 'redaction', true),
      setProp(sink, 'retentionDays', 30),
    )
  },
})

/** What is kept is named, and it is text. */
const KEEPS_TEXT =
  /\b(full|raw|all|whole) (prompts?|text|messages?|conversations?|transcripts?|chats?)\b|\bprompts? (and|&|\+|,) (answers?|responses?|completions?|outputs?)\b|\b(chat|conversation) logs?\b/i

const hit = (edge: ViewEdge, because: string) => ({
  nodes: [edge.from, edge.to],
  edges: [edge],
  because,
  say: { source: edge.from, sink: edge.to },
})

/** Says of itself that what people wrote is not in it. */
const WITHOUT_TEXT =
  /\b((no|without|not|never) (the )?(text|contents?|prompts?|payloads?|bodies|pii|personal data)|hash(ed|es)|masked|scrubbed|anonymi[sz]ed|pseudonymi[sz]ed|de-?identified|ids only)\b/i

/** Models, and what calls them, write text into traces; others write events. */
const isAboutText = (graph: GraphView, edge: ViewEdge): boolean =>
  (edge.kind === 'telemetry' || edge.kind === 'data') &&
  (graph.is(edge.from, 'generates') || asksModel(graph, edge.from) || graph.is(edge.from, 'gateway')) &&
  !/\b(metrics|counts?|latency|cost|ids? only|metadata|redacted)\b/i.test(edge.label) &&
  !WITHOUT_TEXT.test(edge.label)

/** A redactor or a guard in front of the model hides from the model what the service that calls it still has. */
const asksModel = (graph: GraphView, caller: ViewNode): boolean =>
  askedBy(graph, caller).some(
    (node) =>
      graph.is(node, 'generates') ||
      (graph.is(caller, 'coordinates') &&
        (graph.is(node, 'redacts') || graph.is(node, 'screens_content')) &&
        askedBy(graph, node).some((next) => graph.is(next, 'generates'))),
  )

const isClean = (graph: GraphView, { to, ...edge }: ViewEdge): boolean =>
  graph.fact(to, 'redaction') === true ||
  /^(redacted|off|by_reference)$/.test(graph.word(to, 'contentCapture') ?? '') ||
  edge.props.redaction === true ||
  /\b(redacted|masked|scrubbed|metadata only|no content|anonymi[sz]ed|pii[- ](scrubbed|free|safe))\b/i.test(to.label) ||
  WITHOUT_TEXT.test(to.label) ||
  (/\b(timings?|metrics?|latency|cost|usage|spend|versions?|counts?|numbers)\b/i.test(to.label) &&
    !/\b(prompts?|text|transcripts?|full|raw|conversations?|chats?|messages?|answers?|questions?|traces?|logs?)\b/i.test(to.label))
