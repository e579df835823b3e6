import type { FlowDb, FlowModule } from './mermaidFlow.ts'

/** Mermaid says no: why, and on which line of the text if it knows. */
export interface Refusal {
  message: string
  /** From 1. */
  line?: number
}

/** What Mermaid itself makes of a flowchart that is prepared; a refusal when it makes nothing of it. */
export function parseFlow({ diagram }: FlowModule, text: string): FlowDb | Refusal {
  const { db } = diagram
  const keep = (label: unknown): unknown => label
  const drop = (): void => undefined
  // Without a browser there is nothing to clean HTML with. Labels become plain text anyway, in the browser too, so that both read the same.
  Object.assign(db, { sanitizeText: keep, setAccTitle: drop, setAccDescription: drop, setDiagramTitle: drop, setTooltip: drop })
  Object.assign(db, { setLink: drop, setClickEvent: drop })
  liftEdgeLimit(db)
  diagram.parser.parser.yy = db
  try {
    diagram.parser.parse(text)
    return db
  } catch (error) {
    return refusalOf(error)
  }
}

export const isRefusal = (result: FlowDb | Refusal): result is Refusal => 'message' in result

/** Mermaid stops at 500 arrows to keep its layout quick. */
const MOST_EDGES = 3000

function liftEdgeLimit(db: FlowDb): void {
  const { config } = db as unknown as { config: object }
  Object.defineProperty(db, 'config', { get: () => ({ ...config, maxEdges: MOST_EDGES }), set: ignore })
}

/** The database reads its settings anew with every box. */
function ignore(): void {}

interface ParseError {
  message?: string
  hash?: { line?: number; loc?: { first_line?: number; last_line?: number } }
}

function refusalOf(thrown: unknown): Refusal {
  const { message = '', hash } = (thrown ?? {}) as ParseError
  const expecting = /got '(\w+)'/.exec(message)?.[1]
  const line = hash?.loc?.last_line ?? Number(/on line (\d+)/.exec(message)?.[1] ?? Number.NaN)
  const said = message.split('\n')[0] ?? ''
  return {
    message: expecting ? `Mermaid does not expect ${words(expecting)} here` : said.replace(/ on line \d+\.?:?/, ''),
    ...(Number.isFinite(line) && { line }),
  }
}

/** The parser's names of what it found, as far as people can do something with them. */
const words = (token: string): string => (Object.hasOwn(tokens, token) ? tokens[token]! : token.toLowerCase().replaceAll('_', ' '))
const tokens: Readonly<Record<string, string>> = {
  PS: 'an opening parenthesis',
  PE: 'a closing parenthesis',
  SQS: 'an opening square bracket',
  SQE: 'a closing square bracket',
  DIAMOND_START: 'an opening brace',
  DIAMOND_STOP: 'a closing brace',
  STR: 'a quoted text',
  QUOTE: 'a quote',
  NODE_STRING: 'a word',
  NEWLINE: 'the end of the line',
  EOF: 'the end',
  PIPE: '"|"',
  MINUS: '"-"',
  COLON: '":"',
  PCT: '"%"',
}
