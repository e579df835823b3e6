import { lexiconOf, covered } from './concepts.ts'
import { considerationById } from './considerations/all.ts'
import type { EventBody } from './events.ts'
import { personaById } from './personas.ts'
import { hash, pick } from './pick.ts'
import type { AskedQuestion, SessionState } from './session.ts'
import type { InterviewTask } from './task.ts'
import { isEmpty, tokenise } from './tokens.ts'

/**
 * What the interviewer says to a question of the candidate (`replyTo` is the event that asked): the facts that were asked for, or that
 * it is theirs to decide. A fact is told only to whoever asks for it, and once.
 */
export function answerClarification(text: string, replyTo: string, session: SessionState, task: InterviewTask): EventBody[] {
  const known = new Set(session.revealed.map(({ fact }) => fact))
  const facts = [
    ...task.clarifications.map(({ question, asks, answer }, n) => ({ fact: `clarifications.${n}`, asks, question, answer })),
    ...(task.evidence ?? []).map(({ asks, reading, id }, n) => ({ fact: `evidence.${n}`, asks, question: id, answer: reading })),
  ]
  const asked = facts.filter(({ asks, question }) => asksFor(text, asks, question))
  const fresh = asked.filter(({ fact }) => !known.has(fact)).slice(0, MOST_AT_ONCE)
  if (fresh.length > 0) return fresh.map(({ fact, answer }) => ({ type: 'fact_revealed', fact, text: answer, replyTo }))
  const words = asked.length > 0 ? ['I told you that already.'] : session.format?.draws ? YOURS : UNKNOWN
  return [{ type: 'remark_made', text: words[hash(replyTo) % words.length]!, replyTo }]
}

/** More questions than that in one breath are a fishing net. */
const MOST_AT_ONCE = 2
const YOURS = ['That is yours to decide: state an assumption and go on.', 'Assume something sensible, and tell me what you assume.']
const UNKNOWN = ['Nobody has measured that. What would it tell you?', 'I have nothing on that. Name what you would need to see.']

/** The lexicon's phrases, or most of the telling words of the question as it is written down. */
function asksFor(text: string, asks: readonly string[], question: string): boolean {
  const criterion = { id: 'fact', dimension: 'requirements', name: '', words: [...asks], depth: 2 } as const
  const found = covered(text, lexiconOf([{ ...criterion, words: [...asks] }]))
  if (found.matches.length > 0 && !found.isStuffed) return true
  const wanted = telling(question)
  const said = telling(text)
  const shared = [...wanted].filter((stem) => said.has(stem)).length
  return wanted.size > 0 && shared >= Math.max(2, Math.ceil(wanted.size * 0.6))
}

const telling = (text: string): Set<string> =>
  new Set(
    tokenise(text)
      .filter((token) => !isEmpty(token))
      .map(({ stem }) => stem),
  )

/** The next step of the hint ladder: where to look, then in which direction, then what it is about. Null when the ladder ends. */
export function nextHint(
  asked: AskedQuestion,
  session: SessionState,
  task: InterviewTask,
): Extract<EventBody, { type: 'hint_given' }> | null {
  const step = asked.hints.length + 1
  const text = step > 3 ? undefined : hintText(asked, session, task, step)
  if (!text) return null
  const persona = personaById(session.setup!.persona)
  return {
    type: 'hint_given',
    question: asked.event,
    step,
    text: `${pick(persona.hint, session.setup!.seed, `${asked.event}${step}`)} ${text}`,
  }
}

/** What each dimension asks, as the second step of the ladder. */
const DIRECTION = {
  evaluation: 'Ask yourself how you would know that it works, and what would stop a step back.',
  monitoring: 'Ask yourself how you would find out in production, and who would act.',
  cost: 'Ask yourself what it costs at volume and in the worst case.',
  latency: 'Ask yourself whether the steps add up to the promise.',
  security: 'Ask yourself what an attacker or another tenant can make it do or see.',
  reliability: 'Ask yourself what happens when something is slow, down or repeated.',
  retrieval: 'Ask yourself whether the right evidence reaches the model, and what happens when there is none.',
  agents: 'Ask yourself what bounds, checks and permits what it does.',
  data: 'Ask yourself whether the data is right, fresh, deletable, and the same everywhere.',
  requirements: 'Ask yourself what was asked for, and what was not.',
} as const

function hintText({ question }: AskedQuestion, session: SessionState, task: InterviewTask, step: number): string | undefined {
  const probe = task.probes?.find(({ id }) => question.from.task === `probes.${id}`)
  if (probe) return probe.hints[step - 1]
  if (step === 1) return firstHint(question.nodes, session)
  if (step === 2) return DIRECTION[question.dimension]
  const covered = new Set(session.answers.flatMap(({ covers }) => covers.map(({ criterion }) => criterion)))
  const about = question.covers.map(considerationById).filter((one) => one !== undefined)
  return (
    (about.find(({ id }) => !covered.has(id)) ?? about[0])?.hint ?? 'Name one thing that can go wrong here, and what you would do about it.'
  )
}

function firstHint(nodes: readonly string[], session: SessionState): string {
  const labels = nodes.flatMap((id) => session.board.nodes.get(id)?.label ?? []).slice(0, 3)
  if (labels.length === 0)
    return session.format?.draws
      ? 'Walk one request through your board and stop where you are unsure.'
      : 'Go back to what you know for certain.'
  return `Look again at ${labels.map((label) => `“${label.slice(0, 60)}”`).join(' and ')}.`
}
