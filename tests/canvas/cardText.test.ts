import { describe, expect, it } from 'vitest'
import { kinds } from '#critique/kinds/index.ts'
import type { NodeShape } from '#server/records/nodeShape.ts'
import { createMeasure, layCardText } from '#src/canvas/cardText.ts'

const measure = createMeasure()
const card = (props: Partial<NodeShape['props']>) =>
  layCardText({ w: 192, h: 72, kind: 'reranker', label: 'Search', roles: [], data: {}, ...props }, measure)

describe('a card', () => {
  it('says label, kind and facts where they fit, and has nothing to add', () => {
    expect(card({ data: { k: 40 } })).toEqual({ label: ['Search'], kind: 'Reranker', facts: ['k 40'], uncut: null })
  })

  it('breaks a long label into two lines, and gives up the name of the kind before a fact', () => {
    const { label, kind, facts, uncut } = card({ label: 'Hybrid search over articles', data: { k: 40 } })
    expect(label).toEqual(['Hybrid search', 'over articles'])
    expect(kind).toBe('')
    expect(facts).toEqual(['k 40'])
    expect(uncut).toBe('Hybrid search over articles\nReranker\nk 40')
  })

  it('calls a kind by its short name where the whole one has no room, and not by the label again', () => {
    const named = (kind: string, props: Partial<NodeShape['props']> = {}) => card({ kind, ...props }).kind
    expect(named('acl_filter')).toBe('Permission filter')
    expect(named('drift_monitor')).toBe('Drift monitor')
    expect(named('retriever', { label: 'Retriever' })).toBe('')
    expect(named('acl_filter', { planned: true })).toBe('Permission filter')
    expect(kinds.map(({ id }) => named(id)).filter((line) => line.endsWith('…'))).toEqual([])
  })

  it('cuts what is longer than two lines, and keeps the whole of it for whoever points at it', () => {
    const words = 'Hybrid search over the articles of all products and their older editions'
    const { label, uncut } = card({ label: words })
    expect(label).toHaveLength(2)
    expect(label[1]).toMatch(/…$/)
    expect(uncut).toContain(words)
  })

  it('counts the facts that it has no room for', () => {
    const { facts, uncut } = card({ data: { k: 40, p95Ms: 80, replicas: 3, timeoutMs: 3000, version: '2026-05' } })
    const shown = facts
      .join(' · ')
      .replace(/ \+\d+$/, '')
      .split(' · ').length
    expect(facts.at(-1)).toMatch(new RegExp(String.raw`\+${5 - shown}$`))
    for (const fact of ['k 40', 'p95 80 ms', 'replicas 3', 'timeout 3,000 ms', 'version 2026-05']) expect(uncut).toContain(fact)
  })

  it('shows a fact even on the smallest card', () => {
    expect(card({ w: 120, h: 48, data: { k: 40 } }).facts).toEqual(['k 40'])
  })
})
