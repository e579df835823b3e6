import { describe, expect, it } from 'vitest'
import { parseSketch } from '#critique/graph/sketch.ts'
import { INTERVIEWER } from '#critique/interviewer/events.ts'
import { clockAt, foldSession, sessionState } from '#critique/interviewer/session.ts'
import { interviewTask, scenarioBoard } from '#templates/scenarios/scenario.ts'
import supportRag from '#templates/scenarios/support-rag.ts'
import { Script } from './script.ts'

const rag = interviewTask(supportRag)
const reference = scenarioBoard(supportRag, 'reference')
const play = (choices: ConstructorParameters<typeof Script>[1] = {}) => new Script(rag, choices, reference)

describe('the clock', () => {
  it('counts down the whole time in strict mode, whatever is paused', () => {
    const session = play()
    session.wait(60).add({ type: 'paused' })
    session.wait(60).add({ type: 'resumed' })
    expect(session.state.clock).toMatchObject({ phase: 'running', elapsedMs: 120_000, remainingMs: 43 * 60_000 })
    expect(session.state.ignored.map(({ why }) => why)).toEqual(['a strict session does not pause', 'a strict session does not pause'])
  })

  it('stands while a coached session is paused', () => {
    const session = play({ mode: 'coach' })
    session.wait(60).add({ type: 'paused' })
    session.wait(600)
    expect(session.state.clock).toMatchObject({ phase: 'paused', elapsedMs: 60_000 })
    session.add({ type: 'resumed' })
    session.wait(30)
    expect(session.state.clock).toMatchObject({ phase: 'running', elapsedMs: 90_000 })
  })

  it('does not run back when the clock of a writer does', () => {
    const session = play()
    session.wait(100).tell('We trace every request.')
    session.now -= 50_000
    session.tell('And we sample one in fifty.')
    expect(session.state.transcript.map(({ moment }) => moment)).toEqual([100_000, 100_000])
  })

  it('is over after the planned time, and what comes later in strict mode does not count', () => {
    const session = play()
    session.wait(45 * 60 + 1).tell('We trace every request with its prompt version.')
    expect(session.state.clock).toMatchObject({ phase: 'finished', remainingMs: 0, isOver: true })
    expect(session.ledger('monitoring/traces').how).toBe('never')
    expect(session.state.ignored.map(({ why }) => why)).toEqual(['after the time was over'])
  })

  it('is cheap to read for every tick once the events are folded', () => {
    const session = play()
    expect(clockAt(session.state, session.now + 5000).elapsedMs).toBe(5000)
  })

  it('enters the next stage when the time of one is over', () => {
    const session = play()
    session.wait(6 * 60)
    expect(session.move()?.events).toMatchObject([{ type: 'stage_entered', stage: 'estimate' }])
    expect(session.state.clock.stage).toMatchObject({ id: 'estimate', elapsedMs: 0 })
  })
})

describe('the events', () => {
  it('ignore one that comes twice, and one that comes before the session', () => {
    const session = play()
    const [opened] = session.events
    session.events.unshift({ type: 'note_taken', id: 'early', at: 1, by: 'Ada', text: 'x' })
    session.events.push(opened!)
    expect(sessionState(session.events, session.now).ignored.map(({ why }) => why)).toEqual(['before the session was opened', 'said twice'])
  })

  it('give the same state whoever folds them, in one go or from their file', () => {
    const session = play()
    session.move()
    session.wait(20).say('Customers ask in a chat; 400,000 questions a month.')
    session.draw(parseSketch('end_user -> chat_ui -> llm_orchestrator#api -> llm; #api -> vector_db'))
    const again = JSON.parse(JSON.stringify(session.events)) as typeof session.events
    expect(sessionState(again, session.now)).toEqual(session.state)
  })
})

it('says the same when it goes on from what was read before', () => {
  const session = play()
  session.move()
  session.wait(20).say('Customers ask in a chat; 400,000 questions a month.')
  const half = session.state
  session.wait(20).tell('Every request leaves a trace with the prompt version.')
  expect(foldSession(session.events, half)).toEqual(foldSession(session.events))
})

describe('the ledger', () => {
  it('says that somebody raised it before anybody asked', () => {
    const session = play()
    session.wait(60).tell('Every request leaves a trace with the prompt version and the retrieved ids.')
    expect(session.ledger('monitoring/traces')).toMatchObject({ how: 'said', moment: 60_000, proofs: [{ via: 'said', by: 'lexicon' }] })
  })

  it('says that it came after a question, and after a hint', () => {
    const session = play()
    session.add({
      type: 'question_asked',
      wordedBy: 'plan',
      question: {
        id: 'q',
        text: 'One bad answer from yesterday: what can you look at?',
        why: '',
        from: { kind: 'consideration' },
        dimension: 'monitoring',
        stage: 'deep_dive',
        covers: ['monitoring/traces', 'monitoring/alert-owner'],
        own: [],
        nodes: [],
        follows: null,
        depth: 0,
      },
    })
    session.wait(10).say('We look at its trace.')
    expect(session.ledger('monitoring/traces').how).toBe('after_question')
    const open = session.state.questions[0]!
    session.add({ type: 'hint_given', question: open.event, step: 1, text: 'Who looks?' })
    session.wait(10).say('Somebody is on call and gets an alert.')
    expect(session.ledger('monitoring/alert-owner').how).toBe('after_hint')
    expect(session.state.hintsUsed).toBe(1)
  })

  it('credits what was drawn, and not what was given', () => {
    const session = play()
    session.draw(parseSketch('end_user -> llm_orchestrator#api -> llm; #api -telemetry-> llm_tracing'), INTERVIEWER)
    expect(session.ledger('monitoring/traces').how).toBe('never')
    session.draw(
      parseSketch('end_user -> llm_orchestrator#api -> llm; #api -telemetry-> llm_tracing; golden_dataset -data-> offline_eval -> #api'),
    )
    expect(session.ledger('evaluation/labelled-set')).toMatchObject({ how: 'board', tie: 'node' })
  })

  it('takes back what was taken off the board', () => {
    const session = play()
    session.draw(parseSketch('end_user -> llm_orchestrator#api -> llm; #api -telemetry-> llm_tracing'))
    session.draw(parseSketch('end_user -> llm_orchestrator#api -> llm'))
    expect(session.ledger('monitoring/traces').isGone).toBe(true)
  })

  it('counts a finding on the screen of a coached session as a prompt', () => {
    const weak = scenarioBoard(supportRag, 'starter')
    const strict = play()
    strict.draw(weak)
    strict.tell('Each request leaves a trace.')
    expect(strict.ledger('monitoring/traces').how).toBe('said')
    const coach = play({ mode: 'coach' })
    coach.draw(weak)
    coach.tell('Each request leaves a trace.')
    expect(coach.ledger('monitoring/traces').how).toBe('after_finding')
  })

  it('lets a person correct a match, and says that it was they', () => {
    const session = play()
    const answer = session.tell('We never look back at a single request.')
    session.add({ type: 'match_corrected', answer, criterion: 'monitoring/traces', covered: true, reason: 'I described it.' })
    expect(session.ledger('monitoring/traces').proofs).toMatchObject([{ by: 'person' }])
  })

  it('believes a model only what it can quote', () => {
    const session = play()
    const answer = session.tell('One can look up what happened to any single call a week later.')
    const verdict = (quote: string) => ({ criterion: 'monitoring/traces', covered: true, quote })
    session.add({ type: 'answer_judged', answer, model: 'm', verdicts: [verdict('they trace everything')] })
    expect(session.ledger('monitoring/traces').how).toBe('never')
    session.add({ type: 'answer_judged', answer, model: 'm', verdicts: [verdict('what happened to any single call')] })
    expect(session.ledger('monitoring/traces')).toMatchObject({ how: 'said', tie: null, proofs: [{ by: 'model' }] })
  })
})
