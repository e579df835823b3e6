/** What a model costs, in US dollars per million tokens. */
export interface ModelPrice {
  id: string
  /** Who bills it. */
  provider: string
  /** What people write on a box: the id without dates and editions. */
  name: string
  input: number
  /** 0 for what writes nothing. */
  output: number
  /** Input that a prompt cache holds; absent where the vendor has no such price. */
  cacheRead?: number
  /** Tokens that fit into one call. */
  contextWindow?: number
  /** Prices of a call whose input is longer than `above` tokens. */
  long?: { above: number; input: number; output: number; cacheRead?: number }
}

/** Prices of one day. They change within the year, so the day belongs to every number made of them. */
export interface PriceTable {
  /** Day on which they held, YYYY-MM-DD. */
  date: string
  source: string
  models: readonly ModelPrice[]
}

/** Where prices come from: the table that the product brings along, or one's own. */
export interface Prices {
  readonly date: string
  readonly source: string
  /** The model that a text names; undefined where it names none for certain. */
  find: (text: string) => ModelPrice | undefined
}

interface Name {
  words: readonly string[]
  model: ModelPrice
}

/** Words that make another model of the name before them: "gpt-5 pro" is not "gpt-5". */
const EDITIONS = new Set(
  'mini nano micro lite pro max plus turbo flash large small medium tiny ultra high audio realtime live image tts transcribe search vision codex chat oss embedding embed rerank thinking deep o luna sol terra astra haiku sonnet opus instant preview light'.split(
    ' ',
  ),
)
/** Editions that cost the same as the plain name. */
const SAME = new Set(['preview', 'thinking', 'high', 'chat'])

/** Looks models up by what people write: case, hyphens, dots and dates do not matter, versions and editions do. */
export function tablePrices({ date, source, models }: PriceTable): Prices {
  const byFirst = new Map<string, Name[]>()
  for (const model of models) {
    for (const words of namesOf(model)) {
      const list = byFirst.get(words[0]!) ?? []
      list.push({ words, model })
      byFirst.set(words[0]!, list)
    }
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.words.length - a.words.length)
  const known = new Map<string, ModelPrice | undefined>()
  const find = (text: string): ModelPrice | undefined => {
    if (!known.has(text)) known.set(text, findIn(byFirst, wordsOf(text)))
    return known.get(text)
  }
  return { date, source, find }
}

/** Letters and numbers apart: "GPT-4o mini" is gpt, 4, o, mini. */
const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[a-z]+|\d+/g) ?? []

/** The id, the name, and for families whose maker is left out the rest: "Haiku 4.5", "Claude 4.5 Haiku". */
function namesOf({ id, name }: ModelPrice): readonly (readonly string[])[] {
  const all = [wordsOf(id), wordsOf(name)]
  const [maker, ...rest] = wordsOf(name)
  if (maker === 'claude') {
    all.push(rest)
    const family = rest.find((word) => !/\d/.test(word))!
    const version = rest.filter((word) => word !== family)
    all.push([maker, ...version, family], [maker, family, ...version], [family, ...version])
    // "4-0" is written "4".
    if (version.at(-1) === '0')
      all.push([maker, family, ...version.slice(0, -1)], [family, ...version.slice(0, -1)], [maker, ...version.slice(0, -1), family])
  }
  return all.filter((words) => words.length > 1 || words[0]!.length > 2)
}

function findIn(names: ReadonlyMap<string, readonly Name[]>, words: readonly string[]): ModelPrice | undefined {
  for (let at = 0; at < words.length; at++) {
    const found = names.get(words[at]!)?.find((name) => name.words.every((word, i) => words[at + i] === word))
    if (!found) continue
    const next = words[at + found.words.length]
    const isOther = next !== undefined && (EDITIONS.has(next) ? !SAME.has(next) : /^\d{1,3}$/.test(next))
    return isOther ? undefined : found.model
  }
  return undefined
}
