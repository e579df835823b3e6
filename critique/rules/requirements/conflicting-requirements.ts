import { jurisdiction } from '../../facts/region.ts'
import { concerns, statementAbout, understood, type Concern } from '../../graph/lexicon.ts'
import { statementsOf } from '../../graph/predicates.ts'
import type { GraphView } from '../../graph/view.ts'
import { defineRule } from '../rule.ts'

/** Nobody reads, thinks and presses a button within this time. */
const FASTEST_PERSON_MS = 30_000
const SECONDS_PER_MONTH = 30 * 86_400

// Beyond the catalogue. Speaks of the requirements alone, whatever is drawn: no node is to blame.
export default defineRule({
  id: 'requirements/conflicting-requirements',
  title: 'Two things are asked for that cannot both be had',
  severity: 'major',
  cluster: 'requirements-conflict',
  evenWhenTiny: true,
  burdenOfProof: 'engine',
  whenUnknown: 'skip',
  why: 'No drawing can meet both. Whoever says so early saves the design; whoever does not picks one in silence.',
  ask: 'You were asked for {first} and for {second}. Which one gives way, and who decides that?',
  followUps: ['Is there a version of each that both sides can live with?', 'Who would be surprised if you dropped {second}?'],
  goodAnswer: [
    'The conflict is named, with the numbers',
    'A proposal which gives way, or where each holds',
    'Somebody who owns the decision',
    'It is written down as a decision',
  ],
  fix: 'Settle which of the two holds, or where each does, and write that down.',
  unless: 'The two are about different journeys, data or answers, or one of them says when it does not hold.',
  sources: [
    {
      title: 'ISO/IEC/IEEE 29148:2018',
      section: 'Characteristics of a set of requirements: consistent',
      url: 'https://www.iso.org/standard/72089.html',
      verification: 'recalled',
    },
    {
      title: 'Azure Well-Architected Framework: trade-offs between pillars',
      url: 'https://learn.microsoft.com/azure/well-architected/pillars',
      verification: 'recalled',
    },
  ],
  companyEmphasis: ['google-deepmind', 'meta'],
  examples: {
    flagged: [
      'requires { firstTokenP95Ms: 300, statements: ["Every reply is approved by a nurse"] }; end_user -> llm_orchestrator -> llm',
      'requires { statements: ["EU only", "The provider is US only"] }; end_user -> llm_orchestrator -> llm',
      'requires { statements: ["Prompts are never stored", "Full audit of every answer"] }; end_user -> llm_orchestrator -> llm',
      'requires { statements: ["Open to anyone, no login", "Each branch sees only its own files"] }; end_user -> llm_orchestrator -> llm',
    ],
    clean: [
      'requires { firstTokenP95Ms: 300, statements: ["Refunds above 75 dollars are approved by a person"] }; end_user -> llm_orchestrator -> llm',
      'requires { statements: ["EU only", "US customers are served from the US"] }; end_user -> llm_orchestrator -> llm',
      'requires { statements: ["No audio kept unless opted in", "Full decision record 7 years"] }; end_user -> llm_orchestrator -> llm',
      'requires { p95LatencyMs: 2000, firstTokenP95Ms: 400, peakQps: 20, requestsPerMonth: 900000 }; end_user -> llm_orchestrator -> llm',
    ],
  },
  *check(graph) {
    const conflicts = findConflicts(graph)
    const [worst] = conflicts
    if (!worst) return
    yield {
      nodes: [],
      because: conflicts.map(({ first, second, why }) => `${quoted(first)} and ${quoted(second)}: ${why}`).join(' '),
      say: { first: quoted(worst.first), second: quoted(worst.second) },
    }
  },
})

interface Conflict {
  first: string
  second: string
  why: string
}

const quoted = (text: string): string => `"${text}"`

function findConflicts(graph: GraphView): Conflict[] {
  return [personAndSpeed(graph), regions(graph), storedAndNot(graph), insideAndHosted(graph), openAndOwn(graph), ...numbers(graph)].filter(
    (one) => one !== undefined,
  )
}

/** Not for what says itself when it does not hold. */
const HEDGED = /\b(unless|except|otherwise|where|when|if|apart from)\b/i
const plain = (graph: GraphView, concern: Concern): string | undefined =>
  understood(graph).find((one) => one.concern === concern && !HEDGED.test(one.statement))?.statement

function personAndSpeed(graph: GraphView): Conflict | undefined {
  const review = plain(graph, 'every_answer_reviewed')
  const { firstTokenP95Ms: first, p95LatencyMs: whole } = graph.requirements
  const [name, limit] = first !== undefined && first < FASTEST_PERSON_MS ? ['the first token', first] : ['the answer', whole]
  // What is approved may be shown as a draft before: only where it says that nothing goes out first is it a clash.
  if (!review || limit === undefined || limit >= FASTEST_PERSON_MS) return undefined
  return { first: review, second: `${name} within ${limit} ms`, why: 'no person reads and decides that fast.' }
}

const ONE_PLACE = /\b(only|never leaves?|must (stay|remain|be)|stays?)\b/i
function regions(graph: GraphView): Conflict | undefined {
  const home = statementsOf(graph).find((text) => ONE_PLACE.test(text) && jurisdiction(text) !== undefined && !VENDOR.test(text))
  const region = home
    ? jurisdiction(home)
    : jurisdiction(graph.requirements.regions?.length === 1 ? graph.requirements.regions[0] : undefined)
  if (!region) return undefined
  const vendor = statementsOf(graph).find(
    (text) => VENDOR.test(text) && /\b(only|hosted|runs?|available)\b/i.test(text) && (jurisdiction(text) ?? region) !== region,
  )
  if (!vendor) return undefined
  return { first: home ?? `Region: ${region}`, second: vendor, why: `what the vendor processes leaves ${region.toUpperCase()}.` }
}
const VENDOR = /\b(providers?|vendors?|models?|api|hosted|endpoint|openai|anthropic|gemini|cohere|gpt|claude|azure|bedrock)\b/i

function storedAndNot(graph: GraphView): Conflict | undefined {
  const never = plain(graph, 'never_store')
  const audit = plain(graph, 'audit')
  if (
    !never ||
    !audit ||
    /\b(audio|images?|video|secrets?|provider|vendor|card)\b/i.test(never) ||
    !/\b(every|each|all|full|complete)\b/i.test(audit)
  )
    return undefined
  return { first: never, second: audit, why: 'what was never kept cannot be shown later.' }
}

function insideAndHosted(graph: GraphView): Conflict | undefined {
  const inside = plain(graph, 'on_premises')
  const hosted = statementsOf(graph).find(
    (text) =>
      /\b(use|uses|must use|with|on|via)\b.{0,20}\b(gpt[-\w.]*|openai|claude|anthropic|gemini|hosted (model|llm|api))\b/i.test(text) &&
      text !== inside &&
      !/\b(not|never|no)\b/i.test(text),
  )
  if (!inside || !hosted) return undefined
  return { first: inside, second: hosted, why: 'a hosted model is outside.' }
}

function openAndOwn(graph: GraphView): Conflict | undefined {
  const open = plain(graph, 'public_access')
  const own = statementAbout(graph, 'document_permissions')
  if (!open || !own || HEDGED.test(own) || !concerns(graph).has('document_permissions')) return undefined
  return { first: open, second: own, why: 'without knowing who asks, nothing can be kept from them.' }
}

function numbers({ requirements: r }: GraphView): Conflict[] {
  const found: Conflict[] = []
  if (r.firstTokenP95Ms !== undefined && r.p95LatencyMs !== undefined && r.firstTokenP95Ms > r.p95LatencyMs)
    found.push({
      first: `first token within ${r.firstTokenP95Ms} ms`,
      second: `whole answer within ${r.p95LatencyMs} ms`,
      why: 'the first word would come after the last.',
    })
  if (
    r.peakQps !== undefined &&
    r.requestsPerMonth !== undefined &&
    r.peakQps > 0 &&
    r.requestsPerMonth / SECONDS_PER_MONTH > r.peakQps * 1.05
  )
    found.push({
      first: `${r.requestsPerMonth} requests a month`,
      second: `a peak of ${r.peakQps} a second`,
      why: 'the mean would be above the peak.',
    })
  return found
}
