import type { Props, PropValue } from '../graph/graph.ts'

type Reading = readonly [pattern: RegExp, read: (match: RegExpMatchArray) => Props]

const flag =
  (name: string): ((match: RegExpMatchArray) => Props) =>
  (match) => ({ [name]: !match[1] })
const NO = String.raw`\b(no |not |without |non-?)?`

/** Words that people write on arrows, and the property each one states. A leading "no" turns a flag round. */
const readings: readonly Reading[] = [
  [/\btop[- _]?k?\s*[=:]?\s*(\d+)\b/i, ([, k]) => ({ k: Number(k) })],
  [
    /\b(?:retry|retries)\s*[x×=:]?\s*(\d+)\b|\b(\d+)\s*[x×]?\s*retr(?:y|ies)\b/i,
    ([, after, before]) => ({ retries: Number(after ?? before) }),
  ],
  [/\b(?:no|without) retr(?:y|ies)\b/i, () => ({ retries: 0 })],
  [/\b(exponential )?back-?off\b/i, () => ({ backoff: 'exponential' })],
  [/\bp50\s*[=:<~]?\s*(\d+(?:\.\d+)?)\s*(ms|s)\b/i, ([, value, unit]) => ({ p50Ms: milliseconds(value, unit) })],
  [/\bp95\s*[=:<~]?\s*(\d+(?:\.\d+)?)\s*(ms|s)\b/i, ([, value, unit]) => ({ p95Ms: milliseconds(value, unit) })],
  [/\btime-?out\s*[=:<]?\s*(\d+(?:\.\d+)?)\s*(ms|s)\b/i, ([, value, unit]) => ({ timeoutMs: milliseconds(value, unit) })],
  [
    /\bsampl(?:e|ed|ing)\s*[=:]?\s*(\d+(?:\.\d+)?)\s*%|\b(\d+(?:\.\d+)?)\s*%\s*sampl/i,
    ([, after, before]) => ({ sampleRate: Number(after ?? before) / 100 }),
  ],
  [
    /\b(pii|phi|pci)\b/i,
    ({ input = '' }) => ({
      dataClasses: [...new Set((input.match(/\b(pii|phi|pci)\b/gi) ?? []).map((word) => word.toLowerCase()))].sort(),
    }),
  ],
  [new RegExp(`${NO}async(?:hronous(?:ly)?)?\\b`, 'i'), flag('async')],
  [new RegExp(`${NO}(?:stream(?:s|ed|ing)?|sse)\\b`, 'i'), flag('streaming')],
  [new RegExp(`${NO}idempoten(?:t|cy[- ]key)\\b`, 'i'), flag('idempotent')],
  [new RegExp(`${NO}tenant(?:[- _]?id)?[- ]filter|\\bfilter(?:ed)? by tenant\\b`, 'i'), flag('tenantFilter')],
  [new RegExp(`${NO}(?:trace ?context|traceparent)\\b`, 'i'), flag('traceContext')],
  [new RegExp(`${NO}redact(?:ed|ion)\\b`, 'i'), flag('redaction')],
  [/\bon[- ]behalf[- ]of(?: (?:the )?user)?\b|\bobo\b/i, () => ({ identity: 'on_behalf_of_user' })],
  [/\b(?:human|manual) approval\b|\bneeds approval\b/i, () => ({ requiresApproval: 'human' })],
  [/\b(?:on error|fall-?back|on failure)\b/i, () => ({ onError: true })],
  [/\b(?:on|cache) hit\b/i, () => ({ onHit: true })],
  [/\b(?:fire and forget|one[- ]way)\b/i, () => ({ oneWay: true })],
  [/\bstrict (?:json )?schema\b/i, () => ({ schema: 'strict' })],
  [/\b(sql|html|markdown)\b(?! injection)/i, ([, word]) => ({ carries: word?.toLowerCase() ?? null })],
]

const milliseconds = (value: string | undefined, unit: string | undefined): number =>
  Number(value) * (unit?.toLowerCase() === 's' ? 1000 : 1)

const spellings: Record<string, string> = {
  topK: 'k',
  top: 'k',
  retry: 'retries',
  timeout: 'timeoutMs',
  tenant: 'tenantFilter',
  p95: 'p95Ms',
  p50: 'p50Ms',
}

/** Facts that an edge's label states: "k=40", "retry x3", "PII", "async". What is not understood stays a label. */
export function propsOfLabel(label: string): Props {
  const props: Props = {}
  if (label === '') return props
  for (const [pattern, read] of readings) {
    const match = label.match(pattern)
    if (match) Object.assign(props, read(match))
  }
  for (const [, name = '', value = ''] of label.matchAll(/\b([a-z][a-z0-9_]{0,30})\s*=\s*([\w.-]+)/gi)) {
    const key = camelCase(name)
    const spelling = Object.hasOwn(spellings, key) ? spellings[key]! : key
    if (!(spelling in props)) props[spelling] = scalar(value)
  }
  return props
}

const camelCase = (name: string): string => name.replace(/_+([a-z0-9])/gi, (_, letter: string) => letter.toUpperCase())

function scalar(word: string): PropValue {
  if (/^(true|yes|on)$/i.test(word)) return true
  if (/^(false|no|off)$/i.test(word)) return false
  return /^-?\d+(\.\d+)?$/.test(word) ? Number(word) : word
}
