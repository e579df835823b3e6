// @vitest-environment jsdom
import { atom } from '@tldraw/state'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import type { Graph } from '#critique/graph/graph.ts'
import { emptyGraph } from '#critique/graph/graph.ts'
import { parseSketch } from '#critique/graph/sketch.ts'
import { INTERVIEWER, SessionEvent } from '#critique/interviewer/events.ts'
import { openSession } from '#critique/interviewer/openSession.ts'
import { interviewTask } from '#templates/scenarios/scenario.ts'
import { scenarios } from '#templates/scenarios/index.ts'
import { openEventLog } from '#src/collab/eventLog.ts'
import { createInterview } from '#src/interview/interview.ts'
import type { Interview } from '#src/interview/interview.ts'

const task = interviewTask(scenarios.find(({ id }) => id === 'support-rag')!)
const SESSION = 'session'

let graph: ReturnType<typeof atom<Graph>>
let sessions: ReturnType<typeof openEventLog<SessionEvent>>
let interview: Interview

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 2, 9) })
  sessionStorage.clear()
  graph = atom('graph', emptyGraph())
  sessions = openEventLog(new Y.Doc(), 'sessions', SessionEvent)
})
afterEach(() => {
  interview.stop()
  vi.useRealTimers()
})

function begin(mode: 'coach' | 'strict' = 'coach', isHost = true): Interview {
  if (isHost) {
    const opened = openSession(task, { format: 'system_design', persona: 'neutral', level: 'senior', company: null, mode, seed: 7 })
    sessions.append(SESSION, [SessionEvent.parse({ ...opened, id: 'opened', at: Date.now(), by: INTERVIEWER })])
  }
  const people = atom('people', [])
  interview = createInterview({ board: { graph, sessions, people }, id: SESSION, task, isHost })
  return interview
}

const events = (): readonly SessionEvent[] => sessions.lists.get().get(SESSION) ?? []
const last = (): SessionEvent | undefined => events().at(-1)

it('asks by itself, hears the answer, and goes on', () => {
  const { session, say } = begin()
  vi.advanceTimersByTime(1500)
  expect(session.get().open?.question.id).toBe('opening/restate')
  say('An assistant for 200 users that answers from help articles; success is a resolved question.', 'typed')
  expect(session.get().answers[0]?.covers.map(({ criterion }) => criterion)).toContain('requirements/numbers')
  vi.advanceTimersByTime(1500)
  expect(session.get().questions).toHaveLength(2)
})

it('tells a hidden fact to whoever asks for it, and only then', () => {
  const { session, ask } = begin()
  expect(session.get().revealed).toEqual([])
  ask('What is the weather like?', 'typed')
  expect(session.get().revealed).toEqual([])
  ask(task.clarifications[0]!.question, 'typed')
  expect(session.get().revealed.map(({ text }) => text)).toEqual([task.clarifications[0]!.answer])
})

it('takes what is drawn as the candidate’s, once the hand rests', () => {
  const { session } = begin()
  graph.set(parseSketch('end_user -> agent'))
  expect(session.get().board.nodes.size).toBe(0)
  graph.set(parseSketch('end_user -> agent -> vector_db'))
  vi.advanceTimersByTime(1000)
  expect(session.get().board.nodes.size).toBe(3)
  expect(events().filter(({ type }) => type === 'board_changed')).toHaveLength(1)
  expect(events().find(({ type }) => type === 'board_changed')?.by).toBe('candidate')
})

it('takes a board that was there at the beginning as given', () => {
  graph.set(parseSketch('end_user -> agent -> vector_db'))
  begin()
  expect(last()).toMatchObject({ type: 'board_changed', by: INTERVIEWER })
})

it('goes on after a reload from the drawing that was seen last', () => {
  begin()
  graph.set(parseSketch('end_user -> agent'))
  vi.advanceTimersByTime(1000)
  interview.stop()
  const before = events().filter(({ type }) => type === 'board_changed').length
  const again = createInterview({ board: { graph, sessions, people: atom('people', []) }, id: SESSION, task, isHost: true })
  expect(events().filter(({ type }) => type === 'board_changed')).toHaveLength(before)
  graph.set(parseSketch('end_user -> agent -> vector_db'))
  vi.advanceTimersByTime(1000)
  const { change } = events().findLast((event) => event.type === 'board_changed')!
  expect(change.nodes.added.map(({ kind }) => kind)).toEqual(['vector_db'])
  again.stop()
})

it('speaks from one page only', () => {
  begin()
  interview.stop()
  const count = events().length
  const other = begin('coach', false)
  vi.advanceTimersByTime(60_000)
  expect(events()).toHaveLength(count)
  expect(other.clock.get().phase).toBe('running')
})

it('ends a strict session when its time is over, by itself', () => {
  const { clock, session } = begin('strict')
  vi.advanceTimersByTime(46 * 60_000)
  expect(clock.get().phase).toBe('finished')
  expect(session.get().finished?.reason).toBe('time')
  expect(session.get().stages.map(({ stage }) => stage)).toEqual(['requirements', 'estimate', 'draw', 'deep_dive', 'stress', 'wrap_up'])
})

it('stands still while it is paused, where pausing is allowed', () => {
  const { clock, pause, resume } = begin()
  pause()
  vi.advanceTimersByTime(10 * 60_000)
  expect(clock.get()).toMatchObject({ phase: 'paused' })
  const left = clock.get().remainingMs
  resume()
  vi.advanceTimersByTime(2000)
  expect(left - clock.get().remainingMs).toBeLessThan(3000)
})

it('gives hints on a ladder, and what came after one is not the candidate’s own', () => {
  const { session, hint, say } = begin()
  vi.advanceTimersByTime(1500)
  hint()
  expect(session.get().open?.hints).toHaveLength(1)
  say('For 200 users who ask 900,000 questions a month.', 'typed')
  expect(session.get().ledger.find(({ criterion }) => criterion.id === 'requirements/numbers')?.how).toBe('after_hint')
})

it('says something when a person is silent after a question, and not while they type', () => {
  const { session, stir } = begin()
  const remarks = (): number => session.get().transcript.filter(({ type }) => type === 'remark_made').length
  vi.advanceTimersByTime(1500)
  for (let second = 0; second < 130; second += 10) {
    vi.advanceTimersByTime(10_000)
    stir?.()
  }
  expect(remarks()).toBe(0)
  vi.advanceTimersByTime(130_000)
  expect(remarks()).toBe(1)
})
