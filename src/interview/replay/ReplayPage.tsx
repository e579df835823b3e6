import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { Maximize, Pause, Play, SkipBack } from 'lucide-react'
import { useValue } from 'tldraw'
import type { Editor } from 'tldraw'
import { Link } from 'wouter'
import * as Y from 'yjs'
import { debriefOf } from '#critique/interviewer/debrief.ts'
import type { TimelineItem } from '#critique/interviewer/debrief.ts'
import type { Session } from '#critique/interviewer/session.ts'
import { momentText } from '#critique/interviewer/clockText.ts'
import { useBoardExists } from '#src/app/useBoardExists.ts'
import { ReplayCanvas } from '#src/canvas/ReplayCanvas.tsx'
import { useTitle } from '#src/home/useTitle.ts'
import { EmptyState } from '#src/ui/EmptyState.tsx'
import { IconButton } from '#src/ui/IconButton.tsx'
import { ToggleGroup } from '#src/ui/ToggleGroup.tsx'
import { useSessionOf } from '../debrief/useSessionOf.ts'
import type { PrivateSide } from '../pair/privateSide.ts'
import { useSideOf } from '../pair/useSideOf.ts'
import css from './Replay.module.css'
import { showState } from './showState.ts'
import { createTimeline, loadChanges } from './timeline.ts'
import type { Timeline } from './timeline.ts'

/** What is marked on the way, beside notes. */
const marked: ReadonlySet<TimelineItem['kind']> = new Set(['raised', 'finding_opened', 'finding_closed', 'drill', 'drill_over'])

const speeds = ['1', '4', '16'] as const
type Speed = (typeof speeds)[number]
/** While it plays, the picture changes so many times a second. */
const FRAME_MS = 100

/** A session played back: the drawing as it grew, beside what was said. */
export function ReplayPage({ board, session }: { board: string; session: string }) {
  useTitle('Replay')
  const existence = useBoardExists(board)
  // A room that does not exist is not knocked at.
  if (existence === 'missing') return <NoSuchSession board={board} />
  return existence === 'asking' ? <Preparing changes={0} share={0} /> : <OfBoard board={board} id={session} />
}

function OfBoard({ board, id }: { board: string; id: string }) {
  const state = useSessionOf(board, id)
  const loaded = useTimeline(board)
  const { side, session } = useSideOf(board, id, state.is === 'here' ? state : null)
  if (state.is === 'missing') return <NoSuchSession board={board} />
  if ('why' in loaded)
    return (
      <main className={css.empty}>
        <EmptyState
          heading="h1"
          title="This session cannot be played"
          text={loaded.why}
          action={<Link href={`/board/${board}/debrief/${id}`}>To the debrief</Link>}
        />
      </main>
    )
  if (state.is === 'loading' || !loaded.timeline) return <Preparing {...loaded} />
  return <Player board={board} id={id} session={session ?? state.session} timeline={loaded.timeline} side={side} />
}

const NoSuchSession = ({ board }: { board: string }) => (
  <main className={css.empty}>
    <EmptyState
      heading="h1"
      title="There is no such session"
      text="It may have been deleted."
      action={<Link href={`/board/${board}`}>To the board</Link>}
    />
  </main>
)

const Preparing = ({ changes, share }: { changes: number; share: number }) => (
  <main className={css.empty} aria-busy>
    <p role="status">Reading the timeline … {changes > 0 && `${changes.toLocaleString('en-US')} changes`}</p>
    <progress value={share} max={1} aria-label="Preparing" />
  </main>
)

type Loaded = { timeline: Timeline | null; changes: number; share: number } | { why: string }

function useTimeline(board: string): Loaded {
  const [loaded, setLoaded] = useState<Loaded>({ timeline: null, changes: 0, share: 0 })
  useEffect(() => {
    let isGone = false
    const show = (next: Loaded) => {
      if (!isGone) setLoaded(next)
    }
    loadChanges(board, (changes) => show({ timeline: null, changes, share: 0 }))
      .then(async (changes) => {
        const timeline = await createTimeline(changes, (share) => show({ timeline: null, changes: changes.length, share }))
        show({ timeline, changes: changes.length, share: 1 })
      })
      .catch((error: unknown) => show({ why: error instanceof Error ? error.message : 'The timeline could not be loaded.' }))
    return () => {
      isGone = true
    }
  }, [board])
  return loaded
}

interface PlayerProps {
  board: string
  id: string
  session: Session
  timeline: Timeline
  /** The interviewer's, for whoever led the session. */
  side: PrivateSide | null
}

function Player({ board, id, session, timeline, side }: PlayerProps) {
  const notes = useValue('notes', () => notesOf(side, id, session.startedAt), [side, id, session.startedAt])
  const stage = useMemo(() => new Y.Doc(), [])
  const editor = useRef<Editor | null>(null)
  const end = lengthOf(session)
  const [moment, setMoment] = useState(0)
  const [isPlaying, setPlaying] = useState(false)
  const [speed, setSpeed] = useState<Speed>('4')
  const fit = useCallback(() => {
    const bounds = editor.current?.getCurrentPageBounds()
    if (bounds) editor.current?.zoomToBounds(bounds, { inset: 40, targetZoom: 1, immediate: true })
  }, [])
  useEffect(
    () => showState(stage, timeline.seek(timeline.indexAt(session.startedAt + moment))),
    [stage, timeline, session.startedAt, moment],
  )
  useEffect(() => {
    if (!isPlaying) return
    const timer = setInterval(() => setMoment((now) => Math.min(end, now + FRAME_MS * Number(speed))), FRAME_MS)
    return () => clearInterval(timer)
  }, [isPlaying, speed, end])
  if (isPlaying && moment >= end) setPlaying(false)
  const debrief = useMemo(() => debriefOf(session), [session])
  const said = [...session.transcript, ...notes].filter((line) => line.moment <= moment).toSorted((a, b) => a.moment - b.moment)
  const found = debrief?.timeline.filter(({ kind }) => marked.has(kind)) ?? []
  const marks = [...found, ...notes]
  return (
    <div className={css.page}>
      <header className={css.bar}>
        <Link href={`/board/${board}/debrief/${id}`}>Debrief</Link>
        <h1 className={css.title}>Replay: {session.setup?.task.title}</h1>
      </header>
      <div className={css.body}>
        <main className={css.canvas} aria-label="The board at this moment" data-nodes={stage.getMap('records').size}>
          <ReplayCanvas
            doc={stage}
            onReady={(mounted) => {
              editor.current = mounted
              fit()
              // What is drawn later, and further out, comes into view by itself.
              mounted.store.listen(() => {
                const drawn = mounted.isDisposed ? undefined : mounted.getCurrentPageBounds()
                if (drawn && !mounted.getViewportPageBounds().contains(drawn)) fit()
              })
            }}
          />
        </main>
        <aside className={css.side} aria-label="What was said until now">
          {said.length === 0 && <p className={css.nothing}>Nothing is said yet. Play goes on from here.</p>}
          <ol className={css.said}>
            {said.map(({ event, moment: when, who, text }) => (
              <li key={event} data-who={who} ref={bringIntoView}>
                <button type="button" className={css.when} onClick={() => setMoment(when)} aria-label={`To ${momentText(when)}`}>
                  {momentText(when)}
                </button>
                <p>{text}</p>
              </li>
            ))}
          </ol>
        </aside>
      </div>
      <footer className={css.controls}>
        <IconButton size="small" label="To the beginning" icon={<SkipBack size={16} aria-hidden />} onClick={() => setMoment(0)} />
        <IconButton
          size="small"
          label={isPlaying ? 'Pause' : 'Play'}
          icon={isPlaying ? <Pause size={16} aria-hidden /> : <Play size={16} aria-hidden />}
          onClick={() => {
            if (!isPlaying && moment >= end) setMoment(0)
            setPlaying(!isPlaying)
          }}
        />
        <ToggleGroup label="Speed" value={speed} onChange={setSpeed} options={speeds.map((value) => ({ value, title: `${value}×` }))} />
        <span className={css.clock}>
          {momentText(moment)} <span className={css.small}>of {momentText(end)}</span>
        </span>
        <div className={css.scrub}>
          <input
            type="range"
            aria-label="Moment of the session"
            aria-valuetext={momentText(moment)}
            min={0}
            max={end}
            step={1000}
            value={moment}
            onChange={(event) => setMoment(Number(event.target.value))}
          />
          <div className={css.marks}>
            {marks.map(({ kind, moment: when, text, event }) => (
              <button
                key={`${kind} ${event} ${text}`}
                type="button"
                className={css.mark}
                data-kind={kind}
                style={{ left: `${(when / end) * 100}%` }}
                title={`${momentText(when)} ${text}`}
                aria-label={`To ${momentText(when)}: ${text}`}
                onClick={() => setMoment(when)}
              />
            ))}
          </div>
        </div>
        <IconButton size="small" label="Show all" icon={<Maximize size={16} aria-hidden />} onClick={fit} />
      </footer>
    </div>
  )
}

/** Notes as lines of the replay, and as marks under it. */
const notesOf = (side: PrivateSide | null, id: string, startedAt: number) =>
  (side?.notes.get() ?? [])
    .filter(({ session }) => session === id)
    .map(({ key, at, text, label }) => ({
      event: key,
      moment: Math.max(0, at - startedAt),
      who: 'note' as const,
      kind: 'note' as const,
      text: label ? `${text} (${label})` : text,
    }))

const bringIntoView = (line: HTMLElement | null): void => line?.scrollIntoView({ block: 'nearest' })

const lengthOf = ({ finished, transcript, stages }: Session): number =>
  Math.max(1000, finished?.moment ?? 0, transcript.at(-1)?.moment ?? 0, stages.at(-1)?.entered ?? 0)
