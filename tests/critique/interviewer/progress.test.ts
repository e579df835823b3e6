import { describe, expect, it } from 'vitest'
import {
  cardsOf,
  compareAttempts,
  drillTrendsOf,
  fourWeekPlan,
  INTERVALS_DAYS,
  trendsOf,
  type DrillRecord,
  type Proposable,
  SessionRecord,
} from '#critique/interviewer/progress.ts'

const DAY = 86_400_000
const START = Date.UTC(2026, 10, 2)

/** A finished session in few words. */
function record(day: number, fields: Partial<SessionRecord> = {}): SessionRecord {
  return {
    id: `s${day}`,
    at: START + day * DAY,
    task: { id: 'support-rag', title: 'Support RAG' },
    format: 'system_design',
    level: 'senior',
    mode: 'strict',
    minutes: 45,
    overall: 2,
    scores: [],
    considerations: [],
    findings: [],
    hints: 0,
    drills: [],
    ...fields,
  }
}

const held = (how: SessionRecord['considerations'][number]['how'], id = 'cost/cap') => ({ considerations: [{ id, name: id, how }] })

describe('trends', () => {
  it('follow a dimension over time, and leave out what was not shown', () => {
    const score = (value: number | null) => ({ scores: [{ dimension: 'cost' as const, score: value }] })
    const [cost] = trendsOf([record(9, score(3)), record(1, score(1)), record(5, score(null))])
    expect(cost).toMatchObject({ dimension: 'cost', points: [{ score: 1 }, { score: 3 }], change: 2 })
  })
})

describe('drills over time', () => {
  it('stand by the family of their causes, each run once, those of interviews beside those played alone', () => {
    const drill = (run: string, day: number, total: number, group: DrillRecord['group'] = 'cost'): DrillRecord => ({
      run,
      drill: 'costs-tripled',
      title: 'Costs tripled',
      group,
      total,
      at: START + day * DAY,
    })
    const trends = drillTrendsOf(
      [record(3, { drills: [drill('b', 3, 80)] })],
      [drill('a', 1, 40), drill('b', 3, 80), drill('c', 2, 10, 'latency')],
    )
    expect(trends.map(({ group, points, change }) => [group, points.map(({ total }) => total), change])).toEqual([
      ['cost', [40, 80], 40],
      ['latency', [10], null],
    ])
  })

  it('of records that were kept before there were any are none', () => {
    const { drills: _none, ...old } = record(1)
    expect(SessionRecord.parse(old).drills).toEqual([])
  })
})

describe('two attempts', () => {
  it('are compared finding by finding, the older first', () => {
    const finding = (rule: string, open: boolean) => ({ rule, title: rule, severity: 'major' as const, open })
    const before = record(1, { findings: [finding('a', true), finding('b', true)], ...held('never') })
    const after = record(8, { findings: [finding('a', false), finding('b', true), finding('c', true)], ...held('said') })
    expect(compareAttempts(after, before)).toMatchObject({
      findings: { mended: ['a'], stayed: ['b'], fresh: ['c'] },
      considerations: { gained: ['cost/cap'], lost: [] },
    })
  })
})

describe('cards', () => {
  it('come when a session missed something, and wait longer after each success', () => {
    const now = START + 2 * DAY
    expect(cardsOf([record(0, held('never'))], [], now)).toMatchObject([
      { consideration: 'cost/cap', box: 0, due: START + DAY, isDue: true },
    ])
    const knew = [1, 4, 11].map((day) => ({ consideration: 'cost/cap', at: START + day * DAY, knew: true }))
    expect(cardsOf([record(0, held('never'))], knew, now)).toMatchObject([
      { box: 3, due: START + 11 * DAY + INTERVALS_DAYS[3] * DAY, isDue: false },
    ])
  })

  it('go back to the first box when it is missed again, and rise when it is raised unasked', () => {
    const sessions = [record(0, held('never')), record(3, held('said')), record(6, held('board'))]
    expect(cardsOf(sessions, [], START)).toMatchObject([{ box: 2 }])
    expect(cardsOf([...sessions, record(9, held('after_hint'))], [], START)).toMatchObject([{ box: 0 }])
  })

  it('do not exist for what was never missed', () => {
    expect(cardsOf([record(0, held('said'))], [], START)).toEqual([])
  })
})

describe('the four weeks', () => {
  const tasks: Proposable[] = [
    { id: 'retrieval-task', title: 'Retrieval', uses: 'scenario', emphasis: ['retrieval', 'evaluation'], level: 'mid' },
    { id: 'agents-task', title: 'Agents', uses: 'scenario', emphasis: ['agents', 'reliability'], level: 'senior' },
    { id: 'security-task', title: 'Security', uses: 'scenario', emphasis: ['security'], level: 'senior' },
    { id: 'case', title: 'A case', uses: 'case', emphasis: ['evaluation'], level: 'mid' },
    { id: 'code', title: 'Code', uses: 'code', emphasis: ['evaluation'], level: 'mid' },
  ]
  const plan = (records: SessionRecord[]) => fourWeekPlan(records, tasks, START, START + DAY)

  it('have their themes, and the first is now', () => {
    expect(plan([]).map(({ title, isNow }) => [title, isNow])).toEqual([
      ['Foundations and evaluation', true],
      ['System design', false],
      ['Security and debugging', false],
      ['Simulation', false],
    ])
  })

  it('turn to what was missed', () => {
    const weak = record(0, {
      ...held('never', 'evaluation/slices'),
      scores: [{ dimension: 'agents', score: 1 }],
      format: 'debugging',
      task: { id: 'case', title: 'A case' },
    })
    const weeks = plan([weak])
    expect(weeks[0]!.practise).toEqual([{ id: 'evaluation/slices', name: 'evaluation/slices', missed: 1 }])
    expect(weeks[3]!.focus[0]).toBe('agents')
    expect(weeks[1]!.sessions[0]!.task?.id).toBe('agents-task')
  })

  it('tick off what was done in their week', () => {
    const done = record(2, { format: 'debugging', task: { id: 'case', title: 'A case' } })
    expect(plan([done])[0]!.sessions.find(({ format }) => format === 'debugging')).toMatchObject({ done: 's2', task: { id: 'case' } })
  })
})
