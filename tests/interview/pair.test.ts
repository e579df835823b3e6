// @vitest-environment jsdom
import { atom } from '@tldraw/state'
import { afterEach, beforeEach, expect, it } from 'vitest'
import * as Y from 'yjs'
import { idealPath } from '#critique/drills/idealPath.ts'
import { askEvidence, startDrill } from '#critique/drills/run.ts'
import { emptyGraph } from '#critique/graph/graph.ts'
import type { Graph } from '#critique/graph/graph.ts'
import { parseSketch } from '#critique/graph/sketch.ts'
import { debriefOf } from '#critique/interviewer/debrief.ts'
import { SessionEvent } from '#critique/interviewer/events.ts'
import { openSession } from '#critique/interviewer/openSession.ts'
import { writeDebrief } from '#critique/interviewer/writeDebrief.ts'
import { drills } from '#templates/drills/index.ts'
import { scenarios } from '#templates/scenarios/index.ts'
import { interviewTask } from '#templates/scenarios/scenario.ts'
import type { Person } from '#src/collab/connectionState.ts'
import type { Board } from '#src/canvas/board.ts'
import { openEventLog } from '#src/collab/eventLog.ts'
import { shareMap } from '#src/collab/sharedMap.ts'
import type { BoardRole } from '#src/collab/useRole.ts'
import { openDeskPlay } from '#src/interview/pair/deskPlay.ts'
import { createLead } from '#src/interview/pair/lead.ts'
import type { Lead } from '#src/interview/pair/lead.ts'
import { isHiddenByPair, isLockedByPair } from '#src/interview/pair/pairNow.ts'
import { openPairInterview } from '#src/interview/pair/pairInterview.ts'
import type { PairInterview } from '#src/interview/pair/pairInterview.ts'
import { privateSideOf } from '#src/interview/pair/privateSide.ts'
import type { PrivateSide } from '#src/interview/pair/privateSide.ts'
import { releasedOnly } from '#src/interview/pair/releasedOnly.ts'
import { soundConsent } from '#src/interview/pair/soundAgreed.ts'
import { writeInterviewerReport } from '#src/interview/pair/writeInterviewerReport.ts'
import { ownTwenty } from '../fixtures/ownTwenty.ts'

const task = interviewTask(scenarios.find(({ id }) => id === 'support-rag')!)
const costs = drills.find(({ id }) => id === 'costs-tripled')!
const SESSION = 'session'

const person = (id: string, name: string, role: Person['role'], isSelf = false): Person => ({
  id,
  name,
  color: '#2f6fde',
  isSelf,
  member: name,
  role,
  selected: [],
})

let shared: Y.Doc
let hidden: Y.Doc
let graph: ReturnType<typeof atom<Graph>>
let side: PrivateSide
let lead: Lead
let candidate: PairInterview
let interviewer: PairInterview

function seat(role: BoardRole, people: readonly Person[]) {
  const sessions = openEventLog(shared, 'sessions', SessionEvent)
  return { graph, sessions, role: atom<BoardRole>('role', role), people: atom('people', people), canWrite: atom('may write', true) }
}

const olga = person('1', 'Olga', 'owner')
const karl = person('2', 'Karl', 'candidate')
const atOlgas = () => seat('owner', [{ ...olga, isSelf: true }, karl])
const atKarls = () => seat('candidate', [{ ...karl, isSelf: true }, olga])

beforeEach(async () => {
  sessionStorage.clear()
  shared = new Y.Doc()
  hidden = new Y.Doc()
  graph = atom('graph', emptyGraph())
  side = privateSideOf({
    part: 1,
    map: (name, read) => shareMap(hidden, name, read),
    close: () => {},
    connection: { state: atom('connection', { is: 'online' as const }), ready: Promise.resolve() },
  })
  const whole = openSession(task, { format: 'system_design', persona: 'neutral', level: 'senior', company: null, mode: 'pair', seed: 7 })
  side.keepCriteria(SESSION, whole.criteria)
  const opened = { ...whole, criteria: [], part: 1, keepDays: 7, id: 'opened', at: Date.now(), by: 'Olga' }
  const board = atOlgas()
  board.sessions.append(SESSION, [opened])
  interviewer = await openPairInterview({ board, id: SESSION, opened })
  candidate = await openPairInterview({ board: atKarls(), id: SESSION, opened })
  lead = createLead({ board: board as unknown as Board, interview: interviewer, side, task })
})
afterEach(() => {
  interviewer.stop()
  candidate.stop()
})

const wire = (): string => new TextDecoder().decode(Y.encodeStateAsUpdate(shared))
const ANSWER = 'When the provider times out after 2 seconds we fall back to a second provider, and retries have a budget.'

it('asks in the plan’s words, and keeps what a good answer holds to the interviewer’s side', () => {
  const suggested = lead.suggestion.get()!
  lead.ask(suggested.text, suggested)
  expect(candidate.session.get().open?.question).toMatchObject({ text: suggested.text, covers: [], own: [], why: '' })
  expect(lead.session.get().open?.question).toMatchObject({ covers: suggested.covers, why: suggested.why })
  candidate.say('An assistant for 200 users; success is a question that needs no ticket.', 'typed')
  expect(lead.session.get().questions[0]?.status).not.toBe('open')
  expect(wire()).toContain(suggested.text.slice(0, 30))
  expect(wire()).not.toContain(suggested.why)
})

it('tells the candidate neither what is followed, nor notes, marks and hidden facts, until something is released', () => {
  candidate.say(ANSWER, 'typed')
  lead.note('wobbly about quotas', { node: 'n1', label: 'Gateway' })
  lead.note('Raised unasked: a fallback', { raised: 'reliability/fallback' })
  side.mark(SESSION, 'reliability', { score: 4, note: 'knew the numbers' })
  const secrets = ['wobbly', 'Raised unasked', 'knew the numbers', 'reliability/fallback', task.clarifications[0]!.answer]
  for (const secret of secrets) expect(wire(), secret).not.toContain(secret)
  expect(candidate.session.get().ledger).toEqual([])
  lead.reveal('clarifications.0', task.clarifications[0]!.answer)
  expect(candidate.session.get().revealed).toEqual([expect.objectContaining({ text: task.clarifications[0]!.answer })])
})

it('releases one dimension at a time, with the computed grade beside the person’s', () => {
  candidate.say(ANSWER, 'typed')
  side.mark(SESSION, 'reliability', { score: 1, note: 'I was strict' })
  interviewer.finish()
  lead.release('reliability')
  const own = debriefOf(candidate.session.get())!
  const whole = debriefOf(lead.session.get())!
  expect(own.scores.map(({ dimension }) => dimension)).toEqual(['reliability'])
  expect(own.scores[0]).toEqual(whole.scores.find(({ dimension }) => dimension === 'reliability'))
  expect(own.released).toEqual([expect.objectContaining({ dimension: 'reliability', score: 1, note: 'I was strict' })])
  expect(writeDebrief(own)).toMatch(/\| Reliability \| 1 \| 3 \| 2 lower \| I was strict \|/)
  expect(whole.scores.length).toBeGreaterThan(5)
})

it('writes a fuller report for the interviewer', () => {
  lead.note('wobbly about quotas')
  side.mark(SESSION, 'cost', { score: 2, note: '' })
  const report = writeInterviewerReport(lead.session.get(), side, SESSION)
  expect(report).toContain('wobbly about quotas')
  expect(report).toMatch(/\| Cost \| 2 \|/)
  side.forget(SESSION)
  expect([...hidden.getMap('notes').keys(), ...hidden.getMap('scores').keys(), ...hidden.getMap('plan').keys()]).toEqual([])
})

it('scores an incident that it brings in like one that is played alone, and keeps its cause until what it shows is released', () => {
  graph.set(ownTwenty)
  const run = startDrill(ownTwenty, costs, 7)
  const { symptom, variant } = run
  interviewer.append({ type: 'drill_injected', drill: costs.id, title: costs.title, symptom, covers: [] })
  const kept = { drill: costs.id, seed: 7, variant: variant.id, graph: ownTwenty }
  side.keepDrill(SESSION, kept)
  const desk = openDeskPlay(atOlgas(), lead, side.drill(SESSION)!)!
  const seen: string[] = []
  for (const event of idealPath(ownTwenty, costs, 7).slice(1)) {
    if (event.type === 'asked')
      for (const reading of askEvidence(run, { node: event.node! }).readings) {
        seen.push(reading.id)
        desk.hand(reading)
      }
    if (event.type === 'supposed') desk.suppose(event.hypothesis)
    if (event.type === 'attached') desk.attach(event.hypothesis, event.reading, event.sign)
    if (event.type === 'diagnosed') desk.diagnose(event.hypothesis)
    if (event.type === 'applied') desk.apply(event.option)
    if (event.type === 'alarmed') desk.setAlarm(event.alarm)
    if (event.type === 'traded') desk.trade(event.dimension, event.text)
  }
  expect(
    desk.state
      .get()
      .readings.map(({ id }) => id)
      .toSorted(),
  ).toEqual([...new Set(seen)].toSorted())
  desk.saySo('who is on call')
  // What was added to the drawing since the incident is read from it.
  graph.set({ ...ownTwenty, nodes: [...ownTwenty.nodes, { id: 'new', label: 'Alerts', kind: 'alerting' }] })
  expect(openDeskPlay(atOlgas(), lead, side.drill(SESSION)!)!.readBoard().kinds).toEqual(['alerting'])
  const report = desk.close()
  expect(report.total).toBeGreaterThan(90)
  expect(lead.session.get().drills[0]).toMatchObject({ status: 'ended', report: { total: report.total } })

  expect(wire()).not.toContain(variant.cause)
  expect(candidate.session.get().drills[0]).toMatchObject({ status: 'running', report: null })
  interviewer.finish()
  for (const dimension of ['latency', 'cost', 'monitoring'] as const) side.mark(SESSION, dimension, { score: 3, note: '' })
  lead.release('latency')
  expect(wire()).not.toContain(variant.cause)
  lead.release('cost')
  const own = debriefOf(releasedOnly(candidate.session.get()))!
  expect(own.drills[0]).toMatchObject({ status: 'ended', report: { total: report.total } })
  expect(own.drills[0]!.shows.map(({ dimension }) => dimension)).toEqual(['cost'])
  expect(own.scores.find(({ dimension }) => dimension === 'cost')?.evidence.map(({ how }) => how)).toContain('incident')
  lead.release('monitoring')
  expect(debriefOf(releasedOnly(candidate.session.get()))!.drills[0]!.shows).toHaveLength(2)
})

it('lets the candidate’s screen alone write down what is drawn', () => {
  graph.set(parseSketch('end_user -> orchestrator -> llm'))
  candidate.say('Here is the way of a request.', 'typed')
  const drawn = candidate.events.get().filter(({ type }) => type === 'board_changed')
  expect(drawn).toEqual([expect.objectContaining({ by: 'Karl' })])
})

it('hides findings and locks the drawing on the candidate’s and the observers’ screens only, while it runs', () => {
  interviewer.append({ type: 'board_locked', isLocked: true })
  const owner = atOlgas()
  const guests = [atKarls(), seat('observer', [karl, olga]), seat(null, [olga])]
  expect([isHiddenByPair(owner), isLockedByPair(owner)]).toEqual([false, false])
  expect(guests.map((guest) => [isHiddenByPair(guest), isLockedByPair(guest)])).toEqual([
    [true, true],
    [true, true],
    [true, true],
  ])
  interviewer.finish()
  expect(guests.map((guest) => [isHiddenByPair(guest), isLockedByPair(guest)])).toEqual([
    [false, false],
    [false, false],
    [false, false],
  ])
})

it('gives the drawing back when nobody of the interviewer’s side is here to do so', () => {
  interviewer.append({ type: 'board_locked', isLocked: true })
  const board = atKarls()
  expect(isLockedByPair(board)).toBe(true)
  board.people.set([{ ...karl, isSelf: true }])
  expect(isLockedByPair(board)).toBe(false)
  board.people.set([{ ...karl, isSelf: true }, olga])
  expect(isLockedByPair(board)).toBe(true)
})

it('keeps the clock in the interviewer’s hands: it pauses, and never ends by itself', () => {
  interviewer.pause()
  expect(candidate.session.get().runningSince).toBe(null)
  interviewer.resume()
  expect(candidate.session.get().runningSince).not.toBe(null)
  expect(candidate.session.get().ignored).toEqual([])
})

it('keeps sound only once everybody who talks has agreed', () => {
  const talking = [{ ...karl, isSelf: true }, olga, person('3', 'Otto', 'observer')]
  candidate.append({ type: 'sound_agreed', agrees: true })
  expect(soundConsent(candidate.events.get(), talking)).toEqual({ mine: true, all: false, missing: ['Olga'] })
  interviewer.append({ type: 'sound_agreed', agrees: true })
  expect(soundConsent(candidate.events.get(), talking).all).toBe(true)
  candidate.append({ type: 'sound_agreed', agrees: false })
  expect(soundConsent(candidate.events.get(), talking).all).toBe(false)
})
