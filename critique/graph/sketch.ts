import {
  EdgeKind,
  emptyGraph,
  Requirements,
  Trust,
  type Edge,
  type Graph,
  type Node,
  type Props,
  type PropValue,
  type Zone,
} from './graph.ts'
import { kinds } from '../kinds/index.ts'
import { kindById } from '../kinds/lookup.ts'

/** A sketch with its marks: ids of the nodes and edges that an example expects to be flagged. */
export interface MarkedSketch {
  graph: Graph
  markedNodes: readonly string[]
  markedEdges: readonly string[]
}

/**
 * Reads the one-line notation of boards:
 *
 *     title "Trip planner"; requires { multiTenant: true, p95LatencyMs: 2000 };
 *     zone ven(trust: external) { llm#answer };
 *     end_user -> api_gateway -> *agent#planner { maxSteps: 8 } -> [#answer, vector_db]; #planner -telemetry-> llm_tracing
 *     note "PII only in the EU" near #answer
 *
 * A word is a kind or an alias (spaces as underscores); `kind#name` declares, `#name` or the same word refers back; `a+b#name` plays
 * further roles; `?#name` leaves the kind to be inferred from the label. Statements end with `;` or a new line.
 * @throws {SyntaxError} naming the line, the word and the choices.
 */
export function parseSketch(text: string): Graph {
  return parseMarkedSketch(text).graph
}

/** Like `parseSketch`, with what `*` marks. */
export function parseMarkedSketch(text: string): MarkedSketch {
  return new Reader(text).read()
}

interface Token {
  kind: 'word' | 'string' | 'name' | 'arrow' | 'sign' | 'end'
  text: string
  line: number
  /** Between two statements: a new line stands before this token. */
  afterBreak: boolean
}

// An arrow may carry properties between its halves, so `-data{` and `-{` open one that `}->` closes.
const TOKENS = [
  ['arrow', /-(?:[a-z]+-)?>|-(?:[a-z]+)?(?=\s*\{)/y],
  ['string', /"(?:[^"\\]|\\.)*"/y],
  ['name', /#(?:"(?:[^"\\]|\\.)*"|[\w.:]+)/y],
  ['word', /-?[\w.$%/@][\w.:$%/@+']*(?:-[\w.:$%/@+']+)*|\?/y],
  ['sign', /[;,{}()[\]:*]/y],
] as const

function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  let line = 1
  let afterBreak = false
  for (let at = 0; at < text.length;) {
    const rest = text[at]!
    if (rest === '\n') {
      line++
      afterBreak = true
      at++
      continue
    }
    if (/\s/.test(rest)) {
      at++
      continue
    }
    if (rest === '/' && text[at + 1] === '/') {
      while (at < text.length && text[at] !== '\n') at++
      continue
    }
    const match = firstMatch(text, at)
    if (!match)
      throw new SyntaxError(`sketch line ${line}: "${text.slice(at, at + 12)}" is not understood. Expected a kind, #name, an arrow or ";".`)
    tokens.push({ ...match, line, afterBreak })
    line += match.text.split('\n').length - 1
    afterBreak = false
    at += match.text.length
  }
  tokens.push({ kind: 'end', text: 'the end', line, afterBreak: true })
  return tokens
}

function firstMatch(text: string, at: number): Pick<Token, 'kind' | 'text'> | undefined {
  for (const [kind, pattern] of TOKENS) {
    pattern.lastIndex = at
    const found = pattern.exec(text)
    if (found) return { kind, text: found[0] }
  }
  return undefined
}

class Reader {
  readonly #tokens: Token[]
  #at = 0
  readonly #graph = emptyGraph()
  readonly #nodes = new Map<string, Node>()
  readonly #markedNodes = new Set<string>()
  readonly #markedEdges = new Set<string>()
  readonly #openZones: Zone[] = []
  /** References to a name before its declaration: allowed, checked at the end. */
  readonly #forward = new Map<string, Token>()

  constructor(text: string) {
    this.#tokens = tokenize(text)
  }

  read(): MarkedSketch {
    while (this.#now.kind !== 'end') this.#statement()
    for (const [name, token] of this.#forward) {
      if (!this.#nodes.has(name)) throw this.#error(token, `"#${name}" is not declared. Declare it once as kind#${name}.`)
    }
    this.#graph.nodes = [...this.#nodes.values()]
    return { graph: this.#graph, markedNodes: [...this.#markedNodes], markedEdges: [...this.#markedEdges] }
  }

  get #now(): Token {
    return this.#tokens[this.#at]!
  }

  #take(): Token {
    return this.#tokens[this.#at++]!
  }

  #is(text: string): boolean {
    return this.#now.text === text && this.#now.kind !== 'string'
  }

  #accept(text: string): boolean {
    if (!this.#is(text)) return false
    this.#at++
    return true
  }

  #expect(text: string): Token {
    if (this.#is(text)) return this.#take()
    throw this.#error(this.#now, `expected "${text}", found ${quote(this.#now)}.`)
  }

  #error(token: Token, what: string): SyntaxError {
    return new SyntaxError(`sketch line ${token.line}: ${what}`)
  }

  #statement(): void {
    if (this.#accept(';')) return
    const { text, kind } = this.#now
    const next = this.#tokens[this.#at + 1]
    if (kind === 'word' && text === 'requires' && next?.text === '{') this.#requires()
    else if (kind === 'word' && text === 'title' && next?.kind === 'string') this.#title()
    else if (kind === 'word' && text === 'zone' && (next?.kind === 'word' || next?.kind === 'string')) this.#zone()
    else if (kind === 'word' && text === 'note' && next?.kind === 'string') this.#note()
    else this.#chain()
    this.#endStatement()
  }

  #endStatement(): void {
    if (this.#accept(';') || this.#now.afterBreak || this.#is('}')) return
    if (this.#tokens[this.#at - 1]?.text === '}') return
    throw this.#error(this.#now, `expected ";" or an arrow, found ${quote(this.#now)}.`)
  }

  #requires(): void {
    const at = this.#take()
    const parsed = Requirements.safeParse({ ...this.#graph.requirements, ...this.#props() })
    if (!parsed.success) {
      const [issue] = parsed.error.issues
      throw this.#error(at, `requires ${issue!.path.join('.')}: ${issue!.message}.`)
    }
    this.#graph.requirements = parsed.data
  }

  #title(): void {
    this.#take()
    this.#graph.title = unquote(this.#take().text)
  }

  #note(): void {
    this.#take()
    const note = { id: `t${this.#graph.notes.length + 1}`, text: unquote(this.#take().text) }
    const near: string[] = []
    if (this.#accept('near')) {
      do near.push(this.#reference(this.#take()))
      while (this.#accept(','))
    }
    this.#graph.notes.push(near.length > 0 ? { ...note, near } : note)
  }

  #reference(token: Token): string {
    if (token.kind !== 'name') throw this.#error(token, `expected a #name, found ${quote(token)}.`)
    const name = unquote(token.text.slice(1))
    if (!this.#nodes.has(name)) this.#forward.set(name, token)
    return name
  }

  #zone(): void {
    this.#take()
    const token = this.#take()
    const id = token.kind === 'string' ? unquote(token.text) : token.text
    const known = this.#graph.zones.find((zone) => zone.id === id)
    if (known && this.#is('(')) throw this.#error(token, `zone "${id}" is declared twice. Open it again without "(…)".`)
    const given = this.#is('(') ? this.#entries('(', ')') : {}
    const zone = known ?? toZone(id, given, this.#openZones.at(-1)?.id, (what) => this.#error(token, what))
    if (!known) this.#graph.zones.push(zone)
    this.#expect('{')
    this.#openZones.push(zone)
    while (!this.#is('}')) {
      if (this.#now.kind === 'end') throw this.#error(token, `zone "${id}" is not closed with "}".`)
      this.#statement()
    }
    this.#openZones.pop()
    this.#expect('}')
  }

  #chain(): void {
    let starts = this.#group()
    for (;;) {
      const arrowMarked = this.#is('*') && this.#tokens[this.#at + 1]?.kind === 'arrow'
      if (arrowMarked) this.#take()
      if (this.#now.kind !== 'arrow') {
        if (arrowMarked) throw this.#error(this.#now, `expected an arrow after "*", found ${quote(this.#now)}.`)
        return
      }
      const arrow = this.#arrow()
      const ends = this.#group()
      for (const from of starts) for (const to of ends) this.#addEdge(from, to, arrow, arrowMarked)
      starts = ends
    }
  }

  #arrow(): Pick<Edge, 'kind' | 'label' | 'props'> & { id?: string } {
    const token = this.#take()
    const word = token.text.replaceAll(/[->]/g, '')
    const kind = EdgeKind.safeParse(word)
    if (word !== '' && !kind.success) {
      throw this.#error(token, `"-${word}->" is not an edge. Write one of: ->, ${EdgeKind.options.map((k) => `-${k}->`).join(', ')}.`)
    }
    let props: Props | undefined
    if (!token.text.endsWith('>')) {
      props = this.#props()
      this.#expect('->')
    }
    const { label, id, ...rest } = props ?? {}
    return {
      ...(kind.success ? { kind: kind.data } : {}),
      ...(label !== undefined ? { label: String(label) } : {}),
      ...(id !== undefined ? { id: String(id) } : {}),
      ...(Object.keys(rest).length > 0 ? { props: rest } : {}),
    }
  }

  #addEdge(from: string, to: string, { id, ...arrow }: Pick<Edge, 'kind' | 'label' | 'props'> & { id?: string }, marked: boolean): void {
    const edge: Edge = { id: id ?? `e${this.#graph.edges.length + 1}`, from, to, ...arrow }
    this.#graph.edges.push(edge)
    if (marked) this.#markedEdges.add(edge.id)
  }

  /** One node or a list of them. */
  #group(): string[] {
    if (!this.#accept('[')) return [this.#node()]
    const group: string[] = []
    do group.push(this.#node())
    while (this.#accept(','))
    this.#expect(']')
    return group
  }

  #node(): string {
    const marked = this.#accept('*')
    const token = this.#take()
    const id = token.kind === 'name' ? this.#reference(token) : this.#declare(token)
    if (marked) this.#markedNodes.add(id)
    if (this.#is('{')) this.#addProps(id, token)
    return id
  }

  #declare(token: Token): string {
    if (token.kind !== 'word') throw this.#error(token, `expected a kind or #name, found ${quote(token)}.`)
    const roles = token.text === '?' ? [] : token.text.split('+').map((word) => this.#kindOf(word, token))
    const name = this.#now.kind === 'name' && !this.#now.afterBreak ? unquote(this.#take().text.slice(1)) : undefined
    const id = name ?? roles[0] ?? 'box'
    const known = this.#nodes.get(id)
    if (known) {
      if (known.kind !== roles[0])
        throw this.#error(token, `"#${id}" is already a ${known.kind ?? 'box without a kind'}, not a ${token.text}.`)
      return id
    }
    const zone = this.#openZones.at(-1)
    this.#nodes.set(id, {
      id,
      label: name ?? (roles[0] ? (kindById(roles[0])?.name ?? id) : id),
      ...(roles[0] ? { kind: roles[0] } : {}),
      ...(roles.length > 1 ? { roles: roles.slice(1) } : {}),
      ...(zone ? { zone: zone.id } : {}),
    })
    return id
  }

  #kindOf(word: string, token: Token): string {
    if (word === 'unknown' || kindById(word)) return word
    const id = idByAlias.get(word.toLowerCase())
    if (id) return id
    throw this.#error(token, `"${word}" is not a kind. ${suggestion(word)}`)
  }

  #addProps(id: string, token: Token): void {
    const { label, ...props } = this.#props()
    const node = this.#nodes.get(id)
    if (!node) throw this.#error(token, `"#${id}" is not declared yet. Put its properties where it is declared.`)
    if (label !== undefined) node.label = String(label)
    if (Object.keys(props).length > 0) node.props = { ...node.props, ...props }
  }

  #props(): Props {
    return this.#entries('{', '}')
  }

  #entries(open: string, close: string): Props {
    this.#expect(open)
    const props: Props = {}
    while (!this.#accept(close)) {
      const key = this.#take()
      if (key.kind !== 'word' && key.kind !== 'string') throw this.#error(key, `expected a property, found ${quote(key)}.`)
      const name = (key.kind === 'string' ? unquote(key.text) : key.text).replace(/:$/, '')
      if (!key.text.endsWith(':') || key.kind === 'string') this.#expect(':')
      Object.defineProperty(props, name, { value: this.#value(), enumerable: true, writable: true, configurable: true })
      if (!this.#accept(',') && !this.#accept(';') && !this.#is(close) && !this.#now.afterBreak)
        throw this.#error(this.#now, `expected "," or "${close}", found ${quote(this.#now)}.`)
    }
    return props
  }

  #value(): PropValue {
    if (!this.#accept('[')) return this.#scalar()
    const values: (string | number)[] = []
    while (!this.#accept(']')) {
      const value = this.#scalar()
      values.push(typeof value === 'number' ? value : String(value))
      if (!this.#accept(',') && !this.#is(']')) throw this.#error(this.#now, `expected "," or "]", found ${quote(this.#now)}.`)
    }
    return values
  }

  #scalar(): string | number | boolean | null {
    const token = this.#take()
    if (token.kind === 'string') return unquote(token.text)
    if (token.kind !== 'word') throw this.#error(token, `expected a value, found ${quote(token)}. Text goes in "quotes".`)
    if (token.text === 'true' || token.text === 'false') return token.text === 'true'
    if (token.text === 'null') return null
    const number = Number(token.text)
    return Number.isFinite(number) ? number : token.text
  }
}

function toZone(id: string, given: Props, parent: string | undefined, error: (what: string) => Error): Zone {
  const { label, kind, trust, region, ...props } = given
  const parsedTrust = Trust.safeParse(trust)
  if (trust !== undefined && !parsedTrust.success)
    throw error(`"${String(trust)}" is not a trust. Write one of: ${Trust.options.join(', ')}.`)
  const implied = trust !== undefined ? 'trust' : props.tenant !== undefined ? 'tenant' : region !== undefined ? 'region' : 'group'
  const stated = kind === undefined ? implied : String(kind)
  if (stated !== 'trust' && stated !== 'tenant' && stated !== 'region' && stated !== 'group')
    throw error(`"${stated}" is not a kind of zone. Write one of: trust, tenant, region, group.`)
  return {
    id,
    label: label === undefined ? id : String(label),
    kind: stated,
    ...(parsedTrust.success ? { trust: parsedTrust.data } : {}),
    ...(region !== undefined ? { region: String(region) } : {}),
    ...(parent !== undefined ? { parent } : {}),
    ...(Object.keys(props).length > 0 ? { props } : {}),
  }
}

const quote = (token: Token): string => (token.kind === 'end' ? token.text : `"${token.text}"`)

const unquote = (text: string): string => (text.startsWith('"') ? (JSON.parse(text.replaceAll('\n', String.raw`\n`)) as string) : text)

const idByAlias: ReadonlyMap<string, string> = new Map(
  kinds.flatMap((kind) => [kind.name, ...kind.aliases].map((alias) => [alias.toLowerCase().replaceAll(' ', '_'), kind.id])),
)

/** The nearest kinds by name, for an error that helps. */
function suggestion(word: string): string {
  const wanted = new Set(word.toLowerCase().split(/[_\W]+/))
  const near = kinds
    .map((kind) => ({
      id: kind.id,
      shared: kind.id
        .split('_')
        .filter((part) => [...wanted].some((w) => w !== '' && (part.startsWith(w.slice(0, 4)) || w.startsWith(part.slice(0, 4))))).length,
    }))
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared || (a.id < b.id ? -1 : 1))
    .slice(0, 5)
    .map(({ id }) => id)
  return near.length > 0 ? `Write one of: ${near.join(', ')}.` : 'The command "premortem kinds" lists them all.'
}

/**
 * Writes a graph in the notation. What the notation cannot carry (unknown keys) is left out; everything else comes back from
 * `parseSketch` equal.
 */
export function writeSketch(graph: Graph): string {
  const lines: string[] = []
  if (graph.title) lines.push(`title ${JSON.stringify(graph.title)}`)
  if (Object.keys(graph.requirements).length > 0) lines.push(`requires ${writeProps(graph.requirements as Props)}`)
  lines.push(...writeNodes(graph))
  graph.edges.forEach((edge, i) => lines.push(writeEdge(edge, `e${i + 1}`)))
  for (const note of graph.notes)
    lines.push(`note ${JSON.stringify(note.text)}${note.near?.length ? ` near ${note.near.map(writeName).join(', ')}` : ''}`)
  return lines.join('\n')
}

/** Nodes in their order, each run of one zone inside it; a zone is opened again where its nodes do not stand together. */
function writeNodes(graph: Graph): string[] {
  const lines: string[] = []
  const zones = new Map(graph.zones.map((zone) => [zone.id, zone]))
  const pending = [...graph.zones]
  const within = (id: string | null | undefined, inner: string[]): string[] => {
    const zone = id == null ? undefined : zones.get(id)
    if (!zone) return inner
    const isNew = pending[0] === zone
    if (isNew) pending.shift()
    const head = `zone ${writeWord(zone.id)}${isNew ? writeZoneProps(zone) : ''} {`
    return within(zone.parent, inner.length > 0 ? [head, ...inner.map((line) => `  ${line}`), '}'] : [`${head} }`])
  }
  /** Zones come back in the order in which they are first written, so those before this one are written first. */
  const openUpTo = (id: string | null | undefined): void => {
    while (pending.some((zone) => zone.id === id) && pending[0]!.id !== id) lines.push(...within(pending[0]!.id, []))
  }
  for (let i = 0; i < graph.nodes.length;) {
    const { zone } = graph.nodes[i]!
    let end = i
    while (end < graph.nodes.length && (graph.nodes[end]!.zone ?? undefined) === (zone ?? undefined)) end++
    openUpTo(zone)
    lines.push(...within(zone, graph.nodes.slice(i, end).map(writeNode)))
    i = end
  }
  while (pending.length > 0) lines.push(...within(pending[0]!.id, []))
  return lines
}

function writeNode(node: Node): string {
  const kinds = [node.kind ?? '?', ...(node.roles ?? [])].join('+')
  const props = { ...(node.label !== node.id ? { label: node.label } : {}), ...node.props }
  return `${kinds}${writeName(node.id)}${Object.keys(props).length > 0 ? ` ${writeProps(props)}` : ''}`
}

function writeEdge(edge: Edge, usualId: string): string {
  const props = {
    ...(edge.id !== usualId ? { id: edge.id } : {}),
    ...(edge.label !== undefined ? { label: edge.label } : {}),
    ...edge.props,
  }
  const middle = Object.keys(props).length > 0 ? `-${edge.kind ?? ''}${writeProps(props)}->` : edge.kind ? `-${edge.kind}->` : '->'
  return `${writeName(edge.from)} ${middle} ${writeName(edge.to)}`
}

function writeZoneProps(zone: Zone): string {
  const props = {
    ...(zone.label !== zone.id ? { label: zone.label } : {}),
    kind: zone.kind,
    ...(zone.trust ? { trust: zone.trust } : {}),
    ...(zone.region ? { region: zone.region } : {}),
    ...zone.props,
  }
  return `(${writeEntries(props)})`
}

const writeName = (id: string): string => (/^[\w.:]+$/.test(id) ? `#${id}` : `#${JSON.stringify(id)}`)
const writeWord = (word: string): string => (/^[A-Za-z_]\w*$/.test(word) ? word : JSON.stringify(word))
const writeProps = (props: Props): string => `{ ${writeEntries(props)} }`
const writeEntries = (props: Props): string =>
  Object.entries(props)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${writeWord(name)}: ${writeValue(value)}`)
    .join(', ')

function writeValue(value: PropValue): string {
  if (Array.isArray(value)) return `[${value.map(writeValue).join(', ')}]`
  if (typeof value !== 'string') return String(value)
  return /^[A-Za-z_]\w*$/.test(value) && !/^(true|false|null|NaN|Infinity)$/.test(value) ? value : JSON.stringify(value)
}
