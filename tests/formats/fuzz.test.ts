import { describe, expect, it } from 'vitest'
import { MOST_BYTES } from '#critique/formats/format.ts'
import { catalogue } from '#critique/formats/catalogue.ts'
import { readDrawings } from '#critique/formats/readDrawing.ts'
import { Source } from '#critique/formats/source.ts'
import { GraphError, parseGraph } from '#critique/graph/graph.ts'
import { parseSketch } from '#critique/graph/sketch.ts'
import { libraries } from '#server/formats/libraries.ts'
import { accepted, rejected } from './mermaidFixtures.ts'
import { samples } from './notationSamples.ts'

/** A few hundred in each run of the tests, always the same; `FUZZ_RUNS=10000` for a long one with a seed of its own. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 150)
const SEED = Number(process.env.FUZZ_SEED ?? (process.env.FUZZ_RUNS ? Date.now() % 1e9 : 20261122))
/** Of the processor, not of the clock: the machine may do other things too. */
const LONGEST_MS = 1000
const spent = (): number => process.cpuUsage().user / 1000

/** Mulberry32: small, and the same everywhere. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below)
  }
}

const SCRAPS = [
  '"',
  "'",
  '`',
  '[',
  ']',
  '(',
  ')',
  '{',
  '}',
  '|',
  '<',
  '>',
  '-->',
  '->',
  '-.->',
  '==>',
  '---',
  '~~~',
  '<-->',
  '&',
  ';',
  ':',
  ':::',
  '%%',
  '%',
  '#',
  '\\',
  '\n',
  '\n\n',
  '\t',
  ' ',
  'end',
  'subgraph',
  'graph',
  'flowchart TD',
  'class',
  'style',
  '@{',
  '@startuml',
  '@enduml',
  'model {',
  '"""',
  '|md',
  '!include',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'prototype',
  '\u0000',
  '\uFEFF',
  '\u2028',
  '🤖',
  '#quot;',
  '#0;',
  '&#9999999;',
  '-'.repeat(300),
  '['.repeat(300),
  '{'.repeat(300),
  '('.repeat(300),
  '"'.repeat(301),
  'a'.repeat(5000),
  ' '.repeat(3000),
  '} '.repeat(500),
  ' & a'.repeat(60),
  '-=.'.repeat(200),
]

/** Cuts, doubles, moves and inserts, one to six times. */
function mutate(text: string, random: (below: number) => number): string {
  let mutant = text
  for (let times = 1 + random(6); times > 0; times--) {
    const [from, to] = [random(mutant.length + 1), random(mutant.length + 1)].toSorted((a, b) => a - b) as [number, number]
    const scrap = SCRAPS[random(SCRAPS.length)]!
    const piece = mutant.slice(from, Math.min(to, from + 200))
    const change = random(5)
    if (change === 0) mutant = mutant.slice(0, from) + mutant.slice(Math.min(to, from + 40))
    else if (change === 1) mutant = mutant.slice(0, to) + piece.repeat(1 + random(4)) + mutant.slice(to)
    else if (change === 2) mutant = mutant.slice(0, from) + scrap + mutant.slice(from + random(3))
    else if (change === 3) mutant = mutant.replaceAll(mutant[from] ?? 'a', scrap.slice(0, 4))
    else mutant = mutant.slice(0, from) + scrap + mutant.slice(from)
    if (mutant.length > 60_000) mutant = mutant.slice(0, 60_000)
  }
  return mutant
}

/** Read, or refused in words. Anything else is a crash. */
async function outcome(content: string | Uint8Array): Promise<'read' | 'refused'> {
  try {
    const { readings } = await readDrawings(new Source(content), libraries)
    for (const { graph } of readings) parseGraph(JSON.parse(JSON.stringify(graph)))
    return 'read'
  } catch (error) {
    if (error instanceof GraphError && error.message.trim() !== '') return 'refused'
    throw error
  }
}

const board = parseSketch('title "T"; zone v(trust: external) { llm#answer { k: 3 } }; end_user -> agent -> #answer; note "x" near #answer')
const seeds: Readonly<Record<string, readonly string[]>> = {
  graph: [JSON.stringify(board), JSON.stringify(board, null, 2)],
  sketch: [
    'title "T"; zone v(trust: external) { llm#answer { k: 3 } }; end_user -> agent#a { maxSteps: 8 } -> [#answer, vector_db]\nnote "x" near #a',
  ],
  mermaid: [...Object.values(accepted), ...Object.values(rejected).map(({ text }) => text)],
  ...samples,
}

describe.each(Object.entries(seeds))('mutated files of %s', (id, texts) => {
  it(
    'are read or refused, at once',
    async () => {
      // What the reader needs is loaded before the clock runs.
      await outcome(texts[0]!)
      const random = randomFrom(SEED + id.length)
      for (let run = 0; run < RUNS; run++) {
        const mutant = mutate(texts[random(texts.length)]!, random)
        const started = spent()
        await outcome(mutant).catch((error: unknown) => {
          throw new Error(`seed ${SEED}, run ${run}: ${JSON.stringify(mutant).slice(0, 4000)}`, { cause: error })
        })
        const took = spent() - started
        if (took > LONGEST_MS)
          throw new Error(`seed ${SEED}, run ${run} took ${Math.round(took)} ms: ${JSON.stringify(mutant).slice(0, 4000)}`)
      }
    },
    Math.max(60_000, RUNS * 60),
  )
})

describe('files that mean harm', () => {
  const deep = 100_000
  it.each([
    ['deep lists', '['.repeat(deep) + ']'.repeat(deep)],
    ['deep objects', `${'{"a":'.repeat(deep)}1${'}'.repeat(deep)}`],
    ['deep groups of Mermaid', `flowchart TD\n${'subgraph s\n'.repeat(3000)}a\n${'end\n'.repeat(3000)}`],
    [
      'many groups and arrows of Mermaid',
      `flowchart TD\n${'subgraph s\na --> b\n'.repeat(390)}${'end\n'.repeat(380)}${'a --> b\n'.repeat(2500)}`,
    ],
    ['deep containers of D2', `${'a: {\n'.repeat(3000)}b -> c: x\n${'}\n'.repeat(3000)}`],
    ['deep boundaries of PlantUML', `@startuml\n${'package x {\n'.repeat(3000)}[a]\n${'}\n'.repeat(3000)}@enduml`],
    ['long lines', `flowchart TD\n${'a --> '.repeat(30_000)}`],
    ['many arrows at once', `flowchart TD\n${`a & b & c & d & e & f --> `.repeat(200)} z`],
    ['a long line of dashes', `@startuml\n[a] ${'-'.repeat(100_000)} [b]\n@enduml`],
    ['an open quote', `flowchart TD\na["${'x '.repeat(50_000)}`],
    ['names of prototypes', 'flowchart TD\n__proto__ --> constructor --> toString --> hasOwnProperty\nsubgraph prototype\n valueOf\nend'],
  ])('of %s are read or refused, at once', async (_name, text) => {
    await outcome('flowchart TD\n a')
    const started = spent()
    await outcome(text)
    expect(spent() - started).toBeLessThan(3 * LONGEST_MS)
  })

  it('of 50 MB are refused before they are read', async () => {
    expect(() => new Source(new Uint8Array(50_000_000))).toThrow(`has 50 MB; a drawing's file has at most ${MOST_BYTES / 1e6} MB`)
    expect(() => new Source('x'.repeat(50_000_000))).toThrow('has 50 MB')
  })

  it('leave no trace in prototypes', async () => {
    const text =
      '{"format":"premortem/graph@1","__proto__":{"polluted":1},"nodes":[{"id":"__proto__","props":{"__proto__":{"polluted":1},"constructor":"x"}}]}'
    await outcome(text)
    await outcome('__proto__: {\n  polluted: 1\n  constructor -> b: x\n}')
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
  })

  it('that are no text are refused', async () => {
    const noise = Uint8Array.from({ length: 4096 }, (_, i) => (i * 7919) % 256)
    expect(await outcome(noise)).toBe('refused')
    expect(await outcome('')).toBe('refused')
    expect(await outcome('\uFEFF  \n')).toBe('refused')
  })
})

it('every format is asked of every file, and none throws while it looks', () => {
  const random = randomFrom(1)
  const all = Object.values(seeds).flat()
  for (let run = 0; run < 300; run++) {
    const source = new Source(mutate(all[random(all.length)]!, random))
    for (const { detect } of catalogue) expect(detect(source)).toBeGreaterThanOrEqual(0)
  }
})
