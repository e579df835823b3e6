import { GraphError } from '../graph/graph.ts'
import type { Format, Reading, Remark } from './format.ts'
import type { FlowDb, FlowModule } from './mermaidFlow.ts'
import { graphOfFlow } from './mermaidGraph.ts'
import { readNotes } from './mermaidNotes.ts'
import { isRefusal, parseFlow } from './mermaidParse.ts'
import type { Refusal } from './mermaidParse.ts'
import { repair } from './mermaidRepair.ts'
import { findDiagrams, prepare } from './mermaidText.ts'
import type { MermaidText } from './mermaidText.ts'
import { writeMermaidWithNotes } from './mermaidWrite.ts'

/** Larger ones would keep Mermaid's parser busy for seconds, and no flowchart of a system is so large. */
const MOST_LETTERS = 100_000
const MOST_LINKS = 3_000
const MOST_GROUPS = 400

/** Flowcharts of Mermaid: a file of them, or every one in a file of Markdown. */
export const mermaid: Format = {
  async read(source, libraries) {
    const { flowcharts, others } = findDiagrams(source.text)
    const flow = await libraries.mermaid()
    const readings = flowcharts.map((diagram, i) => readDiagram(diagram, flow, flowcharts.length > 1 ? `Diagram ${i + 1}` : ''))
    const left: Remark[] = others.map(({ kind, line }) => ({ what: `a diagram that is no flowchart (${kind})`, line }))
    return readings.map((reading, i) => (i === 0 ? withIgnored(reading, left) : reading))
  },
  write: writeMermaidWithNotes,
}

const withIgnored = (reading: Reading, more: readonly Remark[]): Reading => ({
  ...reading,
  account: { ...reading.account, ignored: [...reading.account.ignored, ...more] },
})

function readDiagram(diagram: MermaidText, flow: FlowModule, unnamed: string): Reading {
  refuseTooLarge(diagram)
  const { text, title, notes } = prepare(diagram.text)
  const { db, renamed, repaired, ignored } = parseOrRepair(flow, text, diagram.line)
  const reading = graphOfFlow({
    db,
    renamed,
    repaired: diagram.isOpen ? [{ what: 'a block that is not closed', line: diagram.line - 1 }, ...repaired] : repaired,
    ignored,
    noted: readNotes(notes),
    title: title || diagram.name,
    original: diagram.text,
    line: diagram.line,
  })
  return { ...reading, name: diagram.name || title || unnamed }
}

/** @throws {GraphError} */
function refuseTooLarge({ text, line }: MermaidText): void {
  const limits: readonly (readonly [number, number, string])[] = [
    [text.length, MOST_LETTERS, 'letters'],
    [text.match(/--+|==+|-\.+|~~~/g)?.length ?? 0, MOST_LINKS, 'arrows'],
    [text.match(/\bsubgraph\b/g)?.length ?? 0, MOST_GROUPS, 'groups'],
  ]
  const over = limits.find(([found, most]) => found > most)
  if (over)
    throw new GraphError([{ at: `line ${line}`, message: `expected a flowchart of at most ${over[1]} ${over[2]}, found ${over[0]}` }])
}

interface Parsed {
  db: FlowDb
  renamed: ReadonlyMap<string, string>
  repaired: readonly Remark[]
  ignored: readonly Remark[]
}

/** As it stands; else with what is known to be wrong put right; else without looks; else all in quotes; else without the lines that Mermaid still refuses. */
function parseOrRepair(flow: FlowModule, text: string, line: number): Parsed {
  const plain = parseFlow(flow, `${text}\n`)
  if (!isRefusal(plain)) return { db: plain, renamed: new Map(), repaired: [], ignored: [] }
  for (const effort of ['known', 'unstyled', 'thorough'] as const) {
    const { text: mended, ...told } = repair(text, effort)
    const result = parseFlow(flow, mended)
    if (!isRefusal(result)) return { db: result, ...told, ...inFile(told, line) }
  }
  return withoutBadLines(flow, text, line, plain)
}

/** Each try costs a parse, and a file that is wrong everywhere is no flowchart. */
const MOST_BAD_LINES = 12

function withoutBadLines(flow: FlowModule, text: string, line: number, first: Refusal): Parsed {
  const { text: mended, ...told } = repair(text, 'thorough')
  const lines = mended.split('\n')
  const dropped: Remark[] = []
  for (let tries = 0; tries < MOST_BAD_LINES; tries++) {
    const result = parseFlow(flow, lines.join('\n'))
    if (!isRefusal(result)) {
      if (result.getVertices().size === 0) break
      const ignored = [...told.ignored, ...dropped]
      return { db: result, renamed: told.renamed, ...inFile({ repaired: told.repaired, ignored }, line) }
    }
    const at = (result.line ?? 0) - 1
    const bad = lines[at]
    if (bad === undefined || bad.trim() === '' || at === 0) break
    dropped.push({ what: 'a line that cannot be read', line: at + 1, examples: [bad.trim().slice(0, 60)] })
    lines[at] = ''
  }
  throw new GraphError([{ at: `line ${line + (first.line ?? 1) - 1}`, message: `expected a flowchart: ${first.message}` }])
}

/** Lines of the diagram as lines of the file. */
function inFile(told: { repaired: readonly Remark[]; ignored: readonly Remark[] }, start: number): Pick<Parsed, 'repaired' | 'ignored'> {
  const move = (remark: Remark): Remark => (remark.line === undefined ? remark : { ...remark, line: remark.line + start - 1 })
  return { repaired: told.repaired.map(move), ignored: told.ignored.map(move) }
}
