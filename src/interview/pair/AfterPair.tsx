import { useMemo } from 'react'
import { Archive } from 'lucide-react'
import { useValue } from 'tldraw'
import { Link } from 'wouter'
import type { Board } from '#src/canvas/board.ts'
import { download } from '#src/files/download.ts'
import { fileName } from '#src/files/fileName.ts'
import { Button } from '#src/ui/Button.tsx'
import css from '../Interview.module.css'
import { archiveOf } from './archiveOf.ts'
import type { Lead } from './lead.ts'
import pairCss from './Pair.module.css'
import type { PairInterview } from './pairInterview.ts'
import { ReleaseList } from './ReleaseList.tsx'

/** After the last word: the debrief, what is released, and everything to take along. */
export function AfterPair({ board, interview, lead }: { board: Board; interview: PairInterview; lead: Lead | null }) {
  const shared = useValue(interview.session)
  const full = useValue('full', () => lead?.session.get() ?? null, [lead])
  const title = useMemo(() => fileName(`${interview.opened.task.title} interview`, 'zip'), [interview])
  return (
    <div className={css.over}>
      <h2 className={css.stage}>The interview is over</h2>
      <p className={css.text}>
        {lead
          ? 'Release grades one by one, when you talk about them. Each brings along what it was computed from.'
          : `${shared.released.length} ${shared.released.length === 1 ? 'grade is' : 'grades are'} released so far. Your interviewer shows one after the other.`}
      </p>
      <div className={pairCss.verbs}>
        <Link className={css.button} href={`/board/${board.id}/debrief/${interview.id}`}>
          Read the debrief
        </Link>
        <Button
          size="small"
          look="quiet"
          icon={<Archive size={14} aria-hidden />}
          onClick={() => void archiveOf({ board, interview, lead }).then((zip) => download(title, zip))}
        >
          Everything as one file
        </Button>
      </div>
      {lead && full && (
        <ReleaseList session={full} released={shared.released} side={lead.side} id={interview.id} onRelease={lead.release} />
      )}
    </div>
  )
}
