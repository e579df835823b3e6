import { nothing } from './guess.ts'
import type { Guess } from './guess.ts'
import { lateSet } from './late.ts'
import { lexicon } from './lexicon.ts'
import { headings, questionWords, valueAdjectives, valueNouns } from './nothings.ts'
import { stepRules } from './verbs.ts'
import { keyOf, pseudo } from './vocabulary.ts'
import { dropCounts } from './wholeTitle.ts'
import type { Words } from './words.ts'

const headingSet = lateSet(() => headings.map(keyOf))

const values = lateSet(() => valueNouns.map(keyOf))

const adjectives = lateSet(() => valueAdjectives.map(keyOf))

export function noComponent(text: string, words: Words, isConnected: boolean): Guess | undefined {
  const all = words.all.join(' ')
  if (pseudo.has(all)) return nothing(all, 0.9)
  if (/\d$/.test(all) && pseudo.has(dropCounts(words.all).join(' '))) return nothing(all, 0.7)
  if (/^\s*(?:to-?do|note|nb|q|fixme|assumption|constraint)s?\s*[:!]/i.test(text) || /^\s*todo\b/i.test(text))
    return nothing(words.all[0] ?? '', 0.9)
  const title = words.all.slice(0, words.title).join(' ')
  if (pseudo.has(title) && words.all.length > words.title && !lexicon.has(title) && !lexicon.has(all)) return nothing(title, 0.7)
  if (
    /^(?:(?:final|cited|grounded|generated|streamed|consolidated|structured|ai) )+(?:answer|response|output|reply|report|result|plan|action plan)\b/.test(
      all,
    ) &&
    !/generat(?:or|ion)|validator|parser|checker/.test(all) &&
    !lexicon.has(all)
  )
    return nothing(all, 0.7)
  if (/^\s*(?:return|display|show|present|render|deliver)\b/i.test(text) && words.all.length > 1 && !lexicon.has(all))
    return nothing(words.all[0]!, 0.7)
  if (
    /^(?:(?:final|generated|grounded|cited|streamed) )?(?:answers?|responses?|outputs?|results?|repl(?:y|ies))\s*(?:\+|&|with\b|and\b|,)\s*(?:sources?|citations?|cited|evidence|references?|trace|confidence|score)/i.test(
      text,
    )
  )
    return nothing(words.all[0]!, 0.9)
  if (/^(?:start|begin|end|finish)\b/i.test(text) && words.title === 2 && !lexicon.has(all)) return nothing(words.all[0]!, 0.7)
  // A heading has no arrows: connected, an "API layer" is a box.
  if (isConnected && title.endsWith(' layer')) return undefined
  if (headingSet.has(title) || headingSet.has(title.replace(/ \d+$/, ''))) return nothing(title, 0.8)
  if (/^(?:phase|step|part|figure|day|week|sprint|milestone)\s*\d+\b/i.test(text)) return nothing(words.all[0] ?? '', 0.8)
  if (
    (/^(?:requirement|non functional|architecture|system design|high level|data flow|legend|todo)\b/.test(all) ||
      /^\s*(?:assumption|constraint|question|note|scope)s?\s*(?:[:–-]|#?\d|$)/i.test(text)) &&
    words.all.length < 8
  )
    return nothing(words.all[0] ?? '', 0.8)
  if (isMeasure(text, words)) return nothing(text.slice(0, 40), 0.8)
  if (isOpenQuestion(text, words)) return nothing('?', 0.8)
  if (/^\s*[[{].*:.*[\]}]\s*$/.test(text)) return nothing('{', 0.9)
  if (
    isValue(/[|]/.test(text) ? words.all : words.all.slice(0, words.title), text) &&
    !lexicon.has(dropCounts(words.all.slice(0, words.title)).join(' '))
  )
    return nothing(all, 0.7)
  if (words.all.length > 14) return words.all.length > 22 ? nothing('', 0.6) : undefined
  return undefined
}

const units = new Set(
  'ms s sec second min minute h hour day week month year k m b mm qps rps rpm tpm dau mau user doc document token request req q query call peak gb tb mb kb per x × usd eur p50 p90 p95 p99 item avg average max ctx dim dimension concurrent active at of each in and latency throughput uptime ttft sla slo budget cost price'.split(
    ' ',
  ),
)

/** Numbers with their units and nothing that could be a component: "p95 < 2s", "~$0.01/query", "100 QPS peak". */
function isMeasure(text: string, words: Words): boolean {
  if (/^\s*[~<>≈≤≥]?\s*[$€£]\s*\d/.test(text)) return true
  if (/^\s*(?:p\d\d|ttft|latency|throughput|availability|sla|slo|budget|cost|uptime)\b[^|]*\d/i.test(text)) return true
  if (/^(?:user|doc|document|item|query|token|request|call)$/.test(words.all[0] ?? '')) return false
  return /\d/.test(text) && words.all.every((word) => units.has(word) || /^\d+(?:k|m|b|ms|s|gb|tb|mb|min|h|x|d|rps|qps)?$/.test(word))
}

function isOpenQuestion(text: string, words: Words): boolean {
  if (!/\?\s*$/.test(text)) return false
  const key = words.all.join(' ')
  return questionWords.some((start) => key === start || key.startsWith(`${start} `)) || /^\s*q\d*\s*[:.)]/i.test(text)
}

const prepositionsOfParts = new Set(['with', 'for', 'via'])

/** "Final answer", "Top 5 chunks", "Retrieved documents": what travels, not what it travels between. */
function isValue(title: readonly string[], text: string): boolean {
  // "Clean & chunk": two steps.
  if (/&/.test(text) && stepRules.has(title[0] ?? '')) return false
  if (title[0] === 'user' && /^(?:query|question|request|input|message|prompt)$/.test(title[1] ?? '')) return false
  const isValueTail = values.has(title.at(-1) ?? '') || /^(?:user|client|customer)$/.test(title.at(-1) ?? '')
  if (!isValueTail || title.length > 6) return false
  if (title.some((word, i) => i > 0 && prepositionsOfParts.has(word))) return false
  const known = title.every((word) => values.has(word) || adjectives.has(word) || /^\d+$/.test(word) || word === 'to' || word === 'and')
  return known && title.some((word) => values.has(word))
}

/** Long text without a known word is a note; short text without one is a component that nobody here knows. */
export function emptyTalk(text: string, words: Words): Guess | undefined {
  if (/:\s*$/.test(text) || words.all.length > 9) return nothing('', 0.6)
  // "Job input": whatever it is of, an input is no component.
  const last = words.all[words.title - 1] ?? ''
  if (values.has(last) && words.title > 1) return nothing(last, 0.6)
  return undefined
}
