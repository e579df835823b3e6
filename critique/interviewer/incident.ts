import type { DrillGroup } from '../drills/content.ts'
import type { Dimension } from '../finding.ts'
import type { BoardSnapshot } from './board.ts'
import { considerationsAbout } from './considerationsAbout.ts'
import { dimensionWeight } from './dimensionWeight.ts'
import { dimensionOfDrill } from './drillEvidence.ts'
import type { EventBody } from './events.ts'
import { isUnprompted } from './ledger.ts'
import { personaById } from './personas.ts'
import { hash } from './pick.ts'
import type { Session, SessionState } from './session.ts'
import type { InterviewTask } from './task.ts'

/** Something that can break on a board as it stands. */
export interface Incident {
  drill: string
  title: string
  group: DrillGroup
  seed: number
  /** Scenarios that it was written for. */
  boards: readonly string[]
  /** Some sensor on the board shows at least one of its causes. */
  canBeSeen: boolean
  /** The symptom, in the board's own numbers. Takes some milliseconds. */
  tell: () => string
}

/** Shorter than this nobody finds anything out. */
const LEAST_MS = 180_000

/**
 * Whether the interviewer may strike the board now: once in a session, in formats that have a stage for it, with time left. A persona that
 * presses strikes sooner: at once, or already in the second half of the stage before.
 */
export function isStrikeDue(session: SessionState, task: InterviewTask): boolean {
  const { format, setup, clock, drills } = session
  const stage = clock.stage
  if (!format?.incident || !setup || !stage || drills.length > 0 || stage.remainingMs < LEAST_MS) return false
  const { strikesEarly } = personaById(setup.persona)
  if (stage.id === format.incident.stage) return strikesEarly || session.change !== null || !task.change
  const next = format.stages[format.stages.findIndex(({ id }) => id === stage.id) + 1]
  return strikesEarly && next?.id === format.incident.stage && stage.elapsedMs >= stage.plannedMs / 2
}

/** Whether something that can break will be asked for soon: what it takes may be fetched now. */
export function isStrikeNear({ format, clock, drills }: SessionState): boolean {
  const stage = clock.stage
  if (!format?.incident || !stage || drills.length > 0) return false
  const place = (wanted: string): number => format.stages.findIndex(({ id }) => id === wanted)
  const ahead = place(format.incident.stage) - place(stage.id)
  return ahead === 0 || ahead === 1
}

/** The drill that is being played now, where it was begun on the board. */
export const runningDrill = ({ drills }: Pick<Session, 'drills'>): Session['drills'][number] | null =>
  drills.findLast(({ status, run }) => status === 'running' && run !== null) ?? null

interface Choice {
  session: SessionState
  task: InterviewTask
  board: BoardSnapshot | null
}

/** The incident that tests this board and this person most, and why. The same events, board and seed give the same one. */
export function chooseIncident(input: Choice, incidents: readonly Incident[]): { incident: Incident; why: string } | null {
  const { session } = input
  const told = new Set(session.drills.map(({ drill }) => drill))
  const groups = session.format?.incident?.groups
  const best = incidents
    .filter(({ drill, group }) => !told.has(drill) && (!groups || groups.includes(group)))
    .map((incident) => ({ incident, ...worth(input, incident), order: hash(`${session.setup!.seed} ${incident.drill}`) }))
    .sort((a, b) => b.weight - a.weight || a.order - b.order)[0]
  return best ? { incident: best.incident, why: best.why } : null
}

const HARM = { critical: 1, major: 0.5, minor: 0.1 } as const
/** Ten open findings of one dimension say no more than three. */
const MOST_OPEN = 1.5
const MOST_CLAIMED = 3

function worth({ session, task, board }: Choice, { group, boards, canBeSeen }: Incident): { weight: number; why: string } {
  const dimension = dimensionOfDrill(group)
  const open = (board?.report.findings ?? []).filter((one) => one.dimension === dimension && one.status === 'violation')
  const claimed = session.ledger.filter((entry) => entry.criterion.dimension === dimension && isUnprompted(entry))
  const holes = Math.min(
    MOST_OPEN,
    open.reduce((sum, { severity }) => sum + HARM[severity], 0),
  )
  const weight =
    dimensionWeight(session, dimension) *
    (1 + holes + 0.25 * Math.min(MOST_CLAIMED, claimed.length)) *
    // Where nothing can be seen there is one question to ask, and then the incident is over.
    (canBeSeen ? 1 : 0.4) *
    (boards.includes(task.id) ? 1.3 : 1)
  return { weight, why: because(dimension, open[0]?.title, claimed[0]?.criterion.name) }
}

function because(dimension: Dimension, open: string | undefined, claimed: string | undefined): string {
  if (open) return `It strikes where the board is open (${dimension}): ${open.toLowerCase()}.`
  if (claimed) return `It puts to the test what you raised: ${claimed.toLowerCase()}.`
  return `It tests what counts here: ${dimension}.`
}

/** What an incident makes a person think of: from then on these were prompted. */
const MOST_PROMPTED = 12

/** The event that tells an incident; whoever begins the drill on the board adds its run. */
export function strikeEvent(
  session: Session,
  { drill, title, seed, tell }: Omit<Incident, 'boards' | 'canBeSeen' | 'group'>,
  why = '',
): Extract<EventBody, { type: 'drill_injected' }> {
  const symptom = tell()
  const followed = new Set(session.setup?.criteria.map(({ id }) => id))
  const covers = considerationsAbout(`${title} ${symptom}`)
    .map(({ id }) => id)
    .filter((id) => followed.has(id))
    .slice(0, MOST_PROMPTED)
  return { type: 'drill_injected', drill, title, symptom, covers, seed, why }
}
