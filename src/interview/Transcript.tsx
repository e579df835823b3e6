import type { ReactNode } from 'react'
import { Siren } from 'lucide-react'
import type { Answer, AskedQuestion, Session, SessionDrill } from '#critique/interviewer/session.ts'
import type { Board } from '#src/canvas/board.ts'
import { Button } from '#src/ui/Button.tsx'
import css from './Interview.module.css'
import type { Interview } from './interview.ts'

interface TranscriptProps {
  board: Pick<Board, 'select'>
  interview: Interview
  session: Session
  /** Who reads it: their own lines are theirs. */
  reader?: 'candidate' | 'interviewer' | 'observer'
  /** Shows the drill that is played; without it drills are told here and not played. */
  onDrill?: () => void
}

/** Everything that was said and drawn, in order. The open question stands out. */
export function Transcript({ board, interview, session, reader = 'candidate', onDrill }: TranscriptProps) {
  const isCoach = session.setup?.mode === 'coach'
  const asked = new Map(session.questions.map((question) => [question.event, question]))
  const answers = new Map(session.answers.map((answer) => [answer.event, answer]))
  const drills = new Map(session.drills.map((drill) => [drill.event, drill]))
  return (
    <ol className={css.transcript} aria-label="What was said" aria-live="polite">
      {session.transcript.map((line) => {
        const question = asked.get(line.event)
        const answer = answers.get(line.event)
        const drill = drills.get(line.event)
        return (
          <li
            key={line.event}
            className={css.line}
            data-who={line.who}
            data-type={line.type}
            data-open={session.open?.event === line.event || undefined}
          >
            <span className={css.who}>
              {drill ? <StrikeTitle reader={reader} /> : speaker(line.who, reader)}
              <span className={css.when}>{minute(line.moment)}</span>
            </span>
            <p className={css.said}>{answer && isCoach ? <Marked answer={answer} /> : line.text}</p>
            {drill && <StrikeFoot drill={drill} onDrill={onDrill} isScored={isCoach} />}
            {question && <QuestionFoot board={board} question={question} isCoach={isCoach} />}
            {question && reader === 'interviewer' && question.status !== 'open' && <p className={css.small}>{question.status}</p>}
            {answer && isCoach && <Covers answer={answer} session={session} interview={interview} />}
          </li>
        )
      })}
    </ol>
  )
}

const speaker = (who: Session['transcript'][number]['who'], reader: NonNullable<TranscriptProps['reader']>): string =>
  who === 'board' ? 'Board' : who === reader ? 'You' : who === 'interviewer' ? 'Interviewer' : 'Candidate'

const StrikeTitle = ({ reader }: { reader: NonNullable<TranscriptProps['reader']> }) => (
  <span className={css.strikeTitle}>
    <Siren size={14} aria-hidden />
    {reader === 'interviewer'
      ? 'You strike the board'
      : reader === 'candidate'
        ? 'The interviewer strikes your board'
        : 'The interviewer strikes the board'}
  </span>
)

/** How it stands with something that broke. */
function StrikeFoot({ drill, onDrill, isScored }: { drill: SessionDrill; onDrill: (() => void) | undefined; isScored: boolean }) {
  if (drill.status === 'declined') return <p className={css.small}>Not played.</p>
  if (drill.status === 'ended')
    return <p className={css.small}>Over{isScored && drill.report ? `: ${drill.report.total} of 100` : ', and read in the debrief'}.</p>
  return (
    onDrill &&
    drill.run !== null && (
      <Button size="small" className={css.strikeButton} onClick={onDrill}>
        Find out what it is
      </Button>
    )
  )
}

function QuestionFoot({ board, question, isCoach }: { board: Pick<Board, 'select'>; question: AskedQuestion; isCoach: boolean }) {
  const { nodes, why } = question.question
  return (
    <>
      {isCoach && <p className={css.small}>{why}</p>}
      {nodes.length > 0 && (
        <button type="button" className={css.link} data-node-id={nodes[0]} onClick={() => board.select(nodes)}>
          Show it on the board
        </button>
      )}
    </>
  )
}

/** The words that counted are marked, so that nobody has to guess what was heard. */
function Marked({ answer }: { answer: Answer }) {
  const spans = answer.coverage.matches.filter(({ discount }) => discount === null).toSorted((a, b) => a.from - b.from)
  const parts: ReactNode[] = []
  let at = 0
  for (const { from, to } of spans) {
    if (from < at) continue
    parts.push(answer.text.slice(at, from), <mark key={from}>{answer.text.slice(from, to)}</mark>)
    at = to
  }
  return (
    <>
      {parts}
      {answer.text.slice(at)}
    </>
  )
}

function Covers({ answer, session, interview }: { answer: Answer; session: Session; interview: Interview }) {
  const nameOf = (id: string): string =>
    session.setup?.criteria.find((criterion) => criterion.id === id)?.name ??
    session.questions.flatMap(({ question }) => question.own).find((criterion) => criterion.id === id)?.name ??
    id
  if (answer.coverage.isStuffed) return <p className={css.small}>A list of terms shows nothing by itself. Tie one of them to this board.</p>
  if (answer.covers.length === 0) return null
  return (
    <details className={css.covers}>
      <summary className={css.small}>
        Heard {answer.covers.length} {answer.covers.length === 1 ? 'consideration' : 'considerations'}
      </summary>
      <ul className={css.heard}>
        {answer.covers.map(({ criterion, by, quote }) => (
          <li key={criterion}>
            <span title={quote}>
              {nameOf(criterion)}
              {by !== 'lexicon' && <span className={css.small}> ({by === 'model' ? 'read by the model' : 'your word'})</span>}
            </span>
            {interview.isHost && (
              <button type="button" className={css.link} onClick={() => interview.correct(answer.event, criterion, false)}>
                Not meant
              </button>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}

const minute = (ms: number): string => `${Math.floor(ms / 60_000)}′`
