// @vitest-environment jsdom
import { atom } from '@tldraw/state'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { DrillEvent } from '#critique/drills/events.ts'
import { idealPath } from '#critique/drills/idealPath.ts'
import { DrillReport, wasPlayed } from '#critique/drills/report.ts'
import { reportOf } from '#critique/drills/reportOf.ts'
import { scoreDrill } from '#critique/drills/score.ts'
import type { Graph } from '#critique/graph/graph.ts'
import { INTERVIEWER, SessionEvent } from '#critique/interviewer/events.ts'
import { openSession } from '#critique/interviewer/openSession.ts'
import { checkValue } from '#server/rooms/documentRoots.ts'
import type { Person } from '#src/collab/connectionState.ts'
import { openEventLog } from '#src/collab/eventLog.ts'
import { eventWords } from '#critique/drills/eventWords.ts'
import { beginPlay, openPlay } from '#src/drills/play.ts'
import type { Play } from '#src/drills/play.ts'
import { seedIn } from '#src/drills/drillLink.ts'
import { tellSession } from '#src/drills/tellSession.ts'
import { createInterview } from '#src/interview/interview.ts'
import { drills } from '#templates/drills/index.ts'
import { scenarios } from '#templates/scenarios/index.ts'
import { interviewTask } from '#templates/scenarios/scenario.ts'
import { ownTwenty } from '../fixtures/ownTwenty.ts'

const costs = drills.find(({ id }) => id === 'costs-tripled')!

function board(drawn: Graph = ownTwenty) {
  const doc = new Y.Doc()
  const graph = atom('graph', drawn)
  return { doc, graph, drills: openEventLog(doc, 'drills', DrillEvent), people: atom<readonly Person[]>('people', []) }
}

function start(on: ReturnType<typeof board>, seed = 7): Play {
  return openPlay(on, beginPlay(on, costs, { seed }), drills)!
}

it('writes what a person does as events that the server takes, each under a key of its own', () => {
  const on = board()
  const play = start(on)
  play.ask('spend by component')
  play.ask('spend by component')
  play.apply('contain')
  const kept = on.doc.getMap('drills')
  expect([...kept.keys()]).toHaveLength(5)
  expect([...kept].map(([key, value]) => checkValue('drills', key, value))).toEqual(Array.from({ length: 5 }, () => null))
})

it('takes the first event of a drill on a board of a thousand parts', () => {
  const nodes = Array.from({ length: 1000 }, (_, i) => ({
    id: `n${i}`,
    label: `Component number ${i}`,
    kind: 'llm',
    props: { p95Ms: 100 + i },
  }))
  const on = board({ ...ownTwenty, nodes: [...ownTwenty.nodes, ...nodes] })
  start(on)
  expect([...on.doc.getMap('drills')].map(([key, value]) => checkValue('drills', key, value))).toEqual([null])
})

it('goes on where it was when the page is opened again, and on every other page', () => {
  const on = board()
  const play = start(on)
  play.ask('a slow trace')
  const again = openPlay(on, play.id, drills)!
  expect(again.run.variant.id).toBe(play.run.variant.id)
  expect(again.state.get().readings).toEqual(play.state.get().readings)
  again.end()
  expect(play.state.get().ended).toBe(true)
})

it('earns full marks along the ideal way, and shows the price of what was done', () => {
  const on = board()
  const play = start(on)
  for (const event of idealPath(ownTwenty, costs, 7).slice(1)) {
    if (event.type === 'asked') play.lookInto(event.node!)
    if (event.type === 'supposed') play.suppose(event.hypothesis)
    if (event.type === 'attached') play.attach(event.hypothesis, event.reading, event.sign)
    if (event.type === 'ranked') play.rank(event.order)
    if (event.type === 'diagnosed') play.diagnose(event.hypothesis)
    if (event.type === 'applied') play.apply(event.option)
    if (event.type === 'alarmed') play.setAlarm(event.alarm)
    if (event.type === 'traded') play.trade(event.dimension, event.text)
    if (event.type === 'boardUpdated') {
      const [kind] = event.kinds
      on.graph.set({ ...ownTwenty, nodes: [...ownTwenty.nodes, { id: 'new', label: 'New', kind: kind! }] })
      expect(play.readBoard().kinds).toEqual([kind])
    }
    if (event.type === 'twisted') play.twist()
    if (event.type === 'answered') play.answer(event.text)
    if (event.type === 'ended') play.end()
  }
  expect(scoreDrill(play.state.get()).total).toBe(100)
  const [before, after] = play.telemetry.get().effects[0]!.usdPerMonth
  expect(after!).toBeLessThan(before!)
  expect(play.events.get().map((event) => eventWords(play.run, event))).not.toContainEqual(expect.stringMatching(/undefined|own words/))
})

it('lights up on the canvas only what was read, and the cause after the end', () => {
  const play = start(board())
  expect([...play.strikes.get()]).toEqual([])
  play.ask('spend by component')
  expect([...play.strikes.get().values()]).not.toContain('struck')
  play.end()
  const struck = [...play.strikes.get()].flatMap(([node, how]) => (how === 'struck' ? [node] : []))
  expect(struck.toSorted()).toEqual([...play.run.struckNodes].toSorted())
})

it('counts a cause in own words as the one of the list that it comes closest to', () => {
  const play = start(board())
  play.supposeInWords('the gateway and the client library both retry')
  play.supposeInWords('purple elephants')
  expect(play.state.get().supposed.map(({ hypothesis }) => hypothesis)).toEqual(['B', expect.stringMatching(/^own /)])
})

/** A drill that is told in a session of this mode, and what it hands over there. */
function toldIn(mode: 'coach' | 'pair') {
  const on = board()
  const sessions = openEventLog(on.doc, 'sessions', SessionEvent)
  const task = interviewTask(scenarios.find(({ id }) => id === 'support-rag')!)
  const opened = openSession(task, { format: 'system_design', persona: 'neutral', level: 'senior', company: null, mode, seed: 7 })
  const dated = { at: Date.now(), by: INTERVIEWER }
  sessions.append('s', [SessionEvent.parse({ ...opened, ...dated, id: 'opened' })])
  const interview = createInterview({ board: { ...on, sessions }, id: 's', task, isHost: true })
  const play = tellSession(start(on), { sessions }, interview)
  const handed = () =>
    sessions.lists
      .get()
      .get('s')!
      .flatMap((event) => (event.type === 'evidence_handed' ? [event.reading] : []))
  const tell = () => {
    const told = { type: 'drill_injected', drill: costs.id, title: costs.title, symptom: play.run.symptom }
    sessions.append('s', [SessionEvent.parse({ ...told, ...dated, id: 'told' })])
  }
  return { play, interview, handed, tell }
}

it('tells in the session that it was told in what its sensors show, each once, and what there is no way to see', () => {
  const { play, interview, handed, tell } = toldIn('coach')
  play.ask('spend by component')
  expect(handed()).toEqual([])
  tell()
  play.ask('a slow trace')
  play.ask('a slow trace')
  play.ask('who did what in the audit log')
  interview.stop()
  expect(handed()).toEqual([expect.any(String), null])
})

it('hands over nothing by itself where a person leads', () => {
  const { play, interview, handed, tell } = toldIn('pair')
  tell()
  play.ask('a slow trace')
  interview.stop()
  expect(handed()).toEqual([])
})

it('reports what it was worth in words that fit into a document, however much was done, and keeps each proof', () => {
  const labelled = { ...ownTwenty, nodes: ownTwenty.nodes.map((node) => ({ ...node, label: `${node.label} ${'ß'.repeat(400)}` })) }
  const on = board(labelled)
  const play = openPlay(on, beginPlay(on, costs, { seed: 7 }), drills)!
  expect(wasPlayed(reportOf(play.run, play.events.get()))).toBe(false)
  for (let n = 0; n < 40; n++) for (const { id } of labelled.nodes.slice(0, 3)) play.lookInto(id)
  for (const event of idealPath(labelled, costs, 7).slice(1)) {
    if (event.type === 'asked') play.lookInto(event.node!)
    if (event.type === 'supposed') play.suppose(event.hypothesis)
    if (event.type === 'attached') play.attach(event.hypothesis, event.reading, event.sign)
    if (event.type === 'diagnosed') play.diagnose(event.hypothesis)
    if (event.type === 'applied') play.apply(event.option)
    if (event.type === 'alarmed') play.setAlarm(event.alarm)
  }
  for (const { id } of play.run.hypotheses) for (const reading of play.state.get().readings) play.attach(id, reading.id, 'for')
  play.end()
  const report = DrillReport.parse(reportOf(play.run, play.events.get()))
  expect(JSON.stringify(report).length).toBeLessThan(60_000)
  for (const { step, points } of report.points) if (points > 0) expect(report.path[step!]).toBeDefined()
  expect(report.path[report.diagnosis!.step!]!.says).toMatch(/^Diagnosed: /)
})

it('reads a seed from an address, and nothing that is none', () => {
  expect(['?seed=12', '?seed=0', '?seed=', '', '?seed=x', '?seed=-1', '?seed=1.5'].map(seedIn)).toEqual([
    12,
    0,
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ])
})
