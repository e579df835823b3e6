import { expect, it } from 'vitest'
import { emptyGraph } from '#critique/graph/graph.ts'
import { parseSketch } from '#critique/graph/sketch.ts'
import { nextStep } from '#src/review/nextStep.ts'

it('starts an empty board with whoever asks', () => {
  expect(nextStep(emptyGraph())).toMatchObject({ insert: 'end_user' })
})

it('asks for a way in when nothing starts a request', () => {
  expect(nextStep(parseSketch('llm')).title).toBe('Who starts a request?')
})

it('asks for a model when there is none', () => {
  expect(nextStep(parseSketch('end_user -> api_gateway'))).toMatchObject({ insert: 'llm' })
})

it('names the nodes that nothing touches', () => {
  const graph = parseSketch('end_user -> llm#answer; vector_db#docs')
  expect(nextStep(graph).nodes).toEqual(graph.nodes.filter(({ label }) => label === 'docs').map(({ id }) => id))
})

it('asks for requirements once the drawing hangs together', () => {
  expect(nextStep(parseSketch('end_user -> llm')).opens).toBe('requirements')
})

it('has nothing more to ask for before a critique when requirements are said too', () => {
  expect(nextStep(parseSketch('end_user -> llm; requires { users: 20 }')).isReady).toBe(true)
})
