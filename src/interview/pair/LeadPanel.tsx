import { useState } from 'react'
import { Flag, Lock, LockOpen, Pause, Play, Repeat } from 'lucide-react'
import { useValue } from 'tldraw'
import { following } from '#critique/interviewer/plan.ts'
import type { Board } from '#src/canvas/board.ts'
import { swapRoles } from '#src/collab/accessApi.ts'
import { Button } from '#src/ui/Button.tsx'
import { IconButton } from '#src/ui/IconButton.tsx'
import { useToast } from '#src/ui/Toast.tsx'
import { ToggleGroup } from '#src/ui/ToggleGroup.tsx'
import css from '../Interview.module.css'
import { AskView } from './AskView.tsx'
import { FindingsView } from './FindingsView.tsx'
import { FollowButtons } from './FollowButtons.tsx'
import { InjectView } from './InjectView.tsx'
import type { Lead } from './lead.ts'
import { MarksView } from './MarksView.tsx'
import { NoteLine } from './NoteLine.tsx'
import { NotesView } from './NotesView.tsx'
import { PairHead } from './PairHead.tsx'
import pairCss from './Pair.module.css'

const views = [
  { value: 'ask', title: 'Ask' },
  { value: 'findings', title: 'Findings' },
  { value: 'inject', title: 'Inject' },
  { value: 'marks', title: 'Marks' },
  { value: 'notes', title: 'Notes' },
] as const
type View = (typeof views)[number]['value']

/** Everything that an interviewer needs, on their screen alone. */
export function LeadPanel({ board, lead }: { board: Board; lead: Lead }) {
  const [view, setView] = useState<View>('ask')
  return (
    <section className={css.panel} aria-label="Interviewer">
      <PairHead board={board} interview={lead.interview}>
        <Controls board={board} lead={lead} />
      </PairHead>
      <div className={pairCss.views}>
        <ToggleGroup label="What to look at" value={view} options={views} onChange={setView} />
      </div>
      {view === 'ask' && <AskView board={board} lead={lead} />}
      <div className={css.scroll} key={view} hidden={view === 'ask'}>
        {view === 'findings' && <FindingsView board={board} lead={lead} onAsked={() => setView('ask')} />}
        {view === 'inject' && <InjectView board={board} lead={lead} />}
        {view === 'marks' && <MarksView lead={lead} />}
        {view === 'notes' && <NotesView board={board} lead={lead} />}
      </div>
      <NoteLine board={board} lead={lead} />
    </section>
  )
}

function Controls({ board, lead: { interview } }: { board: Board; lead: Lead }) {
  const say = useToast()
  const stage = useValue('stage', () => interview.clock.get().stage?.id ?? null, [interview])
  const isPaused = useValue('is paused', () => interview.clock.get().phase === 'paused', [interview])
  const isLocked = useValue('is locked', () => interview.session.get().isLocked, [interview])
  const format = interview.session.get().format
  const next = format && stage && following(format, stage)
  const swap = () => {
    interview.finish()
    swapRoles(board.id).then(board.access.set, (error: unknown) =>
      say({ text: error instanceof Error ? error.message : 'The roles could not be swapped.', tone: 'problem' }),
    )
  }
  return (
    <div className={pairCss.verbs}>
      {next && (
        <Button size="small" look="quiet" onClick={() => interview.enterStage(next.id)}>
          On to: {next.title}
        </Button>
      )}
      <span className={css.space} />
      <FollowButtons board={board} isCompact />
      <IconButton
        size="small"
        label={isPaused ? 'Go on' : 'Pause the clock'}
        icon={isPaused ? <Play size={16} aria-hidden /> : <Pause size={16} aria-hidden />}
        onClick={isPaused ? interview.resume : interview.pause}
      />
      <IconButton
        size="small"
        label={isLocked ? 'Let others draw again' : 'Ask others to leave the drawing alone'}
        aria-pressed={isLocked}
        icon={isLocked ? <Lock size={16} aria-hidden /> : <LockOpen size={16} aria-hidden />}
        onClick={() => interview.append({ type: 'board_locked', isLocked: !isLocked })}
      />
      <IconButton size="small" label="End this half and swap roles" icon={<Repeat size={16} aria-hidden />} onClick={swap} />
      <IconButton size="small" label="End the interview" icon={<Flag size={16} aria-hidden />} onClick={interview.finish} />
    </div>
  )
}
