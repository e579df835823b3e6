import { reportOf } from '#critique/drills/reportOf.ts'
import type { DrillReport } from '#critique/drills/report.ts'
import type { Graph } from '#critique/graph/graph.ts'
import type { Incident } from '#critique/interviewer/incident.ts'
import { incidentsOn } from '#critique/interviewer/incidentsOn.ts'
import { drills } from '#templates/drills/index.ts'
import type { Board } from '#src/canvas/board.ts'
import { beginPlay, openPlay } from './play.ts'
import { keepDrill } from './keepDrill.ts'

/** What an interviewer needs of drills while an interview runs. As large as they are: fetched when something may break. */
export interface Incidents {
  /** What can break on a drawing. The answer is kept until the drawing changes. */
  on: (graph: Graph, seed: number) => readonly Incident[]
  /** Begins a drill on the board as it is drawn. Returns its run; null where nobody knows the drill. */
  begin: (drill: string, seed: number) => string | null
  isOver: (run: string) => boolean
  /** Ends a run, where it still runs, and says what it was worth; null where it is gone from the board. */
  end: (run: string) => DrillReport | null
  /** Takes a run off the board: it was never meant to be played. */
  forget: (run: string) => void
}

export function createIncidents(board: Pick<Board, 'graph' | 'drills' | 'people'>, now: () => number = Date.now): Incidents {
  let known: { graph: Graph; seed: number; incidents: readonly Incident[] } | null = null
  return {
    on: (graph, seed) => {
      if (known?.graph !== graph || known.seed !== seed) known = { graph, seed, incidents: incidentsOn(graph, drills, seed) }
      return known.incidents
    },
    begin: (id, seed) => {
      const drill = drills.find((one) => one.id === id)
      return drill ? beginPlay(board, drill, { seed }, now) : null
    },
    isOver: (run) =>
      board.drills.lists
        .get()
        .get(run)
        ?.some(({ type }) => type === 'ended') ?? true,
    end: (run) => {
      const play = openPlay(board, run, drills, now)
      if (!play) return null
      if (!play.state.get().ended) {
        play.end()
        keepDrill(play, now())
      }
      return reportOf(play.run, play.events.get())
    },
    forget: (run) => board.drills.remove(run),
  }
}
