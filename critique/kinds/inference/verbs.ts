import type { Guess } from './guess.ts'
import { lateMap } from './late.ts'
import type { LateMap } from './late.ts'
import { verbsOf } from './nominal.ts'
import { steps } from './steps.ts'
import { holds } from './surroundedWords.ts'
import { wordsOf } from './words.ts'
import type { Words } from './words.ts'

interface StepRule {
  objects: readonly { kind: string; words: readonly string[] }[]
  otherwise: string | undefined
}

export const stepRules: LateMap<StepRule> = lateMap(buildStepRules)

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
export function stepOf(title: readonly string[], words: Words): Guess | undefined {
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

/** "Format conversion", "Risk scorer": a step named by a noun, which says what is done to what stands before it. */
export function nominalStep(title: readonly string[], words: Words): Guess | undefined {
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
export function isStepFirst(step: Guess, best: Guess): boolean {
  const verb = step.matched.split(' ')[0]!
  return !nounVerbs.has(verb) || step.matched.includes(' ') ? best.score < 9.4 : best.score < 4
}
