import { expect, it } from 'vitest'
import { parseSketch } from '#critique/graph/sketch.ts'
import { debriefOf, type Debrief } from '#critique/interviewer/debrief.ts'
import { INTERVIEWER } from '#critique/interviewer/events.ts'
import { recordOf, SessionRecord } from '#critique/interviewer/progress.ts'
import { writeDebrief } from '#critique/interviewer/writeDebrief.ts'
import { interviewTask, scenarioBoard } from '#templates/scenarios/scenario.ts'
import supportRag from '#templates/scenarios/support-rag.ts'
import { Script } from './script.ts'

const reference = scenarioBoard(supportRag, 'reference')
const play = () => new Script(interviewTask(supportRag), {}, reference)
const judged = (session: Script): Debrief => debriefOf(session.state)!
const score = (session: Script, dimension: string) => judged(session).scores.find((one) => one.dimension === dimension)!

/** Three points about monitoring, tied to the board, of which one goes deep. */
const MONITORING = [
  'Every request through the “Answer service” leaves a trace with tokens and retrieved ids.',
  'We sample 5 % of live traffic and a judge scores groundedness each day.',
  'Each trace is stamped with the prompt version and model version, so that 1 bad release shows.',
  'An alert goes to the support lead on call when groundedness falls below 92 %.',
]

it('gives no number where there is no evidence', () => {
  expect(score(play(), 'cost')).toMatchObject({ score: null, anchor: 'Not shown.', evidence: [] })
  expect(judged(play()).overall.score).toBeNull()
})

it('gives a 4 only for what was raised unasked and tied to the board or a number', () => {
  const session = play()
  session.draw(parseSketch('end_user -> llm_orchestrator#api { label: "Answer service" } -> llm'))
  for (const sentence of MONITORING) session.wait(30).tell(sentence)
  expect(score(session, 'monitoring')).toMatchObject({ score: 4 })
})

it('gives the same words a 3 at most when they came after a question', () => {
  const session = play()
  const covers = session.state.ledger.map(({ criterion }) => criterion.id).filter((id) => id.startsWith('monitoring/'))
  session.add({
    type: 'question_asked',
    wordedBy: 'plan',
    question: {
      id: 'q',
      text: 'How do you find out?',
      why: '',
      from: { kind: 'opening' },
      dimension: 'monitoring',
      stage: 'deep_dive',
      covers,
      own: [],
      nodes: [],
      follows: null,
      depth: 0,
    },
  })
  for (const sentence of MONITORING) session.wait(30).say(sentence)
  expect(score(session, 'monitoring').score).toBe(3)
})

it('gives a 1 for an answer that holds nothing of what was asked', () => {
  const session = play()
  session.add({
    type: 'question_asked',
    wordedBy: 'plan',
    question: {
      id: 'q',
      text: 'What does it cost?',
      why: '',
      from: { kind: 'opening' },
      dimension: 'cost',
      stage: 'deep_dive',
      covers: ['cost/per-request'],
      own: [],
      nodes: [],
      follows: null,
      depth: 0,
    },
  })
  session.say('I would have to think about that.')
  expect(score(session, 'cost')).toMatchObject({ score: 1, evidence: [{ how: 'missed', quote: 'I would have to think about that.' }] })
})

it('counts a box that nothing leads to as named', () => {
  const session = play()
  session.draw(parseSketch('end_user -> llm_orchestrator -> llm; llm_tracing#t; alerting#a; quality_monitor#q'))
  expect(score(session, 'monitoring')).toMatchObject({ score: 2, because: 'It stands on the board and nothing leads to it.' })
})

it('does not charge the candidate with the holes of a board that was given', () => {
  const given = play()
  given.draw(scenarioBoard(supportRag, 'starter'), INTERVIEWER)
  expect(score(given, 'monitoring')).toMatchObject({ score: null, evidence: [] })
  const own = play()
  own.draw(scenarioBoard(supportRag, 'starter'))
  expect(score(own, 'monitoring')).toMatchObject({ score: 1 })
})

it('writes a report without markup of the candidate', () => {
  const session = play()
  session.tell('<img src=x onerror=alert(1)> [click](javascript:alert(1)) we trace every request with **its** prompt version')
  const text = writeDebrief(judged(session))
  expect(text).not.toMatch(/(?<!\\)<img/)
  expect(text).not.toMatch(/(?<!\\)\]\(javascript/)
})

it('leaves a record that the progress page keeps', () => {
  const session = play()
  session.tell(MONITORING[0]!)
  const record = recordOf('s1', session.state, judged(session))
  expect(SessionRecord.parse(JSON.parse(JSON.stringify(record)))).toEqual(record)
  expect(JSON.stringify(record)).not.toContain('retrieved ids')
})
