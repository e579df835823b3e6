// @vitest-environment jsdom
import { beforeAll, describe, expect, it } from 'vitest'
import { readDrawings } from '#critique/formats/readDrawing.ts'
import type { Reading } from '#critique/formats/format.ts'
import { Source } from '#critique/formats/source.ts'
import { libraries } from '#server/formats/libraries.ts'
import { accepted, rejected } from './mermaidFixtures.ts'
import { loadReference } from './mermaidReference.ts'
import type { Reference } from './mermaidReference.ts'

let reference: (text: string) => Promise<Reference | undefined>
beforeAll(async () => {
  reference = await loadReference()
})

const read = async (text: string): Promise<Reading> => {
  const { format, readings } = await readDrawings(new Source(text), libraries)
  expect(format.id).toBe('mermaid')
  return readings[0]!
}

const asReference = ({ graph }: Reading): Reference => ({
  nodes: graph.nodes.map(({ id }) => id),
  edges: graph.edges.map(({ from, to }) => `${from} > ${to}`),
  groups: graph.zones.map(({ id }) => {
    const inside = [
      ...graph.nodes.filter(({ zone, props }) => zone === id && props?.standsFor !== 'group').map((node) => node.id),
      ...graph.zones.filter(({ parent }) => parent === id).map((zone) => zone.id),
    ]
    return `${id.replace(/~\d+$/, '')}: ${inside.toSorted().join(' ')}`
  }),
})

describe('what Mermaid reads', () => {
  it.each(Object.entries(accepted))('reads %s as Mermaid does', async (_name, text) => {
    const expected = await reference(text)
    const reading = await read(text)
    const { nodes, edges, groups } = asReference(reading)
    expect({ nodes, edges, groups: groups.toSorted() }).toEqual({ ...expected, groups: expected?.groups.toSorted() })
    expect(reading.account.repaired).toEqual([])
  })
})

describe('what Mermaid refuses', () => {
  it.each(Object.entries(rejected))('repairs %s, and says so', async (_name, { text, nodes, edges, groups = {}, repaired }) => {
    expect(await reference(text)).toBeUndefined()
    const { graph, account } = await read(text)
    expect(Object.fromEntries(graph.nodes.map(({ id, label }) => [id, label]))).toEqual(nodes)
    expect(graph.edges.map(({ from, to, label }) => `${from} > ${to}${label ? `: ${label}` : ''}`)).toEqual(edges)
    const inside = graph.zones.map(({ id, label }) => [
      label,
      graph.nodes
        .filter(({ zone }) => zone === id)
        .map((node) => node.id)
        .join(' '),
    ])
    expect(Object.fromEntries(inside)).toEqual(groups)
    expect([...account.repaired, ...account.ignored].map(({ what }) => what)).toContain(repaired)
  })
})

describe('what the drawing means', () => {
  it('is in words before shapes: a cylinder with a name that says nothing is some store, and unsure', async () => {
    const { graph, account } = await read('flowchart LR\n  a[(Zorbl)] --> b[(Redis cache)] --> c[Zorbl]')
    expect(graph.nodes.map(({ kind }) => kind)).toEqual(['relational_db', undefined, undefined])
    expect(account.unsure.map(({ node }) => node)).toEqual(['a', 'c'])
  })

  it('is in the words on dotted arrows', async () => {
    const { graph } = await read(
      'flowchart LR\n  a -. traces .-> b\n  a -. thumbs .-> c\n  d -. nightly sync .-> e\n  a -. asks .-> f\n  a -- traces --> g\n  a -. "data: rows" .-> h',
    )
    expect(graph.edges.map(({ kind, label }) => [kind, label])).toEqual([
      ['telemetry', 'traces'],
      ['feedback', 'thumbs'],
      ['data', 'nightly sync'],
      [undefined, 'asks'],
      [undefined, 'traces'],
      ['data', 'rows'],
    ])
  })

  it('is in the titles of groups', async () => {
    const { graph } = await read(
      'flowchart LR\n  subgraph a [Third-party APIs]\n    x\n  end\n  subgraph b [Region eu-west-1]\n    y\n  end\n  subgraph c [Services]\n    z\n  end',
    )
    expect(graph.zones.map(({ kind, trust }) => [kind, trust])).toEqual([
      ['trust', 'external'],
      ['region', undefined],
      ['group', undefined],
    ])
  })

  it('is plain text: HTML, Markdown, entities and icons are gone', async () => {
    const { graph } = await read(
      'flowchart LR\n  a["<b>Agent</b><br/>v2"] --> b["`**Bold** and _thin_`"] --> c[fa:fa-user Customer] --> d["1 #lt; 2 #quot;x#quot; #9829;"] --> e@{ icon: "fa:database" } --> f[Ranker</br>of hits<br clear="all">in order]',
    )
    expect(graph.nodes.map(({ label }) => label)).toEqual([
      'Agent\nv2',
      'Bold and thin',
      'Customer',
      '1 < 2 "x" ♥',
      'database',
      'Ranker\nof hits\nin order',
    ])
  })

  it('is said at its line of the file, and arrows without heads are guesses', async () => {
    const { lines, account } = await read('%% one\nflowchart LR\n\n  a --> b\n  b[Named later]\n  a --- c\n')
    expect([...(lines?.nodes ?? [])]).toEqual([
      ['a', 4],
      ['b', 5],
      ['c', 6],
    ])
    expect([...(lines?.edges.values() ?? [])]).toEqual([4, 6])
    expect(account.guessedArrows.map(({ edge }) => edge)).toEqual(['e2'])
  })

  it('counts invisible links as left out', async () => {
    const { graph, account } = await read('flowchart LR\n  a --> b\n  a ~~~ c')
    expect(graph.edges).toHaveLength(1)
    expect(account.ignored).toEqual([{ what: 'invisible links, which only lay boxes out', count: 1 }])
  })
})

it('finds every flowchart of a document, in fences of all kinds, quotes and HTML, under its heading', async () => {
  const document = [
    '# Desk',
    'Prose with a -> b.',
    '```js',
    "const text = 'flowchart TD'",
    '```',
    '> ```mermaid',
    '> flowchart LR',
    '>   a[User] --> b[Agent]',
    '> ```',
    '## Old one',
    '<div class="mermaid">',
    'graph TD',
    '  x[API (v2)] --&gt; y',
    '</div>',
    '~~~ {.mermaid}',
    'graph TD',
    '  p --> q',
    '~~~',
    '::: mermaid',
    'pie',
    ':::',
  ].join('\r\n')
  const { readings } = await readDrawings(new Source(document), libraries)
  expect(readings.map(({ name, lines, graph }) => [name, lines?.start, graph.nodes.length])).toEqual([
    ['Desk', 7, 2],
    ['Diagram 2', 11, 2],
    ['Old one', 16, 2],
  ])
  expect(readings[0]?.account.ignored).toEqual([{ what: 'a diagram that is no flowchart (pie)', line: 20 }])
})

it('ends a block that nobody closed where prose begins, or another block', async () => {
  const document = (after: string): string =>
    `# Desk\n\`\`\`mermaid\nflowchart LR\n  subgraph g[Serving (EU)]\n    a[User] --> b[Agent]\n\n  end\n  b --> c\n${after}`
  for (const after of [
    'What it does\nRetriever → finds what is asked for\n',
    '\n## Later\n\na --> z\n',
    '\n```json\n{"a": 1}\n```\nMore words (many)\n',
  ]) {
    const { readings } = await readDrawings(new Source(document(after)), libraries)
    expect(readings.map(({ graph }) => graph.nodes.map(({ id }) => id))).toEqual([['a', 'b', 'c']])
    expect(readings[0]?.account.repaired.map(({ what }) => what)).toContain('a block that is not closed')
    expect(readings[0]?.account.ignored).toEqual([])
  }
})

it('reads 110 arrows in well under a second', async () => {
  const text = `flowchart LR\n${Array.from({ length: 110 }, (_, i) => `  n${i % 60}[Service ${i % 60}] -->|step ${i}| n${(i * 7 + 1) % 60}`).join('\n')}`
  await read(text)
  const started = process.cpuUsage().user
  const { graph } = await read(text)
  expect(graph.edges).toHaveLength(110)
  expect((process.cpuUsage().user - started) / 1000).toBeLessThan(800)
})
