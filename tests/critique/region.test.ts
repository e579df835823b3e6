import { expect, it } from 'vitest'
import { jurisdiction, jurisdictionOf, requiredJurisdiction } from '#critique/facts/region.ts'
import { parseSketch } from '#critique/graph/sketch.ts'
import { GraphView } from '#critique/graph/view.ts'

const view = (sketch: string) => new GraphView(parseSketch(sketch))

it.each([
  ['eu-west-1', 'eu'],
  ['Frankfurt', 'eu'],
  ['us-east-1', 'us'],
  ['UK South, London', 'uk'],
  ['on a ship', undefined],
])('reads %s as %s', (words, family) => {
  expect(jurisdiction(words)).toBe(family)
})

it('takes the place of a node from its property, its zone or its label, in this order', () => {
  const graph = view('zone home(region: eu) { llm#a { region: us-west-2 }; llm#b }; llm#c { label: "GPT (US)" }; llm#d')
  expect(['a', 'b', 'c', 'd'].map((id) => jurisdictionOf(graph, graph.node(id)!))).toEqual(['us', 'eu', 'us', undefined])
})

it('finds the region that data must not leave in words first, in a single stated region second', () => {
  expect(requiredJurisdiction(view('requires { statements: ["EU customer data must stay in the EU"] }; llm'))).toEqual({
    region: 'eu',
    statement: 'EU customer data must stay in the EU',
  })
  expect(requiredJurisdiction(view('requires { regions: [de] }; llm'))).toEqual({ region: 'eu' })
  expect(requiredJurisdiction(view('requires { regions: [eu, us] }; llm'))).toBeUndefined()
})
