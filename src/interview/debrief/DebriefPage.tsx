import { useEffect, useMemo } from 'react'
import { FileDown, Play, Printer, Trash2 } from 'lucide-react'
import { Link, useLocation } from 'wouter'
import { companyById } from '#critique/interviewer/companies.ts'
import { momentText } from '#critique/interviewer/clockText.ts'
import { debriefOf } from '#critique/interviewer/debrief.ts'
import type { Debrief } from '#critique/interviewer/debrief.ts'
import { recordOf } from '#critique/interviewer/progress.ts'
import { writeDebrief } from '#critique/interviewer/writeDebrief.ts'
import { Loading } from '#src/app/Loading.tsx'
import { useBoardExists } from '#src/app/useBoardExists.ts'
import { download } from '#src/files/download.ts'
import { fileName } from '#src/files/fileName.ts'
import { PageFrame } from '#src/home/PageFrame.tsx'
import { Button } from '#src/ui/Button.tsx'
import { EmptyState } from '#src/ui/EmptyState.tsx'
import { GivenGrades, LeadDebrief } from '../pair/PairDebrief.tsx'
import { isAllReleased, releasedOnly } from '../pair/releasedOnly.ts'
import { useSideOf } from '../pair/useSideOf.ts'
import { forgetRecord, keepRecord } from '../records.ts'
import { deleteRecordings } from '../speech/recordings.ts'
import { BoardDiff } from './BoardDiff.tsx'
import css from './Debrief.module.css'
import { Incidents } from './Incidents.tsx'
import { LedgerTable } from './LedgerTable.tsx'
import { Recordings } from './Recordings.tsx'
import { ConductView, Grade, Scores } from './Scores.tsx'
import { Timeline } from './Timeline.tsx'
import { useSessionOf } from './useSessionOf.ts'
import type { SessionHere } from './useSessionOf.ts'

/** What one interview was worth, with the evidence: to read, to print, to take along. */
export function DebriefPage({ board, session }: { board: string; session: string }) {
  const existence = useBoardExists(board)
  // A room that does not exist is not knocked at.
  if (existence === 'missing') return <NoSuchSession board={board} />
  return existence === 'asking' ? <Waiting /> : <OfBoard board={board} id={session} />
}

const Waiting = () => (
  <PageFrame title="Debrief">
    <Loading what="the debrief" />
  </PageFrame>
)

function OfBoard({ board, id }: { board: string; id: string }) {
  const state = useSessionOf(board, id)
  if (state.is === 'loading') return <Waiting />
  if (state.is === 'missing') return <NoSuchSession board={board} />
  return <Entry board={board} id={id} state={state} />
}

function Entry({ board, id, state }: { board: string; id: string; state: SessionHere }) {
  const { graph, content } = state
  const { side, session: known } = useSideOf(board, id, state)
  const session = useMemo(() => (side && known ? known : releasedOnly(state.session)), [side, known, state.session])
  const isOfTwo = session.setup?.mode === 'pair'
  const mayCompare = !isOfTwo || side !== null || isAllReleased(session)
  const reference = mayCompare && session.format?.draws ? (content?.reference ?? null) : null
  const debrief = useMemo(() => debriefOf(session, reference && { yours: graph, reference }), [session, graph, reference])
  const isOver = session.finished !== null
  useEffect(() => {
    // Progress is the candidate's.
    if (debrief && isOver && side === null) keepRecord({ ...recordOf(id, session, debrief), board })
  }, [debrief, isOver, id, session, board, side])
  if (!debrief) return <NoSuchSession board={board} />
  const { setup } = debrief
  // While a person interviews, and before they released anything, there is nothing to read on the candidate's side.
  if (isOfTwo && side === null && (!isOver || session.released.length === 0))
    return <NotYet board={board} id={id} debrief={debrief} isOver={isOver} remove={state.remove} />
  return (
    <PageFrame title={`Debrief: ${setup.task.title}`}>
      <article className={css.debrief}>
        <header className={css.top}>
          <p className={css.small}>
            {[
              session.format?.title,
              setup.level,
              `${setup.mode} mode`,
              companyById(setup.company)?.name,
              `${debrief.minutes} of ${debrief.plannedMinutes} minutes`,
              new Date(setup.at).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
          <h1 className={css.title}>{setup.task.title}</h1>
          <Verbs
            board={board}
            id={id}
            debrief={debrief}
            remove={() => {
              side?.forget(id)
              state.remove()
            }}
          />
        </header>
        {!isOver && <p className={css.notice}>This interview is not over: what stands here is how far it has come.</p>}
        {side && <LeadDebrief id={id} state={state} session={session} side={side} />}
        {isOfTwo && !side && <GivenGrades debrief={debrief} />}
        <Headline debrief={debrief} hasOverall={mayCompare} />
        <Section title="The session">
          <Timeline debrief={debrief} session={session} />
        </Section>
        {debrief.moments.length > 0 && (
          <Section title="The moments that mattered">
            <ol className={css.moments}>
              {debrief.moments.map(({ moment, event, title, text, isGood }) => (
                <li key={`${event} ${title}`} data-good={isGood || undefined}>
                  <span className={css.when}>{momentText(moment)}</span>
                  <h3 className={css.name}>{title}</h3>
                  <p className={css.text}>{text}</p>
                </li>
              ))}
            </ol>
          </Section>
        )}
        <Section title="Grades" hint="1 wrong or missing, 2 named, 3 works, 4 raised unasked and tied to this board or its numbers.">
          <Scores scores={debrief.scores} />
        </Section>
        {debrief.drills.length > 0 && (
          <Section
            title={debrief.drills.length === 1 ? 'The incident' : 'The incidents'}
            hint="What broke on your board, and what each part of finding out was worth."
          >
            <Incidents drills={debrief.drills} />
          </Section>
        )}
        <Section title="The unprompted ledger" hint="What you raised before anybody asked, what came with a question, what never came.">
          <LedgerTable ledger={debrief.ledger} />
        </Section>
        <Section title="How you worked">
          <div className={css.scores}>
            <ConductView title="Structure" conduct={debrief.structure} />
            <ConductView title="Communication" conduct={debrief.communication} />
          </div>
        </Section>
        {debrief.board && reference && (
          <Section title="Your board beside a strong one">
            <BoardDiff board={debrief.board} yours={graph} reference={reference} />
          </Section>
        )}
        {debrief.practise.length > 0 && (
          <Section title="What to practise next">
            <ol className={css.practise}>
              {debrief.practise.map(({ consideration, name, because, ask }) => (
                <li key={consideration}>
                  <h3 className={css.name}>{name}</h3>
                  <p className={css.small}>{because}</p>
                  <p className={css.ask}>{ask}</p>
                </li>
              ))}
            </ol>
          </Section>
        )}
        <Section title="What was said">
          <ol className={css.said}>
            {session.transcript.map(({ event, moment, who, text }) => (
              <li key={event} data-who={who}>
                <span className={css.when}>{momentText(moment)}</span>
                <span className={css.who}>
                  {who === 'candidate' ? (side ? 'Candidate' : 'You') : who === 'interviewer' ? 'Interviewer' : 'Board'}
                </span>
                <p>{text}</p>
              </li>
            ))}
          </ol>
        </Section>
        <Recordings session={id} />
        <p className={css.small}>
          Every grade is computed from what was said and drawn, by rules that are the same for everybody.
          {debrief.readByModel > 0
            ? ` A language model read ${debrief.readByModel} points in your answers; they are marked.`
            : ' No language model took part.'}
          {debrief.corrected > 0 && ` ${debrief.corrected} points stand by your own correction.`}
        </p>
      </article>
    </PageFrame>
  )
}

/** What the candidate may do before the first grade is released: wait, look back, delete. */
function NotYet({ isOver, ...verbs }: VerbsProps & { isOver: boolean }) {
  return (
    <PageFrame title={`Debrief: ${verbs.debrief.setup.task.title}`}>
      <article className={css.debrief}>
        <header className={css.top}>
          <h1 className={css.title}>{verbs.debrief.setup.task.title}</h1>
          {isOver && <Verbs {...verbs} />}
        </header>
        <p className={css.notice}>
          {isOver
            ? 'No grade is released yet. Your interviewer shows one after the other, and they appear here.'
            : 'This interview is not over. The debrief begins when your interviewer ends it.'}
        </p>
      </article>
    </PageFrame>
  )
}

interface HeadlineProps {
  debrief: Debrief
  /** Not while dimensions that count are still kept back. */
  hasOverall: boolean
}

function Headline({ debrief: { overall, unprompted, hintsUsed }, hasOverall }: HeadlineProps) {
  return (
    <div className={css.headline}>
      <div>
        <p className={css.big}>
          {unprompted.raised} <span className={css.of}>of {unprompted.of}</span>
        </p>
        <p className={css.text}>
          considerations raised before anybody asked{hintsUsed > 0 && `, ${hintsUsed} ${hintsUsed === 1 ? 'hint' : 'hints'} taken`}
        </p>
      </div>
      <div>
        <p className={css.big}>
          {overall.score === null || !hasOverall ? (
            <span className={css.of}>No overall grade</span>
          ) : (
            <>
              {overall.score.toFixed(1)} <span className={css.of}>of 4</span> <Grade score={overall.score} />
            </>
          )}
        </p>
        <p className={css.text}>{hasOverall ? overall.because : 'It comes when every dimension that counts here is released.'}</p>
      </div>
    </div>
  )
}

interface VerbsProps {
  board: string
  id: string
  debrief: Debrief
  remove: () => void
}

function Verbs({ board, id, debrief, remove }: VerbsProps) {
  const [, navigate] = useLocation()
  return (
    <div className={css.verbs}>
      <Link className={css.link} href={`/board/${board}`}>
        Back to the board
      </Link>
      <Link className={css.link} href={`/board/${board}/replay/${id}`}>
        <Play size={14} aria-hidden /> Replay
      </Link>
      <Button
        size="small"
        icon={<FileDown size={14} aria-hidden />}
        onClick={() =>
          download(fileName(`${debrief.setup.task.title} debrief`, 'md'), new Blob([writeDebrief(debrief)], { type: 'text/markdown' }))
        }
      >
        Markdown
      </Button>
      <Button size="small" icon={<Printer size={14} aria-hidden />} onClick={() => window.print()}>
        Print
      </Button>
      <Button
        size="small"
        look="quiet"
        icon={<Trash2 size={14} aria-hidden />}
        onClick={() => {
          if (!window.confirm('Delete this session, its transcript and its recordings? This cannot be taken back.')) return
          remove()
          forgetRecord(id)
          void deleteRecordings(id).finally(() => navigate(`/board/${board}`))
        }}
      >
        Delete
      </Button>
    </div>
  )
}

const Section = ({ title, hint, children }: { title: string; hint?: string; children: React.ReactNode }) => (
  <section className={css.section}>
    <h2 className={css.heading}>{title}</h2>
    {hint && <p className={css.small}>{hint}</p>}
    {children}
  </section>
)

const NoSuchSession = ({ board }: { board: string }) => (
  <PageFrame title="No such session">
    <EmptyState
      heading="h1"
      title="There is no such session"
      text="It may have been deleted, or this page has no connection to the board."
      action={<Link href={`/board/${board}`}>To the board</Link>}
    />
  </PageFrame>
)
