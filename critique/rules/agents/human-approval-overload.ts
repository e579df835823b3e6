import { grouped } from '../../facts/numbers.ts'
import { concerns } from '../../graph/lexicon.ts'
import { isOnline, statementsOf } from '../../graph/predicates.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { setProp } from '../mends.ts'
import { defineRule } from '../rule.ts'

const WORKING_MINUTES = 480
/** People who review all day without a break make no decisions any more. */
const UTILISATION = 0.8
const FEW_A_DAY = 50
const MANY_A_DAY = 500

export default defineRule({
  id: 'agents/human-approval-overload',
  title: 'More approvals than people can read',
  severity: 'major',
  cluster: 'irreversible-action',
  quantitative: true,
  burdenOfProof: 'board',
  whenUnknown: 'skip',
  why: 'Who has to approve too much approves without reading. The control is on the drawing and nowhere else, and its queue becomes the waiting time of the product.',
  ask: '{reviews} reviews a day reach {review}, and {capacity} can be done with care. Who does the rest, and how long does one wait?',
  followUps: ['How would you notice approvals without reading?', 'What may pass by itself, and how was that limit set?'],
  goodAnswer: [
    'Only cases with consequences reach people',
    'A screen that shows the evidence',
    'Rate of refusals and time per review are watched, known bad cases are mixed in',
    'After a timeout: no, never yes',
  ],
  fix: 'Let code sort by risk, so that {share} % of the cases reach {review}.',
  unless: 'The capacity is stated and enough, or it is a few cases a day.',
  sources: [
    {
      title: 'OWASP Agentic AI, Threats and Mitigations',
      section: 'T10 Overwhelming Human in the Loop',
      url: 'https://genai.owasp.org/resource/agentic-ai-threats-and-mitigations/',
      verification: 'secondary',
    },
    {
      title: 'MITRE ATLAS v5.6',
      section: 'AML.M0029: oversight proportional to consequence',
      url: 'https://github.com/mitre-atlas/atlas-data',
      verification: 'verified',
    },
    {
      title: 'OWASP LLM Top 10 2026, LLM01 Prompt Injection',
      section: 'Mitigation 7: approval fatigue',
      url: 'https://github.com/GenAI-Security-Project/GenAI-LLM-Top10/blob/main/2026/final/LLM01_PromptInjection.md',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['anthropic', 'meta'],
  examples: {
    flagged: [
      'end_user#u -> agent#claims -> *human_review_queue#desk { itemsPerDay: 4000, escalationRate: 0.5, reviewers: 5, minutesPerReview: 6 } -> payment_api#pay',
      'requires { requestsPerMonth: 90000 }; end_user#u -> agent#claims -> *approval_gate#desk { escalationRate: 1 } -> payment_api#pay',
      'requires { statements: ["Every reply is approved before it is sent", "6,000 replies a day"] }; end_user#u -> llm_orchestrator#api -> llm#model -> *human_review_queue#desk { label: "Four agents approve" } -> email_sender#mail',
    ],
    clean: [
      'end_user#u -> agent#claims -> human_review_queue#desk { itemsPerDay: 4000, escalationRate: 0.02, reviewers: 5, minutesPerReview: 6 } -> payment_api#pay',
      'end_user#u -> agent#claims -> approval_gate#desk { itemsPerDay: 30, escalationRate: 1, reviewers: 1, minutesPerReview: 20 } -> payment_api#pay',
      'requires { requestsPerMonth: 90000 }; end_user#u -> agent#claims -> approval_gate#desk -> payment_api#pay',
      'requires { statements: ["Every reply is approved before it is sent", "600 replies a day"] }; end_user#u -> llm_orchestrator#api -> llm#model -> human_review_queue#desk { label: "Four agents approve" } -> email_sender#mail',
    ],
  },
  *check(graph) {
    for (const review of graph.nodesThat('human').filter((node) => graph.is(node, 'gate'))) {
      const load = loadOf(graph, review)
      if (!load || load.reviews < FEW_A_DAY) continue
      const capacity = capacityOf(graph, review)
      if (capacity === undefined ? !(load.isEverything && load.items > MANY_A_DAY) : load.reviews <= capacity) continue
      yield {
        nodes: [review],
        because:
          capacity === undefined
            ? `All ${whole(load.items)} cases a day stop at ${review.label}, and nobody says who reads them.`
            : `${whole(load.reviews)} reviews a day reach ${review.label}; ${reviewersOf(graph, review)} people at ${minutesOf(graph, review)} minutes each manage ${whole(capacity)}.`,
        say: {
          review,
          reviews: whole(load.reviews),
          capacity: capacity === undefined ? 'nobody says how many' : whole(capacity),
          share: shareFor(load.items, capacity),
        },
      }
    }
  },
  mend(graph, { nodes: [review], say }) {
    const share = Number(say!.share) / 100
    const perDay = graph.number(review!, 'reviewsPerDay')
    const rate = setProp(review!, 'escalationRate', share)
    return perDay === undefined
      ? rate
      : {
          setProps: [
            ...rate.setProps!,
            { on: review!.id, prop: 'reviewsPerDay', value: Math.floor((loadOf(graph, review!)?.items ?? perDay) * share) },
          ],
        }
  },
})

interface Load {
  items: number
  reviews: number
  isEverything: boolean
}

/** Cases and reviews a day, from the node, else from the stated traffic; undefined where no volume or no share is stated. */
function loadOf(graph: GraphView, review: ViewNode): Load | undefined {
  const monthly = graph.requirements.requestsPerMonth
  const stated =
    graph.number(review, 'itemsPerDay') ?? dailyIn(graph) ?? (isOnline(graph, review) && monthly !== undefined ? monthly / 30 : undefined)
  const rate =
    graph.number(review, 'escalationRate') ??
    (isTheOnly(graph, review) && dailyIn(graph) !== undefined && concerns(graph).has('every_answer_reviewed') ? 1 : undefined)
  const perDay = graph.number(review, 'reviewsPerDay')
  const items = stated ?? perDay
  const reviews = perDay ?? (items !== undefined && rate !== undefined ? items * rate : undefined)
  return items === undefined || reviews === undefined ? undefined : { items, reviews, isEverything: reviews >= items && rate !== undefined }
}

/** Where several people look at things, words do not say which of them sees all. */
const isTheOnly = (graph: GraphView, review: ViewNode): boolean =>
  graph.nodesThat('human').every((node) => node === review || !graph.is(node, 'gate'))

function capacityOf(graph: GraphView, review: ViewNode): number | undefined {
  const reviewers = reviewersOf(graph, review)
  const minutes = minutesOf(graph, review)
  return reviewers === undefined || !minutes ? undefined : ((reviewers * WORKING_MINUTES) / minutes) * UTILISATION
}

/** A share that fits the people, in percent; five where nobody says how many they are. */
const shareFor = (items: number, capacity: number | undefined): number =>
  capacity === undefined
    ? Math.min(5, Number(((FEW_A_DAY / items) * 90).toPrecision(2)))
    : Math.max(0.01, Number(((capacity / items) * 90).toPrecision(2)))

const whole = (value: number): string => grouped(Math.round(value))

const DAILY =
  /\b(\d{1,3}(?:[,.']\d{3})+|\d+) ?(k)? (?:\w+ )?(?:repl(?:y|ies)|answers?|mails?|messages?|letters?|cases?|claims?|drafts?|tickets?|orders?|requests?|items?|documents?) (?:a|per|each|every|\/) ?day\b/i

/** Cases a day, where a statement or a note counts them. */
const dailyIn = (graph: GraphView): number | undefined =>
  graph.once('cases a day', () => {
    const found = statementsOf(graph)
      .map((text) => DAILY.exec(text))
      .find((match) => match !== null)
    return found ? Number(found[1]!.replace(/[,.']/g, '')) * (found[2] ? 1000 : 1) : undefined
  })

const WORDS: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
}
const PEOPLE = new RegExp(
  `\\b(\\d+|${Object.keys(WORDS).join('|')}) (?:\\w+ )?(?:people|persons|clerks?|agents?|adjusters?|reviewers?|officers?|lawyers?|nurses?|doctors?|pharmacists?|moderators?|editors?|handlers?|staff|colleagues?)\\b`,
  'i',
)

/** How many look at cases: by its property, else in its label. */
function reviewersOf(graph: GraphView, review: ViewNode): number | undefined {
  const said = PEOPLE.exec(review.label)?.[1]?.toLowerCase()
  return graph.number(review, 'reviewers') ?? (said === undefined ? undefined : (WORDS[said] ?? Number(said)))
}

/** Where only the people are counted, a minute for each case is the kindest guess. */
const minutesOf = (graph: GraphView, review: ViewNode): number | undefined =>
  graph.number(review, 'minutesPerReview') ??
  (graph.number(review, 'reviewers') === undefined && reviewersOf(graph, review) !== undefined ? 1 : undefined)
