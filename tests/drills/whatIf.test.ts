import { describe, expect, it } from 'vitest'
import { blastOf, changesBy, regionsOf } from '#critique/drills/whatIf.ts'
import { estimateInDetail } from '#critique/estimate/detail.ts'
import { whatIf } from '#critique/estimate/whatIf.ts'
import { parseSketch } from '#critique/graph/sketch.ts'
import { scenarios } from '#templates/scenarios/index.ts'
import { scenarioBoard } from '#templates/scenarios/scenario.ts'

const chat = parseSketch(`
  requires { p95LatencyMs: 4000, requestsPerMonth: 600000, peakQps: 10, monthlyBudgetUsd: 900 }
  end_user#u -> api_gateway#gw -> llm_orchestrator#api
  #api -> semantic_cache#cache { hitRate: 0.4 }
  #api -> vector_db#index { p50Ms: 20, p95Ms: 60 }
  #api -> llm#model { p50Ms: 1200, p95Ms: 3000, maxQps: 20, costPerCallUsd: 0.002 }
  zone far (region: us) { external_api#rates }
  #api -> #rates
  source_connector#wiki -data-> embedding_pipeline#indexer -data-> #index
`)

describe('a switch', () => {
  it('kills a part: what stood behind it is lost, who called it waits, and there is no answer', () => {
    const { lost, degraded, answers, after, hit } = blastOf(chat, [{ what: 'kill', node: 'api' }])
    expect(hit).toEqual(['api'])
    expect(lost).toEqual(['cache', 'index', 'model', 'rates'])
    expect(degraded).toContainEqual({ node: 'gw', why: 'waits for api, which is gone' })
    expect(answers).toBe(false)
    expect(after.p95Ms).toBeNull()
  })

  it('slows a part until the promise breaks, with the numbers before and after', () => {
    const { before, after, breaks, degraded } = blastOf(chat, [{ what: 'slow', node: 'model', factor: 3 }])
    expect((after.p95Ms! - before.p95Ms!) / 6000).toBeCloseTo(1, 0.5)
    expect(breaks.map(({ what, wasBroken }) => [what, wasBroken])).toContainEqual(['p95LatencyMs', false])
    expect(degraded.map(({ node }) => node)).toContain('api')
  })

  it('shows the times of whole requests, and with the estimate at hand the very same ones', () => {
    const switches = [{ what: 'slow', node: 'model', factor: 3 }] as const
    const exact = whatIf(chat, changesBy(chat, switches))
    const [quick, same] = [blastOf(chat, switches), blastOf(chat, switches, exact)]
    expect([quick.isExact, same.isExact]).toEqual([false, true])
    expect(same.before.p95Ms).toBe(estimateInDetail(chat).simulation.latencyMs!.p95)
    expect(same.after.p95Ms).toBe(exact.changed.simulation.latencyMs!.p95)
    expect(quick.after.p95Ms! / same.after.p95Ms!).toBeCloseTo(1, 1)
    expect(same.before.p95Ms).toBeLessThan(exact.baseline.summary.latencyMs.p95!)
  })

  it('says of more work than can be done that nobody is answered in time', () => {
    const { after, breaks } = blastOf(chat, [{ what: 'traffic', factor: 5 }])
    expect(after).toMatchObject({ isUnstable: true, p95Ms: null })
    expect(breaks).toContainEqual({ what: 'p95LatencyMs', limit: 4000, before: expect.any(Number), after: null, wasBroken: false })
  })

  it('multiplies traffic until the bottleneck is full and the budget is spent', () => {
    const { breaks, degraded } = blastOf(chat, [{ what: 'traffic', factor: 5 }])
    expect(breaks.map(({ what }) => what)).toEqual(expect.arrayContaining(['monthlyBudgetUsd', 'peakQps']))
    expect(degraded).toContainEqual({ node: 'model', why: 'more work than it can do: 150 %' })
  })

  it('empties a cache: more reaches the model, at more cost', () => {
    const { before, after, hit } = blastOf(chat, [{ what: 'expire' }])
    expect(hit).toEqual(['cache'])
    expect(after.usdPerMonth! / before.usdPerMonth!).toBeCloseTo(1 / 0.6, 2)
  })

  it('cuts a region off', () => {
    expect(regionsOf(chat)).toEqual(['us'])
    expect(blastOf(chat, [{ what: 'cut', region: 'us' }]).hit).toEqual(['rates'])
  })

  it('follows the words of a poisoned source to whoever reads them', () => {
    const { tainted, screened } = blastOf(chat, [{ what: 'poison', node: 'wiki' }])
    expect(tainted).toEqual(expect.arrayContaining(['index', 'api', 'model']))
    expect(screened).toEqual([])
    const guarded = parseSketch(
      'source_connector#wiki -data-> data_validator#check -data-> vector_db#index; llm_orchestrator#api -> #index',
    )
    expect(blastOf(guarded, [{ what: 'poison', node: 'wiki' }])).toMatchObject({ tainted: [], screened: ['api', 'check', 'index'] })
  })

  it('changes nothing where nothing is switched, and undoes by leaving a switch out', () => {
    const { before, after, hit, lost, degraded, breaks, answers } = blastOf(chat, [])
    expect(after).toEqual(before)
    expect({ hit, lost, degraded, breaks, answers }).toEqual({ hit: [], lost: [], degraded: [], breaks: [], answers: true })
    expect(blastOf(chat, [{ what: 'kill', node: 'nobody' }]).after).toEqual(before)
  })

  it('leaves the drawing as it is', () => {
    const copy = structuredClone(chat)
    blastOf(chat, [
      { what: 'kill', node: 'model' },
      { what: 'traffic', factor: 9 },
      { what: 'poison', node: 'wiki' },
    ])
    expect(chat).toEqual(copy)
  })

  it('answers within 50 ms on the usual board of a scenario', () => {
    const times = scenarios.map((scenario) => {
      const board = scenarioBoard(scenario, 'reference')
      const node = board.nodes[5]!.id
      const once = (): number => {
        const start = performance.now()
        blastOf(board, [{ what: 'kill', node }])
        return performance.now() - start
      }
      once()
      return Math.min(once(), once(), once())
    })
    expect(times.sort((a, b) => a - b)[Math.floor(times.length / 2)]).toBeLessThan(50)
  })
})
