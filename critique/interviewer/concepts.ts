import type { Criterion } from './criterion.ts'
import { mended, occurrences, type Phrase, readPhrases, vocabularyOf } from './phrases.ts'
import { isEmpty, stem, tokenise, type Token } from './tokens.ts'

/** Why words that are there do not count. */
export type Discount = 'negated' | 'listed' | 'echoed'

/** One criterion in one text: the words that decided it and where they stand. */
export interface Match {
  criterion: string
  /** As they stand in the text. */
  words: string
  start: number
  end: number
  /** The sentence around it. */
  from: number
  to: number
  /** What the sentence ties it to: a box of the board, an arrow between two, a number. */
  tie: 'node' | 'edge' | 'number' | null
  /** Boxes that the sentence names. */
  nodes: readonly string[]
  /** Set where it does not count, with the reason that a person sees. */
  discount: Discount | null
}

export interface Coverage {
  /** At most one for each criterion, the one that counts most. */
  matches: readonly Match[]
  /** Words of the text, fillers included. */
  words: number
  /** More concepts than sentences about them: a list, not an answer. */
  isStuffed: boolean
}

/** Criteria made ready for many texts. */
export interface Lexicon {
  entries: readonly { criterion: Criterion; phrases: readonly Phrase[] }[]
  vocabulary: ReadonlySet<string>
}

export interface Surroundings {
  /** Texts that the person was shown, made ready by `asTold`. A sentence out of them is an echo. */
  told?: readonly Told[]
  /** Boxes on the board, to see what a sentence is about. */
  nodes?: readonly { id: string; label: string }[]
}

/** A text that the person was shown, as echoes are looked for: its stems in a row. */
export type Told = string & { readonly told: unique symbol }

export const asTold = (text: string): Told =>
  ` ${tokenise(text)
    .map((token) => token.stem)
    .join(' ')} ` as Told

/** `ready`: a lexicon that was made before; what it holds in the same words is taken over instead of being read again. */
export function lexiconOf(criteria: readonly Criterion[], ready?: Lexicon): Lexicon {
  const known = new Map(ready?.entries.map((entry) => [entry.criterion.id, entry]))
  const fresh: Phrase[] = []
  const entries = criteria.map((criterion) => {
    const same = known.get(criterion.id)
    if (same && same.criterion.words.join() === criterion.words.join()) return { criterion, phrases: same.phrases }
    const phrases = criterion.words.flatMap(readPhrases)
    fresh.push(...phrases)
    return { criterion, phrases }
  })
  return { entries, vocabulary: new Set([...(ready?.vocabulary ?? []), ...vocabularyOf(fresh)]) }
}

/**
 * What a text covers of the criteria, with the words that decided it. It never judges how good the text is: a criterion is covered or not.
 * Words that are denied, that stand in a bare list, or that repeat what the person was shown are found and do not count.
 */
export function covered(text: string, criteria: Lexicon | readonly Criterion[], around: Surroundings = {}): Coverage {
  const lexicon = 'vocabulary' in criteria ? criteria : lexiconOf(criteria)
  const tokens = mended(tokenise(text), lexicon.vocabulary)
  const found = lexicon.entries.flatMap(({ criterion, phrases }) => hitsOf(criterion, phrases, tokens))
  const isStuffed = stuffed(found, tokens)
  const bare = bareLists(found, tokens)
  const echoes = echoedSentences(tokens, around.told ?? [])
  const labels = labelsOf(around.nodes ?? [])
  const matches = found.map((hit) => toMatch(hit, text, tokens, { isStuffed, bare, echoes, labels }))
  return { matches: bestOfEach(matches), words: tokens.length, isStuffed }
}

/** Does it count? */
export const counts = (match: Match): boolean => match.discount === null

interface Hit {
  criterion: string
  first: number
  last: number
  at: readonly number[]
  negated: boolean
}

function hitsOf(criterion: Criterion, phrases: readonly Phrase[], tokens: readonly Token[]): Hit[] {
  return phrases.flatMap((phrase) =>
    occurrences(phrase, tokens).map(({ first, last, at }) => ({
      criterion: criterion.id,
      first,
      last,
      at,
      negated: !criterion.isFault && isNegated(tokens, first),
    })),
  )
}

const NEGATIONS = new Set(
  [
    'no',
    'not',
    'never',
    'without',
    'cannot',
    'neither',
    'nor',
    'none',
    'skip',
    'forgot',
    'forget',
    'lack',
    'lacks',
    'ignore',
    'omit',
    'avoid',
    'unnecessary',
  ].map(stem),
)
const negates = (token: Token): boolean =>
  NEGATIONS.has(token.stem) || token.stem.endsWith("n't") || /^(dont|doesnt|wont|isnt|cant|didnt)$/.test(token.stem)
const NEGATION_REACH = 6

/** Denied in its clause, shortly before. Two denials affirm: "we do not ship without a gate". */
function isNegated(tokens: readonly Token[], first: number): boolean {
  let denials = 0
  for (let i = first - 1; i >= Math.max(0, first - NEGATION_REACH) && tokens[i]!.clause === tokens[first]!.clause; i--) {
    if (negates(tokens[i]!)) denials++
  }
  // "not only a gate" affirms it.
  const only = tokens[first - 1]?.stem === stem('only') || tokens[first - 2]?.stem === stem('only')
  return denials % 2 === 1 && !only
}

const MANY = 10
const LIST = 3
/** Sentences that are this short on average are headings, when there are many. */
const SHORT = 7
/** Share of the telling words that belong to concepts: about a half when people talk, nearly all in a list. */
const MOST_DENSE = 0.75

/** Tokens that say something and belong to no concept. */
function substance(tokens: readonly Token[], inHit: ReadonlySet<number>, from: (token: Token) => boolean): number {
  const seen = new Set<string>()
  tokens.forEach((token, i) => {
    if (from(token) && !inHit.has(i) && !token.isNumber && !isEmpty(token)) seen.add(token.stem)
  })
  return seen.size
}

const insideHits = (hits: readonly Hit[]): Set<number> => new Set(hits.flatMap(({ at }) => at))

/** How many concepts were named: criteria that the same words decided count once. */
function kinds(hits: readonly Hit[]): number {
  const starts = new Map<string, number>()
  for (const { criterion, first } of hits) starts.set(criterion, Math.min(first, starts.get(criterion) ?? first))
  return new Set(starts.values()).size
}

/** A whole answer that is nearly nothing but concepts. */
function stuffed(hits: readonly Hit[], tokens: readonly Token[]): boolean {
  const many = kinds(hits)
  if (many < MANY) return false
  const sentences = new Set(hits.map(({ first }) => tokens[first]!.sentence))
  const words = tokens.filter(({ sentence }) => sentences.has(sentence)).length
  const inside = insideHits(hits)
  const dense = inside.size > tokens.filter((token) => !isEmpty(token)).length * MOST_DENSE
  return dense || substance(tokens, inside, () => true) < many * 1.5 || words / sentences.size < SHORT
}

/**
 * Sentences that only list: three concepts or more with less than one word about every two of them. Sentences that are nothing but a
 * term count together: three of those are a list with full stops.
 */
function bareLists(hits: readonly Hit[], tokens: readonly Token[]): ReadonlySet<number> {
  const inside = insideHits(hits)
  const bare = new Set<number>()
  const terms: Hit[] = []
  for (const sentence of new Set(hits.map(({ first }) => tokens[first]!.sentence))) {
    const own = hits.filter(({ first }) => tokens[first]!.sentence === sentence)
    const many = kinds(own)
    const about = substance(tokens, inside, (token) => token.sentence === sentence)
    if (many >= LIST && about < many / 2) bare.add(sentence)
    if (about === 0) terms.push(...own)
  }
  if (kinds(terms) >= LIST) for (const { first } of terms) bare.add(tokens[first]!.sentence)
  return bare
}

const SHINGLE = 6

/** Sentences of which six words in a row, or all of a shorter one, stand in a text that the person was shown. */
function echoedSentences(tokens: readonly Token[], told: readonly Told[]): ReadonlySet<number> {
  if (told.length === 0) return new Set()
  const echoed = new Set<number>()
  for (const [sentence, own] of bySentence(tokens)) {
    const size = Math.min(SHINGLE, own.length)
    if (size < 3) continue
    let repeated = 0
    for (let i = 0; i + size <= own.length; i++) {
      const run = ` ${own
        .slice(i, i + size)
        .map(({ stem }) => stem)
        .join(' ')} `
      if (told.some((text) => text.includes(run))) repeated++
    }
    if (repeated > 0 && repeated >= (own.length - size + 1) / 2) echoed.add(sentence)
  }
  return echoed
}

function bySentence(tokens: readonly Token[]): Map<number, Token[]> {
  const sentences = new Map<number, Token[]>()
  for (const token of tokens) {
    const own = sentences.get(token.sentence)
    if (own) own.push(token)
    else sentences.set(token.sentence, [token])
  }
  return sentences
}

interface Label {
  id: string
  stems: string
}

function labelsOf(nodes: readonly { id: string; label: string }[]): Label[] {
  return nodes.flatMap(({ id, label }) => {
    const words = tokenise(label.slice(0, 120)).filter((token) => !isEmpty(token))
    const text = words.map(({ stem }) => stem).join(' ')
    return words.length > 0 && text.length >= 3 ? [{ id, stems: ` ${text} ` }] : []
  })
}

interface Judged {
  isStuffed: boolean
  bare: ReadonlySet<number>
  echoes: ReadonlySet<number>
  labels: readonly Label[]
}

function toMatch(hit: Hit, text: string, tokens: readonly Token[], { isStuffed, bare, echoes, labels }: Judged): Match {
  const first = tokens[hit.first]!
  const last = tokens[hit.last]!
  const own = tokens.filter((token) => token.sentence === first.sentence)
  const said = ` ${own
    .filter((token) => !isEmpty(token))
    .map(({ stem }) => stem)
    .join(' ')} `
  const nodes = labels.filter(({ stems }) => said.includes(stems)).map(({ id }) => id)
  const discount = isStuffed || bare.has(first.sentence) ? 'listed' : echoes.has(first.sentence) ? 'echoed' : hit.negated ? 'negated' : null
  return {
    criterion: hit.criterion,
    words: text.slice(first.start, last.end),
    start: first.start,
    end: last.end,
    from: own[0]!.start,
    to: own.at(-1)!.end,
    tie: nodes.length > 1 ? 'edge' : nodes.length === 1 ? 'node' : own.some((token) => isQuantity(token, own)) ? 'number' : null,
    nodes,
    discount,
  }
}

/** A number that measures something: not the "1." before a point of a list. */
const isQuantity = (token: Token, sentence: readonly Token[]): boolean => token.isNumber && token !== sentence[0]

function bestOfEach(matches: readonly Match[]): Match[] {
  const best = new Map<string, Match>()
  for (const match of matches) {
    const other = best.get(match.criterion)
    if (!other || worth(match) > worth(other)) best.set(match.criterion, match)
  }
  return [...best.values()].sort((a, b) => a.start - b.start || (a.criterion < b.criterion ? -1 : 1))
}

const worth = (match: Match): number => (counts(match) ? 2 : 0) + (match.tie ? 1 : 0)
