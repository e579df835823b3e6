import { describe, expect, it } from 'vitest'
import type { Finding, Ruling } from '#critique/finding.ts'
import { arrange, badgesOf, inOrder, neighbour, tally } from '#src/review/arrange.ts'

const finding = (id: string, change: Partial<Finding> = {}): Finding => ({
  id,
  rule: `security/${id}`,
  dimension: 'security',
  severity: 'major',
  status: 'violation',
  rank: 1,
  title: id,
  because: '',
  why: '',
  ask: '',
  followUps: [],
  goodAnswer: [],
  fix: { text: '', addNodes: [], addEdges: [], setProps: [], removeEdges: [] },
  evidence: { nodes: [id], edges: [], path: [] },
  sources: [],
  alsoResolves: [],
  origin: 'rule',
  ...change,
})
const ids = (findings: readonly Finding[]) => findings.map(({ id }) => id)
const waived: Ruling = { verdict: 'waive', reason: 'internal tool', by: 'Ada', at: 1 }

describe('the order of the panel', () => {
  const findings = [
    finding('third', { rank: 3 }),
    finding('first', { rank: 1, severity: 'critical' }),
    finding('second', { rank: 2 }),
    finding('fourth', { rank: 4 }),
    finding('small', { rank: 5, severity: 'minor' }),
    finding('unknown', { rank: 6, status: 'ask', severity: 'minor' }),
    finding('folded', { rank: null }),
  ]

  it('puts at most three under "Fix first", the others after them', () => {
    const sections = arrange({ findings, strengths: [] }, {})
    expect(ids(sections.fixFirst)).toEqual(['first', 'second', 'third'])
    expect(ids(sections.wouldBeAsked)).toEqual(['fourth', 'small'])
    expect(ids(sections.asks)).toEqual(['unknown'])
    expect(ids(sections.more)).toEqual(['folded'])
  })

  it('never asks for a minor finding to be fixed first', () => {
    const sections = arrange({ findings: [finding('small', { severity: 'minor' })], strengths: [] }, {})
    expect(ids(sections.fixFirst)).toEqual([])
    expect(ids(sections.wouldBeAsked)).toEqual(['small'])
  })

  it('folds away what was waived, and nothing that was accepted or is to be discussed', () => {
    const sections = arrange({ findings, strengths: [] }, { first: waived, second: { ...waived, verdict: 'discuss' } })
    expect(ids(sections.waived)).toEqual(['first'])
    expect(ids(sections.fixFirst)).toEqual(['second', 'third', 'fourth'])
  })
})

describe('walking from finding to finding', () => {
  const findings = [finding('a'), finding('b'), finding('c')]

  it('starts at the first going forward and at the last going back', () => {
    expect(neighbour(findings, null, 1)?.id).toBe('a')
    expect(neighbour(findings, null, -1)?.id).toBe('c')
  })

  it('goes round at both ends', () => {
    expect(neighbour(findings, 'c', 1)?.id).toBe('a')
    expect(neighbour(findings, 'a', -1)?.id).toBe('c')
  })

  it('starts anew when the current finding was resolved', () => {
    expect(neighbour(findings, 'gone', 1)?.id).toBe('a')
  })

  it('has nowhere to go on a board without findings', () => {
    expect(neighbour([], null, 1)).toBeUndefined()
  })
})

describe('badges', () => {
  const sections = arrange(
    {
      findings: [
        finding('x', { severity: 'minor', rank: 2, evidence: { nodes: ['n1', 'n2'], edges: [], path: [] } }),
        finding('y', { severity: 'critical', rank: 1, evidence: { nodes: ['n1'], edges: [], path: [] } }),
        finding('z', { status: 'ask', rank: 3, evidence: { nodes: ['n3'], edges: [], path: [] } }),
      ],
      strengths: [],
    },
    {},
  )

  it('show the worst finding of a node and how many name it', () => {
    expect(badgesOf(sections).get('n1')).toEqual({ severity: 'critical', count: 2 })
    expect(badgesOf(sections).get('n2')).toEqual({ severity: 'minor', count: 1 })
  })

  it('leave a node alone that only a question is about', () => {
    expect(badgesOf(sections).has('n3')).toBe(false)
  })

  it('are tallied worst first, questions left out', () => {
    expect(tally(inOrder(sections))).toEqual([
      { severity: 'critical', count: 1 },
      { severity: 'minor', count: 1 },
    ])
  })
})
