import { describe, expect, it } from 'vitest'
import { DrillEvent } from '#critique/drills/events.ts'
import { idealPath } from '#critique/drills/idealPath.ts'
import { askEvidence, everyReading, hypothesisLike, isRedHerring, seeingNodes, startDrill } from '#critique/drills/run.ts'
import { boardChange, scoreDrill } from '#critique/drills/score.ts'
import { drillState, runOf, telemetryOf } from '#critique/drills/state.ts'
import { parseSketch } from '#critique/graph/sketch.ts'
import drill from '#templates/drills/costs-tripled.ts'

const board = parseSketch(`
  requires { requestsPerMonth: 400000, peakQps: 12 }
  end_user#u -> web_client#ui -> llm_orchestrator#api { label: "Answer service" }
  #api -> llm#model { label: "Answer model", inputTokens: 3000, outputTokens: 300, pricePerMInputUsd: 2, pricePerMOutputUsd: 8 }
  #api -telemetry-> llm_tracing#traces { label: Traces }
  prompt_registry#prompts { label: "Prompt versions" } -control-> #api
  cost_attribution#bill { label: Bill }
`)

const run = startDrill(board, drill, 3, { variant: 'A' })

describe('a drill on a board of one’s own', () => {
  it('is the same for the same board and seed, and asks nothing of the clock', () => {
    expect(startDrill(board, drill, 11)).toEqual(startDrill(board, drill, 11))
    const causes = new Set(Array.from({ length: 12 }, (_, seed) => startDrill(board, drill, seed).variant.id))
    expect([...causes].sort()).toEqual(['A'])
  })

  it('tells the symptom in the numbers of the board', () => {
    expect(run.before.usdPerMonth).toBeCloseTo((400_000 * (3000 * (0.17 * 2 + 0.83 * 0.2) + 300 * 8)) / 1e6, 0)
    expect(run.after.usdPerMonth! / run.before.usdPerMonth!).toBeCloseTo(3, 1)
    expect(run.symptom).toContain(`$${Math.round(run.before.usdPerMonth!).toLocaleString('en-US')}`)
  })

  it('shows what a joined sensor sees, and of one that is not joined says so', () => {
    expect(seeingNodes(run)).toEqual(['prompts', 'traces'])
    expect(askEvidence(run, { node: 'traces' }).readings.map(({ title }) => title)).toContain('Cached share of input')
    const { readings, blind } = askEvidence(run, { node: 'bill' })
    expect(readings).toEqual([])
    expect(blind[0]!.says).toContain('You have no way to see that: Bill is drawn, but not joined')
  })

  it('understands a question in words, and names what is missing but never the cause', () => {
    expect(askEvidence(run, { text: 'which prompt versions went out?' }).readings.map(({ title }) => title)).toEqual(['Prompt versions'])
    const { blind } = askEvidence(run, { text: 'spend by tenant' })
    expect(blind.map(({ says }) => says)).toEqual([expect.stringContaining('You have no way to see that')])
    expect(blind[0]!.says).not.toContain('trial')
    expect(askEvidence(run, { text: 'weather in Lisbon' })).toMatchObject({
      readings: [],
      blind: [],
      hint: expect.stringContaining('Traces'),
    })
    expect(askEvidence(run, { node: 'ui' }).hint).toContain('What can be looked into')
  })

  it('says of a sensor that bears on nothing whether it could be seen at all', () => {
    expect(askEvidence(run, { text: 'what did users say?' }).blind.map(({ kind }) => kind)).toEqual(['feedback_collector'])
    expect(askEvidence(run, { text: 'show me the traces' }).readings.length).toBeGreaterThan(1)
    expect(askEvidence(run, { text: 'drift of the distribution' }).blind.map(({ kind }) => kind)).toEqual(['drift_monitor'])
  })

  it('takes a hypothesis in one’s own words', () => {
    expect(hypothesisLike(run, 'somebody put the date at the top of the system prompt and the prefix cache is gone')?.id).toBe('A')
    expect(hypothesisLike(run, 'no idea')).toBeUndefined()
  })

  it('applies measures to the struck board and says what they cost', () => {
    const at = { at: 0, by: 'a' }
    const cured = telemetryOf(drillState(run, [{ ...at, type: 'applied', option: 'now A' }]))
    expect(cured.figures.usdPerMonth).toBeLessThan(run.after.usdPerMonth! * 0.6)
    expect(cured.effects[0]).toMatchObject({ option: 'now A', left: expect.closeTo(0.1), price: { quality: expect.any(String) } })
    const useless = telemetryOf(drillState(run, [{ ...at, type: 'applied', option: 'now B' }]))
    expect(useless).toMatchObject({ left: 1 })
    expect(useless.figures.usdPerMonth).toBeCloseTo(run.after.usdPerMonth!, 5)
  })

  it('offers what would be done in vain, and says why it was', () => {
    const vain = run.options.find(({ why }) => why !== undefined)!
    const state = drillState(run, [{ at: 0, by: 'a', type: 'applied', option: vain.id }])
    expect(telemetryOf(state).left).toBe(1)
    expect(scoreDrill(state).losses.map(({ id, why }) => [id, why])).toContainEqual(['wrongMeasure', vain.why])
  })

  it('can be picked up from its events alone, also after they were sent as text', () => {
    const events = idealPath(board, drill, 3, { variant: 'A' })
    const sent = (JSON.parse(JSON.stringify(events)) as unknown[]).map((event) => DrillEvent.parse(event))
    const again = runOf(sent, [drill])!
    expect(drillState(again, sent).readings).toEqual(drillState(run, events).readings)
    expect(runOf([], [drill])).toBeUndefined()
    expect(runOf(sent, [])).toBeUndefined()
  })

  it('ignores events that refer to nothing', () => {
    const at = { at: 0, by: 'a' }
    const events: DrillEvent[] = [
      { ...at, type: 'diagnosed', hypothesis: 'zz' },
      { ...at, type: 'applied', option: 'zz' },
      { ...at, type: 'attached', hypothesis: 'A', reading: 'zz', sign: 'for' },
      { ...at, type: 'asked', node: 'zz' },
      { ...at, type: 'alarmed', alarm: 'zz' },
    ]
    expect(drillState(run, events)).toMatchObject({ diagnoses: [], applied: [], supposed: [], readings: [], alarms: [] })
  })

  it('proves each point by an event', () => {
    const at = { at: 0, by: 'a' }
    const reading = askEvidence(run, { node: 'traces' }).readings.find(({ title }) => title === 'Cached share of input')!
    const events: DrillEvent[] = [
      { ...at, type: 'supposed', hypothesis: 'A' },
      { ...at, type: 'asked', node: 'traces' },
      { ...at, type: 'attached', hypothesis: 'A', reading: reading.id, sign: 'for' },
      { ...at, type: 'diagnosed', hypothesis: 'A' },
    ]
    const { points } = scoreDrill(drillState(run, events))
    expect(points.find(({ id }) => id === 'telling')).toMatchObject({ points: 15, proof: 2 })
    expect(points.find(({ id }) => id === 'cause')).toMatchObject({ points: 15, proof: 3 })
    expect(points.find(({ id }) => id === 'alarm')).toMatchObject({ points: 0, proof: null })
  })

  it('reads a red herring as one, whatever the cause', () => {
    const noisy = parseSketch(`
      requires { requestsPerMonth: 400000, peakQps: 12 }
      end_user#u -> llm_orchestrator#api -> llm#model; #api -telemetry-> llm_tracing#traces -telemetry-> metrics#m -control-> alerting#pager
      #api -> agent#worker -> tool_executor#tools
    `)
    const seen = ['A', 'B', 'D'].map((variant) => {
      const here = startDrill(noisy, drill, 3, { variant })
      return everyReading(here)
        .filter(({ id }) => isRedHerring(here, id))
        .map(({ title, data }) => ({ title, data }))
    })
    expect(seen[0]).toHaveLength(1)
    expect(seen[1]).toEqual(seen[0])
    expect(seen[2]).toEqual(seen[0])
  })

  it('reads what a person changed on their drawing', () => {
    const after = parseSketch(
      'requires { scope: production }; llm_orchestrator#api { deadlineMs: 4000 } -> llm#model; regression_gate#gate -control-> #api',
    )
    const before = parseSketch('llm_orchestrator#api -> llm#model')
    expect(boardChange(before, after)).toEqual({ kinds: ['llm_orchestrator', 'regression_gate'], props: ['deadlineMs'] })
  })
})
