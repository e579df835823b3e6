import { describe, expect, it } from 'vitest'
import type { Severity } from '#critique/finding.ts'
import { infer } from '#critique/kinds/infer.ts'
import { parseSketch } from '#critique/graph/sketch.ts'
import { review, type ReviewOptions } from '#critique/review.ts'
import { defineRule, type Hit, type Rule } from '#critique/rules/rule.ts'
import type { GraphView } from '#critique/graph/view.ts'
import { heldOutLabels, interviewLabels } from '../fixtures/labels.ts'

/** A rule that points at the nodes of a kind; only what a test is about is given. */
function rule(id: string, over: Partial<Rule> & { at?: (graph: GraphView) => Iterable<Hit>; kind?: string } = {}): Rule {
  const { at, kind = 'agent', ...rest } = over
  return defineRule({
    id,
    title: id,
    severity: 'major',
    cluster: id,
    burdenOfProof: 'board',
    whenUnknown: 'ask',
    structural: true,
    why: 'why',
    ask: 'What about {node}?',
    followUps: ['And {node}?'],
    goodAnswer: ['a', 'b'],
    fix: 'Mend {node}.',
    unless: 'never',
    sources: [{ title: 't', url: 'https://example.com' }],
    examples: { flagged: [], clean: [] },
    check: at ?? ((graph) => graph.nodesOf(kind).map((node) => ({ nodes: [node], because: `${node.label} it is.`, say: { node } }))),
    ...rest,
  })
}
const run = (sketch: string, rules: Rule[], options: ReviewOptions = {}) =>
  review(parseSketch(sketch), { phase: 'example', ...options, rules })
const ranked = (sketch: string, rules: Rule[], options?: ReviewOptions) =>
  run(sketch, rules, options)
    .findings.filter(({ rank }) => rank !== null)
    .map(({ rule: id }) => id)

describe('a finding', () => {
  it('is named by its rule and its evidence, and speaks of this board', () => {
    const [finding] = run('end_user -> agent#b { label: Booker }', [rule('agents/x')]).findings
    expect(finding).toMatchObject({
      id: 'agents/x@b',
      because: 'Booker it is.',
      ask: 'What about Booker?',
      followUps: ['And Booker?'],
      fix: { text: 'Mend Booker.' },
      origin: 'rule',
      rank: 1,
    })
  })

  it('keeps its name when the board is laid out or ordered anew', () => {
    const graph = parseSketch('end_user -> agent#b -> vector_db#v; agent#c -> #v; llm#m; #b -> #m')
    const turned = { ...graph, nodes: graph.nodes.toReversed().map((node) => ({ ...node, x: 400 })), edges: graph.edges.toReversed() }
    expect(JSON.stringify(review(turned))).toBe(JSON.stringify(review(graph)))
  })

  it('is a question when a fact is unknown, and silent where the rule does not ask', () => {
    const unsure = (whenUnknown: 'ask' | 'skip') =>
      rule('agents/x', {
        whenUnknown,
        at: (graph) => [{ status: 'ask', nodes: graph.nodesOf('agent'), because: '.', say: { node: 'it' } }],
      })
    expect(run('agent', [unsure('ask')]).findings).toMatchObject([{ status: 'ask', severity: 'minor' }])
    expect(run('agent', [unsure('skip')]).findings).toEqual([])
  })

  it('never accuses a box that was only guessed', () => {
    const guessed = '?#x { label: "thing that loops maybe" }'
    const always = (whenUnknown: 'ask' | 'skip') =>
      rule('agents/x', { whenUnknown, at: (graph) => [{ nodes: graph.nodes, because: '.', say: { node: 'it' } }] })
    expect(run(guessed, [always('ask')]).findings.map(({ status }) => status)).toEqual(['ask'])
    expect(run(guessed, [always('skip')]).findings).toEqual([])
  })

  it('asks where a kind rests on a cue at least, and is silent where it is no more than a guess', () => {
    const between = (low: number, high: number) =>
      interviewLabels
        .concat(heldOutLabels)
        .map(([label]) => label)
        .find((label) => {
          const { kind, confidence } = infer(label)
          return kind !== null && confidence >= low && confidence < high
        })
    const said = (severity: Severity, label?: string) => {
      const at = (graph: GraphView) => [{ nodes: graph.nodes, because: '.', say: { node: 'it' } }]
      const silent = rule('agents/x', { whenUnknown: 'skip', severity, at })
      return run(`?#x { label: "${label}" }`, [silent]).findings.map(({ status }) => status)
    }
    expect(said('critical', between(0.6, 0.7))).toEqual(['ask'])
    expect(said('major', between(0.6, 0.7))).toEqual(['ask'])
    expect(said('major', between(0.3, 0.6))).toEqual([])
    expect(said('major', between(0.7, 0.8))).toEqual(['ask'])
  })

  it('is one level milder on a prototype', () => {
    const severities = (scope: string) =>
      run(`requires { scope: ${scope} }; agent`, [rule('agents/x', { severity: 'critical' })]).findings.map(({ severity }) => severity)
    expect(severities('production')).toEqual(['critical'])
    expect(severities('prototype')).toEqual(['major'])
  })
})

describe('ranking', () => {
  const kinds = ['agent', 'llm', 'vector_db', 'reranker', 'crm', 'scheduler', 'alerting', 'metrics', 'rate_limiter']
  const board = kinds.join('; ')
  const dimensions = ['agents', 'evaluation', 'retrieval', 'latency', 'security', 'cost', 'monitoring', 'data', 'reliability']
  const many = (severity: Severity) => kinds.map((kind, i) => rule(`${dimensions[i]}/r${i}`, { kind, severity }))

  it('shows at most seven and folds the rest', () => {
    expect(ranked(board, many('major'))).toHaveLength(7)
    expect(run(board, many('major')).findings).toHaveLength(9)
  })

  it('puts the worst first', () => {
    expect(ranked('agent; llm', [rule('cost/minor', { kind: 'llm' }), rule('agents/critical', { severity: 'critical' })])[0]).toBe(
      'agents/critical',
    )
  })

  it('ranks three criticals and folds the others', () => {
    const { findings } = run(board, many('critical'))
    expect(findings.filter(({ rank, severity }) => rank !== null && severity === 'critical')).toHaveLength(3)
    expect(findings.filter(({ rank }) => rank === null)).toHaveLength(6)
  })

  it('takes no more than three from one dimension', () => {
    expect(
      ranked(
        board,
        kinds.map((kind, i) => rule(`agents/r${i}`, { kind })),
      ).length,
    ).toBeLessThanOrEqual(3)
  })

  it('shows at most two questions', () => {
    const asks = kinds.map((kind, i) =>
      rule(`${dimensions[i]}/r${i}`, {
        at: (graph) => graph.nodesOf(kind).map((node) => ({ status: 'ask' as const, nodes: [node], because: '.', say: { node } })),
      }),
    )
    expect(ranked(board, asks)).toHaveLength(2)
  })

  it('ranks a concern that the requirements name above one that they do not', () => {
    const two = [rule('latency/slow', { kind: 'llm' }), rule('agents/x')]
    expect(ranked('agent; llm', two)[0]).toBe('agents/x')
    expect(ranked('requires { p95LatencyMs: 900 }; agent; llm', two)[0]).toBe('latency/slow')
  })
})

describe('root cause once', () => {
  it('hides what a stronger finding on the same evidence makes redundant, and says so', () => {
    const { findings } = run('agent', [rule('agents/root', { suppresses: ['cost/echo'] }), rule('cost/echo')])
    expect(findings).toMatchObject([{ rule: 'agents/root', alsoResolves: ['cost/echo'] }])
  })

  it('leaves alone what has other evidence', () => {
    expect(
      run('agent; llm', [rule('agents/root', { suppresses: ['cost/other'] }), rule('cost/other', { kind: 'llm' })]).findings,
    ).toHaveLength(2)
  })

  it('merges findings of one cluster about the same place under the most severe', () => {
    const { findings } = run('agent', [rule('agents/a', { cluster: 'c' }), rule('cost/b', { cluster: 'c', severity: 'critical' })])
    expect(findings).toMatchObject([{ rule: 'cost/b', alsoResolves: ['agents/a'] }])
  })

  it('lists up to three witnesses of one rule that share nothing', () => {
    expect(run('agent#a; agent#b; agent#c; agent#d', [rule('agents/x')]).findings).toHaveLength(3)
  })
})

describe('when to speak', () => {
  const absent = rule('evaluation/none', { absence: true, kind: 'llm' })
  const critical = rule('agents/bad', { severity: 'critical' })
  const small = 'end_user -> llm_orchestrator -> [llm, agent, vector_db]'

  it('speaks up about criticals only while a person draws', () => {
    expect(ranked(small, [absent, critical], { phase: 'drawing' })).toEqual(['agents/bad'])
    expect(ranked(small, [absent, critical], { phase: 'critique' })).toEqual(['agents/bad', 'evaluation/none'])
  })

  it('nags nobody about two boxes', () => {
    expect(run('end_user -> llm', [absent], { phase: 'critique' }).findings).toEqual([])
  })

  it('tells a tool for five people only what is critical', () => {
    expect(ranked(`requires { scope: internal, users: 5 }; ${small}`, [absent, critical], { phase: 'critique' })).toEqual(['agents/bad'])
  })
})

it('reviews a box that people talk to and that writes its own answers', () => {
  const board = parseSketch('end_user -> chat_ui+agent#bot -> output_validator#check -> chat_ui#chat')
  expect(review(board, { phase: 'example' }).findings.map(({ rule: id }) => id)).not.toContain('security/guardrail-bypass-path')
})

it('praises a control only where its rule has nothing to say', () => {
  const praising = (kind: string) => rule('agents/x', { kind, praise: (graph) => [{ nodes: graph.nodes, because: 'Well done.' }] })
  expect(run('llm', [praising('agent')]).strengths).toMatchObject([{ rule: 'agents/x', because: 'Well done.' }])
  expect(run('agent', [praising('agent')]).strengths).toEqual([])
})
