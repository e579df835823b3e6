import { useValue } from 'tldraw'
import { Link } from 'wouter'
import { isUnprompted } from '#critique/interviewer/ledger.ts'
import type { Board } from '#src/canvas/board.ts'
import css from './Interview.module.css'
import type { Interview } from './interview.ts'

/** The end of an interview, in the panel: what was raised unasked, and the way to the whole debrief. */
export function DebriefSummary({ board, interview }: { board: Board; interview: Interview }) {
  const session = useValue(interview.session)
  const own = session.ledger.filter(isUnprompted)
  const never = session.ledger.filter(({ how }) => how === 'never')
  return (
    <section className={css.panel} aria-label="Interview">
      <div className={css.over}>
        <h2 className={css.stage}>The interview is over</h2>
        <p className={css.text}>
          You raised {own.length} of {session.ledger.length} considerations before anybody asked. {never.length} never came up.
        </p>
        <Link className={css.button} href={`/board/${board.id}/debrief/${interview.id}`}>
          Read the debrief
        </Link>
      </div>
    </section>
  )
}
