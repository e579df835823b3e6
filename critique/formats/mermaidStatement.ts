import { mendLabel, RESERVED, withoutQuotes } from './mermaidMend.ts'
import type { Remarks } from './mermaidMend.ts'

/** Openings of boxes, longest first, with what closes them. */
const SHAPES: readonly (readonly [open: string, close: readonly string[]])[] = [
  ['(((', [')))']],
  ['((', ['))']],
  ['([', ['])']],
  ['[[', [']]']],
  ['[(', [')]']],
  ['[/', ['/]', '\\]']],
  ['[\\', ['\\]', '/]']],
  ['{{', ['}}']],
  ['(-', ['-)']],
  ['[', [']']],
  ['(', [')']],
  ['{', ['}']],
  ['>', [']']],
]

const LINK =
  /[ \t]*((?:[\w-]+@(?=[<xo]?(?:--|==|-\.)))?)(?:([xo<]?(?:--+[-xo>]|==+[=xo>]|-?\.+-[xo>]?|~~~+))(?!>)|([xo<]?(?:--|==|-\.))(?![->]))/y
const WRONG_LINK = /[ \t]*(?:<?-{1,}>{1,2}|-+[ \t]+>|<?=>|[—–─]+>?|[→⟶⇒➜➔➡]\uFE0F?|<--?(?![->]))/y
const LINK_END = /(?:--+[-xo>]|==+[=xo>]|\.+-[xo>]?)/g
/** `-- words ->`: an end that is one sign short. */
const SHORT_LINK_END = /(?<=\s|\w)-+>/g
/** What may stand after a box. */
const AFTER_BOX = /^[ \t]*(?:$|:::|@\{|&|;|,|%%|[<xo]?(?:--|==|-\.)|~~~|<?[-=]>|[—–─→⟶⇒➜➔➡]|<-|[\w-]+@(?:--|==|-\.)|: |\/\/|# )/
const LABEL_LINES = 12

interface Box {
  id: string
  /** Opening, label and closing as Mermaid reads them; empty for a name alone. */
  label: string
  suffix: string
  /** Several words, and nothing that says that they are a box. */
  isProse: boolean
}

interface Link {
  text: string
  pipe: string
  isReversed: boolean
}

/** `[(Database]`: the round half of a cylinder's bracket is no part of its name. */
const withoutHalfBracket = (label: string): string => (/^\([^()]*$/.test(label) ? label.slice(1) : label).replace(/^([^()]*)\)$/, '$1')

/** What one flowchart's statements share while they are mended. */
export interface Mending {
  /** Everything in quotes, also what is not known to be wrong, and nothing of looks. */
  isThorough: boolean
  remarks: Remarks
  /** Names that had to change: new -> old. */
  renamed: Map<string, string>
  /** Of those, the ones that have a label already: the old name is theirs only as long as they have no other. */
  labelled: Set<string>
}

/** Reads one statement of boxes and arrows as a person would, and writes it so that Mermaid can read it too. */
export class Statement {
  readonly #text: string
  readonly #line: number
  readonly #mending: Mending
  #at = 0

  constructor(text: string, line: number, mending: Mending) {
    this.#text = text
    this.#line = line
    this.#mending = mending
  }

  /** The statement for Mermaid; undefined where nobody can say what it means. */
  write(): string | undefined {
    const parts: string[] = []
    for (;;) {
      this.#dropComment()
      this.#skipBlank()
      if (this.#isAtEnd && parts.length > 0) return parts.join('; ')
      const chain = this.#chain()
      if (chain === undefined) return undefined
      parts.push(chain)
      this.#skipBlank()
      if (this.#accept(';')) {
        this.#skipBlank()
        if (this.#isAtEnd) return parts.join('; ')
      } else if (this.#isAtEnd) return parts.join('; ')
      else this.#note('an arrow is missing between two boxes', this.#rest)
    }
  }

  get #rest(): string {
    return this.#text.slice(this.#at)
  }

  get #isAtEnd(): boolean {
    return this.#at >= this.#text.length
  }

  #note(what: string, example: string): void {
    this.#mending.remarks.add(what, this.#line, example.split('\n')[0])
  }

  #skipBlank(): void {
    while (this.#at < this.#text.length && /\s/.test(this.#text[this.#at]!)) this.#at++
  }

  #accept(sign: string): boolean {
    if (!this.#text.startsWith(sign, this.#at)) return false
    this.#at += sign.length
    return true
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#text)
    if (found) this.#at = pattern.lastIndex
    return found
  }

  /** Boxes and arrows until the statement ends. */
  #chain(): string | undefined {
    const groups: Box[][] = []
    const links: Link[] = []
    for (;;) {
      const group = this.#group()
      if (!group) return undefined
      groups.push(group)
      this.#dropComment()
      this.#trailingLabel(links)
      const link = this.#link()
      if (!link) break
      links.push(link)
    }
    return this.#assemble(groups, links)
  }

  #assemble(groups: readonly Box[][], links: readonly Link[]): string | undefined {
    const texts = groups.map((group) => group.map(({ id, label, suffix }) => id + label + suffix).join(' & '))
    const [only] = groups[0] ?? []
    // Several words without arrow or bracket are prose, and no box.
    if (links.length === 0 && groups[0]?.length === 1 && only?.isProse) return undefined
    const steps = links.map((link, i) => {
      const [from, to] = link.isReversed ? [texts[i + 1], texts[i]] : [texts[i], texts[i + 1]]
      return { from, to, arrow: `${link.text}${link.pipe}` }
    })
    if (steps.length === 0) return texts[0] ?? ''
    if (links.some(({ isReversed }) => isReversed)) return steps.map(({ from, arrow, to }) => `${from} ${arrow} ${to}`).join('; ')
    return texts[0] + steps.map(({ arrow, to }) => ` ${arrow} ${to}`).join('')
  }

  #group(): Box[] | undefined {
    const group: Box[] = []
    do {
      this.#skipBlank()
      const box = this.#box()
      if (!box) return undefined
      group.push(box)
      this.#skipSpaces()
      if (this.#text[this.#at] === ',') this.#note('a comma between boxes', this.#text)
    } while (this.#accept('&') || this.#accept(','))
    return group
  }

  #skipSpaces(): void {
    while (this.#text[this.#at] === ' ' || this.#text[this.#at] === '\t') this.#at++
  }

  #box(): Box | undefined {
    const isQuoted = this.#text[this.#at] === '"'
    const spoken = this.#name()
    if (spoken === undefined) return undefined
    const label = this.#label()
    const suffix = this.#suffix()
    const id = this.#nameFor(spoken)
    const needsLabel = id !== spoken && label === '' && !this.#mending.labelled.has(id)
    if (id !== spoken) this.#mending.labelled.add(id)
    return {
      id,
      label: needsLabel ? `["${withoutQuotes(spoken)}"]` : label,
      suffix,
      isProse: label === '' && /\s/.test(spoken) && !isQuoted,
    }
  }

  /** A name may have several words, or stand in quotes: Mermaid takes neither, people write both. */
  #name(): string | undefined {
    const quoted = this.#match(/"([^"\n]+)"/y)
    if (quoted) {
      this.#note('a box that has a text and no name', quoted[1]!)
      return quoted[1]!.trim()
    }
    let name = this.#word()
    if (name === '') return undefined
    for (;;) {
      const start = this.#at
      this.#skipSpaces()
      const isMore = start < this.#at && !AFTER_BOX.test(this.#rest) && /^[^\s"()[\]{}<>|&;:,]/.test(this.#rest) && !this.#isNextBox()
      const word = isMore ? this.#word() : ''
      if (word === '') {
        this.#at = start
        break
      }
      name += ` ${word}`
    }
    if (name.includes(' ')) this.#note('a name of several words', name)
    // A blank between a name and its bracket is allowed.
    const opening = /^[ \t]+(?=[[({])/.exec(this.#rest)
    if (opening) this.#at += opening[0].length
    return name
  }

  /** `A B[x]`: the second word begins another box when it has a bracket of its own and the first had one. */
  #isNextBox(): boolean {
    return /[\])}]\s*$/.test(this.#text.slice(0, this.#at))
  }

  #word(): string {
    const start = this.#at
    for (; this.#at < this.#text.length; this.#at++) {
      const rest = this.#text.slice(this.#at, this.#at + 4)
      if (/^(?:[\s"()[\]{}|&;,<>]|:::|@\{|--|==|-\.|~~~|->|=>|[—–─→⟶⇒➜➔➡]|:(?:\s|$)|@(?:--|==|-\.))/.test(rest)) break
    }
    return this.#text.slice(start, this.#at)
  }

  #nameFor(spoken: string): string {
    const known = [...this.#mending.renamed].find(([, old]) => old === spoken)
    if (known) return known[0]
    const isBad = /[\s@:#'`"<>%$!?*+=,]|^-|-$/.test(spoken) && (this.#mending.isThorough || /[\s@"<>]/.test(spoken))
    if (!isBad && !RESERVED.test(spoken)) return spoken
    if (!isBad) this.#note('a word of Mermaid as the name of a box', spoken)
    const base = `${RESERVED.test(spoken) ? '_' : ''}${spoken.replace(/[^\w\u0080-\uFFFF]+/g, '_')}`
    let id = base
    for (let n = 2; this.#mending.renamed.has(id); n++) id = `${base}_${n}`
    this.#mending.renamed.set(id, spoken)
    return id
  }

  #label(): string {
    for (const [open, closings] of SHAPES) {
      if (!this.#text.startsWith(open, this.#at)) continue
      const end = this.#labelEnd(this.#at + open.length, closings)
      if (!end) continue
      const whole = this.#text.slice(this.#at + open.length, end.at)
      const unclosed = /^([^"[\](){}|\n]*?)\s*(?:--+>|==+>|-\.+->)\s*(?:\|[^|\n]*\|\s*)?[\w-]+\s*[[({]/.exec(whole)
      if (unclosed) {
        this.#note('a label that is not closed', whole)
        this.#at += open.length + unclosed[1]!.length
        return `${open}"${unclosed[1]!.trim()}"${end.close}`
      }
      const raw = withoutHalfBracket(whole)
      if (raw !== whole) this.#note('a bracket that is not closed', whole)
      this.#at = end.at + end.close.length
      const { text, wrong } = mendLabel(raw + this.#junk(), 'label', this.#mending.isThorough)
      if (wrong) this.#note(wrong, raw)
      return open + text + end.close
    }
    return ''
  }

  /** The first closing after which a statement could go on; else the last one before the next arrow. */
  #labelEnd(from: number, closings: readonly string[]): { at: number; close: string } | undefined {
    const isQuoted = /^\s*"/.test(this.#text.slice(from, from + 50))
    const lines = this.#text.slice(from).split('\n')
    const [firstLine = ''] = lines
    const near = closings.some((close) => firstLine.includes(close)) ? firstLine : lines.slice(0, LABEL_LINES).join('\n')
    let last: { at: number; close: string } | undefined
    for (let at = 0; at < near.length; at++) {
      const close = closings.find((one) => near.startsWith(one, at))
      if (close === undefined) continue
      const after = near.slice(at + close.length).split('\n')[0] ?? ''
      const inQuotes = isQuoted && !/"\s*$/.test(near.slice(0, at))
      if (AFTER_BOX.test(after) && !inQuotes) return { at: from + at, close }
      last ??= /(?:--|==|-\.)/.test(near.slice(0, at)) ? undefined : { at: from + at, close }
    }
    return last
  }

  /** What follows a box's closing up to the next arrow, and is neither: people go on with the label there. */
  #junk(): string {
    if (AFTER_BOX.test(this.#rest.split('\n')[0] ?? '')) return ''
    if (/^\s+[^\s[\](){}<>|&;]+[[({]/.test(this.#rest)) return ''
    const junk = /^[^\n]*?(?=\s*(?:[<xo]?(?:--|==|-\.)|~~~|&|;|$|\n))/.exec(this.#rest)?.[0] ?? ''
    this.#at += junk.length
    if (junk.trim()) this.#note('a label that goes on after its bracket', junk)
    return junk.trim() ? ` ${junk.trim()}` : ''
  }

  #suffix(): string {
    const details = /^@\{[^}]*\}/.exec(this.#rest)
    if (details) {
      this.#at += details[0].length
      const rest = this.#suffix()
      return (this.#mending.isThorough ? this.#withoutDetails(details[0]) : details[0]) + rest
    }
    const classes = this.#match(/:::[ \t]*([\w-]+(?:,[\w-]+)*)/y)
    if (!classes) return ''
    if (!this.#mending.isThorough && !RESERVED.test(classes[1]!)) return classes[0]
    if (RESERVED.test(classes[1]!)) this.#note('a word of Mermaid as the name of a class', classes[1]!)
    return ''
  }

  #withoutDetails(details: string): string {
    const label = /label:\s*(?:"([^"]*)"|'([^']*)'|([^,}\n]+))/.exec(details)
    this.#note('details of a box that Mermaid does not know', details)
    return label ? `@{ label: "${(label[1] ?? label[2] ?? label[3] ?? '').trim().replaceAll('"', "'")}" }` : ''
  }

  #dropComment(): void {
    const comment = this.#match(/[ \t]*(?:%+|\/\/|#)(?:[ \t][^\n]*|$)/y) ?? this.#match(/[ \t]*%%[^\n]*/y)
    if (comment) this.#note('a comment after a statement', comment[0])
  }

  /** `A --> B : words`, as other notations have it. */
  #trailingLabel(links: Link[]): void {
    const last = links.at(-1)
    const found = last && this.#match(/[ \t]*:[ \t]+([^\n;]+)/y)
    if (!last || !found) return
    this.#note('a label of an arrow at the end of its line', found[1]!)
    if (last.pipe === '' && !/\s/.test(last.text)) last.pipe = `|"${withoutQuotes(found[1]!.trim())}"|`
  }

  #link(): Link | undefined {
    const start = this.#at
    const right = this.#match(LINK)
    if (right?.[2]) return { text: right[1] + right[2], pipe: this.#pipe(), isReversed: false }
    if (right?.[3]) {
      const link = this.#linkWithText(right[1] + right[3])
      if (link) return link
      this.#at = start
    }
    const wrong = this.#match(WRONG_LINK)
    if (!wrong) return undefined
    this.#note('an arrow that Mermaid does not know', wrong[0])
    return { text: '-->', pipe: this.#pipe(), isReversed: /^\s*<-/.test(wrong[0]) && !wrong[0].includes('>') }
  }

  /** `-- words -->` */
  #linkWithText(opening: string): Link | undefined {
    const end = this.#linkEnd()
    if (!end) return undefined
    const words = this.#text.slice(this.#at, end.index)
    this.#at = end.index + end[0].length
    const inBars = /^\s*\|(.*)\|\s*$/.exec(words)?.[1]
    const { text, wrong } = mendLabel(inBars ?? words, 'label of an arrow', this.#mending.isThorough)
    const isFine = !text.trim().startsWith('"') || !wrong
    if (!isFine) this.#note(wrong, words)
    const close = opening.endsWith('--') && end[0] === '->' ? '-->' : end[0]
    return { text: `${opening} ${text.trim()} ${close}`, pipe: this.#pipe(), isReversed: false }
  }

  #linkEnd(): RegExpExecArray | undefined {
    for (const pattern of [LINK_END, SHORT_LINK_END]) {
      pattern.lastIndex = this.#at
      const end = pattern.exec(this.#text)
      const line = end && this.#text.slice(this.#at, end.index)
      // One arrow further on in the line would end the words of another.
      if (!end || line === null || line.includes('\n') || (pattern === SHORT_LINK_END && /\S[[({]/.test(line))) continue
      if (pattern === SHORT_LINK_END) this.#note('an arrow that Mermaid does not know', end[0])
      return end
    }
    return undefined
  }

  /** `|words|` after an arrow; the last bar on the way to the next box closes it. */
  #pipe(): string {
    const start = this.#at
    this.#skipSpaces()
    if (!this.#accept('|')) {
      this.#at = start
      return ''
    }
    const line = this.#rest.split('\n')[0] ?? ''
    const end = [...line.matchAll(/\|/g)].find(({ index }) => {
      const after = line.slice(index + 1)
      return /^\s*[^\s|)\]}>]/.test(after) && !/^[^-=]*\|/.test(after)
    })
    const close = end?.index ?? line.indexOf('|')
    if (close < 0) {
      this.#note('a label of an arrow that is not closed', line)
      const words = /^[^\s"]+/.exec(line)?.[0] ?? ''
      this.#at += words.length
      return words ? `|"${withoutQuotes(words)}"|` : ''
    }
    const raw = line.slice(0, close)
    this.#at += close + 1
    const { text, wrong } = mendLabel(raw, 'label of an arrow', this.#mending.isThorough)
    if (wrong) this.#note(wrong, raw)
    return wrong?.startsWith('an empty') ? '' : `|${text}|`
  }
}
