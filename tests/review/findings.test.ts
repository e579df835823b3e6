import { atom } from '@tldraw/state'
import { expect, it } from 'vitest'
import type { Ruling } from '#critique/finding.ts'
import { parseSketch } from '#critique/graph/sketch.ts'
import { review } from '#critique/review.ts'
import { rules as builtIn } from '#critique/rules/index.ts'
import type { Rule } from '#critique/rules/rule.ts'
import { inOrder } from '#src/review/arrange.ts'
import { createReview } from '#src/review/findings.ts'

const LOOP = 'end_user -> agent#planner -> sub_agent#critic -> payment_api#refund; #critic -> #planner'
const open = (sketch: string) => {
  const graph = atom('graph', parseSketch(sketch))
  const rulings = atom<Readonly<Record<string, Ruling>>>('rulings', {})
  return { graph, rulings, review: createReview({ graph, rulings }) }
}

it('speaks up about what is critical while a person draws, and about more when asked', () => {
  const { review } = open(LOOP)
  const whileDrawing = review.report.get().findings
  expect(whileDrawing.every(({ severity }) => severity === 'critical')).toBe(true)
  review.phase.set('critique')
  expect(review.report.get().findings.length).toBeGreaterThanOrEqual(whileDrawing.length)
})

it('follows the drawing: a finding goes when its reason goes', () => {
  const { graph, review } = open(LOOP)
  const isLoop = () => inOrder(review.sections.get()).some(({ rule }) => rule === 'agents/unbounded-cycle')
  expect(isLoop()).toBe(true)
  graph.set(parseSketch(LOOP.replace('agent#planner', 'agent#planner { maxSteps: 8 }')))
  expect(isLoop()).toBe(false)
})

it('keeps a waived finding folded until the ruling is taken back', () => {
  const { rulings, review } = open(LOOP)
  const [first] = inOrder(review.sections.get())
  rulings.set({ [first!.id]: { verdict: 'waive', reason: 'a demo', by: 'Ada', at: 1 } })
  expect(review.sections.get().waived.map(({ id }) => id)).toEqual([first!.id])
  rulings.set({})
  expect(review.sections.get().waived).toEqual([])
})

it('goes on without a rule that fails, and names it', () => {
  const throws: Rule = {
    ...builtIn.find(({ id }) => id === 'agents/unbounded-cycle')!,
    id: 'agents/throws',
    check: () => {
      throw new Error('no such node')
    },
  }
  const faults: string[] = []
  const graph = parseSketch(LOOP)
  const report = review(graph, { rules: [throws, ...builtIn], onFault: (rule) => faults.push(rule) })
  expect(faults).toEqual(['agents/throws'])
  expect(report).toEqual(review(graph))
  expect(() => review(graph, { rules: [throws] })).toThrow('no such node')
})
