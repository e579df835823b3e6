/** A word or a number of a text, with where it stands. */
export interface Token {
  stem: string
  start: number
  end: number
  /** Number of its sentence and of its clause, from 0. */
  sentence: number
  clause: number
  isNumber: boolean
}

/** Words, numbers and what separates them. Marks that nobody sees may stand inside a word. */
const PIECE =
  /(\d+(?:[.,]\d+)*\s?[%‰]?)|(\ba\/b\b|[\p{L}\p{N}](?:[\p{L}\p{N}'’]|[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff])*)|([.!?;\n]+)|([,:()[\]{}–—/|•*#>-]+)/gu
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu

/** Words that turn the sentence: what was denied before does not reach behind them. */
const TURNS = new Set(['but', 'however', 'although', 'though', 'yet', 'so', 'because', 'instead', 'then', 'therefore'])

/** Splits a text into tokens. Offsets are those of the text as it was given. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = []
  let sentence = 0
  let clause = 0
  for (const match of text.matchAll(PIECE)) {
    const [piece, number, word, stop] = match
    const start = match.index
    if (number !== undefined) {
      tokens.push({ stem: number.replace(/[\s,]/g, ''), start, end: start + piece.length, sentence, clause, isNumber: true })
    } else if (word !== undefined) {
      const bare = word.replace(INVISIBLE, '').toLowerCase().replace(/’/g, "'").replace('/', '')
      if (TURNS.has(bare)) clause++
      tokens.push({ stem: stem(bare), start, end: start + piece.length, sentence, clause, isNumber: /^\d/.test(bare) })
    } else if (stop !== undefined) {
      if (stop.includes('.') && isInsideNumber(text, start)) continue
      sentence++
      clause++
    } else if (!/^-+$/.test(piece)) clause++
  }
  return tokens
}

const isInsideNumber = (text: string, at: number): boolean => /\d/.test(text[at - 1] ?? '') && /\d/.test(text[at + 1] ?? '')

/** Short words that lose nothing, and words that the rules below would spoil. */
const WHOLE = new Set([
  'is',
  'as',
  'was',
  'has',
  'this',
  'its',
  'us',
  'bias',
  'news',
  'always',
  'process',
  'access',
  'less',
  'loss',
  'during',
  'string',
  'nothing',
  'sms',
])

/** A light stem: plural, -ed, -ing, -ion and a silent e go, British and American spellings meet. Good enough to find, never shown. */
export function stem(word: string): string {
  const bare = word.replace(/'(s|re|ve|ll|d|m)?$/, '')
  if (bare.length <= 3 || WHOLE.has(bare) || bare.endsWith("n't")) return bare
  return oneSpelling(withoutEnding(withoutPlural(bare)))
}

function withoutPlural(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`
  if (/(ss|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2)
  return /[^su]s$/.test(word) && !word.endsWith('is') ? word.slice(0, -1) : word
}

function withoutEnding(word: string): string {
  let rest = word
  if (/.{3,}ing$/.test(word)) rest = undouble(word.slice(0, -3))
  else if (/.{3,}ed$/.test(word)) rest = undouble(word.slice(0, -2))
  else if (/.{4,}ion$/.test(word)) rest = word.slice(0, -3)
  else if (/.{4,}ly$/.test(word)) rest = word.slice(0, -2)
  return rest.length > 3 ? rest.replace(/e$/, '').replace(/i$/, 'y') : rest
}

const undouble = (word: string): string => (/([bdgklmnprt])\1$/.test(word) && !/(ll|ss)$/.test(word) ? word.slice(0, -1) : word)

const oneSpelling = (word: string): string => (word.length >= 6 ? word.replace(/([iy])s(at)?$/, '$1z$2').replace(/our$/, 'or') : word)

/** Words that carry nothing by themselves: articles, helpers, and what people say while they think. */
const EMPTY = new Set(
  (
    'a an the of for to in on at by with from into over per as and or is are be been being was were am do does did done will would shall should can could may might must ' +
    'have has had having i you he she it we they me him her us them my your our their its this that these those there here what which who whom when where how why ' +
    'um uh erm hmm er ah oh like well so okay ok yeah yes right basically actually literally kind kinda sort sorta just really very quite maybe perhaps probably also too then ' +
    'know mean guess think say said want need use used get got go going let make put thing things stuff some any all each every both one more most other such about up out'
  )
    .split(' ')
    .map(stem),
)

/** Does it say nothing by itself? */
export const isEmpty = (token: Token): boolean => !token.isNumber && (EMPTY.has(token.stem) || token.stem.length < 2)
