import fc from 'fast-check'
import { GRAPH_FORMAT, type Edge, type Graph, type Node, type Zone } from '#critique/graph/graph.ts'
import { kinds } from '#critique/kinds/index.ts'

const word = fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/)
const text = fc
  .string({ minLength: 1, maxLength: 24 })
  .map((s) => s.replaceAll(/\p{Cc}/gu, ' '))
  .filter((s) => s.trim() !== '')
const propValue = fc.oneof(
  fc.integer({ min: -1e6, max: 1e6 }),
  fc.double({ min: 0, max: 1e6, noNaN: true }).map((n) => (Object.is(n, -0) ? 0 : n)),
  fc.boolean(),
  text,
  word,
  fc.array(fc.oneof(word, fc.integer()), { maxLength: 3 }),
)
const props = fc.dictionary(
  word.filter((name) => !['label', 'id', 'trust', 'region', 'kind'].includes(name)),
  propValue,
  { minKeys: 1, maxKeys: 3, noNullPrototype: true },
)
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })
const stripUndefined = <T extends object>(value: T): T => Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as T

const zone = (id: string, earlier: readonly string[]): fc.Arbitrary<Zone> =>
  fc
    .record({
      id: fc.constant(id),
      label: fc.oneof(text, fc.constant(id)),
      kind: fc.constantFrom('trust' as const, 'tenant' as const, 'region' as const, 'group' as const),
      trust: maybe(fc.constantFrom('trusted' as const, 'external' as const, 'internet' as const, 'untrusted' as const)),
      region: maybe(word),
      parent: earlier.length > 0 ? maybe(fc.constantFrom(...earlier)) : fc.constant(undefined),
      props: maybe(props),
    })
    .map(stripUndefined)

const node = (id: string, zones: readonly string[]): fc.Arbitrary<Node> =>
  fc
    .record({
      id: fc.constant(id),
      label: text,
      kind: maybe(fc.oneof(fc.constantFrom(...kinds.map((kind) => kind.id)), fc.constant('unknown'))),
      zone: zones.length > 0 ? maybe(fc.constantFrom(...zones)) : fc.constant(undefined),
      props: maybe(props),
    })
    .map(stripUndefined)

/** Any graph that the sketch notation can carry: zones declared before their children, no unknown keys. */
export const anyGraph: fc.Arbitrary<Graph> = fc
  .record({ zones: fc.integer({ min: 0, max: 4 }), nodes: fc.integer({ min: 0, max: 9 }), title: fc.oneof(fc.constant(''), text) })
  .chain(({ zones, nodes, title }) => {
    const zoneIds = Array.from({ length: zones }, (_, i) => `z${i}`)
    const nodeIds = Array.from({ length: nodes }, (_, i) => (i % 3 === 2 ? `odd id ${i}` : `n${i}`))
    const edge = fc
      .record({
        from: fc.constantFrom('', ...nodeIds),
        to: fc.constantFrom('', ...nodeIds),
        kind: maybe(fc.constantFrom('request' as const, 'data' as const, 'telemetry' as const, 'feedback' as const, 'control' as const)),
        label: maybe(text),
        props: maybe(props),
      })
      .map(stripUndefined)
    return fc.record({
      format: fc.constant(GRAPH_FORMAT as typeof GRAPH_FORMAT),
      title: fc.constant(title),
      requirements: fc
        .record({ users: maybe(fc.nat()), multiTenant: maybe(fc.boolean()), statements: maybe(fc.array(text, { maxLength: 2 })) })
        .map(stripUndefined),
      zones: fc.tuple(...zoneIds.map((id, i) => zone(id, zoneIds.slice(0, i)))).map((all) => [...all]),
      nodes: fc.tuple(...nodeIds.map((id) => node(id, zoneIds))).map((all) => [...all]),
      edges: fc
        .array(edge, { maxLength: nodes * 2 })
        .map((all) =>
          all
            .filter(({ from, to }) => from !== '' && to !== '')
            .map((e, i): Edge => ({ id: i % 4 === 3 ? `edge ${i}` : `e${i + 1}`, ...e })),
        ),
      notes: fc.array(text, { maxLength: 2 }).map((all) => all.map((note, i) => ({ id: `t${i + 1}`, text: note }))),
    })
  })
