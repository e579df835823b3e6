import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { Flag, Link2 } from 'lucide-react'
import { useValue } from 'tldraw'
import type { Board } from '#src/canvas/board.ts'
import { copyText } from '#src/files/copyText.ts'
import { momentText } from '#critique/interviewer/clockText.ts'
import { Button } from '#src/ui/Button.tsx'
import { IconButton } from '#src/ui/IconButton.tsx'
import { useToast } from '#src/ui/Toast.tsx'
import { ToggleGroup } from '#src/ui/ToggleGroup.tsx'
import { CausesView } from './CausesView.tsx'
import { drillLink } from './drillLink.ts'
import css from './Drills.module.css'
import { EvidenceView } from './EvidenceView.tsx'
import { MeasuresView } from './MeasuresView.tsx'
import type { Play } from './play.ts'
import { keepDrill } from './keepDrill.ts'
import { ScoreView } from './ScoreView.tsx'
import { useElapsed } from './useElapsed.ts'
import { Vitals } from './Vitals.tsx'

type View = 'evidence' | 'causes' | 'measures' | 'score'

interface PlayPanelProps {
  board: Board
  play: Play
  /** Plays it again with another seed; null where nobody may start one now. */
  onAgain: (() => void) | null
  onClose: () => void
  /** Where it comes from an interview: what stands above it, and which hides its score until the interview is over. */
  children?: ReactNode
  isScored?: boolean
}

/** A drill while it is played, and its score when it is over. */
export function PlayPanel({ board, play, onAgain, onClose, children, isScored = true }: PlayPanelProps) {
  const state = useValue(play.state)
  const canWrite = useValue(board.canWrite)
  const [chosen, setView] = useState<View | null>(null)
  const view = chosen ?? (state.ended && isScored ? 'score' : 'evidence')
  const mayAct = canWrite && !state.ended
  useShownStrikes(board, play)
  const views = [
    { value: 'evidence', title: `Evidence${count(state.readings)}` },
    { value: 'causes', title: `Causes${count(state.supposed)}` },
    { value: 'measures', title: `Measures${count(state.applied)}` },
    ...(state.ended && isScored ? [{ value: 'score', title: 'Score' } as const] : []),
  ] as const
  return (
    <section className={css.panel} aria-label="Drill">
      {children}
      <Head
        play={play}
        end={mayAct ? (isScored ? 'End and score' : 'End it') : null}
        onEnd={() => {
          play.end()
          keepDrill(play)
          if (isScored) setView('score')
        }}
      />
      <div className={css.story}>
        <p className={css.symptom}>{play.run.symptom}</p>
        <Vitals play={play} />
        {play.run.assumptions.length > 0 && (
          <details className={css.small}>
            <summary>
              {play.run.assumptions.length === 1 ? 'One thing is' : `${play.run.assumptions.length} things are`} taken for granted
            </summary>
            <ul className={css.said}>
              {play.run.assumptions.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          </details>
        )}
        {!canWrite && <p className={css.small}>You may watch this drill; who may draw here may play it.</p>}
      </div>
      <div className={css.views}>
        <ToggleGroup label="Step" value={view} onChange={setView} options={views} />
      </div>
      <div className={css.body}>
        {view === 'evidence' && <EvidenceView board={board} play={play} state={state} mayAct={mayAct} />}
        {view === 'causes' && <CausesView play={play} state={state} mayAct={mayAct} />}
        {view === 'measures' && <MeasuresView play={play} state={state} mayAct={mayAct} />}
        {view === 'score' && <ScoreView play={play} state={state} onAgain={canWrite ? onAgain : null} onClose={onClose} />}
      </div>
    </section>
  )
}

const count = (items: readonly unknown[]): string => (items.length > 0 ? ` ${items.length}` : '')

/** `end` is what the button says; null where nobody here may end it. */
function Head({ play, end, onEnd }: { play: Play; end: string | null; onEnd: () => void }) {
  const events = useValue(play.events)
  const say = useToast()
  const last = events.find(({ type }) => type === 'ended')
  const elapsed = useElapsed(play.start.at, last?.at ?? null)
  const share = async () => {
    const isCopied = await copyText(drillLink(play.run.drill.id, play.run.seed))
    say({ text: isCopied ? 'The link to this drill and seed is in the clipboard.' : 'The browser did not let the link be copied.' })
  }
  return (
    <header className={css.head}>
      <div className={css.row}>
        <h2 className={css.title}>{play.run.drill.title}</h2>
        <span className={css.clock} role="timer" aria-label="Elapsed">
          {momentText(elapsed)}
        </span>
      </div>
      <div className={css.row}>
        <span className={css.small}>Seed {play.run.seed}</span>
        <IconButton size="small" label="Copy a link with this seed" icon={<Link2 size={14} aria-hidden />} onClick={() => void share()} />
        <span className={css.space} />
        {end !== null && (
          <Button size="small" icon={<Flag size={14} aria-hidden />} onClick={onEnd}>
            {end}
          </Button>
        )}
      </div>
    </header>
  )
}

/** The canvas shows what is known by now, and nothing when the drill is put away. */
function useShownStrikes(board: Board, play: Play): void {
  const strikes = useValue(play.strikes)
  useEffect(() => {
    board.setStrikes(strikes)
    return () => board.setStrikes(new Map())
  }, [board, strikes])
}
