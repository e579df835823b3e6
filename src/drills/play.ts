import { computed } from '@tldraw/state'
import type { Signal } from '@tldraw/state'
import { uniqueId } from 'tldraw'
import type { Drill, TradeDimension } from '#critique/drills/content.ts'
import type { DrillEvent } from '#critique/drills/events.ts'
import { hypothesisLike } from '#critique/drills/run.ts'
import type { DrillRun } from '#critique/drills/run.ts'
import { boardChange } from '#critique/drills/score.ts'
import { drillState, runOf, telemetryOf } from '#critique/drills/state.ts'
import type { DrillState, Telemetry } from '#critique/drills/state.ts'
import type { Board, Strike } from '#src/canvas/board.ts'
import { strikesOf } from './strikesOf.ts'

type Start = Extract<DrillEvent, { type: 'started' }>
/** An event before it is known who did it and when. */
type Body = DrillEvent extends infer Event ? (Event extends DrillEvent ? Omit<Event, 'at' | 'by'> : never) : never

/** One drill on a board, while it is played and afterwards. All that it knows follows from its events. */
export interface Play {
  readonly id: string
  readonly run: DrillRun
  readonly start: Start
  readonly events: Signal<readonly DrillEvent[]>
  readonly state: Signal<DrillState>
  readonly telemetry: Signal<Telemetry>
  /** What the canvas may show by now. */
  readonly strikes: Signal<ReadonlyMap<string, Strike>>
  lookInto: (node: string) => void
  ask: (text: string) => void
  suppose: (hypothesis: string) => void
  /** Says a cause in one's own words; it counts as the one of the list that it comes closest to. */
  supposeInWords: (text: string) => void
  drop: (hypothesis: string) => void
  rank: (order: readonly string[]) => void
  attach: (hypothesis: string, reading: string, sign: 'for' | 'against') => void
  detach: (hypothesis: string, reading: string) => void
  diagnose: (hypothesis: string) => void
  apply: (option: string) => void
  withdraw: (option: string) => void
  setAlarm: (alarm: string) => void
  trade: (dimension: TradeDimension, text: string) => void
  /** Reads from the drawing what was learned; says what it found. */
  readBoard: () => { kinds: string[]; props: string[] }
  twist: () => void
  answer: (text: string) => void
  end: () => void
}

type PlayBoard = Pick<Board, 'graph' | 'drills' | 'people'>

/** The drill that a list of events began; null where nobody knows it any more. */
export function openPlay(board: PlayBoard, id: string, drills: readonly Drill[], now: () => number = Date.now): Play | null {
  const first = board.drills.lists.get().get(id) ?? []
  const start = first.find((event) => event.type === 'started')
  const run = runOf(first, drills)
  if (!run || !start) return null
  const events = computed('drill events', () => board.drills.lists.get().get(id) ?? first)
  const state = computed('drill', () => drillState(run, events.get()))
  const applied = computed('applied', () => state.get().applied, { isEqual: (a, b) => JSON.stringify(a) === JSON.stringify(b) })
  const add = (...bodies: Body[]): void => appendSteps(board, id, bodies, now)
  return {
    id,
    run,
    start,
    events,
    state,
    telemetry: computed('telemetry', () => telemetryOf({ run, applied: applied.get() })),
    strikes: computed('strikes', () => strikesOf(state.get()), { isEqual: (a, b) => JSON.stringify([...a]) === JSON.stringify([...b]) }),
    lookInto: (node) => add({ type: 'asked', node }),
    ask: (text) => add({ type: 'asked', text }),
    suppose: (hypothesis) => add({ type: 'supposed', hypothesis }),
    supposeInWords: (text) => add({ type: 'supposed', hypothesis: hypothesisLike(run, text)?.id ?? `own ${uniqueId()}`, text }),
    drop: (hypothesis) => add({ type: 'dropped', hypothesis }),
    rank: (order) => add({ type: 'ranked', order: [...order] }),
    attach: (hypothesis, reading, sign) => add({ type: 'attached', hypothesis, reading, sign }),
    detach: (hypothesis, reading) => add({ type: 'detached', hypothesis, reading }),
    diagnose: (hypothesis) => add({ type: 'diagnosed', hypothesis }),
    apply: (option) => add({ type: 'proposed', option }, { type: 'applied', option }),
    withdraw: (option) => add({ type: 'withdrawn', option }),
    setAlarm: (alarm) => add({ type: 'alarmed', alarm }),
    trade: (dimension, text) => add({ type: 'traded', dimension, text }),
    readBoard: () => {
      const change = boardChange(start.graph, board.graph.get())
      add({ type: 'boardUpdated', ...change })
      return change
    },
    twist: () => add({ type: 'twisted' }),
    answer: (text) => add({ type: 'answered', text }),
    end: () => add({ type: 'ended' }),
  }
}

function appendSteps(board: PlayBoard, id: string, bodies: readonly Body[], now: () => number): void {
  const by = board.people.get()[0]?.name.trim() || 'player'
  board.drills.append(
    id,
    bodies.map((body) => ({ ...body, at: now(), by })),
  )
}

export interface Beginning {
  seed: number
  /** Whose drawing it is: "own", or the id of a scenario. */
  from?: string
}

/** Begins a drill on a board as it is drawn now. Returns its run. */
export function beginPlay(board: PlayBoard, drill: Drill, { seed, from = 'own' }: Beginning, now: () => number = Date.now): string {
  const id = uniqueId()
  // What is not stated is left out, not written as undefined: a document holds JSON.
  const graph = JSON.parse(JSON.stringify(board.graph.get())) as Start['graph']
  appendSteps(board, id, [{ type: 'started', drill: drill.id, seed, board: from, graph }], now)
  return id
}
