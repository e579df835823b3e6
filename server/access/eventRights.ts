import { INTERVIEWER } from '#critique/interviewer/events.ts'
import type { EventOf, SessionEvent } from '#critique/interviewer/events.ts'
import type { Role } from '../protocol.ts'

/** What whoever is interviewed says and does, in an interview that a person leads. */
const candidates: ReadonlySet<string> = new Set([
  'answer_given',
  'board_changed',
  'clarification_asked',
  'drill_declined',
  'question_passed',
  'restated',
])
/** What each says for themselves. All the rest belongs to whoever leads. */
const everybodys: ReadonlySet<string> = new Set(['note_taken', 'sound_agreed'])

/** Somebody who writes on a board that is shared by role. */
export interface EventWriter {
  name: string
  role: Role
  /** Parts of the board's history in which they are on the interviewer's side. */
  privateParts: readonly number[]
  /** The part that is on. */
  part: number
  /** Names of the other members. */
  others: readonly string[]
}

/**
 * Whether somebody may write an event into a session. What counts is their side in the part that the session belongs to, and not the role of the
 * moment: a swap takes from nobody what they have just written, and gives nobody a say in what is over.
 * @param openedIt whether they opened the session.
 */
export function mayWriteEvent(event: SessionEvent, opened: EventOf<'opened'>, writer: EventWriter, openedIt: boolean): boolean {
  if (!isOwnName(event, writer)) return false
  const leadsNow = writer.role === 'owner' || writer.role === 'interviewer'
  if (event.type === 'opened') return leadsNow && (event.mode !== 'pair' || event.part === writer.part)
  if (everybodys.has(event.type)) return true
  const isCandidates = candidates.has(event.type)
  // The plan leads: it speaks from the page that opened the session.
  if (opened.mode !== 'pair') return isCandidates || leadsNow || openedIt
  const leads = opened.part === undefined ? leadsNow : writer.privateParts.includes(opened.part)
  return leads !== isCandidates
}

/** Nobody writes in the name of another member. What was given stands under no person's name. */
const isOwnName = ({ by }: SessionEvent, { name, others }: EventWriter): boolean =>
  by === name || by === INTERVIEWER || !others.includes(by)
