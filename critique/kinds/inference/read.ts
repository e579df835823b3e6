import { agentRole, fieldAnalyst } from './agents.ts'
import { bestPhrase } from './bestPhrase.ts'
import { isDecision, topicOfDecision } from './decisions.ts'
import { byForm } from './forms.ts'
import { byLastWordOf, isThin, pairGuess, serviceOf } from './endings.ts'
import { nothing } from './guess.ts'
import type { Guess, InferContext } from './guess.ts'
import { isKnownWord, lexicon } from './lexicon.ts'
import { sizedModel } from './models.ts'
import { emptyTalk, noComponent } from './noComponent.ts'
import { termWithCue } from './surroundedWords.ts'
import { isStepFirst, nominalStep, stepOf } from './verbs.ts'
import { isName } from './vocabulary.ts'
import { dropCounts, firstOfSeveral, pluralOf, wholeTitle } from './wholeTitle.ts'
import { cut } from './words.ts'
import type { Words } from './words.ts'

/** First what is no component, then the whole title, then a step's verb, then the best phrase in the label. */
export function read(text: string, context: InferContext): Guess {
  if (!/[\p{L}\p{N}]/u.test(text)) return nothing(text, 0.95)
  const file = text.includes('.') ? sourceFile.exec(text) : null
  if (file) return decideFile(file, text, context)
  const numbered = /^\s*(?:step|stage|tier|level)?\s*#?\d+\s*[.):-]\s*(?=[\p{L}_])/iu.exec(text)
  const title = numbered ? text.slice(numbered[0].length) : text
  const words = cut(title, isKnownWord, isName)
  const told = byForm(title, words) ?? termWithCue(words, context)
  if (told) return told
  if (/^\s*(?:endpoint\b\W*)?(?:(?:GET|POST|PUT|PATCH|DELETE)\s+)?\/[\w{]/i.test(title)) return endpoint(words)
  if (functionList.test(title)) return { kind: 'tool_executor', confidence: 0.7, matched: title.slice(0, title.search(/[ (]|$/)), score: 8 }
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

/** "check_stock | place_order": functions that a model may call. */
const functionList = /^[a-z][a-z0-9]*(?:_[a-z0-9]+)+(?:\(\))?(?:[\s|,/]+[a-z][a-z0-9]*(?:_[a-z0-9]+)+(?:\(\))?)+$/

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
