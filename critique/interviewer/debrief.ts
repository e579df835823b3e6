import { wasPlayed } from '../drills/report.ts'
import type { Dimension } from '../finding.ts'
import type { Graph } from '../graph/graph.ts'
import { type BoardComparison, compareBoards } from './compareBoards.ts'
import { communicationOf, type Conduct, structureOf } from './conduct.ts'
import { considerationById } from './considerations/all.ts'
import { dimensionOfDrill } from './drillEvidence.ts'
import type { EventOf } from './events.ts'
import { isUnprompted, type LedgerEntry } from './ledger.ts'
import { type DimensionScore, type Overall, overallOf, scoresOf } from './score.ts'
import type { AskedQuestion, Session } from './session.ts'

/** One of the moments that made the difference. */
export interface Moment {
  moment: number
  event: string
  isGood: boolean
  title: string
  text: string
}

/** One entry of the timeline. */
export interface TimelineItem {
  moment: number
  event: string
  kind: 'stage' | 'finding_opened' | 'finding_closed' | 'raised' | 'question' | 'hint' | 'change' | 'drill' | 'drill_over'
  text: string
}

/** Something to practise, by how much it would have helped. */
export interface Practice {
  consideration: string
  dimension: Dimension
  name: string
  because: string
  /** To try aloud. */
  ask: string
}

export interface Debrief {
  setup: EventOf<'opened'>
  /** Active minutes. */
  minutes: number
  plannedMinutes: number
  scores: readonly DimensionScore[]
  overall: Overall
  structure: Conduct
  communication: Conduct
  moments: readonly Moment[]
  ledger: readonly LedgerEntry[]
  unprompted: { raised: number; of: number }
  questions: readonly AskedQuestion[]
  /** What broke, what was made of it and what that was worth. */
  drills: Session['drills']
  timeline: readonly TimelineItem[]
  /** Null where the format draws nothing or no board was given. */
  board: BoardComparison | null
  practise: readonly Practice[]
  hintsUsed: number
  /** What a person gave, where the session had one and they showed it. */
  released: Session['released']
  /** How many matches the person corrected, and how many points only a model read. */
  corrected: number
  readByModel: number
  ignored: Session['ignored']
}

export interface Boards {
  yours: Graph
  reference: Graph
}

/**
 * What the session was worth, with the evidence of each grade. Null where nothing was opened. Pure: computed from the same events it is the
 * same, whoever computes it.
 */
export function debriefOf(session: Session, boards: Boards | null = null): Debrief | null {
  const { setup, format } = session
  if (!setup || !format) return null
  const scores = scoresOf(session)
  const proofs = session.ledger.flatMap((entry) => entry.proofs)
  return {
    setup,
    minutes: Math.round(session.activeMs / 6000) / 10,
    plannedMinutes: format.stages.reduce((sum, { minutes }) => sum + minutes, 0),
    scores,
    overall: overallOf(scores),
    structure: structureOf(session),
    communication: communicationOf(session),
    moments: momentsOf(session),
    ledger: session.ledger,
    unprompted: { raised: session.ledger.filter(isUnprompted).length, of: session.ledger.length },
    questions: session.questions,
    drills: session.drills,
    timeline: timelineOf(session),
    board: boards ? compareBoards(boards.yours, boards.reference) : null,
    practise: practiceOf(session, scores),
    hintsUsed: session.hintsUsed,
    released: session.released,
    corrected: proofs.filter(({ by }) => by === 'person').length,
    readByModel: proofs.filter(({ by }) => by === 'model').length,
    ignored: session.ignored,
  }
}

interface Weighed extends Moment {
  weight: number
  kind: string
}

const MOST_MOMENTS = 3

/** The three that mattered, in the order of time: at most one of a kind, the heaviest first. */
function momentsOf(session: Session): Moment[] {
  const all = [...raisedMoments(session), ...findingMoments(session), ...questionMoments(session), ...drillMoments(session)].sort(
    (a, b) => b.weight - a.weight || a.moment - b.moment,
  )
  const chosen: Weighed[] = []
  for (const one of all) {
    if (chosen.length >= MOST_MOMENTS) break
    if (!chosen.some(({ kind, event }) => kind === one.kind || event === one.event)) chosen.push(one)
  }
  return chosen.sort((a, b) => a.moment - b.moment).map(({ weight: _weight, kind: _kind, ...moment }) => moment)
}

const weightOf = (session: Session, dimension: Dimension): number => {
  const place = session.setup!.weights.indexOf(dimension)
  return place < 0 ? 0.5 : 1.5 - place * 0.1
}

function raisedMoments(session: Session): Weighed[] {
  return session.ledger.filter(isUnprompted).map((entry) => {
    const proof = entry.proofs.find(({ tie }) => tie !== null) ?? entry.proofs[0]!
    const labels = proof.nodes.flatMap((id) => session.board.nodes.get(id)?.label ?? []).slice(0, 2)
    return {
      kind: 'raised',
      weight: weightOf(session, entry.criterion.dimension) * entry.criterion.depth * (entry.tie ? 1.5 : 1),
      moment: proof.moment,
      event: proof.event,
      isGood: true,
      title: `You raised it unasked: ${entry.criterion.name.toLowerCase()}`,
      text: proof.quote ?? (labels.length > 0 ? `Drawn: ${labels.join(', ')}.` : 'Drawn.'),
    }
  })
}

const HARM = { critical: 7, major: 3, minor: 1 }

function findingMoments(session: Session): Weighed[] {
  return session.board.findings
    .filter(({ finding, given }) => finding.status === 'violation' && !given)
    .map(({ finding, opened, closed }) => {
      const lasted = closed === null
      return {
        kind: lasted ? 'stayed' : 'mended',
        weight: weightOf(session, finding.dimension) * HARM[finding.severity] * (lasted ? 1 : 0.7),
        moment: closed ?? opened,
        event: finding.id,
        isGood: !lasted,
        title: lasted ? 'A hole that stayed' : 'You mended the board',
        text: lasted ? `${finding.title}, from here to the end.` : `${finding.title}: closed.`,
      }
    })
}

function questionMoments(session: Session): Weighed[] {
  return session.questions
    .filter(({ status }) => status === 'missed' || status === 'passed')
    .map(({ question, moment, event, answers, status }) => ({
      kind: 'missed',
      weight: weightOf(session, question.dimension) * (question.from.kind === 'finding' ? 4 : 3),
      moment: answers[0]?.moment ?? moment,
      event,
      isGood: false,
      title: status === 'passed' ? 'A question you left' : 'A question you did not answer',
      text: question.text,
    }))
}

const FOUND = 70
const LOST = 40

/** What lies between is neither. */
function drillMoments(session: Session): Weighed[] {
  return session.drills.flatMap(({ report, end, moment, event }) => {
    if (!report || !wasPlayed(report) || (report.total < FOUND && report.total > LOST)) return []
    const isGood = report.total >= FOUND
    return {
      kind: 'drill',
      weight: weightOf(session, dimensionOfDrill(report.group)) * (isGood ? report.total / 15 : 4),
      moment: end?.moment ?? moment,
      event: end?.event ?? event,
      isGood,
      title: isGood ? 'You found what broke' : 'You did not find what broke',
      text: `${report.title}: ${report.total} of 100.`,
    }
  })
}

function drillItems({ drills }: Session): TimelineItem[] {
  return drills.flatMap(({ moment, event, title, end, status, report }): TimelineItem[] => [
    { moment, event, kind: 'drill', text: title },
    ...(end
      ? [
          {
            moment: end.moment,
            event: end.event,
            kind: 'drill_over' as const,
            text: status === 'declined' ? `Not played: ${title}` : `Over: ${title}${report ? `, ${report.total} of 100` : ''}`,
          },
        ]
      : []),
  ])
}

function timelineOf(session: Session): TimelineItem[] {
  const titles = new Map(session.format!.stages.map(({ id, title }) => [id, title]))
  const items: TimelineItem[] = [
    ...session.stages.map(({ stage, entered }) => ({
      moment: entered,
      event: stage,
      kind: 'stage' as const,
      text: titles.get(stage) ?? stage,
    })),
    ...session.board.findings.flatMap(({ finding, opened, closed }) => [
      { moment: opened, event: finding.id, kind: 'finding_opened' as const, text: finding.title },
      ...(closed === null ? [] : [{ moment: closed, event: finding.id, kind: 'finding_closed' as const, text: finding.title }]),
    ]),
    ...session.ledger
      .filter(isUnprompted)
      .map((entry) => ({ moment: entry.moment!, event: entry.proofs[0]!.event, kind: 'raised' as const, text: entry.criterion.name })),
    ...session.questions.map(({ question, moment, event }) => ({ moment, event, kind: 'question' as const, text: question.text })),
    ...session.questions.flatMap(({ hints }) => hints.map(({ moment, event, text }) => ({ moment, event, kind: 'hint' as const, text }))),
    ...(session.change
      ? [{ moment: session.change.moment, event: session.change.event, kind: 'change' as const, text: session.change.text }]
      : []),
    ...drillItems(session),
  ]
  return items.sort((a, b) => a.moment - b.moment)
}

const MOST_PRACTISED = 6

/** What was missed or needed help, where it weighs most. A dimension that is weak comes before one that is strong. */
function practiceOf(session: Session, scores: readonly DimensionScore[]): Practice[] {
  const scoreOf = new Map(scores.map(({ dimension, score }) => [dimension, score ?? 0]))
  return session.ledger
    .filter((entry) => !isUnprompted(entry))
    .map((entry) => ({
      entry,
      weight: weightOf(session, entry.criterion.dimension) * (5 - scoreOf.get(entry.criterion.dimension)!) * need(entry),
    }))
    .sort((a, b) => b.weight - a.weight || (a.entry.criterion.id < b.entry.criterion.id ? -1 : 1))
    .slice(0, MOST_PRACTISED)
    .map(({ entry }) => ({
      consideration: entry.criterion.id,
      dimension: entry.criterion.dimension,
      name: entry.criterion.name,
      because: BECAUSE[entry.how === 'board' || entry.how === 'said' ? 'never' : entry.how],
      ask: considerationById(entry.criterion.id)?.ask ?? `Where on your board would one see it: ${entry.criterion.name.toLowerCase()}?`,
    }))
}

const need = ({ how, criterion }: LedgerEntry): number =>
  (how === 'never' ? 1 : how === 'after_hint' ? 0.8 : 0.4) * (criterion.depth === 3 ? 1.1 : 1)

const BECAUSE = {
  never: 'It never came up.',
  after_hint: 'It needed a hint.',
  after_question: 'It came when you were asked. Raise it first.',
  after_finding: 'It came when a finding showed it. Raise it first.',
} as const
