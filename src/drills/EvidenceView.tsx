import { useState } from 'react'
import { EyeOff, ScanSearch } from 'lucide-react'
import { useValue } from 'tldraw'
import type { Asked, DrillState } from '#critique/drills/state.ts'
import type { Board } from '#src/canvas/board.ts'
import { nodeLabel } from '#src/review/labels.ts'
import { Button } from '#src/ui/Button.tsx'
import css from './Drills.module.css'
import type { Play } from './play.ts'
import { ReadingCard } from './ReadingCard.tsx'

interface EvidenceViewProps {
  board: Board
  play: Play
  state: DrillState
  mayAct: boolean
}

/** Asking, and what the board could show. */
export function EvidenceView({ board, play, state, mayAct }: EvidenceViewProps) {
  const shown = new Set<string>()
  const answers = [...state.asked].reverse().map((asked) => {
    // A reading stands where it was last asked for.
    const fresh = asked.answer.readings.filter(({ id }) => !shown.has(id))
    fresh.forEach(({ id }) => shown.add(id))
    return { asked, fresh }
  })
  return (
    <>
      {mayAct && <AskForm board={board} play={play} />}
      {answers.length === 0 && (
        <p className={css.empty}>
          Nothing was looked at yet. What can be seen depends on the sensors that are drawn, and what they are joined to.
        </p>
      )}
      <ol className={css.answers} aria-label="What was looked at" aria-live="polite">
        {answers.map(({ asked, fresh }) => (
          <li key={asked.event} className={css.answer}>
            <h3 className={css.question}>{questionWords(play, asked)}</h3>
            {fresh.map((reading) => (
              <ReadingCard key={reading.id} board={board} play={play} state={state} reading={reading} mayAct={mayAct} />
            ))}
            {fresh.length < asked.answer.readings.length && <p className={css.small}>Shown above already.</p>}
            {asked.answer.blind.map(({ kind, says }) => (
              <p key={kind} className={css.blind}>
                <EyeOff size={16} aria-hidden />
                <span>{says}</span>
              </p>
            ))}
            {asked.answer.hint && <p className={css.small}>{asked.answer.hint}</p>}
          </li>
        ))}
      </ol>
    </>
  )
}

const questionWords = ({ run }: Play, { question }: Asked): string =>
  run.graph.nodes.some(({ id }) => id === question) ? `Looked into ${nodeLabel(run.graph, question)}` : question

function AskForm({ board, play }: { board: Board; play: Play }) {
  const [text, setText] = useState('')
  const selected = useValue('selected node', () => board.selection.get().nodes.at(0), [board])
  const isThere = selected !== undefined && play.run.graph.nodes.some(({ id }) => id === selected)
  const ask = () => {
    if (!text.trim()) return
    play.ask(text.trim())
    setText('')
  }
  return (
    <form
      className={css.ask}
      onSubmit={(event) => {
        event.preventDefault()
        ask()
      }}
    >
      {isThere ? (
        <Button icon={<ScanSearch size={16} aria-hidden />} className={css.wide} onClick={() => play.lookInto(selected)}>
          <span className={css.clip}>Look into {nodeLabel(play.run.graph, selected)}</span>
        </Button>
      ) : (
        <p className={css.small}>
          {selected === undefined
            ? 'Select a part of the board to look into it, or ask in words.'
            : 'This part was drawn after the drill began.'}
        </p>
      )}
      <div className={css.row}>
        <label htmlFor="drill-ask" className="visually-hidden">
          Ask for evidence
        </label>
        <input
          id="drill-ask"
          className={css.input}
          value={text}
          maxLength={2000}
          placeholder="Spend by component?"
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => event.key !== 'Escape' && event.stopPropagation()}
        />
        <Button type="submit" disabled={!text.trim()}>
          Ask
        </Button>
      </div>
    </form>
  )
}
