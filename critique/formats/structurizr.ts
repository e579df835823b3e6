import { Draft, LONGEST_LINE } from './draft.ts'
import type { DraftBox } from './draft.ts'
import type { Format, Reading } from './format.ts'

/** Structurizr's DSL: people, systems, containers, components, groups and relations of the model. Views and styles are about looks. */
export const structurizr: Format = {
  async read({ text }) {
    return [new Reader(text).read()]
  },
}

interface Token {
  text: string
  isQuoted: boolean
}

interface Statement {
  tokens: readonly Token[]
  line: number
  opens: boolean
}

/** What a block that is open means. */
interface Block {
  kind: 'workspace' | 'model' | 'other' | 'box' | 'group'
  /** Of a box or a group. */
  id?: string
}

const ELEMENTS: Readonly<Record<string, Partial<DraftBox> & { hasTechnology?: boolean }>> = {
  person: { kind: 'end_user' },
  softwaresystem: {},
  container: { hasTechnology: true },
  component: { hasTechnology: true },
  element: {},
}
const SETTINGS = new Set([
  'tags',
  'tag',
  'description',
  'technology',
  'url',
  'properties',
  'perspectives',
  'name',
  'instances',
  'healthcheck',
])
const SKIPPED = new Set([
  'views',
  'configuration',
  'deploymentenvironment',
  'styles',
  'archetypes',
  'documentation',
  'branding',
  'terminology',
  'users',
])

class Reader {
  readonly #statements: readonly (Statement | 'close')[]
  readonly #draft = new Draft()
  readonly #open: Block[] = []
  /** Identifier, plain or with those around it, to id. */
  readonly #names = new Map<string, string>()
  readonly #relations: { from: string; to: string; label: string; line: number }[] = []
  #at = 0

  constructor(text: string) {
    this.#statements = statementsOf(text)
  }

  read(): Reading {
    for (; this.#at < this.#statements.length; this.#at++) {
      const statement = this.#statements[this.#at]!
      if (statement === 'close') this.#open.pop()
      else this.#statement(statement)
    }
    for (const { from, to, ...rest } of this.#relations) {
      const [start, end] = [this.#resolve(from), this.#resolve(to)]
      if (start !== undefined && end !== undefined) this.#draft.arrow({ from: start, to: end, ...rest })
      else this.#draft.remarks.add('a relation of something that is not there', rest.line, `${from} -> ${to}`)
    }
    return this.#draft.finish('a Structurizr workspace with a model')
  }

  /** The innermost box or group that is open. */
  get #inside(): string | undefined {
    return this.#open.findLast(({ id }) => id !== undefined)?.id
  }

  get #box(): string | undefined {
    return this.#open.findLast((block) => block.kind === 'box')?.id
  }

  #statement({ tokens, line, opens }: Statement): void {
    const [first, second] = tokens
    if (!first) {
      if (opens) this.#open.push({ kind: 'other' })
      return
    }
    const word = first.text.toLowerCase()
    if (first.text.startsWith('!')) return this.#directive(first.text, tokens, line, opens)
    if (tokens.some(({ text, isQuoted }) => !isQuoted && isArrow(text))) return this.#relation(tokens, line, opens)
    if (word === 'workspace') {
      this.#draft.title = second?.isQuoted ? second.text : ''
      if (opens) this.#open.push({ kind: 'workspace' })
    } else if (word === 'model') this.#open.push({ kind: 'model' })
    else if (SKIPPED.has(word) && second?.text !== '=') this.#skipBlock(word, line, opens)
    else if (word === 'group') this.#group(tokens, line, opens)
    else if (SETTINGS.has(word) && second?.text !== '=') this.#setting(word, tokens, line, opens)
    else this.#element(tokens, line, opens)
  }

  #directive(name: string, tokens: readonly Token[], line: number, opens: boolean): void {
    if (name === '!include') this.#draft.remarks.add('an included file', line, tokens[1]?.text)
    if (name === '!element' || name === '!extend' || name === '!ref') {
      const id = this.#resolve(tokens[1]?.text ?? '')
      if (opens) this.#open.push(id === undefined ? { kind: 'other' } : { kind: 'box', id })
    } else if (opens) this.#skipBlock(name, line, opens)
  }

  #skipBlock(word: string, line: number, opens: boolean): void {
    if (word === 'deploymentenvironment') this.#draft.remarks.add('a deployment environment', line)
    if (!opens) return
    for (let depth = 1; depth > 0 && this.#at + 1 < this.#statements.length;) {
      const next = this.#statements[++this.#at]!
      if (next === 'close') depth--
      else if (next.opens) depth++
    }
  }

  #group(tokens: readonly Token[], line: number, opens: boolean): void {
    const label = tokens[1]?.text ?? ''
    const id = `group ${line}`
    this.#draft.box({ id, label, parent: this.#inside, line, isGroup: true })
    if (opens) this.#open.push({ kind: 'group', id })
  }

  #setting(word: string, tokens: readonly Token[], line: number, opens: boolean): void {
    if (opens) return this.#skipBlock(word, line, opens)
    const box = this.#box === undefined ? undefined : this.#draft.get(this.#box)
    const value = tokens[1]?.text ?? ''
    if (!box || value === '') return
    if (word === 'description') box.description = value
    else if (word === 'technology') box.label = `${box.label} (${value})`
    else if (word === 'tags' || word === 'tag')
      Object.assign(
        box,
        meaningOf(
          tokens
            .slice(1)
            .map(({ text }) => text)
            .join(','),
        ),
      )
  }

  /** `api = container "API" "Answers" "Go" "Tag"`; a word that is no element is an archetype of the author's. */
  #element(tokens: readonly Token[], line: number, opens: boolean): void {
    const isNamed = tokens[1]?.text === '=' && !tokens[1].isQuoted
    const identifier = isNamed ? tokens[0]!.text : undefined
    const [what, name, ...rest] = isNamed ? tokens.slice(2) : tokens
    if (!what || !name || what.isQuoted || !(name.isQuoted || Object.hasOwn(ELEMENTS, what.text.toLowerCase()))) {
      if (tokens.length > 0) this.#draft.remarks.add('a line that cannot be read', line, tokens.map(({ text }) => text).join(' '))
      if (opens) this.#open.push({ kind: 'other' })
      return
    }
    const word = what.text.toLowerCase()
    const { hasTechnology = word !== 'softwaresystem' && word !== 'person', ...known } = Object.hasOwn(ELEMENTS, word)
      ? ELEMENTS[word]!
      : {}
    const [description = '', technology = '', tags = ''] = hasTechnology
      ? rest.map(({ text }) => text)
      : [rest[0]?.text, undefined, rest[1]?.text]
    const id = this.#idFor(identifier ?? name.text)
    const box = { id, label: technology ? `${name.text} (${technology})` : name.text, parent: this.#inside, line, description }
    this.#draft.box({ ...box, ...known, ...meaningOf(tags) })
    if (identifier !== undefined) this.#name(identifier, id)
    this.#name(name.text, id)
    if (opens) this.#open.push({ kind: 'box', id })
  }

  #idFor(wanted: string): string {
    let id = wanted
    for (let n = 2; this.#draft.get(id); n++) id = `${wanted}~${n}`
    return id
  }

  /** By itself, and by the way to it, as `!identifiers hierarchical` has it. */
  #name(identifier: string, id: string): void {
    if (!this.#names.has(identifier)) this.#names.set(identifier, id)
    const boxes = this.#open.flatMap((block) => (block.kind === 'box' && block.id !== undefined ? [block.id] : []))
    for (let from = 0; from < boxes.length; from++) this.#names.set([...boxes.slice(from), identifier].join('.'), id)
  }

  #resolve(name: string): string | undefined {
    return this.#names.get(name) ?? this.#names.get(name.split('.').at(-1) ?? '')
  }

  /** `a -> b "asks" "HTTPS"`, and inside of an element `-> b "asks"`. */
  #relation(tokens: readonly Token[], line: number, opens: boolean): void {
    const bare = tokens[1]?.text === '=' ? tokens.slice(2) : tokens
    const arrow = bare.findIndex(({ text, isQuoted }) => !isQuoted && isArrow(text))
    const spoken = bare[arrow - 1]?.text
    const from = spoken === undefined || spoken === 'this' ? this.#box : spoken
    const to = bare[arrow + 1]?.text === 'this' ? this.#box : bare[arrow + 1]?.text
    const [description = '', technology = ''] = bare.slice(arrow + 2).map(({ text }) => text)
    const label = [description, technology && `[${technology}]`].filter(Boolean).join(' ')
    if (from !== undefined && to !== undefined) {
      this.#relations.push({ from: this.#names.has(from) ? from : (this.#known(from) ?? from), to, label, line })
    }
    if (opens) this.#skipBlock('relation', line, true)
  }

  /** Inside of an element its own id is meant, which may have no name of its own. */
  #known(id: string): string | undefined {
    if (this.#draft.get(id)) this.#names.set(id, id)
    return this.#draft.get(id) ? id : undefined
  }
}

const isArrow = (text: string): boolean => /^-(?:-?\w*-?)?-?>$/.test(text)

/** Tags say shape by convention: "Database", "Queue", "External". */
function meaningOf(tags: string): Partial<DraftBox> {
  if (/\b(database|db|data ?store)\b/i.test(tags)) return { otherwise: 'relational_db' }
  if (/\b(queue|topic|message ?bus)\b/i.test(tags)) return { otherwise: 'message_queue' }
  return /\b(external|existing system|third[- ]party)\b/i.test(tags) ? { otherwise: 'third_party_api' } : {}
}

/** Lines, each with what stands on it; a brace at the end opens a block, a brace alone closes one. */
function statementsOf(text: string): (Statement | 'close')[] {
  const bare = text.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ''))
  const statements: (Statement | 'close')[] = []
  const lines = bare.split(/\r\n?|\n/)
  for (let at = 0; at < lines.length; at++) {
    const line = at + 1
    let whole = lines[at]!
    while (whole.endsWith('\\') && at + 1 < lines.length) whole = whole.slice(0, -1) + lines[++at]!
    if (whole.length > LONGEST_LINE || /^\s*(?:\/\/|#)/.test(whole)) continue
    const tokens = tokensOf(whole)
    while (tokens[0]?.text === '}' && !tokens[0].isQuoted) {
      tokens.shift()
      statements.push('close')
    }
    const last = tokens.at(-1)
    const closes = last?.text === '}' && !last.isQuoted && tokens.length > 1
    if (closes) tokens.pop()
    const opens = tokens.at(-1)?.text === '{' && !tokens.at(-1)?.isQuoted
    const inner = tokens.findIndex(({ text: sign, isQuoted }) => sign === '{' && !isQuoted)
    if (opens) tokens.pop()
    // `x = container "X" { tags "Y" }` on one line.
    if (!opens && closes && inner > 0) {
      statements.push(
        { tokens: tokens.slice(0, inner), line, opens: true },
        { tokens: tokens.slice(inner + 1), line, opens: false },
        'close',
      )
    } else if (tokens.length > 0 || opens) {
      statements.push({ tokens, line, opens })
      if (closes) statements.push('close')
    }
  }
  return statements
}

const tokensOf = (line: string): Token[] =>
  [...line.matchAll(/"((?:[^"\\]|\\.)*)"|([{}])|([^\s"{}]+)/g)].map(([, quoted, brace, word]) => ({
    text: quoted?.replace(/\\(["\\])/g, '$1').replace(/\\n/g, ' ') ?? brace ?? word ?? '',
    isQuoted: quoted !== undefined,
  }))
