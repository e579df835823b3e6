import { useMemo, useState } from 'react'
import { useValue } from 'tldraw'
import { drills } from '#templates/drills/index.ts'
import type { Board } from '#src/canvas/board.ts'
import type { Interview } from '#src/interview/interview.ts'
import { ToggleGroup } from '#src/ui/ToggleGroup.tsx'
import { DrillList } from './DrillList.tsx'
import css from './Drills.module.css'
import { freshSeed } from './freshSeed.ts'
import { beginPlay, openPlay } from './play.ts'
import { PlayPanel } from './PlayPanel.tsx'
import { SessionStrip } from './SessionStrip.tsx'
import { tellSession } from './tellSession.ts'
import { useStart } from './useStart.ts'
import type { WaitingDrill } from './waitingDrill.ts'
import { WhatIfPanel } from './WhatIfPanel.tsx'

interface DrillPanelProps {
  board: Board
  interview: Interview | null
  /** Nobody reads the findings of a strict interview here either. */
  isStrict: boolean
  unfit: WaitingDrill | null
  onInterview: () => void
}

/** The tab: the drill that is played, else those that can be, and the switches. */
export function DrillPanel({ board, interview, isStrict, unfit, onInterview }: DrillPanelProps) {
  const latest = useValue('latest drill', () => [...board.drills.lists.get().keys()].at(-1) ?? null, [board])
  const [shown, setShown] = useState<{ of: string | null; run: string | null }>({ of: latest, run: runningOf(board, latest) })
  // A drill that begins is shown; which one was looked at before does not matter any more.
  if (shown.of !== latest) setShown({ of: latest, run: latest })
  const play = useMemo(() => {
    const opened = shown.run === null ? null : openPlay(board, shown.run, drills)
    return opened && interview?.isHost ? tellSession(opened, board, interview) : opened
  }, [board, shown.run, interview])
  const start = useStart(board, interview)
  const mayStart = start.may && !isStrict
  const close = () => setShown({ of: latest, run: null })
  if (play)
    return (
      <PlayPanel
        key={play.id}
        board={board}
        play={play}
        onAgain={mayStart ? () => void beginPlay(board, play.run.drill, { seed: freshSeed(), from: play.start.board }) : null}
        onClose={close}
        isScored={!isStrict}
      >
        {interview && <SessionStrip interview={interview} run={play.id} onInterview={onInterview} />}
      </PlayPanel>
    )
  return (
    <Idle
      board={board}
      isStrict={isStrict}
      unfit={unfit}
      start={mayStart ? start.begin : null}
      onShow={(run) => setShown({ of: latest, run })}
    />
  )
}

const runningOf = (board: Board, run: string | null): string | null =>
  run !== null &&
  board.drills.lists
    .get()
    .get(run)
    ?.some(({ type }) => type === 'ended') === false
    ? run
    : null

interface IdleProps {
  board: Board
  isStrict: boolean
  unfit: WaitingDrill | null
  start: ((drill: string) => void) | null
  onShow: (run: string) => void
}

function Idle({ board, isStrict, unfit, start, onShow }: IdleProps) {
  const [view, setView] = useState<'drills' | 'whatif'>('drills')
  return (
    <section className={css.panel} aria-label="Drill">
      <div className={css.views}>
        <ToggleGroup
          label="What to try"
          value={view}
          onChange={setView}
          options={[{ value: 'drills', title: 'Incidents' }, ...(isStrict ? [] : [{ value: 'whatif', title: 'What breaks if' } as const])]}
        />
      </div>
      <div className={css.body}>
        {view === 'drills' && <DrillList board={board} unfit={unfit} start={start} onShow={onShow} />}
        {view === 'whatif' && <WhatIfPanel board={board} />}
      </div>
    </section>
  )
}
