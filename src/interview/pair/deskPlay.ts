import { computed } from '@tldraw/state'
import type { DrillEvent } from '#critique/drills/events.ts'
import { reportOf } from '#critique/drills/reportOf.ts'
import type { DrillReport } from '#critique/drills/report.ts'
import { boardChange } from '#critique/drills/score.ts'
import { drills } from '#templates/drills/index.ts'
import type { Board } from '#src/canvas/board.ts'
import { openPlay } from '#src/drills/play.ts'
import type { Play } from '#src/drills/play.ts'
import type { Lead } from './lead.ts'
import type { KeptDrill } from './privateSide.ts'

type DeskBoard = Pick<Board, 'graph' | 'people'>
type DeskLead = Pick<Lead, 'interview' | 'side' | 'session' | 'say'>

/** A drill that is played aloud: the interviewer hands over what is asked for and writes down what the candidate decides. */
export interface DeskPlay extends Play {
  /** Hands over one reading of a sensor. */
  hand: (reading: { id: string; sensor: string }) => void
  /** Says that there is no way to see what was asked for. */
  saySo: (text: string) => void
  /** Ends it: what it was worth stays on the interviewer's side until a dimension that it shows is released. */
  close: () => DrillReport
}

/** No reading has such an id. */
const NONE = 'none'

/**
 * The incident of a session on the interviewer's side; its events never reach the board's document, since its cause could be read from them. The
 * board as it stands now answers: a sensor that was added since shows what it would show. Null where the part that it sat in is gone.
 */
export function openDeskPlay(board: DeskBoard, lead: DeskLead, kept: KeptDrill): DeskPlay | null {
  const { interview, side } = lead
  const told = lead.session.get().drills.at(-1)
  const graph = board.graph.get()
  const at = lead.session.get().startedAt + (told?.moment ?? 0)
  const { drill, seed, variant } = kept
  const started: DrillEvent = { type: 'started', drill, seed, variant, board: 'own', graph, at, by: 'interviewer' }
  const lists = computed('steps', () => new Map([[interview.id, [started, ...side.steps(interview.id)]]]))
  const log = {
    lists,
    append: (_list: string, events: readonly DrillEvent[]) => side.step(interview.id, ...events),
    remove: () => {},
    stop: () => {},
  }
  const play = playOf({ ...board, drills: log }, interview.id)
  if (!play || !told) return null
  const add = (event: Pick<Extract<DrillEvent, { type: 'asked' }>, 'node' | 'text' | 'reading'>): void =>
    side.step(interview.id, { type: 'asked', ...event, at: Date.now(), by: 'interviewer' })
  return {
    ...play,
    hand: ({ id, sensor }) => add({ node: sensor, reading: id }),
    saySo: (text) => add({ text, reading: NONE }),
    readBoard: () => {
      const change = boardChange(kept.graph ?? graph, board.graph.get())
      side.step(interview.id, { type: 'boardUpdated', ...change, at: Date.now(), by: 'interviewer' })
      return change
    },
    close: () => {
      play.end()
      const report = reportOf(play.run, play.events.get())
      side.keepReport(interview.id, { injected: told.event, report })
      lead.say('The incident is over.')
      return report
    },
  }
}

function playOf(board: Parameters<typeof openPlay>[0], id: string): Play | null {
  try {
    return openPlay(board, id, drills)
  } catch {
    // What the cause sat in was taken off the board.
    return null
  }
}
