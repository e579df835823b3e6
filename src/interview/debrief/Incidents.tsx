import { Link } from 'wouter'
import { momentText } from '#critique/interviewer/clockText.ts'
import { wasPlayed } from '#critique/drills/report.ts'
import type { DrillReport } from '#critique/drills/report.ts'
import type { SessionDrill } from '#critique/interviewer/session.ts'
import css from './Debrief.module.css'

/** What broke during the interview: how it was reported, what was made of it, and each point with the step that proves it. */
export function Incidents({ drills }: { drills: readonly SessionDrill[] }) {
  return (
    <ol className={css.incidents}>
      {drills.map((drill) => (
        <li key={drill.event} className={css.incident}>
          <Incident drill={drill} />
        </li>
      ))}
    </ol>
  )
}

function Incident({ drill: { title, symptom, why, moment, end, status, report, drill, seed } }: { drill: SessionDrill }) {
  const isPlayed = report !== null && wasPlayed(report)
  return (
    <>
      <div className={css.scoreHead}>
        <h3 className={css.name}>{title}</h3>
        {isPlayed ? (
          <span className={css.worth}>
            <b>{report.total}</b> of 100
          </span>
        ) : (
          <span className={css.notShown}>{status === 'declined' ? 'Not played' : 'Not scored'}</span>
        )}
      </div>
      <p className={css.small}>
        {momentText(moment)}
        {end && ` to ${momentText(end.moment)}`}
        {why && ` · ${why}`}
      </p>
      <blockquote className={css.symptom}>{symptom}</blockquote>
      {status === 'declined' && <p className={css.text}>It was declined: it counts neither for nor against anything.</p>}
      {status === 'ended' && !isPlayed && <p className={css.text}>Nobody looked at anything: it shows nothing.</p>}
      {isPlayed && <Worth report={report} />}
      {status !== 'running' && (
        <Link className={css.link} href={`/drills/${drill}${seed === null ? '' : `?seed=${seed}`}`}>
          Play it again
        </Link>
      )}
    </>
  )
}

function Worth({ report }: { report: DrillReport }) {
  const { cause, diagnosis, supposed, evidence, blind, blocked } = report
  return (
    <>
      <p className={css.text}>
        <b>It was:</b> {cause}. <b>Diagnosed:</b> {diagnosis ? `${diagnosis.says}.` : 'nothing.'}
      </p>
      {blocked.map((text) => (
        <p key={text} className={css.text}>
          {text}
        </p>
      ))}
      <Points report={report} />
      <details className={css.details}>
        <summary>Causes and evidence</summary>
        <ul className={css.plain}>
          {supposed.map(({ says, isTrue, for: speaksFor, against }) => (
            <li key={says}>
              {says}
              {isTrue && <span className={css.small}> it was this</span>}
              {speaksFor.length > 0 && <span className={css.small}> · for it: {speaksFor.join(', ')}</span>}
              {against.length > 0 && <span className={css.small}> · against it: {against.join(', ')}</span>}
            </li>
          ))}
          {evidence.map(({ title, says, isTelling }) => (
            <li key={title}>
              {says.startsWith(title) ? says : `${title}: ${says}`}
              {isTelling && <span className={css.small}> it decides</span>}
            </li>
          ))}
          {blind.map((says) => (
            <li key={says}>{says}</li>
          ))}
        </ul>
      </details>
      <details className={css.details}>
        <summary>Your way beside an ideal one</summary>
        <div className={css.ways}>
          <section aria-label="Your way">
            <h4 className={css.small}>Yours</h4>
            <ol className={css.way}>
              {report.path.map(({ ms, says }, n) => (
                <li key={`${n} ${says}`}>
                  <span className={css.when}>{momentText(ms)}</span> {says}
                </li>
              ))}
            </ol>
          </section>
          <section aria-label="An ideal way">
            <h4 className={css.small}>Ideal, on this board</h4>
            <ol className={css.way}>
              {report.ideal.map((says, n) => (
                <li key={`${n} ${says}`}>{says}</li>
              ))}
            </ol>
          </section>
        </div>
      </details>
    </>
  )
}

function Points({ report: { points, losses, path } }: { report: DrillReport }) {
  const proofOf = (step: number | null): string => {
    const done = step === null ? undefined : path[step]
    return done ? `${momentText(done.ms)} ${done.says}` : ''
  }
  return (
    <div className={css.scrollX}>
      <table className={css.ledger}>
        <caption className="visually-hidden">Points of the incident</caption>
        <thead>
          <tr>
            <th scope="col">Point</th>
            <th scope="col">Worth</th>
            <th scope="col">Why</th>
            <th scope="col">Proof</th>
          </tr>
        </thead>
        <tbody>
          {points.map(({ id, title, points: got, of, why, step }) => (
            <tr key={id} data-how={got === of ? 'own' : got > 0 ? 'asked' : 'never'}>
              <th scope="row">{title}</th>
              <td className={css.when}>
                {got} of {of}
              </td>
              <td>{why}</td>
              <td>{proofOf(step)}</td>
            </tr>
          ))}
          {losses.map(({ id, points: lost, why, step }, n) => (
            <tr key={`${id} ${n}`} data-how="never">
              <th scope="row">Taken off</th>
              <td className={css.when}>−{lost}</td>
              <td>{why}</td>
              <td>{proofOf(step)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
