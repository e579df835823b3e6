/** A label cut into words, with where each stands: the title or what only explains it. */
export interface Words {
  /** Lower-case singular words of the whole label, in order. */
  all: readonly string[]
  /** How many of them belong to the title: before a bracket, a line break, a colon or a dash. */
  title: number
  /** Index after the last word of the title's head: before "with", "on", "for" and the like. */
  head: number
}

const prepositions = new Set([
  'with',
  'on',
  'in',
  'for',
  'from',
  'via',
  'using',
  'by',
  'of',
  'per',
  'at',
  'w',
  'into',
  'to',
  'against',
  'over',
  'before',
  'after',
  'when',
  'if',
  'com',
  'de',
  'del',
  'do',
  'da',
  'der',
  'von',
  'con',
  'mit',
  'avec',
])

/** Words whose last s is no plural. */
const singular = new Set([
  'aws',
  'redis',
  'kubernetes',
  'postgres',
  'elasticsearch',
  'sns',
  'eks',
  'ecs',
  'aks',
  'dns',
  'ses',
  'rds',
  'cms',
  'saas',
  'kms',
  'tls',
  'https',
  'css',
  'gcs',
  'llama-index',
  'ragas',
  'canvas',
  'bias',
  'analysis',
  'alias',
  'always',
  'this',
  'is',
  'has',
  'was',
  'does',
  'us',
  'gas',
  'nemo',
  'pops',
  'hris',
  'sas',
  'sis',
  'os',
  'axis',
  'chaos',
  'atlas',
  'nats',
  'news',
  'langfuse',
  'status',
  'process',
  'access',
  'address',
])

const unstemmed: ReadonlyMap<string, string> = new Map([
  ['indices', 'index'],
  ['indexes', 'index'],
  ['caches', 'cache'],
  ['databases', 'database'],
  ['services', 'service'],
  ['responses', 'response'],
  ['messages', 'message'],
  ['devices', 'device'],
  ['queries', 'query'],
  ['embeds', 'embed'],
  ['apis', 'api'],
  ['kpis', 'kpi'],
  ['series', 'series'],
])

/** One spelling for a word and its plural. */
function stem(word: string): string {
  const known = unstemmed.get(word)
  if (known !== undefined) return known
  if (word.length < 4 || !word.endsWith('s') || singular.has(word)) return word
  if (/(?:ss|us|is)$/.test(word)) return word
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`
  if (/(?:ss|x|ch|sh)es$/.test(word)) return word.slice(0, -2)
  return word.slice(0, -1)
}

/** Lower-case singular words of a phrase. Joined by spaces they are the key under which a phrase is known. */
export function wordsOf(phrase: string): string[] {
  return (
    phrase
      .toLowerCase()
      .replace(/['’`]/g, '')
      .match(/[\p{L}\p{N}+#]+/gu) ?? []
  )
    .map((word) => stem(word.replace(/^[+#]+|(?<!c)[+#]+$/g, '')))
    .filter(Boolean)
}

const markup = /<\s*br\s*\/?\s*>|\\n|\r?\n/gi
const tag = /<\/?[a-z][^>]*>/gi
const entity = /&(?:nbsp|amp|lt|gt|quot|#\d+);/gi
const entities: Record<string, string> = { '&nbsp;': ' ', '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' }

/** The label as one line of plain text: mark-up, icons and quotes gone, a line break as " | ". */
export function plainText(label: string): string {
  return label
    .replace(markup, ' | ')
    .replace(tag, ' ')
    .replace(entity, (found) => entities[found.toLowerCase()] ?? ' ')
    .replace(/\b(?:fa[bsrl]?|mdi|lucide|logos):[\w-]+/g, ' ')
    .replace(/[*`"“”]|~~/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Cuts plain text into words. `isWord` tells which compound spellings (LangGraph, PostgreSQL) are one word. */
export function cut(label: string, isWord: (word: string) => boolean, isName: (word: string) => boolean): Words {
  const text = joinWrapped(label, isName)
  const separator = /\s*(?:[([{|]|:\s|\s[-–—]\s|;)/.exec(text)
  const opening = separator?.index === 0 ? '' : text.slice(0, separator?.index ?? text.length)
  const title = splitWords(opening, isWord)
  const all = opening === '' ? splitWords(text, isWord) : [...title, ...splitWords(text.slice(opening.length), isWord)]
  const size = opening === '' ? all.length : title.length
  const preposition = all.findIndex((word, i) => i > 0 && i < size && prepositions.has(word))
  return { all, title: size, head: preposition < 0 ? size : preposition }
}

/** "Debt | Analyzer" is one title, broken to fit its box; "Redis | model cache" is a name and what it is for. */
function joinWrapped(text: string, isName: (word: string) => boolean): string {
  const [first, second, ...more] = text.split(' | ')
  if (second === undefined || more.length > 0 || second.split(' ').length > 2 || second.includes('/')) return text
  // "Writer | synthesize answer": what begins small below a capital explains it.
  if (/^\p{Ll}/u.test(second) && /^\P{L}*\p{Lu}\p{Ll}/u.test(first!)) return text
  const words = wordsOf(first!)
  return words.length === 1 && !isName(words[0]!) ? `${first} ${second}` : text
}

function splitWords(text: string, isWord: (word: string) => boolean): string[] {
  const spaced = text.replace(/_+/g, ' ')
  if (!/\p{Ll}\p{Lu}|\p{Lu}{2}\p{Ll}{2}/u.test(spaced)) return wordsOf(spaced)
  return wordsOf(
    spaced.replace(/[\p{L}\p{N}]+/gu, (word) =>
      isWord(stem(word.toLowerCase()))
        ? word
        : word.replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2').replace(/(\p{Lu})(\p{Lu}\p{Ll}{2})/gu, '$1 $2'),
    ),
  )
}
