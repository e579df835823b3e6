// @vitest-environment jsdom
import { atom } from '@tldraw/state'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { DrillEvent } from '#critique/drills/events.ts'
import type { Graph } from '#critique/graph/graph.ts'
import { INTERVIEWER, SessionEvent } from '#critique/interviewer/events.ts'
import { openSession } from '#critique/interviewer/openSession.ts'
import type { Choices } from '#critique/interviewer/openSession.ts'
import { checkValue } from '#server/rooms/documentRoots.ts'
import type { Person } from '#src/collab/connectionState.ts'
import { openEventLog } from '#src/collab/eventLog.ts'
import { createIncidents } from '#src/drills/incidents.ts'
import { openPlay } from '#src/drills/play.ts'
import { keptDrills } from '#src/drills/records.ts'
import { createInterview } from '#src/interview/interview.ts'
import type { Interview } from '#src/interview/interview.ts'
import { drills } from '#templates/drills/index.ts'
import { scenarios } from '#templates/scenarios/index.ts'
import { interviewTask, scenarioBoard } from '#templates/scenarios/scenario.ts'

const scenario = scenarios.find(({ id }) => id === 'support-rag')!
const task = interviewTask(scenario)
const SESSION = 'session'

let board: ReturnType<typeof makeBoard>
let interview: Interview

function makeBoard() {
  const doc = new Y.Doc()
  return {
    doc,
    graph: atom<Graph>('graph', scenarioBoard(scenario, 'reference')),
    sessions: openEventLog(doc, 'sessions', SessionEvent),
    drills: openEventLog(doc, 'drills', DrillEvent),
    people: atom<readonly Person[]>('people', []),
  }
}

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 2, 9) })
  sessionStorage.clear()
  localStorage.clear()
  board = makeBoard()
})
afterEach(() => {
  interview.stop()
  vi.useRealTimers()
})

/** A session in its stress stage, in which something has broken. */
async function untilStruck(mode: Choices['mode']): Promise<void> {
  const opened = openSession(task, { format: 'system_design', persona: 'adversarial', level: 'senior', company: null, mode, seed: 7 })
  board.sessions.append(SESSION, [SessionEvent.parse({ ...opened, id: 'opened', at: Date.now(), by: INTERVIEWER })])
  const loadIncidents = () => Promise.resolve(createIncidents(board))
  interview = createInterview({ board, id: SESSION, task, isHost: true, loadIncidents })
  interview.enterStage('deep_dive')
  await vi.advanceTimersByTimeAsync(1500)
  interview.pass()
  interview.enterStage('stress')
  await vi.advanceTimersByTimeAsync(3000)
}

const told = () => interview.session.get().drills
const play = () => openPlay(board, told()[0]!.run!, drills)!

it('begins on the board what the interviewer lets break, and tells it in the session', async () => {
  await untilStruck('strict')
  expect(told()).toHaveLength(1)
  expect(play().run.symptom).toBe(told()[0]!.symptom)
  expect(play().run.seed).toBe(told()[0]!.seed)
})

it('reads what was made of it as soon as it is ended, and goes on with the interview', async () => {
  await untilStruck('strict')
  const one = play()
  one.ask('a slow trace')
  one.apply('contain')
  one.end()
  await vi.advanceTimersByTimeAsync(2500)
  const [drill] = told()
  expect(drill).toMatchObject({ status: 'ended', report: { drill: drill!.drill, seed: 7 } })
  expect(drill!.report!.path.length).toBeGreaterThan(2)
  const asked = () => interview.session.get().open?.question.from.kind
  expect(asked()).toBe('change')
  interview.pass()
  await vi.advanceTimersByTimeAsync(1500)
  expect(asked()).toBe('drill')
  for (const [key, value] of board.doc.getMap('sessions')) expect(checkValue('sessions', key, value)).toBeNull()
})

it('ends it when the interview goes on to another stage, or is over', async () => {
  await untilStruck('strict')
  play().ask('a slow trace')
  await vi.advanceTimersByTimeAsync(8 * 60_000)
  expect(interview.session.get().stages.at(-1)?.stage).toBe('wrap_up')
  expect(told()[0]!.status).toBe('ended')
  expect(play().state.get().ended).toBe(true)
  expect(keptDrills().map(({ run }) => run)).toEqual([told()[0]!.run])
})

it('reads it before a session that is ended by hand is over', async () => {
  await untilStruck('strict')
  play().ask('a slow trace')
  interview.finish()
  const types = board.sessions.lists
    .get()
    .get(SESSION)!
    .map(({ type }) => type)
  expect(types.slice(-2)).toEqual(['drill_ended', 'finished'])
})

it('takes it off the board when somebody who is coached declines, and asks on', async () => {
  await untilStruck('coach')
  interview.decline!()
  expect(told()[0]!.status).toBe('declined')
  expect([...board.drills.lists.get().keys()]).toEqual([])
  await vi.advanceTimersByTimeAsync(3000)
  expect(interview.session.get().open).not.toBeNull()
  expect(told()).toHaveLength(1)
})

it('goes on although the drill was taken off the board', async () => {
  await untilStruck('strict')
  board.drills.remove(told()[0]!.run!)
  await vi.advanceTimersByTimeAsync(3000)
  expect(told()[0]!.status).toBe('declined')
  expect(interview.session.get().open).not.toBeNull()
})

it('asks again for what could not be fetched', async () => {
  const opened = openSession(task, {
    format: 'system_design',
    persona: 'adversarial',
    level: 'senior',
    company: null,
    mode: 'strict',
    seed: 7,
  })
  board.sessions.append(SESSION, [SessionEvent.parse({ ...opened, id: 'opened', at: Date.now(), by: INTERVIEWER })])
  let asked = 0
  const loadIncidents = () => (asked++ === 0 ? Promise.reject(new Error('offline')) : Promise.resolve(createIncidents(board)))
  interview = createInterview({ board, id: SESSION, task, isHost: true, loadIncidents })
  interview.enterStage('deep_dive')
  await vi.advanceTimersByTimeAsync(3000)
  expect(asked).toBe(2)
})
