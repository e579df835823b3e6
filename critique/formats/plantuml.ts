import { Draft, LONGEST_LINE } from './draft.ts'
import type { DraftBox } from './draft.ts'
import type { Format } from './format.ts'

/** C4-PlantUML, the C4 diagrams of Mermaid, and component diagrams of PlantUML: boxes, relations and boundaries. */
export const plantuml: Format = {
  async read({ text }) {
    const blocks = [...text.matchAll(/^[ \t]*@startuml[^\n]*\n([\s\S]*?)(?:^[ \t]*@enduml|$(?![\s\S]))/gm)]
    const diagrams =
      blocks.length > 0
        ? blocks.map((match) => ({ text: match[0], line: text.slice(0, match.index).split('\n').length }))
        : [{ text, line: 1 }]
    const readings = diagrams.map(({ text: diagram, line }) => new Reader(diagram, line).read())
    return readings.map((reading, i) => (reading.name || readings.length === 1 ? reading : { ...reading, name: `Diagram ${i + 1}` }))
  },
}

const CALL = /^(\w+)\s*\(/
const ELEMENT = /^(Person|System|Container|Component|Node|Deployment_Node)(Db|Queue)?(?:_[LR])?(_Ext)?$/
const BOUNDARY = /^(?:\w+_)?Boundary$/
const RELATION = /^(Bi)?Rel(Index)?(_Back)?(?:_(?:[UDLR]|Up|Down|Left|Right|Neighbor))?$/
const SHAPES =
  /^(actor|person|component|database|queue|cloud|node|rectangle|package|folder|frame|storage|artifact|agent|boundary|control|entity|collections|interface|usecase|card|file|hexagon|process|stack|participant)\b(\/)?\s*/i
const REFERENCE = String.raw`(?:"[^"]+"|\[[^\]]+\]|\([^)]+\)|:[^:]+:|[\w.@]+)`
const ARROW = new RegExp(
  String.raw`^(${REFERENCE})\s*("[^"]*"\s*)?([<ox#*|}^+]*[-.=]+(?:\[[^\]]*\])?(?:(?:up|down|left|right|[udlr]{1,2})(?=[-.=]))?[-.=]*[>ox#*|{^+]*)\s*("[^"]*"\s*)?(${REFERENCE})\s*(?::\s*(.*))?$`,
)

const kinds: Readonly<Record<string, Partial<DraftBox>>> = {
  person: { kind: 'end_user' },
  actor: { kind: 'end_user' },
  db: { otherwise: 'relational_db' },
  database: { otherwise: 'relational_db' },
  storage: { otherwise: 'object_storage' },
  queue: { otherwise: 'message_queue' },
  ext: { otherwise: 'third_party_api' },
  cloud: { otherwise: 'third_party_api' },
}

class Reader {
  readonly #lines: readonly string[]
  readonly #first: number
  readonly #draft = new Draft()
  /** Groups that are open; undefined for a brace that opens none. */
  readonly #open: (string | undefined)[] = []
  #at = 0

  constructor(text: string, first: number) {
    this.#lines = text.replace(/\/'[\s\S]*?'\//g, (comment) => comment.replace(/[^\n]/g, '')).split(/\r\n?|\n/)
    this.#first = first
  }

  read(): ReturnType<Draft['finish']> {
    for (; this.#at < this.#lines.length; this.#at++) this.#line(this.#lines[this.#at]!.replace(/\s+/g, ' ').trim())
    return this.#draft.finish('a C4 or component diagram')
  }

  get #number(): number {
    return this.#first + this.#at
  }

  get #parent(): string | undefined {
    return this.#open.findLast((group) => group !== undefined)
  }

  #line(line: string): void {
    if (line.length > LONGEST_LINE) return this.#unread(line)
    if (line === '' || /^(?:'|@|!|C4\w+$|%%)/.test(line)) return
    if (line.startsWith('}')) {
      this.#open.pop()
      return this.#line(line.slice(1).trim())
    }
    const title = /^(?:title|caption)\s+(.+)$/i.exec(line)
    if (title) this.#draft.title = this.#draft.title || plain(title[1]!)
    else if (
      /^(?:skinparam|hide|show|left|top|scale|header|footer|legend|end|LAYOUT_|SHOW_|HIDE_|Update\w+|Add\w+|SetProperty|WithoutProperty|Lay_|sprite|style|autonumber|together|remove|allowmixing|page|newpage|<style|sequenceDiagram)/i.test(
        line,
      )
    )
      this.#skip(line)
    else if (/^note\b/i.test(line)) this.#note(line)
    else if (!this.#call(line) && !this.#shape(line) && !this.#arrow(line)) this.#unread(line)
  }

  /** What is about looks has a body in braces or up to its end. */
  #skip(line: string): void {
    if (line.endsWith('{')) this.#open.push(undefined)
    if (/^(?:legend|header|footer)\b\s*(?:left|right|center|top|bottom)?\s*$/i.test(line))
      this.#until(new RegExp(`^end\\s*${line.split(/\s/)[0]}`, 'i'))
    if (/^<style/i.test(line)) this.#until(/^<\/style>/i)
  }

  #until(end: RegExp): string[] {
    const body: string[] = []
    while (this.#at + 1 < this.#lines.length) {
      this.#at++
      const line = this.#lines[this.#at]!.trim()
      if (end.test(line)) break
      body.push(line)
    }
    return body
  }

  #note(line: string): void {
    const oneLine = /^note\b[^:"]*:\s*(.+)$/i.exec(line) ?? /^note\s+"([^"]+)"/i.exec(line)
    if (oneLine) this.#draft.note(plain(oneLine[1]!))
    else
      this.#draft.note(
        this.#until(/^end\s*note/i)
          .map(plain)
          .join(' '),
      )
  }

  #unread(line: string): void {
    if (line.endsWith('{')) this.#open.push(undefined)
    if (line !== '{') this.#draft.remarks.add('a line that cannot be read', this.#number, line)
  }

  /** `Container(api, "API", "Go")`, perhaps over several lines. */
  #call(line: string): boolean {
    const [, name = ''] = CALL.exec(line) ?? []
    if (!ELEMENT.test(name) && !BOUNDARY.test(name) && !RELATION.test(name)) return false
    const from = this.#number
    let text = line
    for (let more = 0; more < 12 && closingOf(text) < 0 && this.#at + 1 < this.#lines.length; more++)
      text += ` ${this.#lines[++this.#at]!.trim()}`
    const end = closingOf(text)
    const args = argumentsOf(text.slice(text.indexOf('(') + 1, end < 0 ? undefined : end))
    const opens =
      end >= 0 &&
      text
        .slice(end + 1)
        .trim()
        .startsWith('{')
    if (RELATION.test(name)) this.#relation(name, args, from)
    else this.#element(name, args, from, opens)
    return true
  }

  #element(name: string, args: Arguments, line: number, opens: boolean): void {
    const { positional, named } = args
    const [id = '', label = '', third = '', fourth = ''] = positional
    if (id === '') return
    const [, what = '', shape = '', external = ''] = ELEMENT.exec(name) ?? []
    const hasTechnology = what === 'Container' || what === 'Component'
    const technology = named.get('techn') ?? (hasTechnology ? third : '')
    const description = named.get('descr') ?? (hasTechnology ? fourth : what === 'Node' || what === 'Deployment_Node' ? fourth : third)
    const isGroup = what === '' || opens
    this.#draft.box({
      id,
      label: plain([named.get('label') ?? (label || id), isGroup || technology === '' ? '' : `(${technology})`].filter(Boolean).join(' ')),
      parent: this.#parent,
      line,
      ...(isGroup ? { isGroup } : (kinds[(shape || (what === 'Person' ? what : external.slice(1))).toLowerCase()] ?? {})),
      ...(!isGroup && plain(description) && { description: plain(description) }),
    })
    if (opens) this.#open.push(id)
    // Mermaid's C4 puts the brace on a line of its own, or leaves it out for nothing inside.
    else if (isGroup && this.#lines[this.#at + 1]?.trim() === '{') {
      this.#at++
      this.#open.push(id)
    }
  }

  #relation(name: string, { positional, named }: Arguments, line: number): void {
    const [, both, index, back] = RELATION.exec(name) ?? []
    const [from = '', to = '', label = '', technology = ''] = index ? positional.slice(1) : positional
    if (from === '' || to === '') return
    const words = plain([named.get('label') ?? label, bracketed(named.get('techn') ?? technology)].filter(Boolean).join(' '))
    this.#draft.arrow({ from: back ? to : from, to: back ? from : to, label: words, line, ...(both && { isDouble: true }) })
  }

  /** `database "Orders" as db {` */
  #shape(line: string): boolean {
    const [opening, word = ''] = SHAPES.exec(line) ?? []
    const bracketed = /^(\[[^\]]+\])\s*(?:as\s+(\w+))?\s*(?:<<.*>>)?\s*(?:#\w+)?$/.exec(line)
    if (bracketed) {
      const label = plain(bracketed[1]!.slice(1, -1))
      this.#draft.box({ id: bracketed[2] ?? label, label, parent: this.#parent, line: this.#number })
      return true
    }
    if (opening === undefined) return false
    const rest = line.slice(opening.length)
    const declared =
      /^(?:"([^"]*)"|(\[[^\]]*\])|(\([^)]*\))|(:[^:]*:)|([\w.@-]+))?\s*(?:as\s+("[^"]*"|[\w.@-]+))?\s*(?:<<.*?>>\s*)*(?:\$\w+\s*)*(?:\[\[.*?\]\]\s*)?(?:#[^{]*)?(\{|\[)?\s*$/.exec(
        rest,
      )
    if (!declared) return false
    const [, quoted, square, round, colon, name, alias, opens] = declared
    const spoken = quoted ?? (square ?? round ?? colon)?.slice(1, -1) ?? name
    const isAliasLabel = alias?.startsWith('"')
    const id = (isAliasLabel ? name : alias) ?? name ?? spoken ?? `group ${this.#number}`
    const label = plain((isAliasLabel ? alias!.slice(1, -1) : spoken) ?? '')
    if (opens === '[') this.#until(/\]\s*$/)
    const isGroup = opens === '{'
    this.#draft.box({
      id,
      label: label || id,
      parent: this.#parent,
      line: this.#number,
      ...(isGroup ? { isGroup } : (kinds[word.toLowerCase()] ?? {})),
    })
    if (isGroup) this.#open.push(id)
    return true
  }

  #arrow(line: string): boolean {
    const found = ARROW.exec(line)
    if (!found) return false
    const [, left = '', , shaft = '', , right = '', label = ''] = found
    const [from, to] = [this.#reference(left), this.#reference(right)]
    const [hasLeft, hasRight] = [/^<|^[*#}^]/.test(shaft), /[>*#{^]$/.test(shaft)]
    const isBackwards = hasLeft && !hasRight
    this.#draft.arrow({
      from: isBackwards ? to : from,
      to: isBackwards ? from : to,
      label: plain(label),
      line: this.#number,
      ...(hasLeft && hasRight && { isDouble: true }),
      ...(!hasLeft && !hasRight && { isHeadless: true }),
    })
    return true
  }

  /** A box that an arrow names before anything else did is there from then on. */
  #reference(written: string): string {
    const name = /^["[(:]/.test(written) ? plain(written.slice(1, -1)) : written
    if (!this.#draft.get(name))
      this.#draft.box({
        id: name,
        label: name,
        parent: this.#parent,
        line: this.#number,
        ...(written.startsWith(':') && { kind: 'end_user' }),
      })
    return name
  }
}

const bracketed = (text: string): string => (text ? `[${text}]` : '')

interface Arguments {
  positional: readonly string[]
  named: ReadonlyMap<string, string>
}

/** Place of the bracket that closes the first one, outside of quotes; -1 when it is not there. */
function closingOf(text: string): number {
  let depth = 0
  let isQuoted = false
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]
    if (sign === '"') isQuoted = !isQuoted
    else if (!isQuoted && sign === '(') depth++
    else if (!isQuoted && sign === ')' && --depth === 0) return at
  }
  return -1
}

function argumentsOf(text: string): Arguments {
  const named = new Map<string, string>()
  const positional: string[] = []
  for (const [part] of text.matchAll(/(?:"[^"]*"|[^,"])+/g)) {
    const [, name, value] = /^\s*\$(\w+)\s*=\s*([\s\S]*)$/.exec(part) ?? []
    const plainValue = (value ?? part).trim().replace(/^"([\s\S]*)"$/, '$1')
    if (name !== undefined) named.set(name, plainValue)
    else positional.push(plainValue)
  }
  return { positional, named }
}

/** Line breaks, Creole and HTML gone. */
const plain = (text: string): string =>
  text
    .replace(/\\n|<\/?br\s*\/?>/gi, '\n')
    .replace(/<\$[^>]*>|<&[^>]*>|<\/?(?:b|i|u|s|size|color|font|back|sub|sup)(?::[^>]*)?>/gi, '')
    .replace(/\*\*|\/\/(?=\w)|__/g, '')
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .join('\n')
