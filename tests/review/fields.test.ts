import { describe, expect, it } from 'vitest'
import { parseSketch } from '#critique/graph/sketch.ts'
import { kinds } from '#critique/kinds/index.ts'
import {
  commonSpecs,
  edgeSpecs,
  fieldName,
  humanName,
  kindGroups,
  mixed,
  readList,
  shared,
  specsOf,
  splitSpecs,
  unknownProps,
} from '#src/review/fields.ts'
import { asKept, inWords, onScreen } from '#src/review/requirementFields.ts'

describe('the inspector form', () => {
  it('shows what is said and the first few facts, and keeps the others at hand', () => {
    const specs = specsOf(['vector_db'])
    const { shown, rest } = splitSpecs(specs, { shards: 3 }, 4)
    expect(shown.map(({ name }) => name)).toEqual([...specs.slice(0, 4).map(({ name }) => name), 'shards'])
    expect(shown.length + rest.length).toBe(specs.length)
  })

  it('edits of several nodes what all of them can say', () => {
    const names = commonSpecs([
      { id: 'a', label: '', kind: 'vector_db' },
      { id: 'b', label: '', kind: 'llm' },
    ]).map(({ name }) => name)
    expect(names).toContain('p95Ms')
    expect(names).not.toContain('shards')
  })

  it('asks for the share of traffic only on edges that leave a node which picks one of several', () => {
    const graph = parseSketch('end_user#u -> model_router#pick -> [llm#a, small_llm#b]')
    const first = (from: string) =>
      edgeSpecs(
        graph,
        graph.edges.filter((edge) => edge.from === from),
      )[0]?.name
    expect(first('pick')).toBe('trafficShare')
    expect(first('u')).toBe('carries')
    expect(edgeSpecs(graph, [{ id: 'e', from: 'u', to: 'pick', props: { trafficShare: 0.5 } }])[0]?.name).toBe('trafficShare')
  })

  it('keeps a fact in view that no schema knows', () => {
    expect(unknownProps({ colour: 'red', shards: 2 }, specsOf(['vector_db']))).toEqual(['colour'])
  })

  it('tells values that differ from a value that all share', () => {
    expect(shared([1, 1])).toBe(1)
    expect(shared([[1], [1]])).toEqual([1])
    expect(shared([1, undefined])).toBe(mixed)
    expect(shared([])).toBeUndefined()
  })

  it('names facts for people and says a unit once', () => {
    expect(humanName('tenantFilter')).toBe('Tenant filter')
    expect(humanName('pricePerMInputUsd')).toBe('Price per M input USD')
    expect(fieldName({ name: 'p95Ms', type: 'number', unit: 'ms', meaning: '' })).toBe('P95')
  })

  it('offers every stencil that can be a node, and no frame', () => {
    const offered = kindGroups(kinds).flatMap(({ options }) => options.map(({ value }) => value))
    expect(offered.toSorted()).toEqual(
      kinds
        .filter(({ traits }) => !traits.includes('zone_only'))
        .map(({ id }) => id)
        .toSorted(),
    )
  })
})

describe('requirements', () => {
  it('read lists as people write them', () => {
    expect(readList(' eu, us ,eu,')).toEqual(['eu', 'us'])
    expect(readList('  ')).toBeUndefined()
  })

  it('show availability in percent and keep it as a fraction', () => {
    expect(onScreen(0.995, 100)).toBe(99.5)
    expect(asKept(99.95, 100)).toBe(0.9995)
    expect(asKept(undefined, 100)).toBeUndefined()
  })

  it('are said in words with their unit', () => {
    expect(inWords('monthlyBudgetUsd', 8000)).toBe('Budget: $8,000/month')
    expect(inWords('requestsPerMonth', 400_000)).toBe('Requests: 400,000/month')
    expect(inWords('availability', 0.995)).toBe('Availability: 99.5 %')
    expect(inWords('multiTenant', true)).toBe('Several tenants: yes')
  })
})
