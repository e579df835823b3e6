import { Draft, LONGEST_LINE } from './draft.ts'
import type { DraftBox } from './draft.ts'
import type { Format, Reading } from './format.ts'

/** D2: shapes, connections and containers. Styles, classes and layers are about looks. */
export const d2: Format = {
  async read({ text }) {
    return [new Reader(text).read()]
  },
}

const SHAPES: Readonly<Record<string, Partial<DraftBox>>> = {
  person: { kind: 'end_user' },
  'c4-person': { kind: 'end_user' },
  cylinder: { otherwise: 'relational_db' },
  stored_data: { otherwise: 'object_storage' },
  queue: { otherwise: 'message_queue' },
  cloud: { otherwise: 'third_party_api' },
}
/** Words that set something about a shape, instead of naming one inside of it. */
const SETTINGS = new Set(
  'label shape style icon near link tooltip class width height constraint direction top left source-arrowhead target-arrowhead grid-rows grid-columns grid-gap vertical-gap horizontal-gap opacity fill stroke font-size'.split(
    ' ',
  ),
)
/** Blocks that hold no shapes of the drawing; further layers are drawings of their own. */
const SKIPPED = new Set(['vars', 'classes', 'layers', 'scenarios', 'steps'])
const ARROW = /\s*(<-+>|<-+|-+>|--+)\s*/

class Reader {
  readonly #lines: readonly Line[]
  readonly #draft = new Draft()
  /** Containers that are open, outermost first; undefined for a block that holds no shapes. */
  readonly #open: (string | undefined)[] = []
  #at = 0

  constructor(text: string) {
    this.#lines = linesOf(text)
  }

  read(): Reading {
    for (; this.#at < this.#lines.length; this.#at++) this.#line(this.#lines[this.#at]!)
    return this.#draft.finish('a D2 diagram')
  }

  get #container(): string | undefined {
    return this.#open.findLast((container) => container !== undefined)
  }

  get #isInSettings(): boolean {
    return this.#open.length > 0 && this.#open.at(-1) === undefined
  }

  #line({ text, block, line }: Line): void {
    if (text.startsWith('}')) {
      this.#open.pop()
      if (text.length > 1) this.#line({ text: text.slice(1).trim(), block, line })
      return
    }
    const { key, value, opens } = partsOf(text)
    if (this.#isInSettings) {
      if (opens) this.#open.push(undefined)
      return
    }
    if (/^[*&!(.@$]|^\.\.\./.test(key)) {
      if (key.includes('@')) this.#draft.remarks.add('an imported file', line, text)
      if (opens) this.#open.push(undefined)
      return
    }
    if (ARROW.test(outsideQuotes(key))) return this.#connection(key, block ?? value, line, opens)
    this.#shape(key, value, block, line, opens)
  }

  #shape(key: string, value: string, block: string | undefined, line: number, opens: boolean): void {
    const path = keysOf(key)
    const [first = ''] = path
    if (first === '' || (this.#open.length === 0 && SKIPPED.has(first))) {
      if (['layers', 'scenarios', 'steps'].includes(first)) this.#draft.remarks.add(`further drawings (${first})`, line)
      if (opens) this.#open.push(undefined)
      return
    }
    const setting = path.findIndex((name) => SETTINGS.has(name.toLowerCase()))
    if (setting >= 0) {
      this.#setting(path.slice(0, setting), path[setting]!.toLowerCase(), block ?? value, line)
      if (opens) this.#open.push(undefined)
      return
    }
    const id = this.#box(path, line)
    if (value.trim() === 'null') return this.#draft.remove(id)
    const label = plain(block ?? value)
    if (label) this.#draft.box({ id, label, parent: undefined, line })
    if (opens) this.#open.push(id)
  }

  #setting(path: readonly string[], setting: string, value: string, line: number): void {
    const id = path.length > 0 ? this.#box(path, line) : this.#container
    const box = id === undefined ? undefined : this.#draft.get(id)
    if (!box) return
    const word = value.trim().toLowerCase()
    if (setting === 'label') box.label = plain(value)
    else if (setting === 'tooltip') box.description = plain(value)
    else if (setting === 'shape' && Object.hasOwn(SHAPES, word)) Object.assign(box, SHAPES[word])
    else if (setting === 'shape' && (word === 'text' || word === 'code')) this.#asNote(box)
    else if (setting === 'shape' && (word === 'sql_table' || word === 'class')) this.#skipFields(box)
    else if (setting === 'near' && /^(?:top|bottom|center)-/.test(word)) this.#asTitle(box)
  }

  #asNote(box: DraftBox): void {
    this.#draft.note(box.label)
    this.#draft.remove(box.id)
  }

  /** What hangs at the edge of the drawing is its title or legend. */
  #asTitle(box: DraftBox): void {
    if (/title/i.test(box.id) && this.#draft.title === '') this.#draft.title = box.label.replace(/^#+\s*/, '')
    else this.#draft.note(box.label)
    this.#draft.remove(box.id)
  }

  /** The lines of a table are its columns. */
  #skipFields(box: DraftBox): void {
    if (this.#open.at(-1) === box.id) this.#open[this.#open.length - 1] = undefined
    if (box.kind === undefined) box.otherwise = 'relational_db'
  }

  /** `a -> b -> c: words` */
  #connection(key: string, value: string, line: number, opens: boolean): void {
    const [first = '', ...more] = splitArrows(key)
    let from = first
    for (let i = 0; i + 1 < more.length; i += 2) {
      const [arrow = '', to = ''] = [more[i], more[i + 1]]
      if (from === '' || to === '') {
        this.#draft.remarks.add('a line that cannot be read', line, key)
        break
      }
      const [start, end] = [this.#box(keysOf(from), line), this.#box(keysOf(to), line)]
      const isBackwards = arrow.startsWith('<') && !arrow.endsWith('>')
      this.#draft.arrow({
        from: isBackwards ? end : start,
        to: isBackwards ? start : end,
        label: plain(value),
        line,
        ...(arrow.startsWith('<') && arrow.endsWith('>') && { isDouble: true }),
        ...(!/[<>]/.test(arrow) && { isHeadless: true }),
      })
      from = to
    }
    if (opens) this.#open.push(undefined)
  }

  /** A name that was not there is there from now on, with everything around it. `_` is the container around this one. */
  #box(path: readonly string[], line: number): string {
    let parent = this.#container
    let id = parent ?? ''
    for (const name of path) {
      if (name === '_') {
        parent = parent === undefined ? undefined : this.#draft.get(parent)?.parent
        id = parent ?? ''
        continue
      }
      const spoken = parent === undefined ? name : `${parent}.${name}`
      id = spoken
      if (!this.#draft.get(id)) this.#draft.box({ id, label: name, parent, line })
      parent = id
    }
    return id
  }
}

interface Line {
  text: string
  /** The text of a `|…|` block that ends the statement. */
  block?: string
  line: number
}

/** Statements: comments gone, blocks of text joined, `;` and `{ … }` on one line taken apart. */
function linesOf(text: string): Line[] {
  const bare = text.replace(/^[ \t]*"""[\s\S]*?"""/gm, (comment) => comment.replace(/[^\n]/g, ''))
  const raw = bare.split(/\r\n?|\n/)
  const lines: Line[] = []
  for (let at = 0; at < raw.length; at++) {
    const line = at + 1
    let whole = raw[at]!
    if (whole.length > LONGEST_LINE) continue
    while (whole.endsWith('\\') && at + 1 < raw.length && whole.length < LONGEST_LINE) whole = whole.slice(0, -1) + raw[++at]!.trimStart()
    const opening = /(?:^|:\s*|\s)(\|+[`|]*)(\w*)\s*(.*)$/.exec(outsideQuotes(whole))
    if (opening && !whole.trim().startsWith('#')) {
      const [all, mark = '|'] = opening
      const start = opening.index
      const end = mark.split('').toReversed().join('')
      const inLine = whole.slice(start + all.indexOf(mark) + mark.length).replace(/^\w+(?=\s|$)/, '')
      const body: string[] = []
      let isOver = inLine.includes(end)
      body.push(isOver ? inLine.slice(0, inLine.indexOf(end)) : inLine)
      let after = isOver ? inLine.slice(inLine.indexOf(end) + end.length) : ''
      while (!isOver && at + 1 < raw.length) {
        const next = raw[++at]!
        isOver = next.includes(end)
        body.push(isOver ? next.slice(0, next.indexOf(end)) : next)
        if (isOver) after = next.slice(next.indexOf(end) + end.length)
      }
      const key = whole.slice(0, start + all.indexOf(mark)).trim()
      const [brace, ...rest] = partsOfLine(after)
      lines.push({ text: brace === '{' ? `${key} {` : key, block: body.join('\n'), line })
      for (const part of brace === '{' ? rest : []) lines.push({ text: part, line })
      continue
    }
    for (const part of partsOfLine(whole)) lines.push({ text: part, line })
  }
  return lines
}

/** A line's statements: `a: A { shape: person; label: B }` are four. */
function partsOfLine(line: string): string[] {
  const parts: string[] = []
  let part = ''
  let quote = ''
  const push = (): void => {
    if (part.trim() !== '') parts.push(part.trim())
    part = ''
  }
  for (let at = 0; at < line.length; at++) {
    const sign = line[at]!
    const isWithinName = part.endsWith('$') || (sign === '}' && /\$\{[^}]*$/.test(part))
    if (quote) {
      part += sign
      if (sign === '\\') part += line[++at] ?? ''
      else if (sign === quote) quote = ''
    } else if (sign === '"' || (sign === "'" && !/\w$/.test(part))) {
      quote = sign
      part += sign
    } else if (sign === '#' && (part.trim() === '' || /\s$/.test(part))) break
    else if (sign === ';') push()
    else if (sign === '{' && !isWithinName) {
      part += sign
      push()
    } else if (sign === '}' && !isWithinName) {
      push()
      parts.push('}')
    } else part += sign
  }
  push()
  return parts
}

function partsOf(text: string): { key: string; value: string; opens: boolean } {
  const opens = text.endsWith('{')
  const bare = (opens ? text.slice(0, -1) : text).trim()
  const colon = outsideQuotes(bare).indexOf(':')
  return colon < 0 ? { key: bare, value: '', opens } : { key: bare.slice(0, colon).trim(), value: bare.slice(colon + 1).trim(), opens }
}

/** The text with what stands in quotes blotted out, letter for letter. */
const outsideQuotes = (text: string): string =>
  text.replace(/"(?:[^"\\]|\\.)*"|(?<!\w)'(?:[^'\\]|\\.)*'/g, (quoted) => '_'.repeat(quoted.length))

/** `a.b."c.d"` as its names. */
const keysOf = (key: string): string[] =>
  [...key.matchAll(/"((?:[^"\\]|\\.)*)"|(?<!\w)'((?:[^'\\]|\\.)*)'|([^.]+)/g)]
    .map(([, double, single, word]) => (double ?? single ?? word ?? '').trim())
    .filter(Boolean)

function splitArrows(key: string): string[] {
  const blotted = outsideQuotes(key)
  const parts: string[] = []
  let from = 0
  for (const match of blotted.matchAll(new RegExp(ARROW, 'g'))) {
    parts.push(key.slice(from, match.index).trim(), match[1]!)
    from = match.index + match[0].length
  }
  return [...parts, key.slice(from).trim()]
}

/** Quotes, Markdown headings and emphasis gone. */
const plain = (text: string): string =>
  text
    .trim()
    .replace(/^"([\s\S]*)"$|^'([\s\S]*)'$/, '$1$2')
    .replace(/\\n/g, '\n')
    .replace(/\*\*/g, '')
    .split('\n')
    .map((line) =>
      line
        .replace(/^\s*#+\s*/, '')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter(Boolean)
    .join('\n')
