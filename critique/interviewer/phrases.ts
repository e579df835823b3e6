import { isEmpty, stem, type Token } from './tokens.ts'

/**
 * The lexicon's notation. A phrase is words in a row: `release gate`. `a|b` is either word, `idempot*` any word that begins so, `#` any
 * number, `..` up to five words of anything, `tool_call` inside an alternative two words. Articles, helpers and fillers may stand between any two words. Words are compared by stem,
 * and a long word may have a typing mistake.
 */
export interface Phrase {
  words: readonly Word[]
}

interface Word {
  stems: ReadonlySet<string>
  starts: readonly string[]
  isNumber: boolean
  /** Most words of anything that may stand before it. */
  gap: number
}

const WIDE = 5
/** Fillers that may stand between two words of a phrase. */
const FILLERS = 3

/**
 * The phrases that a source stands for: several where a group has an alternative of two words (`tool_call`).
 * @throws {SyntaxError} the phrase has no word.
 */
export function readPhrases(source: string): Phrase[] {
  const groups = written(source)
    .split(/[\s-]+/)
    .filter((group) => group !== '')
    .map((group) => group.split('|'))
  return expanded(groups).map((spelled) => toPhrase(spelled, source))
}

type Groups = readonly (readonly string[])[]

function expanded(groups: Groups): Groups[] {
  const at = groups.findIndex((group) => group.some((word) => word.includes('_')))
  if (at < 0) return [groups]
  const group = groups[at]!
  const single = group.filter((word) => !word.includes('_'))
  const inPlace = [
    ...(single.length > 0 ? [[single]] : []),
    ...group.filter((word) => word.includes('_')).map((word) => word.split('_').map((part) => [part])),
  ]
  return inPlace.flatMap((words) => expanded([...groups.slice(0, at), ...words, ...groups.slice(at + 1)]))
}

function toPhrase(groups: Groups, source: string): Phrase {
  const words: Word[] = []
  let gap = 0
  for (const alternatives of groups) {
    if (alternatives[0] === '..') {
      gap = WIDE
      continue
    }
    words.push({
      stems: new Set(alternatives.filter((word) => !word.endsWith('*') && word !== '#').map(stem)),
      starts: alternatives.filter((word) => word.endsWith('*')).map((word) => word.slice(0, -1)),
      isNumber: alternatives.includes('#'),
      gap,
    })
    gap = 0
  }
  if (words.length === 0) throw new SyntaxError(`the phrase "${source}" has no word`)
  return { words }
}

/** Numbers and "a/b" as the text's tokens have them. */
const written = (source: string): string =>
  source
    .toLowerCase()
    .trim()
    .replace(/(\d)\s+%/g, '$1%')
    .replace(/(\d),(?=\d)/g, '$1')
    .replace(/\ba\/b\b/g, 'ab')

/** Where a phrase occurs: positions of tokens. */
export interface Occurrence {
  first: number
  last: number
  /** Every token that fits a word of the phrase; what stands between them belongs to the sentence. */
  at: readonly number[]
}

/** All words that phrases know: a word among them is no typing mistake. */
export function vocabularyOf(phrases: Iterable<Phrase>): ReadonlySet<string> {
  const known = new Set<string>()
  for (const { words } of phrases) for (const { stems } of words) for (const one of stems) known.add(one)
  return known
}

/** Every place where a phrase begins, the shortest reading of each. */
export function occurrences(phrase: Phrase, tokens: readonly Token[]): Occurrence[] {
  const found: Occurrence[] = []
  for (let first = 0; first < tokens.length; first++) {
    if (!fits(phrase.words[0]!, tokens[first]!)) continue
    const at = follow(phrase.words, tokens, first)
    if (at) found.push({ first, last: at.at(-1)!, at })
  }
  return found
}

function follow(words: readonly Word[], tokens: readonly Token[], first: number): number[] | undefined {
  const at = [first]
  for (const word of words.slice(1)) {
    const next = find(word, tokens, at.at(-1)!)
    if (next === undefined) return undefined
    at.push(next)
  }
  return at
}

function find(word: Word, tokens: readonly Token[], after: number): number | undefined {
  let free = word.gap
  let fillers = FILLERS
  for (let i = after + 1; i < tokens.length; i++) {
    const token = tokens[i]!
    if (token.sentence !== tokens[after]!.sentence) return undefined
    // What a comma or a slash parts is no phrase, unless the phrase leaves room.
    if (word.gap === 0 && token.clause !== tokens[after]!.clause) return undefined
    if (fits(word, token)) return i
    if (isEmpty(token) && fillers > 0) fillers--
    else if (free > 0) free--
    else return undefined
  }
  return undefined
}

function fits(word: Word, token: Token): boolean {
  if (word.isNumber && token.isNumber) return true
  return word.stems.has(token.stem) || word.starts.some((start) => token.stem.startsWith(start))
}

/** The tokens with slips mended: a long word that no phrase knows, and that is nearly one that some phrase does. */
export function mended(tokens: readonly Token[], vocabulary: ReadonlySet<string>): Token[] {
  const long = [...vocabulary].filter((word) => word.length >= LONG)
  return tokens.map((token) => {
    if (token.isNumber || token.stem.length < LONG || vocabulary.has(token.stem)) return token
    const meant = long.find((word) => isTypo(token.stem, word))
    return meant === undefined ? token : { ...token, stem: meant }
  })
}

const LONG = 7

/** Is it the same long word with one slip, or two where it is very long? The first letter is right: there people look. */
export function isTypo(written: string, meant: string): boolean {
  if (meant.length < LONG || written[0] !== meant[0] || Math.abs(written.length - meant.length) > 2) return false
  return distance(written, meant) <= (meant.length >= 10 ? 2 : 1)
}

/** Edits between two words: change, add, leave out, swap two neighbours. */
function distance(a: string, b: string): number {
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = above[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      let best = Math.min(change, above[j]! + 1, row[j - 1]! + 1)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, before[j - 2]! + 1)
      row.push(best)
    }
    before = above
    above = row
  }
  return above[b.length]!
}
