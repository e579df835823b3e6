import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Report } from '#critique/finding.ts'
import { parseGraph } from '#critique/graph/graph.ts'
import { parseSketch } from '#critique/graph/sketch.ts'
import { review } from '#critique/review.ts'
import { premortem } from './process.ts'
import { makeFolder } from './temporaryFolder.ts'

const folder = makeFolder()
const file = (name: string, content: string): string => {
  const path = join(folder.path, name)
  writeFileSync(path, content)
  return path
}
/** Two agents that call each other without end, one of which can pay. */
const risky = 'end_user -> agent#triage -> sub_agent#fixer -> payment_api#refund; #fixer -> #triage'
let sketch: string
let graph: string
beforeAll(() => {
  sketch = file('risky.sketch', risky)
  graph = file('risky.json', JSON.stringify(parseSketch(risky)))
})
afterAll(() => folder.remove())

describe('premortem check', () => {
  it('writes exactly the report of the engine as JSON', async () => {
    const { code, stdout } = await premortem(['check', graph, '--format', 'json'])
    expect(code).toBe(0)
    expect(Report.parse(JSON.parse(stdout))).toEqual(JSON.parse(stdout))
    expect(JSON.parse(stdout)).toEqual(JSON.parse(JSON.stringify(review(parseSketch(risky)))))
  })

  it('reads a sketch, a graph and standard input alike', async () => {
    const [a, b, c] = await Promise.all([
      premortem(['check', sketch, '--format', 'json']),
      premortem(['check', graph, '--format', 'json']),
      premortem(['check', '-', '--format', 'json'], { input: risky }),
    ])
    expect(a.stdout).toBe(b.stdout)
    expect(c.stdout).toBe(a.stdout)
  })

  it('writes text without colour into a pipe', async () => {
    const { stdout } = await premortem(['check', sketch, '--all'])
    expect(stdout).not.toContain('\u001B')
    for (const finding of review(parseSketch(risky)).findings) expect(stdout).toContain(finding.title)
  })

  it('puts several files under their names', async () => {
    const { code, stdout } = await premortem(['check', sketch, graph])
    expect(code).toBe(0)
    expect(stdout).toContain(sketch)
    expect(stdout).toContain(graph)
    const json = JSON.parse((await premortem(['check', sketch, graph, '--format', 'json'])).stdout) as object
    expect(Object.keys(json)).toEqual([sketch, graph])
  })

  it('ends with 1 when something is at or above the level, 0 when not', async () => {
    const violations = review(parseSketch(risky)).findings.filter(({ status }) => status === 'violation')
    expect(violations.length).toBeGreaterThan(0)
    expect((await premortem(['check', sketch, '--fail-on', 'minor'])).code).toBe(1)
    expect((await premortem(['check', sketch])).code).toBe(0)
    expect((await premortem(['check', file('calm.sketch', 'end_user -> llm'), '--fail-on', 'critical'])).code).toBe(0)
  })

  it.each([
    ['no file', [], 'expected at least one file'],
    ['a file that is not there', ['/nowhere/x.json'], '/nowhere/x.json: there is no such file'],
    ['a folder', ['.'], 'expected a file, found a folder'],
    ['an unknown format', ['x', '--format', 'yaml'], '--format: expected text, json'],
    ['an unknown level', ['x', '--fail-on', 'awful'], '--fail-on: expected critical, major, minor, never'],
    ['an unknown option', ['x', '--frob'], "'--frob'"],
  ])('ends with 2 on %s and says what was expected', async (_name, args, message) => {
    const { code, stdout, stderr } = await premortem(['check', ...args])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(message)
    expect(stderr).not.toContain('    at ')
  })

  it.each([
    ['a dangling zone', '{"format":"premortem/graph@1","nodes":[{"id":"a","zone":"z9"}]}', 'nodes[0].zone: "z9" is not a zone'],
    ['broken JSON', '{"format":\n "premortem/graph@1",]}', 'line 2'],
    ['JSON of another kind', '{"a":1}', 'found JSON of another kind'],
    ['a word that is no kind', 'end_user -> agentt', 'line 1: "agentt" is not a kind'],
    ['nothing', '', 'found nothing'],
  ])('ends with 2 on %s, naming file and place', async (_name, content, message) => {
    const path = file('bad.txt', content)
    const { code, stderr } = await premortem(['check', path])
    expect(code).toBe(2)
    expect(stderr).toContain(`${path}: `)
    expect(stderr).toContain(message)
  })
})

describe('premortem graph', () => {
  it('writes a graph that can be read again', async () => {
    const { stdout } = await premortem(['graph', sketch])
    expect(parseGraph(JSON.parse(stdout))).toEqual(parseSketch(risky))
  })

  it('writes Mermaid', async () => {
    const { stdout } = await premortem(['graph', '-', '--to', 'mermaid'], {
      input: 'zone vpc { llm#answer }; end_user -> #answer; #answer -telemetry-> llm_tracing',
    })
    expect(stdout).toMatch(/^flowchart LR\n/)
    expect(stdout).toMatch(/subgraph n\d+\["vpc"\]/)
    expect(stdout).toMatch(/n\d+ --> n\d+/)
    expect(stdout).toMatch(/n\d+ -\.->\|"telemetry"\| n\d+/)
  })

  it('writes a sketch that draws the same', async () => {
    const { stdout } = await premortem(['graph', graph, '--to', 'sketch'])
    expect(parseSketch(stdout)).toEqual(parseSketch(risky))
  })
})

describe('the catalogue', () => {
  it('lists rules and shows one', async () => {
    const { stdout } = await premortem(['rules'])
    expect(stdout).toContain('agents/unbounded-cycle')
    expect((await premortem(['rules', 'agents/unbounded-cycle'])).stdout).toContain('Why')
  })

  it('lists kinds and shows one, also by another name', async () => {
    expect((await premortem(['kinds'])).stdout).toContain('vector_db')
    expect((await premortem(['kinds', 'vector_db'])).stdout).toContain('Pinecone')
  })

  it('offers what is near to a wrong id, with exit code 2', async () => {
    const { code, stderr } = await premortem(['kinds', 'vectr_db'])
    expect(code).toBe(2)
    expect(stderr).toContain('vector_db')
  })
})

it('without a command shows the commands, with exit code 2; --help with 0', async () => {
  const [bare, help, wrong] = await Promise.all([premortem([]), premortem(['--help']), premortem(['frob'])])
  expect([bare.code, help.code, wrong.code]).toEqual([2, 0, 2])
  expect(bare.stdout).toBe(help.stdout)
  expect(wrong.stderr).toContain('"frob" is not a command')
})

it('estimates', async () => {
  const { code, stdout } = await premortem(['estimate', sketch, '--format', 'json'])
  expect(code).toBe(0)
  expect(JSON.parse(stdout)).toEqual(review(parseSketch(risky)).estimate)
})
