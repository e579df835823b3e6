import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { applyFix } from '#critique/graph/edits.ts'
import { parseMarkedSketch } from '#critique/graph/sketch.ts'
import { review } from '#critique/review.ts'
import { rules } from '#critique/rules/index.ts'
import { dimensionOf, type Rule } from '#critique/rules/rule.ts'
import { Dimension } from '#critique/finding.ts'

const only = (rule: Rule, sketch: string) => {
  const { graph, markedNodes, markedEdges } = parseMarkedSketch(sketch)
  const { findings } = review(graph, { phase: 'example', rules: [rule] })
  return { graph, markedNodes: [...markedNodes].sort(), markedEdges: [...markedEdges].sort(), findings }
}
const witness = (findings: ReturnType<typeof only>['findings']) => [...new Set(findings.flatMap(({ evidence }) => evidence.nodes))].sort()

it('every rule file is in the index, under the id of its path', () => {
  const files = readdirSync('critique/rules', { recursive: true, encoding: 'utf8' })
    .filter((file) => /^\w+[/\\][\w-]+\.ts$/.test(file) && /^export default /m.test(readFileSync(`critique/rules/${file}`, 'utf8')))
    .map((file) => file.replaceAll('\\', '/').replace(/\.ts$/, ''))
  expect(rules.map(({ id }) => id).toSorted()).toEqual(files.toSorted())
})

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (_id, rule) => {
  it.each(rule.examples.flagged)('flags exactly the marks of %s', (sketch) => {
    const { findings, markedNodes, markedEdges } = only(rule, sketch)
    expect(findings.map(({ status }) => status)).toContain('violation')
    expect(witness(findings)).toEqual(markedNodes)
    if (markedEdges.length > 0) expect(findings.flatMap(({ evidence }) => evidence.edges)).toEqual(expect.arrayContaining(markedEdges))
  })

  it.each(rule.examples.asked ?? [])('asks about %s', (sketch) => {
    const { findings, markedNodes } = only(rule, sketch)
    expect(findings.map(({ status }) => status)).toEqual(findings.map(() => 'ask'))
    expect(witness(findings)).toEqual(markedNodes)
    expect(findings.length).toBeGreaterThan(0)
  })

  it.each(rule.examples.clean)('has nothing to say about %s', (sketch) => {
    expect(only(rule, sketch).findings).toEqual([])
  })

  it('says what, why, where and on whose word', () => {
    expect(Dimension.options).toContain(dimensionOf(rule))
    expect(rule.examples.flagged.length + (rule.examples.asked?.length ?? 0)).toBeGreaterThan(0)
    expect(rule.examples.clean.length).toBeGreaterThan(0)
    if (rule.structural || rule.severity === 'critical') {
      expect(rule.examples.flagged.length + (rule.examples.asked?.length ?? 0)).toBeGreaterThanOrEqual(2)
      expect(rule.examples.clean.length).toBeGreaterThanOrEqual(2)
    }
    expect(rule.goodAnswer.length).toBeGreaterThanOrEqual(2)
    expect(rule.followUps.length).toBeGreaterThanOrEqual(1)
    expect(rule.sources.length).toBeGreaterThanOrEqual(1)
    for (const { url } of rule.sources) expect(url).toMatch(/^https:\/\//)
    for (const id of rule.suppresses ?? []) expect(rules.map((other) => other.id)).toContain(id)
  })

  it('speaks in the words of the board', () => {
    for (const sketch of [...rule.examples.flagged, ...(rule.examples.asked ?? [])]) {
      for (const hit of only(rule, sketch).findings) {
        const text = [hit.because, hit.ask, ...hit.followUps, hit.fix.text].join('\n')
        expect(text).not.toMatch(/[{}]|undefined|NaN|\bnull\b|\[object/)
      }
      // A placeholder that a hit does not bind would read as "it": every one that a text uses is bound.
      const { graph } = parseMarkedSketch(sketch)
      const needed = [rule.ask, ...rule.followUps, rule.fix].flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!))
      for (const bound of bindings(rule, graph)) expect(Object.keys(bound)).toEqual(expect.arrayContaining(needed))
    }
  })

  it('mends what it finds, and breaks nothing', () => {
    if (!rule.mend) return
    for (const sketch of rule.examples.flagged) {
      const { graph, findings } = only(rule, sketch)
      const before = new Set(criticals(graph))
      const mended = findings.filter(({ status }) => status === 'violation').reduce((now, { fix }) => applyFix(now, fix).graph, graph)
      const after = review(mended, { phase: 'example', rules: [rule] }).findings
      expect(after.filter(({ status }) => status === 'violation')).toEqual([])
      expect(criticals(mended).filter((id) => !before.has(id))).toEqual([])
    }
  })
})

const criticals = (graph: Parameters<typeof review>[0]) =>
  review(graph, { phase: 'example' })
    .findings.filter(({ severity }) => severity === 'critical')
    .map(({ rule }) => rule)

function bindings(rule: Rule, graph: Parameters<typeof review>[0]): Record<string, unknown>[] {
  const seen: Record<string, unknown>[] = []
  const spy: Rule = {
    ...rule,
    *check(view, context) {
      for (const hit of rule.check(view, context)) {
        seen.push({ ...hit.say })
        yield hit
      }
    },
  }
  review(graph, { phase: 'example', rules: [spy] })
  return seen
}
