import type { Graph, Requirements } from './graph.ts'

type RequirementField = Extract<keyof Requirements, string>

/** A note on the board that reads like a requirement, in the requirement's own unit. */
export interface RequirementSuggestion {
  /** Id of the note. */
  note: string
  field: RequirementField
  value: string | number | boolean | readonly string[]
  /** The words of the note that say so. */
  text: string
}

type Reader = readonly [field: RequirementField, pattern: RegExp, read: (match: RegExpMatchArray) => RequirementSuggestion['value'] | null]

const NUMBER = String.raw`(\d+(?:[.,]\d+)*)\s*`
const MANY = `${NUMBER}(k|m|mn|mio|b|bn|thousand|million|billion)?`
const LIMIT = String.raw`\s*(?:latency|response time|latenz)?\s*(?:of|is|:|=|<=|>=|<|≤|under|below|at most|max\.?|within|~)?\s*`

const factors: Record<string, number> = { k: 1e3, thousand: 1e3, m: 1e6, mn: 1e6, mio: 1e6, million: 1e6, b: 1e9, bn: 1e9, billion: 1e9 }

/** "2,000" is two thousand, "1.5" one and a half. */
function count(digits: string, factor?: string): number {
  const plain = /^\d{1,3}([.,]\d{3})+$/.test(digits) && !digits.startsWith('0') ? digits.replace(/[.,]/g, '') : digits.replace(',', '.')
  return round(Number.parseFloat(plain) * (factor ? (factors[factor.toLowerCase()] ?? 1) : 1))
}

/** Floating point leaves 0.30000000000000004 behind; nobody wrote that. */
const round = (value: number): number => Number(value.toPrecision(10))

function milliseconds(digits: string, unit: string): number {
  const value = Number.parseFloat(digits.replace(',', '.'))
  if (/^ms|milli/i.test(unit)) return round(/^\d{1,3}([.,]\d{3})+$/.test(digits) ? count(digits) : value)
  return round(value * (/^m/i.test(unit) ? 60_000 : 1000))
}

const DAYS_PER_MONTH = 30
const perMonth = (value: number, period: string): number =>
  round(/^(d|day)/i.test(period) ? value * DAYS_PER_MONTH : /^(y|year)/i.test(period) ? value / 12 : value)

const TIME = `${NUMBER}(ms|milliseconds?|s|sec|secs|seconds?|min|minutes?)\\b`
const regionNames: Record<string, string> = {
  eu: 'eu',
  europe: 'eu',
  eea: 'eu',
  us: 'us',
  usa: 'us',
  uk: 'uk',
  germany: 'de',
  france: 'fr',
  india: 'in',
  canada: 'ca',
  japan: 'jp',
  australia: 'au',
}

const readers: readonly Reader[] = [
  [
    'firstTokenP95Ms',
    new RegExp(`(?:first[- ]token|ttft|time to first token)(?:\\s*\\(?p\\d\\d\\)?)?${LIMIT}${TIME}`, 'i'),
    (m) => milliseconds(m[1]!, m[2]!),
  ],
  ['p95LatencyMs', new RegExp(`\\bp95${LIMIT}${TIME}(?!\\s*(?:to|until) first)`, 'i'), (m) => milliseconds(m[1]!, m[2]!)],
  [
    'requestsPerMonth',
    new RegExp(
      `${MANY}\\s*(?:dau|daily (?:active )?users)\\s*(?:\\*|x|×|,|with|and)?\\s*${MANY}\\s*(?:q|queries|requests|questions|messages)\\s*(?:/|per|a|each)\\s*(?:user\\s*(?:/|per|a)\\s*)?d(?:ay)?\\b`,
      'i',
    ),
    (m) => count(m[1]!, m[2]) * count(m[3]!, m[4]) * DAYS_PER_MONTH,
  ],
  [
    'monthlyBudgetUsd',
    new RegExp(`(?:\\$|usd\\s*)\\s*${MANY}\\s*(?:usd)?\\s*(?:/|per|a|each)\\s*(mo|month|y|yr|year|d|day)\\b`, 'i'),
    (m) => perMonth(count(m[1]!, m[2]), m[3]!),
  ],
  [
    'monthlyBudgetUsd',
    new RegExp(`${MANY}\\s*(?:usd|dollars)\\s*(?:/|per|a|each)\\s*(mo|month|y|yr|year|d|day)\\b`, 'i'),
    (m) => perMonth(count(m[1]!, m[2]), m[3]!),
  ],
  [
    'costPerRequestUsd',
    new RegExp(`(?:\\$|usd\\s*)\\s*${NUMBER}(?:/|per|a|each)\\s*(?:request|req|query|call|question|answer|conversation turn)`, 'i'),
    (m) => count(m[1]!),
  ],
  [
    'costPerRequestUsd',
    new RegExp(`${NUMBER}(?:cents?|ct|¢)\\s*(?:/|per|a|each)\\s*(?:request|req|query|call|question|answer)`, 'i'),
    (m) => round(count(m[1]!) / 100),
  ],
  [
    'requestsPerMonth',
    new RegExp(`${MANY}\\s*(?:requests?|reqs?|queries|calls|questions|messages|q)\\s*(?:/|per|a|each)\\s*(mo|month|d|day|y|year)\\b`, 'i'),
    (m) => perMonth(count(m[1]!, m[2]), m[3]!),
  ],
  [
    'peakQps',
    new RegExp(`${MANY}\\s*(?:qps|rps|tps|(?:requests?|reqs?|queries)\\s*(?:/|per)\\s*(?:s|sec|second)\\b)`, 'i'),
    (m) => count(m[1]!, m[2]),
  ],
  ['peakQps', new RegExp(`\\b(?:qps|rps)${LIMIT}${MANY}\\b`, 'i'), (m) => count(m[1]!, m[2])],
  [
    'users',
    new RegExp(`${MANY}\\s*(?:daily |monthly |active |concurrent )*(?:users|customers|employees|people|engineers|dau|mau)\\b`, 'i'),
    (m) => count(m[1]!, m[2]),
  ],
  ['availability', /\b(9\d(?:[.,]\d+)?)\s*%\s*(?:availability|uptime|sla|slo)?/i, (m) => availability(m[1]!, m[0], m.input!)],
  ['multiTenant', /\b(not |no |single[- ]|non[- ])?(?:multi[- ]?tenant|multi[- ]?tenancy)\b/i, (m) => !m[1]],
  ['multiTenant', /\bsingle[- ]tenant\b/i, () => false],
  ['dataClasses', /\b(pii|phi|pci|confidential|source code)\b/gi, (m) => all(m, { 'source code': 'source_code' })],
  [
    'regulations',
    /\b(gdpr|dsgvo|hipaa|pci[- ]dss|sox|soc ?2|ccpa|eu ai act|ferpa|iso ?27001)\b/gi,
    (m) => all(m, { dsgvo: 'gdpr', 'pci dss': 'pci-dss', 'soc 2': 'soc2', 'eu ai act': 'eu-ai-act', 'iso 27001': 'iso27001' }),
  ],
  [
    'regions',
    /\b(eu|europe|eea|us|usa|uk|germany|france|india|canada|japan|australia)(?:[- ]only\b|\s+(?:data )?residency\b)/i,
    (m) => region(m[1]!),
  ],
  [
    'regions',
    /\b(?:only|stays?|stored|hosted|remains?|kept|keep (?:\w+ )?(?:data|everything|it)|data)\s+(?:with)?in\s+(?:the\s+)?(eu|europe|eea|us|usa|uk|germany|france|india|canada|japan|australia)\b/i,
    (m) => region(m[1]!),
  ],
  ['scope', /\b(?:scope:?\s*)?(prototype|proof of concept|poc|mvp|internal (?:tool|only|use)|regulated)\b/i, (m) => scope(m[1]!)],
]

/** "99.9 %" of what? Of time, unless it speaks of something else that is measured in per cent. */
function availability(digits: string, words: string, note: string): number | null {
  const named = /availab|uptime|sla|slo/i.test(words) || /availab|uptime|\bsla\b|\bslo\b|\bup\b/i.test(note)
  const other = /accura|recall|precision|coverage|pass|hit|faithful|quality|cost|traffic|sampl/i.test(note)
  return named || !other ? round(Number.parseFloat(digits.replace(',', '.')) / 100) : null
}

function all(match: RegExpMatchArray, spellings: Record<string, string>): string[] {
  const words = [...match].map((word) => word.toLowerCase().replace('-', ' '))
  return [...new Set(words.map((word) => spellings[word] ?? word.replace(' ', '-')))]
}

const region = (name: string): string[] => [regionNames[name.toLowerCase()] ?? name.toLowerCase()]

function scope(word: string): string {
  if (/^internal/i.test(word)) return 'internal'
  return /^regulated/i.test(word) ? 'regulated' : 'prototype'
}

/** Requirements that notes state, in the order of the notes; the first reading of a field in a note wins. */
export function requirementsFromNotes(graph: Pick<Graph, 'notes'>): RequirementSuggestion[] {
  return graph.notes.flatMap((note) => {
    const found = new Map<string, RequirementSuggestion>()
    let unread = note.text
    for (const [field, pattern, read] of readers) {
      const match = unread.match(pattern)
      const value = match && !found.has(field) ? read(match) : null
      if (!match || value === null) continue
      found.set(field, { note: note.id, field, value, text: match[0].trim() })
      // "first token p95 < 1 s" says nothing about the whole answer. Users stay: they are a requirement of their own.
      if (field === 'firstTokenP95Ms') unread = unread.replace(match[0], ' ')
    }
    return [...found.values()]
  })
}
