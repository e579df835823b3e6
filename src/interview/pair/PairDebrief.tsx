import { FileDown } from 'lucide-react'
import { useValue } from 'tldraw'
import { momentText } from '#critique/interviewer/clockText.ts'
import type { Debrief } from '#critique/interviewer/debrief.ts'
import type { Session } from '#critique/interviewer/session.ts'
import { disagreement } from '#critique/interviewer/writeDebrief.ts'
import { download } from '#src/files/download.ts'
import { fileName } from '#src/files/fileName.ts'
import { Button } from '#src/ui/Button.tsx'
import { Grade } from '../debrief/Scores.tsx'
import type { SessionHere } from '../debrief/useSessionOf.ts'
import { capital } from '../debrief/words.ts'
import css from '../debrief/Debrief.module.css'
import pairCss from './Pair.module.css'
import { releasing } from './privateSide.ts'
import type { PrivateSide } from './privateSide.ts'
import { ReleaseList } from './ReleaseList.tsx'
import { writeInterviewerReport } from './writeInterviewerReport.ts'

/** A person's grades beside the computed ones, as far as they were shown. */
export function GivenGrades({ debrief }: { debrief: Debrief }) {
  const computed = new Map(debrief.scores.map(({ dimension, score }) => [dimension, score]))
  return (
    <section className={css.section}>
      <h2 className={css.heading}>What your interviewer gave</h2>
      {debrief.released.length === 0 ? (
        <p className={css.text}>No grade is released yet. Your interviewer shows one after the other, and they appear here.</p>
      ) : (
        <table className={pairCss.grades}>
          <caption className="visually-hidden">Grades by the interviewer</caption>
          <thead>
            <tr>
              <th scope="col">Dimension</th>
              <th scope="col">Interviewer</th>
              <th scope="col">Computed</th>
              <th scope="col">Apart by</th>
              <th scope="col">Why</th>
            </tr>
          </thead>
          <tbody>
            {debrief.released.map(({ dimension, score, note }) => (
              <tr key={dimension}>
                <th scope="row">{capital(dimension)}</th>
                <td>
                  <Grade score={score} />
                </td>
                <td>
                  <Grade score={computed.get(dimension) ?? null} />
                </td>
                <td>{disagreement(score, computed.get(dimension) ?? null)}</td>
                <td>{note}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

interface LeadDebriefProps {
  id: string
  state: SessionHere
  /** With what it looked for. */
  session: Session
  side: PrivateSide
}

/** For whoever led it: marks to release, notes, and the report that stays with them. */
export function LeadDebrief({ id, state, session, side }: LeadDebriefProps) {
  const notes = useValue('notes', () => side.notes.get().filter((note) => note.session === id), [side, id])
  const title = session.setup?.task.title ?? 'Interview'
  const save = () =>
    download(
      fileName(`${title} for the interviewer`, 'md'),
      new Blob([writeInterviewerReport(session, side, id)], { type: 'text/markdown' }),
    )
  return (
    <section className={css.section}>
      <h2 className={css.heading}>For you alone</h2>
      <p className={css.small}>The candidate sees a grade, and what it was computed from, once you release it.</p>
      <ReleaseList
        session={session}
        released={state.session.released}
        side={side}
        id={id}
        onRelease={(dimension) => state.append(releasing(side, id, dimension))}
      />
      {notes.length > 0 && (
        <ol className={css.said} aria-label="Your notes">
          {notes.map(({ key, at, text, label }) => (
            <li key={key}>
              <span className={css.when}>{momentText(Math.max(0, at - session.startedAt))}</span>
              <span className={css.who}>{label ?? 'Note'}</span>
              <p>{text}</p>
            </li>
          ))}
        </ol>
      )}
      <div className={css.verbs}>
        <Button size="small" icon={<FileDown size={14} aria-hidden />} onClick={save}>
          Your report
        </Button>
      </div>
    </section>
  )
}
