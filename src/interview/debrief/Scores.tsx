import type { Conduct } from '#critique/interviewer/conduct.ts'
import type { DimensionScore, ScoreEvidence } from '#critique/interviewer/score.ts'
import { momentText } from '#critique/interviewer/clockText.ts'
import css from './Debrief.module.css'
import { capital, wayWords } from './words.ts'

/** A grade per dimension with what stands behind it; where nothing stands, no number. */
export function Scores({ scores }: { scores: readonly DimensionScore[] }) {
  return (
    <ul className={css.scores}>
      {scores.map((one) => (
        <li key={one.dimension} className={css.score} data-none={one.score === null || undefined}>
          <div className={css.scoreHead}>
            <h3 className={css.name}>
              {capital(one.dimension)} {!one.isWeighted && <span className={css.small}>not weighed here</span>}
            </h3>
            <Grade score={one.score} />
          </div>
          <p className={css.text}>{one.anchor}</p>
          <p className={css.small}>{one.because}</p>
          {(one.evidence.length > 0 || one.missing.length > 0) && (
            <details className={css.details}>
              <summary>Evidence</summary>
              <ul className={css.evidence}>
                {one.evidence.map((evidence) => (
                  <Evidence key={`${evidence.event} ${evidence.what}`} evidence={evidence} />
                ))}
                {one.missing.length > 0 && <li className={css.small}>Not shown: {one.missing.join('; ')}.</li>}
              </ul>
            </details>
          )}
        </li>
      ))}
    </ul>
  )
}

export function Grade({ score }: { score: number | null }) {
  if (score === null) return <span className={css.notShown}>Not shown</span>
  return (
    <span className={css.grade} role="img" aria-label={`${score} of 4`}>
      {[1, 2, 3, 4].map((step) => (
        <i key={step} data-full={step <= Math.round(score) || undefined} />
      ))}
      <b>
        {score} <span>of 4</span>
      </b>
    </span>
  )
}

const evidenceWords: Readonly<Record<ScoreEvidence['how'], string>> = {
  ...wayWords,
  missed: 'Asked, and not answered',
  open_finding: 'Open on the board',
  incident: 'In an incident',
}

function Evidence({ evidence: { what, how, moment, quote, nodes, by } }: { evidence: ScoreEvidence }) {
  const way = by === 'drill' && how === 'missed' ? 'In an incident, and missed' : evidenceWords[how]
  return (
    <li>
      <span className={css.when}>{momentText(moment)}</span>
      <span>
        {what}{' '}
        <span className={css.small}>
          {way}
          {nodes.length > 0 && `, at ${nodes.join(', ')}`}
          {by === 'model' && ', read by a model'}
          {by === 'person' && ', by your own correction'}
        </span>
        {quote && <q className={css.quote}>{quote}</q>}
      </span>
    </li>
  )
}

/** How somebody worked, apart from what they knew. */
export function ConductView({ title, conduct }: { title: string; conduct: Conduct }) {
  return (
    <section className={css.score}>
      <div className={css.scoreHead}>
        <h3 className={css.name}>{title}</h3>
        <Grade score={conduct.score} />
      </div>
      <ul className={css.observations}>
        {conduct.observations.map(({ text, isGood }) => (
          <li key={text} data-good={isGood || undefined}>
            <span className="visually-hidden">{isGood ? 'Good: ' : 'To mend: '}</span>
            {text}
          </li>
        ))}
      </ul>
    </section>
  )
}
