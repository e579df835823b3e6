import { inEnglish } from './inference/foreign.ts'
import { byLastWord } from './inference/lastWords.ts'
import { pairOf } from './inference/pairs.ts'
import { verbsOf } from './inference/nominal.ts'
import { inFrames, isAbout } from './inference/surroundings.ts'
import { headings, pseudoNodes, questionWords, valueAdjectives, valueNouns } from './inference/nothings.ts'
import { ambiguities, brands, isKnownWord, lexicon, longestPhrase } from './inference/lexicon.ts'
import type { Ambiguity, Entry } from './inference/lexicon.ts'
import { findModelName } from './inference/modelNames.ts'
import { settle } from './inference/settle.ts'
import { steps } from './inference/steps.ts'
import { cut, plainText, wordsOf } from './inference/words.ts'
import type { Words } from './inference/words.ts'

/** What a label on a board most likely stands for. */
export interface Inference {
  /** Id of a kind; 'unknown' for a component of unknown kind; null for text that is no component. */
  kind: string | null
  /** 1: stated by the palette. 0.8 and more: alias or product in the label. 0.6: a cue. Lower: a guess. */
  confidence: number
  /** The words that decided. */
  matched: string
  /** Further kinds of a compound label such as "Auth + rate limit". */
  roles: string[]
  /** The label says that it comes later. */
  planned: boolean
  /** The label says that it is not there: "no cache". */
  absent: boolean
}

/** What stands around a box. */
export interface InferContext {
  /** Labels of connected boxes. */
  neighbours?: readonly string[]
  /** Those of them that point to the box. */
  before?: readonly string[]
  /** Those of them that it points to. */
  after?: readonly string[]
  /** Label of the frame around it. */
  zone?: string
}

/** A kind with the reason for it. */
interface Guess {
  kind: string | null
  confidence: number
  matched: string
  /** To compare guesses of one label. */
  score: number
  /** What stands around the box, or the order of the label's parts, decided: nothing that is learned from words knows better. */
  isDecided?: boolean
}

/** Guesses the kind of a box from its label; pure and deterministic. How it decides: README.md of this folder. */
export function infer(label: string, context: InferContext = {}): Inference {
  const text = inEnglish(plainText(label)).replace(/\bin-memory\b/gi, 'inmemory')
  const planned = plannedPattern.test(text)
  const absent = !planned && absentPattern.test(text)
  const bare = planned ? text.replace(plannedPattern, ' ').trim() : absent ? text.replace(absentPattern, '').trim() : text
  const guess = settle(decide(bare, context), bare, context)
  const roles = guess.kind === null || guess.kind === 'unknown' ? [] : rolesOf(bare, guess.kind, context)
  const { kind, confidence, matched } = guess
  return { kind, confidence, matched, roles, planned, absent: absent && kind !== null }
}

const plannedPattern =
  /\s*[([]?\s*(?:\b(?:(?:planned|future|later|tbd|roadmap|someday|eventually|coming soon|not yet(?: built)?|next (?:quarter|release|phase|sprint)|phase (?:2|3|ii|iii|two)|stretch goal|post[- ]mvp)\b)|(?<=[([]\s*|[-–—:]\s|\b(?:in|for|since)\s)v[23]\b|^v[23](?=:))\s*(?:\?|only)?\s*[)\]]?\s*:?/i
const absentPattern = /^(?:no|without|w\/o|missing|lacks?|not using|skip(?:ped|s)?|removed?)\s+(?=\S)/i

/** What the label says, then what the frame around it makes of that. */
function decide(text: string, context: InferContext): Guess {
  const guess = read(text, context)
  if (guess.confidence > 0.8 && !inContext.has(guess.kind ?? '')) return guess
  const title = wordsOf(text.split(/[([{|]|:\s|\s[-–—]\s/)[0]!).join(' ')
  const leadsHere = (): boolean => context.neighbours?.some((label) => leads.test(label)) ?? false
  const turn = inFrames.find(
    (one) =>
      one.from.includes(guess.kind ?? 'null') &&
      (one.title?.test(title) ?? true) &&
      (one.topic === 'team' ? leadsHere() : isAbout(context.zone, one.topic)),
  )
  if (!turn) return guess
  return { kind: turn.to === 'null' ? null : turn.to, confidence: 0.6, matched: guess.matched || title, score: 4 }
}

/** What its surroundings may correct however plain its name: a frame about data makes checks checks of data. */
const inContext = new Set(['output_validator', 'agent', 'ci_cd', 'admin_console', 'ranking_model', 'metrics'])

/** A box that hands out work to agents. */
const leads =
  /\b(?:supervisor|(?:orchestrator|coordinator|manager|lead|master|router) agent|agent (?:orchestrator|coordinator|supervisor|manager))\b/i

/** First what is no component, then the whole title, then a step's verb, then the best phrase in the label. */
function read(text: string, context: InferContext): Guess {
  if (!/[\p{L}\p{N}]/u.test(text)) return nothing(text, 0.95)
  const file = text.includes('.') ? sourceFile.exec(text) : null
  if (file) return decideFile(file, text, context)
  const numbered = /^\s*(?:step|stage|tier|level)?\s*#?\d+\s*[.):-]\s*(?=[\p{L}_])/iu.exec(text)
  const title = numbered ? text.slice(numbered[0].length) : text
  const words = cut(title, isKnownWord, isName)
  const told = termWithCue(words, context)
  if (told) return told
  if (/^\s*(?:endpoint\b\W*)?(?:(?:GET|POST|PUT|PATCH|DELETE)\s+)?\/[\w{]/i.test(title)) return endpoint(words)
  const none = noComponent(title, words, (context.neighbours?.length ?? 0) > 0)
  if (none) return none
  const titleWords = dropCounts(words.all.slice(0, words.title))
  const tools =
    /tools|apis/i.test(title) &&
    /^(?!.*\b(?:search|sql|web|browser|mcp)\b)(?!.*\bwith\b)[^([{|:+&]*\b(?:tools|apis)\s*(?:[([{|:]|$)/i.test(title)
      ? pluralOf(titleWords)
      : undefined
  const whole = tools ?? sizedModel(title, words) ?? wholeTitle(titleWords, words, context)
  const question = isDecision(title, titleWords)
  if (whole && !question) return whole
  const first = question ? undefined : firstOfSeveral(title, words, context)
  if (first) return first
  const opening = question ? undefined : beforeComma(title, context)
  if (opening) return opening
  const step = stepOf(titleWords, words)
  const best = bestPhrase(title, words, context)
  if (question) return topicOfDecision(whole ?? step ?? best, title)
  const said = step && (!best || isStepFirst(step, best)) ? step : best
  const nominal = said && !isThin(said) ? undefined : nominalStep(titleWords, words)
  const pair = said && !isThin(said) ? undefined : pairGuess(titleWords, words)
  const found = pair ?? nominal ?? (said && !isThin(said) ? said : (byLastWordOf(titleWords, said) ?? said))
  const later = !found || found.confidence < 0.7 ? explanation(title, context) : undefined
  const role = !found || found.kind === 'end_user' ? (agentRole(titleWords, context) ?? fieldAnalyst(titleWords)) : undefined
  if (later ?? role) return (later ?? role)!
  if (found) return serviceOf(found, titleWords, words)
  const empty = emptyTalk(title, words)
  return empty ?? { kind: 'unknown', confidence: 0.3, matched: '', score: 0 }
}

/** "Elastic logs, full prompts": after a comma people say more about the same box. */
function beforeComma(title: string, context: InferContext): Guess | undefined {
  const [, opening] = /^([^,;([{|:]*\p{L}[^,;([{|:]*),\s/u.exec(title) ?? []
  if (opening === undefined || opening.split(/\s+/).length > 5) return undefined
  const guess = read(opening, context)
  return guess.kind !== null && guess.kind !== 'unknown' && guess.confidence >= 0.6 ? guess : undefined
}

const sourceFile = /^(?:[\w.-]+\/)*([\w.-]+?)\.(?:py|ts|tsx|js|jsx|go|rs|java|kt|cs|rb|ipynb|md|ya?ml)(?:\s*\|\s*(.+))?$/i

/** "core/llm.py" above "LLMClient": what stands below says it, else the name of the file. */
function decideFile([, name, below]: RegExpExecArray, text: string, context: InferContext): Guess {
  const guess = read(below ?? name!.replace(/[._-]+/g, ' '), context)
  return { ...guess, confidence: Math.min(guess.confidence, 0.75), matched: guess.matched || text }
}

/** "CV processor: PDF parser": where the title says little, what follows it may be a name by itself. */
function explanation(text: string, context: InferContext): Guess | undefined {
  const rest = /^[^([{|:]+(?:\||:\s|\s[-–—]\s)\s*(.+)$/.exec(text)?.[1]
  if (
    rest === undefined ||
    /^\W*(?:deployment|statefulset|daemonset|cronjob|docker|container|pod|service|api|server|app|cli)\b/i.test(rest)
  )
    return undefined
  const words = cut(rest, isKnownWord, isName)
  const guess = wholeTitle(dropCounts(words.all.slice(0, words.title)), words, context)
  return guess && { ...guess, confidence: Math.min(guess.confidence, 0.7) }
}

const jobs = new Set([
  'analyzer',
  'analyser',
  'analyst',
  'advisor',
  'adviser',
  'strategist',
  'optimizer',
  'specialist',
  'expert',
  'researcher',
  'writer',
  'editor',
  'coder',
  'developer',
  'tester',
  'reviewer',
  'critic',
  'manager',
  'explorer',
  'reporter',
  'engineer',
  'designer',
])

const people =
  /\b(?:human|security|soc|business|data|fraud|support|compliance|credit|risk|legal|operation|ops|internal|intelligence|threat|bi|financial|finance|policy|case|insurance|senior|junior)\b/

/** "Bull analyst": who does a job in a field that no team of people is named for is one of the agents. */
function fieldAnalyst(title: readonly string[]): Guess | undefined {
  if (title.length < 2 || title.length > 3 || title.at(-1) !== 'analyst' || people.test(title.slice(0, -1).join(' '))) return undefined
  return { kind: 'sub_agent', confidence: 0.6, matched: 'analyst', score: 5 }
}

/** A job title among agents is an agent, not a person. */
function agentRole(title: readonly string[], { neighbours = [], zone = '' }: InferContext): Guess | undefined {
  const job = title.at(-1) ?? ''
  if (!jobs.has(job) || ![zone, ...neighbours].some((label) => /agent|crew|supervisor|swarm/i.test(label))) return undefined
  return { kind: 'sub_agent', confidence: 0.6, matched: job, score: 5 }
}

/** "POST /chat": a route of a service, unless its name says what is behind it. */
function endpoint(words: Words): Guess {
  const named = words.all
    .map((word) => lexicon.get(word))
    .find(
      (entry) =>
        entry !== undefined &&
        /^(?:embedding_pipeline|user_upload|feedback_collector|embedding_model|retriever|auth_service)$/.test(entry.kind),
    )
  return { kind: named?.kind ?? 'app_service', confidence: 0.6, matched: words.all[0] ?? '/', score: 6 }
}

const contents = new Set(['source_connector', 'end_user', 'golden_dataset', 'data_warehouse', 'session_store', 'secrets_manager'])

const ofOwnService = new Set(['workflow_engine', 'metrics', 'scheduler', 'relational_db', 'data_warehouse'])

/** A word of everyday, not the name of a product: the "Notion API" is Notion. */
const isCommon = (phrase: string): boolean => phrase.split(' ').some((word) => modifiers.has(word) || word === 'data' || word === 'key')

/** "Market data service" works on the data: it is not the data. */
function serviceOf(guess: Guess, title: readonly string[], words: Words): Guess {
  const last = words.all[words.title - 1] ?? title.at(-1) ?? ''
  const runs = /^(?:service|svc|api|server|backend|microservice|controller)$/.test(last)
  const own =
    (guess.confidence < 0.9 && ofOwnService.has(guess.kind ?? '') && last === 'api') ||
    (contents.has(guess.kind ?? '') && isCommon(guess.matched))
  if (!runs || !own || guess.matched.endsWith(last) || (guess.score >= 9.4 && guess.kind !== 'secrets_manager')) return guess
  return { kind: 'app_service', confidence: 0.6, matched: last, score: guess.score }
}

const nothing = (matched: string, confidence: number): Guess => ({ kind: null, confidence, matched, score: 0 })

const isName = (word: string): boolean => lexicon.has(word) && !modifiers.has(word) && !generalWords.has(word) && !pseudo.has(word)

// --- Text that is no component -------------------------------------------------------------------------------------------

const keyOf = (phrase: string): string => wordsOf(phrase).join(' ')
const pseudo: ReadonlySet<string> = new Set(pseudoNodes.map(keyOf))
const headingSet: ReadonlySet<string> = new Set(headings.map(keyOf))
const values: ReadonlySet<string> = new Set(valueNouns.map(keyOf))
const adjectives: ReadonlySet<string> = new Set(valueAdjectives.map(keyOf))

function noComponent(text: string, words: Words, isConnected: boolean): Guess | undefined {
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
    return nothing(words.all[0]!, 0.75)
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
  if (/^\s*[[{].*:.*[\]}]\s*$/.test(text)) return nothing('{', 0.7)
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
function emptyTalk(text: string, words: Words): Guess | undefined {
  if (/:\s*$/.test(text) || words.all.length > 9) return nothing('', 0.6)
  // "Job input": whatever it is of, an input is no component.
  const last = words.all[words.title - 1] ?? ''
  if (values.has(last) && words.title > 1) return nothing(last, 0.6)
  return undefined
}

// --- Decisions -----------------------------------------------------------------------------------------------------------

function isDecision(text: string, words: readonly string[]): boolean {
  if (/[?？]\s*(?:[)\]}]|$)/.test(text)) return true
  if (/[<>≥≤]=?\s*[\d.]/.test(text) && !/^(?:retrieve|rerank|search|fetch|embed|chunk|validation)$/.test(words[0] ?? '')) return true
  return /^(?:is|are|has|have|does|do|should|need|can|if)$/.test(words[0] ?? '') && words.length > 1
}

const branchTopics: ReadonlySet<string> = new Set([
  'response_cache',
  'semantic_cache',
  'groundedness_checker',
  'input_guardrail',
  'output_guardrail',
  'output_validator',
  'pii_redactor',
  'injection_detector',
  'content_moderator',
  'auth_service',
  'authorization',
  'approval_gate',
  'human_review_queue',
  'loop_guard',
  'policy_engine',
  'rate_limiter',
  'token_budget',
  'intent_router',
  'model_router',
  'regression_gate',
  'tool_call_validator',
  'acl_filter',
  'data_validator',
  'deduplicator',
  'drift_monitor',
  'output_parser',
  'circuit_breaker',
])

/** A branch is the check that it asks about; about anything else it is a plain router. */
function topicOfDecision(topic: Guess | undefined, text: string): Guess {
  if (topic?.kind && branchTopics.has(topic.kind)) return { ...topic, confidence: Math.min(topic.confidence, 0.7) }
  return { kind: 'router', confidence: 0.6, matched: text.includes('?') ? '?' : (/[<>≥≤]/.exec(text)?.[0] ?? 'if'), score: 5 }
}

// --- The whole title -----------------------------------------------------------------------------------------------------

/** "Calendar tools", "External APIs": many are what an agent may use, whatever they are for. */
function pluralOf(title: readonly string[]): Guess | undefined {
  const last = title.at(-1)
  if (last === 'tool') return { kind: 'tool_executor', confidence: title.length === 1 ? 0.95 : 0.8, matched: 'tools', score: 20 }
  return title.length === 1 && last === 'api' ? { kind: 'external_api', confidence: 0.7, matched: 'apis', score: 20 } : undefined
}

/** Leaves out counts and versions at the end ("top 20", "x3", "v12", "3000"), and words that say only how drawn. */
function dropCounts(words: readonly string[]): string[] {
  let end = words.length
  while (
    end > 1 &&
    /^(?:v?\d+(?:[ac-z]|px|gb|kb|mb|tokens?)?|x\d+|layer|module|component|block|node|step|stage|box)$/.test(words[end - 1]!)
  )
    end -= 1
  let start = 0
  while (
    start < end - 1 &&
    /^(?:the|a|an|our|your|my|optional|custom|new|existing|simple|basic|aws|gcp|apache|managed)$/.test(words[start]!)
  )
    start += 1
  return words.slice(start, end)
}

function wholeTitle(title: readonly string[], words: Words, context: InferContext): Guess | undefined {
  const trimmed = title.join(' ')
  const full = words.all.slice(0, words.title).join(' ')
  // "Agent 2" is one of several.
  if (/^agent (?:\d|[a-cn])$/.test(full)) return { kind: 'sub_agent', confidence: 0.75, matched: 'agent', score: 20 }
  for (const key of new Set([words.all.join(' '), full, trimmed])) {
    const entry = lexicon.get(key)
    const ambiguity = ambiguities.get(key)
    if (ambiguity) return resolve(key, ambiguity, words, context, 20)
    if (entry)
      return {
        kind: entry.kind,
        confidence: entry.source !== 'cue' ? 0.95 : entry.kind === 'source_connector' || vagueEnd.test(key) ? 0.75 : 0.85,
        matched: key,
        score: 20,
      }
  }
  return undefined
}

/** Words that name a part of their own before "&", although they often say what kind of thing the next word is. */
const parts = new Set([
  'user',
  'auth',
  'cache',
  'queue',
  'retrieval',
  'ingestion',
  'extraction',
  'routing',
  'monitoring',
  'training',
  'orchestration',
  'evaluation',
])

/** A cue that ends so names a place in a system rather than a thing. */
const vagueEnd =
  /\b(?:manager|handler|controller|check|layer|app|engine|core|message|data|state|router|processor|inference|artifact|cleaning|classification|validation|integration|client|result|report|system|workflow|processing|pipeline|execution|aggregator|agent|api|builder|test|loop|selection|conversation|memory|execute|generation|evaluator)$/

const separators = /\s*(?:\s\+\s|\+(?=\p{L})|&|\/|,|\band\b)\s*/iu

/** "Auth + rate limit" is what its first part says, when that part is a name by itself. */
function firstOfSeveral(text: string, words: Words, context: InferContext): Guess | undefined {
  const opening = text.split(/[([{|]|:\s|\s[-–—]\s/)[0]!.split(separators)
  if (opening.length < 2) return undefined
  const key = dropCounts(wordsOf(opening[0]!)).join(' ')
  // "Email/SMS Notification Service": the first word shares the noun of the last part.
  const shared = !/\+/.test(text) && !key.includes(' ') && modifiers.has(key) && !parts.has(key) && wordsOf(opening.at(-1)!).length > 1
  const together = shared ? lexicon.get(`${key} ${words.all[words.title - 1] ?? ''}`) : undefined
  if (together) return { kind: together.kind, confidence: 0.75, matched: key, score: 12 }
  if (shared && key !== 'user') return undefined
  const ambiguity = ambiguities.get(key)
  if (ambiguity) return resolve(key, ambiguity, words, context, 12)
  const entry = lexicon.get(key)
  const last = words.all[words.title - 1] ?? ''
  // In "Document & Ingestion Service" the first word qualifies the last one.
  if (
    !entry ||
    (generalWords.has(key) && !/^(?:frontend|ui|browser|portal|website)$/.test(key)) ||
    (modifiers.has(key) && !parts.has(key) && generalWords.has(last))
  )
    return undefined
  return { kind: entry.kind, confidence: entry.source === 'cue' ? 0.7 : 0.8, matched: key, score: 12, isDecided: entry.source !== 'cue' }
}

// --- Words that depend on their surroundings --------------------------------------------------------------------------

function resolve(term: string, ambiguity: Ambiguity, words: Words, context: InferContext, score: number): Guess {
  const own = words.all.length > term.split(' ').length ? strongestCue(ambiguity, words.all, term) : undefined
  if (own) return { kind: own.kind, confidence: 0.8, matched: `${term} ${own.cue.join(' ')}`, score }
  const side = ambiguity.otherwise === 'input_guardrail' ? sideOfModel(context) : undefined
  if (side) return { kind: side, confidence: 0.7, matched: `${term}, beside a model`, score }
  const isBare = words.title === term.split(' ').length
  const around = [context.zone ?? '', ...(isBare || term === 'model' ? (context.neighbours ?? []) : [])].filter(Boolean)
  const near =
    around.length > 0
      ? strongestCue(
          ambiguity,
          around.flatMap((label) => ['|', ...cut(plainText(label), isKnownWord, isName).all]),
          term,
        )
      : undefined
  if (near) return { kind: near.kind, confidence: 0.65, matched: `${term}, near ${near.cue.join(' ')}`, score, isDecided: true }
  if (term === 'model' && words.title > 1 && around.some((label) => /\b(?:llm|prompt|chat|gpt|token|agent)/i.test(label)))
    return { kind: 'llm', confidence: 0.6, matched: term, score }
  if (term === 'model' && words.title > 1 && words.all[0] !== 'model') return { kind: 'ml_model', confidence: 0.6, matched: term, score }
  const isAll = words.all.length === term.split(' ').length
  return { kind: ambiguity.otherwise, confidence: isAll ? 0.8 : 0.7, matched: term, score, isDecided: isAll }
}

const writes = /\b(?:llms?|gpt|claude|gemini|language model|generat\w+|answer|agent|response|model|orchestrator)\b/i

/** A guardrail after what writes looks at what was written, before it at what was asked. */
function sideOfModel({ before = [], after = [] }: InferContext): string | undefined {
  const follows = before.some((label) => writes.test(label))
  const precedes = after.some((label) =>
    /\b(?:llms?|gpt|claude|gemini|language model|agent|rag|retriev\w+|router|orchestrator|model)\b/i.test(label),
  )
  return follows === precedes ? undefined : follows ? 'output_guardrail' : 'input_guardrail'
}

function strongestCue(ambiguity: Ambiguity, words: readonly string[], term: string): Ambiguity['when'][number] | undefined {
  let best: Ambiguity['when'][number] | undefined
  for (const candidate of ambiguity.when) {
    if (best && candidate.cue.join('').length <= best.cue.join('').length) continue
    if (candidate.cue.join(' ') !== term && holds(words, candidate.cue)) best = candidate
  }
  return best
}

/** A label that is an ambiguous word and a word that tells it apart, in either order. */
function termWithCue(words: Words, context: InferContext): Guess | undefined {
  const all = words.all
  if (all.length < 2 || all.length > 5 || lexicon.has(all.join(' '))) return undefined
  for (let size = 1; size < all.length; size += 1) {
    for (const [term, rest] of [
      [all.slice(0, size).join(' '), all.slice(size).join(' ')],
      [all.slice(-size).join(' '), all.slice(0, -size).join(' ')],
    ] as const) {
      const ambiguity = ambiguities.get(term)
      if (ambiguity?.when.some(({ cue }) => cue.join(' ') === rest)) return resolve(term, ambiguity, words, context, 20)
    }
  }
  return undefined
}

const openEnded = new Set(['rank', 'eval', 'embed', 'rerank'])

/** Whether the words contain the phrase. A long word also counts as the beginning of one: "embed" in "embeddings". */
function holds(words: readonly string[], phrase: readonly string[]): boolean {
  return words.some((_, at) => phrase.every((cue, i) => matches(words[at + i], cue)))
}

const matches = (word: string | undefined, cue: string): boolean =>
  word === cue || (word !== undefined && word !== 'statefulset' && (cue.length > 4 || openEnded.has(cue)) && word.startsWith(cue))

// --- Steps ---------------------------------------------------------------------------------------------------------------

interface StepRule {
  objects: readonly { kind: string; words: readonly string[] }[]
  otherwise: string | undefined
}

const stepRules: ReadonlyMap<string, StepRule> = buildStepRules()

/** A verb that is listed twice has the objects of both. */
function buildStepRules(): Map<string, StepRule> {
  const rules = new Map<string, StepRule>()
  for (const { verbs, objects, otherwise } of steps) {
    const own = objects.flatMap(([kind, words]) => words.map((word) => ({ kind, words: wordsOf(word) })))
    for (const verb of verbs) {
      const key = wordsOf(verb).join(' ')
      const known = rules.get(key)
      rules.set(key, { objects: [...(known?.objects ?? []), ...own], otherwise: known?.otherwise ?? otherwise })
    }
  }
  return rules
}

/** "Retrieve top-k docs": the verb first, then what it is done to. */
function stepOf(title: readonly string[], words: Words): Guess | undefined {
  for (const size of [2, 1]) {
    const verb = title.slice(0, size).join(' ')
    const rule = stepRules.get(verb)
    if (!rule || title.length < size) continue
    const rest = [...title.slice(size), ...words.all.slice(words.title)]
    const object = rule.objects.find(({ words: phrase }) => holds(rest, phrase))
    const alone = title.length === size
    if (object) return { kind: object.kind, confidence: 0.7, matched: `${verb} ${object.words.join(' ')}`, score: 8 }
    if (rule.otherwise) return { kind: rule.otherwise, confidence: alone ? 0.7 : 0.6, matched: verb, score: alone ? 8 : 6 }
  }
  return undefined
}

/** "Seller dashboard", "Order repository": the last word decides when nobody knows the words before it. */
function byLastWordOf(title: readonly string[], said: Guess | undefined): Guess | undefined {
  const rule = title.length > 1 ? byLastWord(title) : undefined
  if (rule?.kind === null && (stepRules.has(title[0]!) || /^(?:wait|ask|receive|send|show|apply|get|make|add)$/.test(title[0]!)))
    return undefined
  if (!rule || (said && said.score >= 4 && !rule.over?.includes(said.kind ?? 'null'))) return undefined
  return { kind: rule.kind, confidence: 0.6, matched: title.at(-1)!, score: 4 }
}

/** A single common word, beside others that nobody explained. */
const isThin = (guess: Guess): boolean => guess.confidence <= 0.75 && !guess.matched.includes(' ') && !brands.has(guess.matched)

const tails = /^(?:service|engine|module|step|node|layer|system|component|stage|process|logic|instance|node)$/

/** The last word and what it is of. A tail that says little is tried away too: "Tool dispatcher service". */
function pairGuess(title: readonly string[], words: Words): Guess | undefined {
  const end = Math.min(words.head, title.length)
  const own = title.slice(0, end)
  const found = pairOf(own) ?? (tails.test(own.at(-1) ?? '') ? pairOf(own.slice(0, -1)) : undefined)
  return found && { kind: found.kind, confidence: 0.7, matched: found.words, score: 7.4 }
}

/** "Format conversion", "Risk scorer": a step named by a noun, which says what is done to what stands before it. */
function nominalStep(title: readonly string[], words: Words): Guess | undefined {
  const end = Math.min(words.head, title.length)
  const tail = /^(?:service|engine|module|step|node|layer|system|component|pipeline|job|worker|stage|agent|tool|process|logic|api|model)$/
  const last = end > 2 && tail.test(title[end - 1]!) ? end - 1 : end
  if (last < 2) return undefined
  const objects = title.slice(0, last - 1)
  for (const verb of verbsOf(title[last - 1]!)) {
    const object = stepRules.get(verb)?.objects.find(({ words: phrase }) => holds(objects, phrase))
    if (object) return { kind: object.kind, confidence: 0.7, matched: `${object.words.join(' ')} ${title[last - 1]}`, score: 8 }
  }
  return undefined
}

const nounVerbs = new Set([
  'plan',
  'cache',
  'index',
  'search',
  'query',
  'log',
  'trace',
  'record',
  'test',
  'filter',
  'guard',
  'review',
  'train',
  'load',
  'email',
  'stream',
  'answer',
  'score',
  'rank',
  'judge',
  'grade',
  'screen',
  'chunk',
  'segment',
  'process',
  'act',
  'use',
  'monitor',
  'decision',
  'training',
  'reflection',
  'reasoning',
  'embedding',
  'split',
  'route',
  'transform',
  'release',
  'fallback',
  'post',
  'push',
  'schedule task',
  'track',
  'model',
  'upload',
  'download',
  'import',
  'scan',
  'alert',
  'book',
  'charge',
  'purchase',
  'run',
  'call',
  'read',
  'act',
  'ship',
  'interrupt',
  'download',
  'retry',
  'handoff',
  'tag',
  'vision',
  'think',
  'login',
  'transfer',
  'rerank',
  'merge',
  'join',
  'build',
  'trigger',
  'switch',
  'branch',
  'reply',
  'sync',
  'spider',
  'draft',
  'report',
])

/** "Search service" names a thing although it begins with a verb: then the phrase decides, unless the verb has an object of its own. */
function isStepFirst(step: Guess, best: Guess): boolean {
  const verb = step.matched.split(' ')[0]!
  return !nounVerbs.has(verb) || step.matched.includes(' ') ? best.score < 9.4 : best.score < 4
}

// --- The best phrase ---------------------------------------------------------------------------------------------------

/** Says that something runs, not what it does. Decides only when nothing else does. */
const generalWords = new Set([
  'service',
  'api',
  'server',
  'system',
  'backend',
  'app',
  'application',
  'platform',
  'function',
  'worker',
  'job',
  'client',
  'adapter',
  'sdk',
  'ui',
  'engine',
  'portal',
  'website',
  'frontend',
  'browser',
  'compute',
  'cluster',
  'container',
  'docker',
  'host',
  'hosting',
  'storage',
  'microservice',
  'edge',
  'dashboard',
  'proxy',
  'editor',
  'container',
  'cli',
  'cloud',
  'endpoint',
  'integration',
  'datastore',
  'web',
  'internet',
  'file',
  'action',
  'feature',
  'label',
  'worker',
  'fn',
  'config',
  'voice',
  'instruction',
  'google',
  'node',
  'vm',
  'shell',
  'terminal',
  'inference',
  'deployment',
  'trigger',
  'plugin',
  'skill',
  'settings',
])

/** Name a component only as the last word: before another noun they say what kind of it. */
const modifiers = new Set([
  'user',
  'customer',
  'document',
  'doc',
  'data',
  'prompt',
  'context',
  'chunk',
  'source',
  'email',
  'mail',
  'code',
  'git',
  'session',
  'message',
  'label',
  'feature',
  'event',
  'search',
  'tool',
  'model',
  'agent',
  'index',
  'memory',
  'trigger',
  'schedule',
  'chat',
  'metadata',
  'policy',
  'rule',
  'feedback',
  'token',
  'ticket',
  'order',
  'payment',
  'calendar',
  'member',
  'person',
  'patient',
  'student',
  'analyst',
  'employee',
  'lawyer',
  'clinician',
  'caller',
  'visitor',
  'actor',
  'business',
  'history',
  'thread',
  'upload',
  'resume',
  'attachment',
  'mobile',
  'phone',
  'ide',
  'encoder',
  'notification',
  'issue',
  'repo',
  'plan',
  'intent',
  'csv',
  'pdf',
  'article',
  'book',
  'paper',
  'faq',
  'contract',
  'invoice',
  'dataset',
  'sensor',
  'file',
  'catalog',
  'manual',
  'folder',
  'box',
  'flag',
  'release',
  'rating',
  'outcome',
  'experiment',
  'training',
  'evaluation',
  'eval',
  'judge',
  'reviewer',
  'moderator',
  'human',
  'developer',
  'admin',
  'operator',
  'researcher',
  'engineer',
  'consumer',
  'driver',
  'doctor',
  'merchant',
  'teacher',
  'candidate',
  'expert',
  'specialist',
  'knowledge',
  'vision',
  'language',
  'rag',
  'ai',
  'assistant',
  'chatbot',
  'rest',
  'gpu',
  'cost',
  'budget',
  'queue',
  'stream',
  'cache',
  'auth',
  'identity',
  'security',
  'privacy',
  'consent',
  'compliance',
  'governance',
  'analytics',
  'metric',
  'log',
  'alert',
  'audit',
  'booking',
  'inventory',
  'table',
  'sql',
  'db',
  'database',
  'vector',
  'graph',
  'entity',
  'web',
  'internet',
  'google',
  'image',
  'video',
  'audio',
  'speech',
  'extraction',
  'generation',
  'generator',
  'classifier',
  'monitoring',
  'workflow',
  'pipeline',
  'chain',
  'orchestration',
  'router',
  'routing',
  'retrieval',
  'ingestion',
  'sync',
  'streaming',
  'serving',
  'deploy',
  'test',
  'scoring',
  'question',
  'reference',
  'provenance',
  'grounding',
  'verification',
  'configuration',
  'confirmation',
  'approval',
  'escalation',
  'summarization',
  'reflection',
  'decision',
  'condition',
  'route',
  'regression',
  'sentiment',
  'topic',
  'group',
  'flow',
  'integration',
  'tenant',
  'region',
  'private',
  'public',
  'internal',
  'external',
  'cloud',
  'timer',
  'host',
  'pr',
  'repository',
  'storage',
  'report',
  'refund',
  'checkout',
  'credit',
  'quota',
  'rate',
  'guard',
  'gate',
  'filter',
  'secret',
  'encryption',
  'transformer',
  'experiment',
  'backup',
  'ha',
  'edge',
  'server',
  'client',
  'node',
  'app',
  'api',
])

/** The phrase of the label that says most: long before short, in the title before an explanation, last word before the others. */
function bestPhrase(text: string, words: Words, context: InferContext): Guess | undefined {
  const head = headOf(words)
  let best: Guess | undefined
  const said: Guess[] = []
  for (let at = 0; at < words.all.length; at += 1) {
    for (let size = Math.min(longestPhrase, words.all.length - at); size > 0; size -= 1) {
      const guess = phraseAt(words, at, size, head, context)
      if (!guess) continue
      said.push(guess)
      if (!best || guess.score > best.score) best = guess
      break
    }
  }
  const model = modelGuess(text, words)
  const agent = agentGuess(words, head, context)
  // "GPT-4o public API": the model, however it is reached.
  if (model && best && /_api$|^api_gateway$/.test(best.kind ?? '') && model.score > 0) return model
  const most = [agent, model].reduce((most, guess) => (guess && (!most || guess.score > most.score) ? guess : most), best)
  return most && backed(most, said)
}

/** "SendGrid outbound mail": two words that have nothing in common and mean the same kind leave little doubt. */
function backed(best: Guess, said: readonly Guess[]): Guess {
  const others = said.filter(
    ({ kind, matched }) => kind === best.kind && !best.matched.includes(matched) && !matched.includes(best.matched),
  )
  return others.length > 0 && best.confidence >= 0.6 ? { ...best, confidence: Math.max(best.confidence, 0.85) } : best
}

/** Index after the last word that names something: counts, versions and words such as "service" are left out. */
function headOf(words: Words): number {
  let head = Math.min(words.head, words.title)
  while (
    head > 1 &&
    /^(?:v?\d+\w?|x\d+|service|svc|layer|module|component|node|step|engine|system|server|cluster|stage|instance|process|logic|manager|handler|unit|block|platform|tool|api|processor|provider|subsystem|framework|app|function|stack|job|setup|task|pool|client|integration|middleware|svc|box|hub|host|controller|program|feature|mechanism|workflow|backend|flow|ops|model|adapter|sdk|wrapper|connector|worker)$/.test(
      words.all[head - 1]!,
    )
  )
    head -= 1
  return head
}

const isStoreBrand = (word: string): boolean => brands.has(word) || ambiguities.get(word)?.otherwise.endsWith('_db') === true

function phraseAt(words: Words, at: number, size: number, head: number, context: InferContext): Guess | undefined {
  const key = size === 1 ? words.all[at]! : words.all.slice(at, at + size).join(' ')
  const entry = lexicon.get(key)
  const ambiguity = ambiguities.get(key)
  if (!entry && !ambiguity) return undefined
  const end = at + size
  const isHead = end === head || end === Math.min(words.head, words.title)
  const afterBrand =
    size === 1 &&
    at > 0 &&
    /^(?:database|db|client|cluster|cloud|instance|store|server|storage|metadata|data|record|table)$/.test(key) &&
    isStoreBrand(words.all[at - 1]!)
  const score = afterBrand ? 2 : base(key, size, isHead, entry?.source) + place(words, at, end, isHead)
  if (ambiguity) return resolve(key, ambiguity, words, context, score)
  return {
    kind: entry!.kind,
    confidence: confidenceOf(entry!, score, !technical.has(key) && isUnexplained(words, at, end), isHead),
    matched: key,
    score,
  }
}

/** Words that leave a component what it is. */
const plain = new Set(
  'main primary secondary central core custom cloud aws gcp azure google amazon microsoft apache managed distributed real time smart advanced simple fast local global internal enterprise secure scalable aware unified shared open source oss based basic dynamic production prod dev staging backend python js typescript our my the a an new existing optional default standard intelligent automated ai powered driven service engine layer module system component step stage server api cluster platform'.split(
    ' ',
  ),
)

/** Whether words of the title beside the phrase are of nobody's trade. */
const isUnexplained = (words: Words, at: number, end: number): boolean =>
  words.all.some((word, i) => i < words.title && (i < at || i >= end) && !plain.has(word) && !brands.has(word) && !/^v?\d/.test(word))

/** Words that mean one thing wherever engineers write them. "Clerk", "prompt" and "extraction" name kinds, and are everyday words too. */
const technical = new Set(
  'llm ocr crawler chunker embedder reranker retriever guardrail cron bucket database inbox eval trace judge siem waf'.split(' '),
)

/** Kinds whose names mean nothing else, whatever stands before them: a vector store of anything is a vector store. */
const firm = new Set([
  'vector_db',
  'reranker',
  'embedding_model',
  'llm',
  'chunker',
  'speech_to_text',
  'text_to_speech',
  'api_gateway',
  'load_balancer',
  'feature_store',
  'model_registry',
  'rate_limiter',
  'web_search',
  'mcp_server',
  'input_guardrail',
  'knowledge_graph',
  'crawler',
  'chat_ui',
  'semantic_cache',
  'kill_switch',
  'dead_letter_queue',
  'data_warehouse',
  'payment_api',
  'circuit_breaker',
  'autoscaler',
  'streaming_transport',
  'container_platform',
  'secrets_manager',
  'planner',
  'agent_supervisor',
])

/** One word beside others that nobody explained is less sure than a phrase or a brand. */
function confidenceOf(entry: Entry, score: number, hasCompany: boolean, isHead: boolean): number {
  if (score < 3) return 0.4
  const isFirm = isHead && firm.has(entry.kind) && entry.source !== 'cue'
  if (entry.words > 1) return score < 7 ? 0.6 : isFirm || (isHead && !hasCompany && entry.source === 'alias') ? 0.85 : 0.75
  if (entry.source === 'product') return score >= 7 ? 0.8 : score >= 4 ? 0.75 : 0.6
  return score >= 7 && entry.source === 'alias' ? (hasCompany ? (isFirm ? 0.8 : 0.75) : 0.85) : 0.6
}

function base(key: string, size: number, isHead: boolean, source: string | undefined): number {
  if (size > 1) return 6 + 1.5 * (size - 1)
  if (generalWords.has(key)) return 2
  if (modifiers.has(key) && !isHead) return 1
  return brands.has(key) ? 5.8 : source === 'cue' ? 4.5 : 5
}

function place(words: Words, at: number, end: number, isHead: boolean): number {
  if (at >= words.title) return -4
  if (at >= words.head) return -2
  if (isHead) return 2
  // "Audit log generator": the last word says less than the phrase before it.
  if (end - at > 1 && /^(?:generator|generation|creation|thread|graph|loop|builder)$/.test(words.all[end] ?? '')) return 0
  return end <= words.head ? -1 : 0
}

/** A role that a model plays says more than its name: "GPT-4o-mini (judge)". */
const modelRoles: Ambiguity = {
  otherwise: '',
  when: (
    [
      ['llm_judge', ['judge', 'grader', 'grading', 'llm as judge', 'evaluator']],
      ['fallback_model', ['fallback', 'backup', 'secondary', 'failover']],
      ['self_hosted_llm', ['vllm', 'ollama', 'tgi', 'sglang', 'llama cpp', 'self hosted', 'on prem', 'local', 'triton', 'nim', 'tensorrt']],
      ['finetuned_model', ['fine tuned', 'finetuned', 'lora', 'qlora', 'fine tune', 'adapter']],
      ['embedding_model', ['embedding', 'embed', 'encoder', 'embedder']],
      ['reranker', ['rerank', 'reranker', 're rank']],
      ['vision_model', ['vision', 'image understanding', 'ocr', 'multimodal']],
      ['planner', ['planner', 'planning']],
      ['intent_router', ['intent', 'classify', 'classifier', 'routing']],
      ['query_rewriter', ['rewrite', 'rewriter', 'query expansion']],
      ['text_to_sql', ['sql generation', 'text to sql', 'nl2sql']],
      ['conversation_summarizer', ['summarize history', 'conversation summary']],
      ['quarantined_llm', ['quarantined', 'no tool']],
    ] as const
  ).flatMap(([kind, phrases]) => phrases.map((phrase) => ({ kind, cue: wordsOf(phrase) }))),
}

/** "Llama 3.1 8B" is no more than its name, and the size decides. */
function sizedModel(text: string, words: Words): Guess | undefined {
  if (/^llama[- ]?\d/i.test(text) && words.all.length < 5 && !/\d+b\b/i.test(text) && !strongestCue(modelRoles, words.all, ''))
    return { kind: 'llm', confidence: 0.8, matched: 'llama', score: 20 }
  if (words.all.length > 6 || !/\d/.test(text)) return undefined
  const found = findModelName(text.toLowerCase())
  if (found?.kind !== 'small_llm' || found.index > 0 || found.text.length < text.split(/[([{|]|:\s/)[0]!.trim().length) return undefined
  return strongestCue(modelRoles, words.all, '') ? undefined : { kind: found.kind, confidence: 0.9, matched: found.text, score: 20 }
}

function modelGuess(text: string, words: Words): Guess | undefined {
  const found = findModelName(text.toLowerCase())
  if (!found) return undefined
  const isFirst = text.slice(0, found.index).search(/[([{|]|:\s|\s[-–—]\s/) < 0
  if (found.kind === 'llm' || found.kind === 'small_llm') {
    const role = strongestCue(modelRoles, words.all, '')
    if (role) return { kind: role.kind, confidence: 0.8, matched: `${found.text} ${role.cue.join(' ')}`, score: isFirst ? 9.2 : 4 }
  }
  const specific = found.kind !== 'llm'
  return {
    kind: found.kind,
    confidence: 0.85,
    matched: found.text,
    score: isFirst ? (found.kind === 'small_llm' ? 9.6 : specific ? 8.6 : 7.2) : 3.2,
  }
}

const plainAgents = new Set([
  'ai',
  'llm',
  'react',
  'main',
  'autonomous',
  'chat',
  'conversational',
  'tool',
  'rag',
  'langgraph',
  'langchain',
  'custom',
  'smart',
  'core',
  'root',
  'single',
  'the',
  'my',
  'our',
  'gpt',
  'claude',
  'openai',
  'gemini',
  'strand',
  'bedrock',
  'adk',
  'google',
  'pydantic',
  'smolagents',
  'agentic',
  'voice',
  'assistant',
  'azure',
  'aws',
  'foundry',
  'vertex',
  'personal',
  'deep',
  'processor',
  'based',
  'node',
  'support',
  'intelligent',
  'virtual',
  'coding',
  'dynamic',
  'generic',
  'base',
  'computer',
  'browser',
  'a',
  'ollama',
  'local',
  'n8n',
  'mcp',
  'calling',
  'runtime',
  'function',
  'reasoning',
  'agno',
  'mastra',
  'letta',
  'copilot',
  'chatbot',
  'service',
])

const otherAgents = /\b(agents?|supervisor|orchestrat\w*|planner|crew|swarm|router|coordinator|dispatcher|graph)\b/i

/** "… agent": a specialist when a role or a field stands before the word, otherwise the agent itself. */
function agentGuess(words: Words, head: number, { neighbours, zone = '' }: InferContext): Guess | undefined {
  const at = words.all.indexOf('agent')
  if (at < 0 || at >= words.title || (at + 1 !== head && at + 1 !== words.head && at + 1 !== words.title)) return undefined
  const before = words.all[at - 1]
  const phrase = at > 0 ? words.all.slice(0, at + 1).join(' ') : ''
  if (lexicon.has(words.all.slice(Math.max(0, at - 1), at + 1).join(' ')) || lexicon.has(phrase)) return undefined
  if (before === undefined || plainAgents.has(before) || /\d/.test(before))
    return { kind: 'agent', confidence: before === undefined ? 0.9 : 0.8, matched: 'agent', score: 8 }
  const isAlone = neighbours !== undefined && neighbours.length > 0 && ![zone, ...neighbours].some((label) => otherAgents.test(label))
  if (isAlone) return { kind: 'agent', confidence: 0.8, matched: 'agent', score: 8, isDecided: true }
  // Whether it is the agent or one of several is open; that it acts by itself is not.
  return { kind: 'sub_agent', confidence: 0.8, matched: `${before} agent`, score: 8 }
}

// --- Compound labels ---------------------------------------------------------------------------------------------------

/** Kinds of the other parts of "Auth + rate limit"; only those that are nearly certain. */
function rolesOf(text: string, kind: string, context: InferContext): string[] {
  const title = text.split(/[([{|]|:\s|\s[-–—]\s/)[0]!
  const parts = title.split(/\s*(?:\+|&|\/|,|\band\b)\s*/i).filter((part) => /\p{L}{2}/u.test(part))
  if (parts.length < 2 || parts.length > 5) return []
  const found = parts.map((part) => read(part, context)).filter((guess) => guess.confidence >= 0.7 && guess.score >= 7)
  return [...new Set(found.map((guess) => guess.kind))].filter(
    (role): role is string => role !== null && role !== kind && role !== 'unknown',
  )
}
