import { useState } from 'react'
import { Maximize2, Minus, Plus, X } from 'lucide-react'
import type { Reading } from '#critique/drills/readings.ts'
import type { DrillState } from '#critique/drills/state.ts'
import type { Board } from '#src/canvas/board.ts'
import { NodeButton } from '#src/review/estimate/NodeButton.tsx'
import { Button } from '#src/ui/Button.tsx'
import { Dialog } from '#src/ui/Dialog.tsx'
import { IconButton } from '#src/ui/IconButton.tsx'
import { Select } from '#src/ui/Select.tsx'
import css from './Drills.module.css'
import type { Play } from './play.ts'
import { ReadingPicture } from './ReadingPicture.tsx'

interface ReadingCardProps {
  board: Board
  play: Play
  state: DrillState
  reading: Reading
  mayAct: boolean
}

/** What one look showed: the picture, one sentence, and what it is held for or against. */
export function ReadingCard({ board, play, state, reading, mayAct }: ReadingCardProps) {
  const [isLarge, setLarge] = useState(false)
  const { title, says, data, sensor } = reading
  return (
    <article className={css.reading} aria-label={title} data-reading={reading.id}>
      <div className={css.readingHead}>
        <h4 className={css.readingTitle}>{title}</h4>
        <IconButton size="small" label={`Enlarge: ${title}`} icon={<Maximize2 size={14} aria-hidden />} onClick={() => setLarge(true)} />
      </div>
      <ReadingPicture title={title} data={data} />
      <p className={css.says}>{says}</p>
      <p className={css.small}>
        From <NodeButton board={board} graph={play.run.graph} node={sensor} />
      </p>
      {mayAct && <Attach play={play} state={state} reading={reading} />}
      <Dialog open={isLarge} onOpenChange={setLarge} title={title} isWide>
        <ReadingPicture title={title} data={data} />
        <p className={css.says}>{says}</p>
      </Dialog>
    </article>
  )
}

function Attach({ play, state: { supposed }, reading }: { play: Play; state: DrillState; reading: Reading }) {
  const [chosen, setChosen] = useState('')
  const hypothesis = supposed.find((one) => one.hypothesis === chosen)?.hypothesis ?? supposed[0]?.hypothesis
  if (hypothesis === undefined) return <p className={css.small}>Suppose a cause under "Causes", and hold this for it or against it.</p>
  const held = supposed.flatMap((one) => one.evidence.filter((item) => item.reading === reading.id).map(({ sign }) => ({ ...one, sign })))
  return (
    <div className={css.attach}>
      {held.length > 0 && (
        <ul className={css.chips} aria-label="Held for or against">
          {held.map(({ hypothesis: of, says, sign }) => (
            <li key={of} className={css.chip} data-sign={sign}>
              <span className={css.clip}>
                {sign}: {says}
              </span>
              <button type="button" className={css.chipButton} aria-label={`Let go: ${says}`} onClick={() => play.detach(of, reading.id)}>
                <X size={12} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
      <Select
        label={`Cause that "${reading.title}" speaks to`}
        hideLabel
        value={hypothesis}
        options={supposed.map(({ hypothesis: value, says }) => ({ value, title: says }))}
        onChange={setChosen}
      />
      <div className={css.row}>
        <Button size="small" icon={<Plus size={14} aria-hidden />} onClick={() => play.attach(hypothesis, reading.id, 'for')}>
          Speaks for it
        </Button>
        <Button size="small" icon={<Minus size={14} aria-hidden />} onClick={() => play.attach(hypothesis, reading.id, 'against')}>
          Against it
        </Button>
      </div>
    </div>
  )
}
