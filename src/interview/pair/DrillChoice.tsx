import { useMemo, useState } from 'react'
import { Flag, Siren } from 'lucide-react'
import { useValue } from 'tldraw'
import { askEvidence, fitOf, startDrill } from '#critique/drills/run.ts'
import type { Answer } from '#critique/drills/run.ts'
import type { DrillReport } from '#critique/drills/report.ts'
import type { DrillState } from '#critique/drills/state.ts'
import type { Graph } from '#critique/graph/graph.ts'
import { shownBy } from '#critique/interviewer/drillEvidence.ts'
import { drills } from '#templates/drills/index.ts'
import type { Board } from '#src/canvas/board.ts'
import { CausesView } from '#src/drills/CausesView.tsx'
import { MeasuresView } from '#src/drills/MeasuresView.tsx'
import { Button } from '#src/ui/Button.tsx'
import { Select } from '#src/ui/Select.tsx'
import { ToggleGroup } from '#src/ui/ToggleGroup.tsx'
import css from '../Interview.module.css'
import { openDeskPlay } from './deskPlay.ts'
import type { DeskPlay } from './deskPlay.ts'
import type { Lead } from './lead.ts'
import pairCss from './Pair.module.css'
import type { KeptDrill } from './privateSide.ts'

/** What one register of a private document holds, with room to spare. */
const MOST_GRAPH = 60_000

/** Picks an incident that this board can have; then hands over what its sensors show, to whoever asks for it. */
export function DrillChoice({ board, lead }: { board: Board; lead: Lead }) {
  const graph = useValue(board.graph)
  const [wished, setWished] = useState('')
  const kept = useValue('drill', () => lead.side.drill(lead.interview.id), [lead])
  const fitting = useMemo(() => drills.filter((drill) => fitOf(graph, drill).fits), [graph])
  const chosen = fitting.find(({ id }) => id === wished) ?? fitting[0]
  const [seed] = useState(() => Math.floor(Math.random() * 10_000))
  const run = useMemo(() => chosen && startDrill(graph, chosen, seed), [graph, chosen, seed])
  if (kept) return <Desk board={board} lead={lead} kept={kept} />
  if (!run) return <p className={css.small}>No incident fits what is drawn yet.</p>
  const inject = () => {
    const { drill, variant, symptom } = run
    const isSmall = JSON.stringify(graph).length < MOST_GRAPH
    const struck = isSmall ? { graph: JSON.parse(JSON.stringify(graph)) as Graph } : {}
    lead.side.keepDrill(lead.interview.id, { drill: drill.id, seed, variant: variant.id, ...struck })
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

const views = [
  { value: 'evidence', title: 'Evidence' },
  { value: 'causes', title: 'Causes' },
  { value: 'measures', title: 'Measures' },
] as const

/** Runs the incident: hands over what is asked for, and writes down what the candidate supposes, decides and does. */
function Desk({ board, lead, kept }: { board: Board; lead: Lead; kept: KeptDrill }) {
  const graph = useValue(board.graph)
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- a changed board answers anew
  const play = useMemo(() => openDeskPlay(board, lead, kept), [board, lead, kept, graph])
  const report = useValue('report', () => lead.side.report(lead.interview.id)?.report ?? null, [lead])
  if (report) return <Over report={report} />
  if (!play) return <p className={css.small}>The part that this incident sat in is no longer on the board.</p>
  return <Running lead={lead} play={play} />
}

function Running({ lead, play }: { lead: Lead; play: DeskPlay }) {
  const [view, setView] = useState<(typeof views)[number]['value']>('evidence')
  const state = useValue(play.state)
  return (
    <div className={pairCss.desk}>
      <p className={css.text}>
        <b>{play.run.drill.title}.</b> <span className={css.small}>The cause, for you alone: {play.run.variant.cause}</span>
      </p>
      <ToggleGroup label="What they do" value={view} onChange={setView} options={views} />
      {view === 'evidence' && <Evidence lead={lead} play={play} />}
      {view !== 'evidence' && (
        <p className={css.small}>Write down what the candidate says: it is scored like a drill that is played alone.</p>
      )}
      {view === 'causes' && (
        <>
          <CausesView play={play} state={state} mayAct />
          <Held play={play} state={state} />
        </>
      )}
      {view === 'measures' && <MeasuresView play={play} state={state} mayAct />}
      <Button size="small" icon={<Flag size={14} aria-hidden />} onClick={play.close}>
        The incident is over
      </Button>
    </div>
  )
}

/** Readings that were handed over, to be held for or against a cause. */
function Held({ play, state: { readings, supposed } }: { play: DeskPlay; state: DrillState }) {
  const [reading, setReading] = useState('')
  const [cause, setCause] = useState('')
  const chosen = readings.find(({ id }) => id === reading) ?? readings[0]
  const about = supposed.find(({ hypothesis }) => hypothesis === cause) ?? supposed[0]
  if (!chosen || !about) return null
  return (
    <section aria-label="Held for or against" className={pairCss.desk}>
      <Select label="They hold" value={chosen.id} options={readings.map(({ id, title }) => ({ value: id, title }))} onChange={setReading} />
      <Select
        label="against or for"
        value={about.hypothesis}
        options={supposed.map(({ hypothesis, says }) => ({ value: hypothesis, title: says }))}
        onChange={setCause}
      />
      <div className={pairCss.inline}>
        <Button size="small" onClick={() => play.attach(about.hypothesis, chosen.id, 'for')}>
          For it
        </Button>
        <Button size="small" onClick={() => play.attach(about.hypothesis, chosen.id, 'against')}>
          Against it
        </Button>
      </div>
    </section>
  )
}

function Over({ report }: { report: DrillReport }) {
  const shown = [...new Set(shownBy(report).map(({ dimension }) => dimension))]
  return (
    <div className={pairCss.desk}>
      <p className={css.text}>
        <b>{report.title}</b> is over: {report.total} of 100.
      </p>
      <ul className={pairCss.plain}>
        {report.points.map(({ id, title, points, of }) => (
          <li key={id} className={css.small}>
            {title}: {points} of {of}
          </li>
        ))}
      </ul>
      {shown.length > 0 && <p className={css.small}>The candidate reads it once you release {shown.join(', or ')}.</p>}
    </div>
  )
}

function Evidence({ lead, play }: { lead: Lead; play: DeskPlay }) {
  const { run } = play
  const session = useValue(lead.session)
  const [text, setText] = useState('')
  const [answer, setAnswer] = useState<Answer | null>(null)
  const handed = new Set(session.evidence.map(({ what }) => what))
  const hand = (source: string, what: string, reading: string | null, note: () => void) => {
    note()
    lead.interview.append({ type: 'evidence_handed', source, what, reading, replyTo: null })
  }
  return (
    <>
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
        {answer?.readings.map(({ id, sensor, title, says }) => (
          <li key={id} className={pairCss.fact}>
            <div>
              <p className={css.small}>{title}</p>
              <p className={css.text}>{says}</p>
            </div>
            <Button
              size="small"
              look="quiet"
              disabled={handed.has(title)}
              onClick={() => hand(id, title, says, () => play.hand({ id, sensor }))}
            >
              {handed.has(title) ? 'Handed over' : 'Hand over'}
            </Button>
          </li>
        ))}
        {answer?.blind.map(({ kind, says }) => (
          <li key={kind} className={pairCss.fact}>
            <p className={css.text}>{says}</p>
            <Button size="small" look="quiet" onClick={() => hand(kind, text.trim().slice(0, 200), null, () => play.saySo(text))}>
              Say so
            </Button>
          </li>
        ))}
      </ul>
      {answer?.hint && <p className={css.small}>{answer.hint}</p>}
    </>
  )
}
