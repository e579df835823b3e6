import { LONGEST_LINE } from './draft.ts'
import type { Remark } from './format.ts'
import { mendLabel, Remarks, RESERVED } from './mermaidMend.ts'
import { Statement } from './mermaidStatement.ts'
import type { Mending } from './mermaidStatement.ts'

export interface Repaired {
  text: string
  repaired: readonly Remark[]
  /** Statements that nobody can read. */
  ignored: readonly Remark[]
  /** Names that had to change so that Mermaid takes them: new -> as it stands in the file. */
  renamed: ReadonlyMap<string, string>
}

/** How far to go: put right what is known to be wrong, leave the styling out as well, or put everything in quotes. */
export type Effort = 'known' | 'unstyled' | 'thorough'

/** The flowchart written so that Mermaid can read it, every line where it was. */
export function repair(text: string, effort: Effort): Repaired {
  return new Repair(text, effort).run()
}

/** So many lines a label may have. */
const MOST_LABEL_LINES = 12
const MOST_JOINED_LINES = 40
const STYLING = /^\s*(?:classDef|class|style|linkStyle|click)(?=\s)/
const HEADER = /^\s*(?:graph|flowchart)(?:-elk)?\s*(TB|TD|BT|RL|LR|[<>^v](?=\s|;|$))?\w*\s*[:;]?/i

class Repair {
  readonly #lines: string[]
  readonly #effort: Effort
  readonly #repaired = new Remarks()
  readonly #ignored = new Remarks()
  readonly #mending: Mending
  readonly #out: string[] = []
  #depth = 0
  #at = 0
  #hasHeader = false

  constructor(text: string, effort: Effort) {
    const plain = text.replace(/(?<=--|==|-\.+-?)&gt;/g, '>').replace(/&lt;(?=--|==|-\.)/g, '<')
    this.#lines = plain.split('\n')
    if (plain !== text) this.#repaired.add('arrows in the spelling of HTML', text.slice(0, text.search(/&gt;|&lt;/)).split('\n').length)
    this.#effort = effort
    this.#mending = { isThorough: effort === 'thorough', remarks: this.#repaired, renamed: new Map(), labelled: new Set() }
  }

  run(): Repaired {
    for (; this.#at < this.#lines.length; this.#at++) this.#line(this.#lines[this.#at]!)
    if (this.#depth > 0) this.#repaired.add('a group without "end"', this.#lines.length)
    while (this.#depth-- > 0) this.#out.push('end')
    return {
      text: `${this.#out.join('\n')}\n`,
      repaired: this.#repaired.list,
      ignored: this.#ignored.list,
      renamed: this.#mending.renamed,
    }
  }

  get #number(): number {
    return this.#at + 1
  }

  #line(line: string): void {
    const trimmed = line.trim()
    if (trimmed === '') this.#out.push('')
    else if (!this.#hasHeader) this.#header(line)
    else if (/^(?:%|\/\/|#(?!\w+;)|--\s|<!--)/.test(trimmed)) this.#drop('a comment line that is not marked with %%', trimmed)
    else if (/^end\s*(?:;|$|%|\/\/|subgraph\b)/.test(trimmed) || (trimmed === '}' && this.#depth > 0)) this.#end(trimmed)
    else if (/^subgraph(?=\s|$|")/.test(trimmed)) this.#subgraph(trimmed)
    else if (STYLING.test(trimmed) && !/^\w+\s*[[({]|^\w+\s*(?:--|==|-\.)/.test(trimmed)) this.#styling(trimmed)
    else if (/^direction\b/.test(trimmed)) this.#out.push(/^direction\s+(?:TB|TD|BT|RL|LR)\s*;?$/.test(trimmed) ? trimmed : '')
    else if (/^acc(?:Title|Descr)\s*[:{]/.test(trimmed)) this.#out.push(...this.#description(trimmed))
    else if (/^(?:title|note)\b(?!\s*[[({&]|\s*(?:--|==|-\.))/i.test(trimmed) && !/-->|---/.test(trimmed)) this.#prose(trimmed)
    else this.#statement()
  }

  #header(line: string): void {
    const [header, direction = 'TB'] = HEADER.exec(line) ?? []
    this.#hasHeader = true
    if (header === undefined) {
      this.#repaired.add('the first line, which says that it is a flowchart', this.#number)
      this.#lines[this.#at] = line
      this.#out.push(`flowchart LR; ${this.#written(line) ?? ''}`)
      return
    }
    const isFine = /^\s*(?:graph|flowchart)(?:-elk)?(?:\s+(?:TB|TD|BT|RL|LR|[<>^v]))?\s*;?$/.test(header)
    const [twice = ''] = /^\s*(?:TB|TD|BT|RL|LR)(?=\s*(?:;|$))/i.exec(line.slice(header.length)) ?? []
    if (!isFine || twice !== '') this.#repaired.add('the spelling of the first line', this.#number, header + twice)
    const rest = line.slice(header.length + twice.length).trim()
    this.#out.push(`flowchart ${direction.toUpperCase().replace('V', 'v')}${rest ? `; ${this.#written(rest) ?? ''}` : ''}`)
  }

  #drop(what: string, line: string): void {
    this.#repaired.add(what, this.#number, line)
    this.#out.push('')
  }

  #leaveOut(line: string): void {
    this.#ignored.add('a line that is no box, arrow or group', this.#number, line)
    this.#out.push('')
  }

  /** A title is one line; a note may have several, up to "end note". */
  #prose(line: string): void {
    const end = /^note\b[^:]*$/i.test(line) ? this.#lines.findIndex((one, i) => i > this.#at && /^\s*end\s?note\b/i.test(one)) : -1
    this.#leaveOut(line)
    while (this.#at < end) {
      this.#at++
      this.#out.push('')
    }
  }

  #end(line: string): void {
    if (this.#depth === 0) return this.#drop('"end" without a group', '')
    this.#depth--
    if (!/^end\s*;?$/.test(line)) this.#repaired.add('words after "end"', this.#number, line)
    this.#out.push('end')
  }

  #subgraph(line: string): void {
    this.#depth++
    const [, said = line, direction = ''] = /^(.*[\])"])\s+(direction\s+(?:TB|TD|BT|RL|LR))\s*;?$/.exec(line) ?? []
    if (direction) this.#repaired.add('a direction beside the title of a group', this.#number, line)
    const given = said
      .slice('subgraph'.length)
      .replace(/\s*(?:%%.*|;|:::[\w-]+|\{)\s*$/, '')
      .trim()
    const { text, wrong } = this.#title(given)
    if (wrong) this.#repaired.add(wrong, this.#number, given)
    this.#out.push(`subgraph ${text}`.trimEnd())
  }

  #title(given: string): { text: string; wrong?: string } {
    const TITLE = 'title of a group'
    const named = /^([^\s"()[\]{}]+(?: [^\s"()[\]{}]+)*)\s*\[([\s\S]*)\]$/.exec(given)
    const [, name = '', label = ''] =
      named ?? /^([^\s"()[\]{}]+)[({]+([\s\S]*?)[)}]+$/.exec(given) ?? /^([^\s"()[\]{}]+)\s+("[\s\S]*")$/.exec(given) ?? []
    if (name !== '') {
      const mended = mendLabel(label, TITLE, true)
      const wrong = mended.wrong ?? (named ? undefined : `brackets in a ${TITLE}`)
      return { text: `${RESERVED.test(name) ? `_${name}` : name} [${mended.text}]`, ...(wrong && { wrong }) }
    }
    if (given === '') return { text: '' }
    const [, called = ''] = /^([\w-]+)\s+\([^"]*\)$/.exec(given) ?? []
    if (called !== '' && this.#isJoined(called)) return { text: `${called} ["${given}"]`, wrong: `brackets in a ${TITLE}` }
    const mended = mendLabel(given, TITLE, this.#mending.isThorough && /\s/.test(given))
    if (!RESERVED.test(given)) return mended
    return { text: `"${given} "`, wrong: `a word of Mermaid as the ${TITLE}` }
  }

  /** `subgraph Backend (Python)`, and an arrow somewhere to `Backend`. */
  #isJoined(name: string): boolean {
    const joined = new RegExp(String.raw`(?:[->=~.]|\|)\s*${name}\s*(?:$|[;&<=~-])|^\s*${name}\s*(?:&|<?[-=~.]{2})`)
    return !RESERVED.test(name) && this.#lines.some((line) => joined.test(line))
  }

  #styling(line: string): void {
    const classes = /^(?:classDef\s+(\S+)|class\s+.*?\s(\S+?)\s*;?)(?:\s|$)/.exec(line)
    const name = classes?.[1] ?? classes?.[2]
    if (name && RESERVED.test(name)) return this.#drop('a word of Mermaid as the name of a class', line)
    if (this.#effort === 'known') this.#out.push(line)
    else this.#drop('styling that Mermaid refuses', line)
  }

  #description(line: string): string[] {
    if (!line.includes('{') || line.includes('}')) return ['']
    const blank = ['']
    while (this.#at + 1 < this.#lines.length && !this.#lines[this.#at]!.includes('}')) {
      this.#at++
      blank.push('')
    }
    return blank
  }

  /** An arrow may stand at the end of a line or at the start of the next, and a label may go over several lines. */
  #statement(): void {
    const first = this.#at
    const joined = this.#joined()
    const written = joined.lines > 1 || !isOpen(joined.text) ? this.#written(joined.text) : undefined
    if (written !== undefined) return this.#wrote(written, first + joined.lines - 1)
    for (let taken = 2; taken <= MOST_LABEL_LINES && first + taken <= this.#lines.length; taken++) {
      const text = this.#lines.slice(first, first + taken).join('\n')
      if (isOpen(text)) continue
      const whole = this.#written(text)
      if (whole !== undefined) return this.#wrote(whole, first + taken - 1)
      break
    }
    const alone = this.#written(this.#lines[first]!)
    if (alone === undefined) this.#leaveOut(this.#lines[first]!)
    else this.#wrote(alone, first)
  }

  /** This line, and those after it that an arrow joins to it. */
  #joined(): { text: string; lines: number } {
    const bare = (line: string): string => line.replace(/\s+%%.*$/, '').trimEnd()
    let text = this.#lines[this.#at]!
    let lines = 1
    for (let at = this.#at + 1; at < this.#lines.length && lines < MOST_JOINED_LINES; at++) {
      const next = this.#lines[at]!
      const isComment = /^\s*(?:%|\/\/)/.test(next)
      if (next.trim() !== '' && !isComment) {
        if (!ENDS_WITH_LINK.test(bare(text)) && !STARTS_WITH_LINK.test(next)) break
        text = `${bare(text)} ${next.trim()}`
        lines = at - this.#at + 1
      } else if (!ENDS_WITH_LINK.test(bare(text))) break
    }
    if (lines > 1) this.#repaired.add('an arrow that goes on in the next line', this.#number, this.#lines[this.#at])
    return { text, lines }
  }

  #wrote(text: string, lastLine: number): void {
    this.#out.push(...text.split('\n'))
    this.#at = lastLine
    while (this.#out.length <= this.#at) this.#out.push('')
  }

  #written(text: string): string | undefined {
    if (text.length > 2 * LONGEST_LINE) return undefined
    return new Statement(text.trimEnd(), this.#number, this.#mending).write()
  }
}

const LINK = /(?:--+[-xo>]|==+[=xo>]|-\.+->?|~~~+|->|=>)(?:\s*\|[^|\n]*\|)?/g
const ENDS_WITH_LINK = new RegExp(`(?:${LINK.source}|&)\\s*$`)
const STARTS_WITH_LINK = /^\s*(?:[<xo]?(?:--+[->xo]|==+[=>xo]|-\.)|~~~|&\s)/

/** Is a bracket or a quote still open at the end? What stands before the last arrow is over. */
function isOpen(text: string): boolean {
  if ((text.match(/"/g)?.length ?? 0) % 2 === 1) return true
  const last = [...text.matchAll(LINK)].at(-1)
  const tail = last ? text.slice(last.index + last[0].length) : text
  return (tail.match(/[[({]/g)?.length ?? 0) > (tail.match(/[\])}]/g)?.length ?? 0)
}
