import { useMemo, useState } from 'react'
import { Siren } from 'lucide-react'
import { useValue } from 'tldraw'
import { askEvidence, fitOf, startDrill } from '#critique/drills/run.ts'
import type { Answer, DrillRun } from '#critique/drills/run.ts'
import { drills } from '#templates/drills/index.ts'
import type { Board } from '#src/canvas/board.ts'
import { Button } from '#src/ui/Button.tsx'
import { Select } from '#src/ui/Select.tsx'
import css from '../Interview.module.css'
import type { Lead } from './lead.ts'
import pairCss from './Pair.module.css'
import type { KeptDrill } from './privateSide.ts'

/** Picks an incident that this board can have; then hands over what its sensors show, to whoever asks for it. */
export function DrillChoice({ board, lead }: { board: Board; lead: Lead }) {
  const graph = useValue(board.graph)
  const [wished, setWished] = useState('')
  const kept = useValue('drill', () => lead.side.drill(lead.interview.id), [lead])
  const fitting = useMemo(() => drills.filter((drill) => fitOf(graph, drill).fits), [graph])
  const chosen = fitting.find(({ id }) => id === wished) ?? fitting[0]
  const [seed] = useState(() => Math.floor(Math.random() * 10_000))
  const run = useMemo(() => chosen && startDrill(graph, chosen, seed), [graph, chosen, seed])
  if (kept) return <Evidence board={board} lead={lead} kept={kept} />
  if (!run) return <p className={css.small}>No incident fits what is drawn yet.</p>
  const inject = () => {
    const { drill, variant, symptom } = run
    lead.side.keepDrill(lead.interview.id, { drill: drill.id, seed, variant: variant.id })
    lead.interview.append({ type: 'drill_injected', drill: drill.id, title: drill.title, symptom, covers: [] })
  }
  return (
    <div className={pairCss.desk}>
      <Select
        label="Incident"
        value={run.drill.id}
        options={fitting.map(({ id, title }) => ({ value: id, title }))}
        onChange={setWished}
        hint={`${fitting.length} fit what is drawn.`}
      />
      <p className={css.text}>{run.symptom}</p>
      <p className={css.small}>The cause, for you alone: {run.variant.cause}</p>
      <Button size="small" icon={<Siren size={14} aria-hidden />} onClick={inject}>
        Let it happen
      </Button>
    </div>
  )
}

/** The board as it stands now answers: a sensor that was added since shows what it would show. */
function runNow(board: Board, { drill: id, seed, variant }: KeptDrill): DrillRun | null {
  const drill = drills.find((one) => one.id === id)
  if (!drill) return null
  try {
    return startDrill(board.graph.get(), drill, seed, { variant })
  } catch {
    // What the cause sat in was taken off the board.
    return null
  }
}

function Evidence({ board, lead, kept }: { board: Board; lead: Lead; kept: KeptDrill }) {
  const run = useValue('run', () => runNow(board, kept), [board, kept])
  const session = useValue(lead.session)
  const [text, setText] = useState('')
  const [answer, setAnswer] = useState<Answer | null>(null)
  if (!run) return <p className={css.small}>The part that this incident sat in is no longer on the board.</p>
  const handed = new Set(session.evidence.map(({ what }) => what))
  const hand = (source: string, what: string, reading: string | null) =>
    lead.interview.append({ type: 'evidence_handed', source, what, reading, replyTo: null })
  return (
    <div className={pairCss.desk}>
      <p className={css.text}>
        <b>{run.drill.title}.</b> <span className={css.small}>The cause, for you alone: {run.variant.cause}</span>
      </p>
      <form
        className={pairCss.inline}
        onSubmit={(event) => {
          event.preventDefault()
          if (text.trim()) setAnswer(askEvidence(run, { text }))
        }}
      >
        <input
          className={pairCss.line}
          aria-label="What they ask to see"
          placeholder="What they ask to see"
          value={text}
          maxLength={400}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => event.stopPropagation()}
        />
        <Button type="submit" size="small">
          Look
        </Button>
      </form>
      <ul className={pairCss.plain}>
        {answer?.readings.map(({ id, title, says }) => (
          <li key={id} className={pairCss.fact}>
            <div>
              <p className={css.small}>{title}</p>
              <p className={css.text}>{says}</p>
            </div>
            <Button size="small" look="quiet" disabled={handed.has(title)} onClick={() => hand(id, title, says)}>
              {handed.has(title) ? 'Handed over' : 'Hand over'}
            </Button>
          </li>
        ))}
        {answer?.blind.map(({ kind, says }) => (
          <li key={kind} className={pairCss.fact}>
            <p className={css.text}>{says}</p>
            <Button size="small" look="quiet" onClick={() => hand(kind, text.trim().slice(0, 200), null)}>
              Say so
            </Button>
          </li>
        ))}
      </ul>
      {answer?.hint && <p className={css.small}>{answer.hint}</p>}
    </div>
  )
}
