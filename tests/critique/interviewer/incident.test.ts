import { describe, expect, it } from 'vitest'
import { debriefOf } from '#critique/interviewer/debrief.ts'
import { incidentsOn } from '#critique/interviewer/incidentsOn.ts'
import { recordOf } from '#critique/interviewer/progress.ts'
import { writeDebrief } from '#critique/interviewer/writeDebrief.ts'
import { drills } from '#templates/drills/index.ts'
import refund from '#templates/scenarios/refund-support-agent.ts'
import { interviewTask, scenarioBoard } from '#templates/scenarios/scenario.ts'
import supportRag from '#templates/scenarios/support-rag.ts'
import { Script } from './script.ts'

const rag = interviewTask(supportRag)
const strong = scenarioBoard(supportRag, 'reference')

type Choices = ConstructorParameters<typeof Script>[1]

/** A session on the strong board, in a stage. */
function begin(choices: Choices = {}, stage: 'deep_dive' | 'defence' | 'stress' = 'stress', board = strong): Script {
  const session = new Script(rag, choices, strong)
  session.drills = drills
  session.draw(board)
  session.add({ type: 'stage_entered', stage })
  return session
}

/** Lets the interviewer act until something breaks; what is asked meanwhile is answered. */
function untilStruck(session: Script, most = 20): Script {
  for (let n = 0; n < most && session.state.drills.length === 0; n++) {
    session.move()
    if (session.state.open) session.say('The filter fields come first, and then the test set gets a slice for each product.')
    session.wait(15)
  }
  return session
}

const struck = (session: Script) => untilStruck(session).state.drills[0]

describe('the interviewer strikes the board', () => {
  it('in the stress stage, by itself, with an incident that fits what is drawn and says why', () => {
    const session = begin()
    const drill = struck(session)!
    expect(drill).toMatchObject({ stage: 'stress', status: 'running', seed: 7, run: 'run' })
    expect(incidentsOn(strong, drills, 7).map((one) => one.drill)).toContain(drill.drill)
    expect(drill.why).not.toBe('')
    expect(session.state.transcript.at(-1)).toMatchObject({ type: 'drill_injected', who: 'interviewer', text: drill.symptom })
    // The one requirement that changes on purpose still does.
    expect(session.state.change).not.toBeNull()
  })

  it('with the same incident for the same board and seed, and not for every seed', () => {
    expect(struck(begin())!.drill).toBe(struck(begin())!.drill)
    const chosen = new Set([1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((seed) => struck(begin({ seed }))!.drill))
    expect(chosen.size).toBeGreaterThan(1)
  })

  it('where the board is open: another hole, another incident', () => {
    const weak = struck(begin({}, 'stress', scenarioBoard(supportRag, 'starter')))!
    expect(weak.why).toMatch(/^It strikes where the board is open/)
  })

  it('sooner when it is adversarial', () => {
    const [pressing, calm] = (['adversarial', 'neutral'] as const).map((persona) => {
      const session = begin({ persona }, 'deep_dive')
      session.wait(380)
      return untilStruck(session, 4).state.drills.length
    })
    expect([pressing, calm]).toEqual([1, 0])
    expect(struck(begin({ persona: 'adversarial' }))!.stage).toBe('stress')
  })

  it('once, and asks nothing else while it lasts', () => {
    const session = untilStruck(begin())
    const before = session.events.length
    for (let n = 0; n < 4; n++) session.wait(20).move(true)
    expect(session.events).toHaveLength(before)
    session.playIncident([], 1)
    untilStruck(session)
    for (let n = 0; n < 10; n++) session.wait(10).move(true)
    expect(session.state.drills).toHaveLength(1)
  })

  it('and goes on afterwards with what is to be learned, without telling the cause', () => {
    const session = untilStruck(begin())
    const report = session.playIncident([], 2)
    session.move()
    const { open } = session.state
    expect(open?.question.from).toMatchObject({ kind: 'drill', event: session.state.drills[0]!.event })
    expect(open?.question.text).not.toContain(report.cause)
  })

  it('never where it makes no sense: too little time, no board, or a format that has no place for it', () => {
    for (const format of ['short_design', 'debugging', 'comprehension'] as const)
      expect(untilStruck(begin({ format })).state.drills, format).toEqual([])
    const late = begin()
    late.wait(300)
    expect(untilStruck(late).state.drills).toEqual([])
  })

  it('in a security review with an attack or a leak, and with nothing else', () => {
    const review = new Script(interviewTask(refund), { format: 'security_review' }, scenarioBoard(refund, 'reference'))
    review.drills = drills
    review.draw(scenarioBoard(refund, 'reference'))
    review.add({ type: 'stage_entered', stage: 'stress' })
    const group = drills.find(({ id }) => id === struck(review)?.drill)?.group
    expect(['security', 'privacy', 'agents', 'hitl', 'moderation', 'memory']).toContain(group)
  })

  it('and in coach mode one may decline, which is written down and counts for nothing', () => {
    const declined = untilStruck(begin({ mode: 'coach' }))
    declined.add({ type: 'drill_declined', injected: declined.state.drills[0]!.event })
    expect(declined.state.drills[0]!.status).toBe('declined')
    untilStruck(declined)
    expect(declined.state.drills).toHaveLength(1)
    const debrief = debriefOf(declined.state)!
    expect(debrief.timeline.map(({ text }) => text)).toContain(`Not played: ${declined.state.drills[0]!.title}`)
    expect(writeDebrief(debrief)).toContain('It was declined')
    expect(debrief.scores.flatMap(({ evidence }) => evidence).filter(({ by }) => by === 'drill')).toEqual([])

    const strict = untilStruck(begin({ mode: 'strict' }))
    strict.add({ type: 'drill_declined', injected: strict.state.drills[0]!.event })
    expect(strict.state.drills[0]!.status).toBe('running')
    expect(strict.state.ignored.at(-1)?.why).toBe('a strict session takes what comes')
  })

  it('and whoever is coached finishes what they began, while a strict clock runs on', () => {
    const stages = (['coach', 'strict'] as const).map((mode) => {
      const session = untilStruck(begin({ mode }))
      session.wait(500).move()
      return session.state.clock.stage?.id
    })
    expect(stages).toEqual(['stress', 'wrap_up'])
  })
})

describe('what an incident was worth', () => {
  const graded = (without: Parameters<Script['playIncident']>[0] = []) => {
    const session = untilStruck(begin())
    const report = session.playIncident(without, 1)
    return { session, report, debrief: debriefOf(session.state)! }
  }

  it('stands in the debrief with symptom, causes, evidence, each point with its proof, and an ideal way', () => {
    const { report, debrief, session } = graded()
    expect(report.total).toBeGreaterThan(90)
    const text = writeDebrief(debrief)
    expect(text).toContain(`### ${report.title}: ${report.total} of 100`)
    expect(text).toContain(`It was: ${report.cause}`)
    expect(text).toContain('An ideal way on this board:\n\n1. Heard the symptom')
    for (const { title, step, points } of report.points) {
      expect(text).toContain(title)
      if (points > 0) expect(report.path[step!], title).toBeDefined()
    }
    expect(debrief.timeline.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['drill', 'drill_over']))
    expect(recordOf('s', session.state, debrief).drills).toEqual([
      { run: 'run', drill: report.drill, title: report.title, group: report.group, total: report.total, at: expect.any(Number) },
    ])
  })

  it('is evidence of what it showed, and never makes the highest grade by itself', () => {
    const { debrief } = graded()
    const shown = debrief.scores.filter(({ evidence }) => evidence.some(({ how }) => how === 'incident'))
    expect(shown.map(({ dimension }) => dimension)).toContain('monitoring')
    for (const { score } of shown) expect(score).toBeLessThanOrEqual(3)
    const monitoring = shown.find(({ dimension }) => dimension === 'monitoring')!
    expect(monitoring.evidence.find(({ how }) => how === 'incident')?.quote).toMatch(/^Held /)
  })

  it('is a low grade where it was played and nothing was found, and no grade where nobody played', () => {
    const blind = graded(['asked', 'supposed', 'attached', 'ranked', 'diagnosed', 'proposed', 'applied', 'alarmed', 'traded'])
    expect(blind.report.total).toBeLessThan(30)
    const missed = blind.debrief.scores.flatMap(({ evidence }) => evidence).filter(({ by, how }) => by === 'drill' && how === 'missed')
    expect(missed.length).toBeGreaterThan(0)

    const session = untilStruck(begin())
    const all = session.playIncident([], 1)
    const idle = untilStruck(begin())
    const { path } = all
    idle.add({ type: 'drill_ended', injected: idle.state.drills[0]!.event, report: { ...all, path: path.slice(0, 1) } })
    expect(idle.state.drills[0]!.shows).toEqual([])
    expect(writeDebrief(debriefOf(idle.state)!)).toContain('not scored')
  })

  it('is read after the time of a strict session was over, and only once', () => {
    const session = untilStruck(begin())
    const { event } = session.state.drills[0]!
    const other = graded()
    session.wait(4000).move()
    session.add({ type: 'drill_ended', injected: event, report: other.report })
    session.add({ type: 'drill_ended', injected: event, report: { ...other.report, total: 1 } })
    expect(session.state.drills[0]!.report?.total).toBe(other.report.total)
  })
})
