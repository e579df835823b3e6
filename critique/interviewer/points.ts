import type { Dimension } from '../finding.ts'
import type { Criterion } from './criterion.ts'
import { isEmpty, tokenise } from './tokens.ts'

/** Words that stand in every good answer and tell none from another. */
const COMMON = new Set([
  'model',
  'system',
  'user',
  'data',
  'request',
  'answer',
  'call',
  'work',
  'time',
  'case',
  'chang',
  'same',
  'only',
  'not',
  'no',
  'without',
  'before',
  'after',
  'where',
  'number',
  'part',
  'result',
])

/**
 * A sentence about what a good answer holds, as a criterion: two of its telling words near each other cover it. Coarse on purpose, and the
 * matched words are shown.
 */
export function pointCriterion(id: string, dimension: Dimension, point: string): Criterion {
  const telling = [
    ...new Set(
      tokenise(point)
        .filter((token) => !token.isNumber && !isEmpty(token) && token.stem.length > 3 && !COMMON.has(token.stem))
        .map(({ stem }) => stem),
    ),
  ].slice(0, 8)
  const pairs = telling.flatMap((first) => telling.filter((second) => second !== first).map((second) => `${first}* .. ${second}*`))
  return { id: id.slice(0, 120), dimension, name: point.slice(0, 300), words: pairs.slice(0, 60), depth: 3 }
}
