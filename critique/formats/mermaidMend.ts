import type { Remark } from './format.ts'

/** What was mended or left out, by kind, with count, first line and a few examples. */
export class Remarks {
  readonly #byWhat = new Map<string, { what: string; count: number; line: number; examples: string[] }>()

  add(what: string, line: number, example = ''): void {
    const known = this.#byWhat.get(what) ?? { what, count: 0, line, examples: [] }
    known.count++
    if (example.trim() && known.examples.length < 3) known.examples.push(shorten(example.trim()))
    this.#byWhat.set(what, known)
  }

  get list(): Remark[] {
    return [...this.#byWhat.values()].map(({ examples, ...rest }) => ({ ...rest, ...(examples.length > 0 && { examples }) }))
  }

  get isEmpty(): boolean {
    return this.#byWhat.size === 0
  }
}

const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text)

/** Words of Mermaid's language, which cannot be names of boxes or classes. */
export const RESERVED =
  /^(?:end|graph|subgraph|flowchart|style|linkStyle|classDef|class|click|href|call|interpolate|_self|_blank|_parent|_top)(?![\w])/

/** A quote in disguise, as `prepare` disguises the entity. */
export const QUOTE_ENTITY = 'ﬂ°quot¶ß'

const BACKTICK = 'ﬂ°°96¶ß'

export const withoutQuotes = (text: string): string => text.replace(/\\?"/g, QUOTE_ENTITY)

/**
 * A label that Mermaid can read. Quoted where it has to be, or where `always`; what was wrong with it is said.
 * @param spoken what the label belongs to: "label", "label of an arrow", "title of a group".
 */
export function mendLabel(raw: string, spoken: string, always: boolean): { text: string; wrong?: string } {
  const trimmed = raw.trim()
  const quoted = /^"([\s\S]*)"$/.exec(trimmed)
  if (quoted && trimmed.length >= 2) {
    const inner = quoted[1] ?? ''
    // A text that begins with a backtick is Markdown for Mermaid, up to the next one before the quote.
    if (inner.startsWith('`') && !/^`[^`"]*`$/.test(inner))
      return { text: `"${withoutQuotes(inner).replaceAll('`', BACKTICK)}"`, wrong: `backticks in a ${spoken}` }
    if (inner.includes('"')) return { text: `"${withoutQuotes(inner)}"`, wrong: `quotes inside a ${spoken}` }
    return inner.trim() === '' ? { text: '" "', wrong: `an empty ${spoken}` } : { text: raw }
  }
  const wrong = wrongWith(trimmed)
  if (wrong) return { text: `"${withoutQuotes(trimmed) || ' '}"`, wrong: wrong.replace('label', spoken) }
  return { text: always ? `"${trimmed}"` : raw }
}

function wrongWith(label: string): string | undefined {
  if (label === '') return 'an empty label'
  if (label.includes('"')) return 'quotes inside a label'
  if (/^[/\\]/.test(label)) return 'a label that begins with a slash'
  if (/[{}]/.test(label)) return 'braces in a label'
  if (/[()[\]]/.test(label)) return 'brackets in a label'
  return /[|@]/.test(label) ? 'signs of Mermaid in a label' : undefined
}
