import { describe, expect, it } from 'vitest'
import { execution } from '#critique/facts/actions.ts'
import { isHighImpact, isWrite } from '#critique/graph/predicates.ts'
import { parseSketch } from '#critique/graph/sketch.ts'
import { GraphView } from '#critique/graph/view.ts'

const board = (sketch: string) => new GraphView(parseSketch(sketch))
const tool = (sketch: string) => {
  const graph = board(sketch)
  return { graph, node: graph.node('t')! }
}

describe('what a tool does, by its words alone', () => {
  it.each(['Issue refund', 'Delete account', 'Deploy to production', 'Place order', 'Cancel subscription'])(
    '"%s" changes something',
    (label) => {
      const { graph, node } = tool(`agent#a -> tool_executor#t { label: "${label}" }`)
      expect(isWrite(graph, node)).toBe(true)
    },
  )

  it.each(['Refund status', 'Order look-up', 'Payment history', 'Refund policy', 'Plan a deployment', 'Search'])(
    '"%s" only looks',
    (label) => {
      const { graph, node } = tool(`agent#a -> tool_executor#t { label: "${label}" }`)
      expect(isWrite(graph, node)).toBe(false)
      expect(isHighImpact(graph, node)).toBe(false)
    },
  )

  it('the words of the call count where the tool has a neutral name', () => {
    const { graph, node } = tool('agent#a -{ label: "issue refund" }-> external_api#t { label: "Billing" }')
    expect(isHighImpact(graph, node)).toBe(true)
  })

  it('a stated effect outweighs the words', () => {
    const { graph, node } = tool('agent#a -> tool_executor#t { label: "Issue refund", sideEffect: none }')
    expect(isWrite(graph, node)).toBe(false)
    expect(isHighImpact(graph, node)).toBe(false)
  })
})

describe('loops that cost something', () => {
  const loops = (sketch: string) =>
    execution(board(sketch))
      .loops()
      .map((loop) => loop.map(({ id }) => id))

  it('close over agents and queues', () => {
    expect(loops('agent#a -> message_queue#q -> sub_agent#b -> #a')).toEqual([['a', 'b', 'q']])
  })

  it.each([
    ['a store', 'agent#a -> long_term_memory#m; #m -> #a'],
    ['an answer', 'agent_supervisor#a -> sub_agent#b; #b -{ label: results }-> #a'],
    ['a release', 'llm_orchestrator#api -> llm#m -data-> llm_judge#j -control-> regression_gate#g -control-> #api'],
    ['a person', 'agent#a -> human_review_queue#h -> #a'],
    ['the reply to the user', 'chat_ui#ui -> agent#a; #a -> #ui'],
    ['a verdict', 'llm#m -data-> llm_judge#j -control-> #m'],
  ])('do not close over %s', (_what, sketch) => expect(loops(sketch)).toEqual([]))
})
