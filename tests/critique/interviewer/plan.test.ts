import { describe, expect, it } from 'vitest'
import { parseSketch } from '#critique/graph/sketch.ts'
import { companies } from '#critique/interviewer/companies.ts'
import { counts, covered } from '#critique/interviewer/concepts.ts'
import { ownCriteria } from '#critique/interviewer/openSession.ts'
import { nextMove } from '#critique/interviewer/plan.ts'
import { personas } from '#critique/interviewer/personas.ts'
import { interviewTask, scenarioBoard } from '#templates/scenarios/scenario.ts'
import refund from '#templates/scenarios/refund-support-agent.ts'
import supportRag from '#templates/scenarios/support-rag.ts'
import { scenarios } from '#templates/scenarios/index.ts'
import { cases } from '#templates/cases/index.ts'
import { caseTask } from '#templates/cases/case.ts'
import { pieces } from '#templates/comprehension/index.ts'
import { comprehensionTask } from '#templates/comprehension/piece.ts'
import { Script } from './script.ts'

const rag = interviewTask(supportRag)
const reference = scenarioBoard(supportRag, 'reference')
const play = (choices: ConstructorParameters<typeof Script>[1] = {}) => new Script(rag, choices, reference)
const asked = (session: Script) => session.state.questions.map(({ question }) => question)

/** Holds something for most questions, in sentences. */
const GOOD = [
  'Each request of the answer service leaves a trace with its prompt version, so the support lead can open any single one.',
  'A labelled set of 1,200 tickets decides whether a release passes, and results are shown per product.',
  'The search filters by permission inside the query, and forty candidates are reranked to six.',
  'When the model takes longer than 4 s we stop waiting, try once more with backoff and then answer from a second provider.',
  'An edit or a withdrawal is an event that deletes the old entries from the index within minutes.',
  'Spend has a cap of 20 dollars per tenant and day, which costs us about a cent per answer.',
  'The judge was calibrated against two people, on answers that they had never seen.',
].join(' ')

/** Puts a session into a stage, as the clock would. */
function enter(session: Script, stage: 'draw' | 'deep_dive' | 'stress'): Script {
  session.add({ type: 'stage_entered', stage })
  return session
}

/** Lets the interviewer ask, and answers with nothing, so that every question comes up. */
function interview(session: Script, most = 60): Script {
  for (let n = 0; n < most && session.state.clock.phase === 'running'; n++) {
    session.move(true)
    session.wait(40)
    if (session.state.open) session.say('I would have to look at that.')
  }
  return session
}

describe('what is asked', () => {
  it('begins with the problem, not with the solution', () => {
    const session = play()
    session.move()
    expect(asked(session)[0]).toMatchObject({ id: 'opening/restate', dimension: 'requirements' })
  })

  it('is the same for the same seed, and may differ for another', () => {
    const texts = (seed: number) => asked(interview(play({ seed }))).map(({ text }) => text)
    expect(texts(5)).toEqual(texts(5))
    expect(texts(5)).not.toEqual(texts(11))
  })

  it('comes from the worst finding of this board, with its labels, and says why', () => {
    const session = enter(play(), 'deep_dive')
    session.draw(scenarioBoard(supportRag, 'starter'))
    session.move()
    const [first] = asked(session)
    expect(first!.from.kind).toBe('finding')
    expect(first!.nodes.length).toBeGreaterThan(0)
    const labels = [...session.state.board.nodes.values()].map(({ label }) => label)
    expect(labels.some((label) => first!.text.includes(label))).toBe(true)
    expect(first!.why).not.toBe('')
  })

  it('uses the numbers of the task', () => {
    const session = play()
    session.add({ type: 'stage_entered', stage: 'estimate' })
    session.move()
    expect(asked(session)[0]!.from.number).toMatch(/400,000|6 s|12 requests/)
  })

  it('follows up on what was just drawn', () => {
    const session = enter(play(), 'draw')
    session.wait(60).draw(parseSketch('end_user -> llm_orchestrator -> semantic_cache#c { label: "Similar questions" }'))
    expect(session.move()).toBeNull()
    session.move(true)
    expect(asked(session)[0]).toMatchObject({ from: { kind: 'board' } })
  })

  it('stays quiet while somebody draws, until its patience is over', () => {
    const session = enter(play({ persona: 'adversarial' }), 'draw')
    session.wait(30)
    expect(session.move()).toBeNull()
    session.wait(60)
    expect(session.move()?.events[0]?.type).toBe('question_asked')
  })

  it('takes further what was said of one’s own accord', () => {
    const session = enter(play(), 'draw')
    session.wait(20).tell('I would gate each release on the solved tickets.')
    session.move(true)
    expect(asked(session)[0]).toMatchObject({ from: { kind: 'answer' }, covers: ['evaluation/release-gate'] })
  })

  it('goes deeper when answers are good, and deeper still for higher levels', () => {
    const depths = (['mid', 'senior', 'staff'] as const).map((level) => {
      const session = enter(play({ level }), 'deep_dive')
      session.draw(scenarioBoard(supportRag, 'starter'))
      for (let n = 0; n < 8; n++) {
        session.move(true)
        session.wait(20).say(GOOD)
      }
      return Math.max(...asked(session).map(({ depth }) => depth))
    })
    expect(depths[0]).toBeGreaterThanOrEqual(1)
    expect(depths[2]).toBeGreaterThanOrEqual(depths[0]!)
    expect(depths[0]).toBeLessThanOrEqual(1)
  })

  it('changes exactly one requirement, in the stress stage', () => {
    const session = enter(play(), 'stress')
    session.move()
    interview(session)
    const changes = session.events.filter(({ type }) => type === 'requirement_changed')
    expect(changes).toHaveLength(1)
    expect(session.state.change?.set).toEqual(supportRag.change.set)
  })

  it('never asks the same thing twice', () => {
    const session = enter(play({ mode: 'coach' }), 'deep_dive')
    session.draw(scenarioBoard(supportRag, 'starter'))
    const texts = asked(interview(session, 40)).map(({ text }) => text.split('. ').at(-1)!)
    expect(texts.length).toBeGreaterThan(10)
    expect(new Set(texts).size).toBe(texts.length)
  })

  it('turns to what a company weighs', () => {
    for (const { id, questions } of companies) {
      const session = enter(play({ company: id, mode: 'coach' }), 'deep_dive')
      const own = new Set(questions.map(({ text }) => text))
      const first = asked(interview(session, 8))
      expect([id, first.some(({ text }) => [...own].some((one) => text.endsWith(one)))]).toEqual([id, true])
    }
  })
})

describe('every task in its format', () => {
  it.each([
    ...scenarios.map((one) => [one.id, 'short_design', interviewTask(one), scenarioBoard(one, 'reference')] as const),
    [refund.id, 'security_review', interviewTask(refund), scenarioBoard(refund, 'reference')] as const,
    [refund.id, 'system_design', interviewTask(refund), scenarioBoard(refund, 'reference')] as const,
    ...cases.map((one) => [one.id, 'debugging', caseTask(one), undefined] as const),
    ...pieces.map((one) => [one.id, 'comprehension', comprehensionTask(one), undefined] as const),
  ])('%s (%s) runs to its end, asks in every stage, and tells neither a hidden fact nor a rubric line', (_id, format, task, strong) => {
    const session = new Script(task, { format, persona: 'adversarial' }, strong)
    for (let n = 0; n < 250 && !session.state.finished; n++) {
      session.move()
      // As long as the stage lasts, and no longer: a screen looks every second.
      session.wait(Math.min(40, (session.state.clock.stage?.remainingMs ?? 0) / 1000))
      if (session.state.open && session.state.clock.phase === 'running') session.say('I would have to look at that.')
    }
    const { state } = session
    expect(state.finished?.reason).toBe('time')
    expect([...new Set(asked(session).map(({ stage }) => stage))]).toEqual(state.format!.stages.map(({ id }) => id))
    const said = state.transcript.filter(({ who }) => who === 'interviewer').map(({ text }) => text)
    for (const { answer } of task.clarifications) expect(said.join('\n')).not.toContain(answer)
    const told = ownCriteria(task).filter(({ name }) => said.some((text) => text.includes(name)))
    expect(told).toEqual([])
  })
})

describe('personas', () => {
  it('break a silence once, the adversarial one first', () => {
    const spoken = (persona: 'supportive' | 'adversarial') => {
      const session = play({ persona })
      session.move()
      session.wait(100)
      return [1, 2].map(() => {
        const move = nextMove({ session: session.state, task: rag, board: null, isIdle: true, now: session.now })
        for (const body of move?.events ?? []) session.add(body, 'interviewer')
        return move?.events[0]?.type ?? null
      })
    }
    expect(spoken('adversarial')).toEqual(['remark_made', null])
    expect(spoken('supportive')).toEqual([null, null])
  })

  it('differ in words and in patience, not in what they ask', () => {
    const sources = personas.map(({ id }) => asked(interview(play({ persona: id }), 6)).map((question) => question.id))
    expect(sources[1]).toEqual(sources[0])
    expect(sources[2]).toEqual(sources[0])
    expect(new Set(personas.map(({ patienceMs }) => patienceMs)).size).toBe(3)
  })

  it('give nothing away by their leads', () => {
    const leads = personas.flatMap(({ leads, hint, change, nudges, doubts }) => [
      ...Object.values(leads).flat(),
      ...hint,
      ...change,
      ...nudges,
      ...doubts,
    ])
    const session = play()
    const criteria = session.state.setup!.criteria
    expect(leads.filter((text) => covered(text, criteria).matches.some(counts))).toEqual([])
  })
})
