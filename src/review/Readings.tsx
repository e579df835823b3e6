import { Plus, RotateCcw, X } from 'lucide-react'
import { useValue } from 'tldraw'
import { isConcern } from '#critique/graph/lexicon.ts'
import type { Concern } from '#critique/graph/lexicon.ts'
import type { Board } from '#src/canvas/board.ts'
import css from './Form.module.css'
import { allConcerns, readingsOf, withCorrection } from './readingsOf.ts'

interface ReadingsProps {
  board: Board
  sentence: string
  /** The sentence is all of the statement above it: no need to repeat it. */
  isWhole: boolean
}

/** What was understood of a sentence; what is wrong is taken away, what was missed is added, and both can be taken back. */
export function Readings({ board, sentence, isWhole }: ReadingsProps) {
  const requirements = useValue(board.requirements)
  const { readings, isCorrected } = readingsOf(sentence, requirements)
  const correct = (concerns: readonly Concern[] | null) =>
    board.setRequirement('understood', withCorrection(board.requirements.get(), sentence, concerns))
  const known = readings.map(({ concern }) => concern)
  return (
    <div className={css.readings} role="group" aria-label={`Understood of “${sentence}”`}>
      {!isWhole && <q>{sentence}</q>}
      {readings.length === 0 && (isCorrected ? 'Asks for nothing that rules know.' : 'Nothing recognised.')}
      {readings.map(({ concern, meaning, matched }) => (
        <button
          key={concern}
          type="button"
          className={css.reading}
          title={matched ? `Read from “${matched}”` : 'As somebody here said'}
          onClick={() => correct(known.filter((other) => other !== concern))}
        >
          {meaning}
          <X size={12} aria-hidden />
          <span className="visually-hidden">. Not meant: take it away</span>
        </button>
      ))}
      <span className={css.another}>
        <select
          aria-label={`It also asks for: ${sentence}`}
          value=""
          onChange={({ target }) => isConcern(target.value) && correct([...known, target.value])}
        >
          <option value="">Choose…</option>
          {allConcerns
            .filter(({ value }) => !known.includes(value))
            .map(({ value, title }) => (
              <option key={value} value={value}>
                {title}
              </option>
            ))}
        </select>
        <span aria-hidden>
          <Plus size={12} />
          {readings.length === 0 ? 'It asks for' : 'also'}
        </span>
      </span>
      {isCorrected && (
        <button type="button" className={css.link} onClick={() => correct(null)}>
          <RotateCcw size={12} aria-hidden /> Read it again
        </button>
      )}
    </div>
  )
}
