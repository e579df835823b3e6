import type { Debrief } from '#critique/interviewer/debrief.ts'
import type { Session } from '#critique/interviewer/session.ts'
import { momentText } from '#critique/interviewer/clockText.ts'
import css from './Debrief.module.css'

const WIDTH = 1000
/** What happens in the first and the last moment is drawn whole. */
const EDGE = 8
const ROW = 12
const HEAD = 26
const LANES = { raised: 44, question: 66, hint: 84 }
const TOP = 104
const MOST_SPANS = 14

/** The session from left to right: stages, what was raised, what was asked, and how long each hole stood open. */
export function Timeline({ debrief, session }: { debrief: Debrief; session: Session }) {
  const end = Math.max(1, session.finished?.moment ?? 0, ...debrief.timeline.map(({ moment }) => moment))
  const x = (moment: number): number => EDGE + (moment / end) * (WIDTH - 2 * EDGE)
  const spans = session.board.findings
    .filter(({ finding, given }) => finding.status === 'violation' && !given)
    .toSorted((a, b) => (b.closed ?? end) - b.opened - ((a.closed ?? end) - a.opened))
    .slice(0, MOST_SPANS)
    .toSorted((a, b) => a.opened - b.opened)
  const stages = session.stages.map((stage, at) => ({ ...stage, end: session.stages[at + 1]?.entered ?? end }))
  const titles = new Map(session.format?.stages.map(({ id, title }) => [id, title]))
  const height = TOP + spans.length * ROW + 8
  return (
    <figure className={css.timeline}>
      {/* On a small screen it scrolls, and without a pointer only what can be focused scrolls. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={css.strip} tabIndex={0} role="group" aria-label="The session from left to right">
        <svg viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label="The session from left to right">
          {stages.map(({ stage, entered, end: left }, at) => (
            <g key={`${stage} ${entered}`}>
              <rect
                x={x(entered)}
                y={0}
                width={Math.max(0, x(left) - x(entered))}
                height={height}
                className={css.band}
                data-odd={at % 2 || undefined}
              />
              {x(left) - x(entered) > 60 && (
                <text x={x(entered) + 6} y={16} className={css.axis}>
                  {titles.get(stage)}
                </text>
              )}
            </g>
          ))}
          <line x1={0} x2={WIDTH} y1={HEAD} y2={HEAD} className={css.rule} />
          {debrief.timeline.map(({ kind, moment, text, event }) => {
            if (
              kind !== 'raised' &&
              kind !== 'question' &&
              kind !== 'hint' &&
              kind !== 'change' &&
              kind !== 'drill' &&
              kind !== 'drill_over'
            )
              return null
            const lane = kind === 'raised' ? LANES.raised : kind === 'hint' ? LANES.hint : LANES.question
            return (
              <g key={`${kind} ${event} ${text}`} transform={`translate(${x(moment)} ${lane})`}>
                <title>{`${momentText(moment)} ${text}`}</title>
                {kind === 'raised' && <circle r={5} className={css.raised} />}
                {kind === 'question' && <rect x={-4} y={-4} width={8} height={8} className={css.asked} />}
                {kind === 'hint' && <path d="M0 -6 L5 4 H-5 Z" className={css.hinted} />}
                {(kind === 'change' || kind === 'drill' || kind === 'drill_over') && (
                  <path d="M0 -7 L6 0 L0 7 L-6 0 Z" className={css.changed} />
                )}
              </g>
            )
          })}
          {session.drills.map(
            ({ event, moment, end: over, title }) =>
              over && (
                <line key={event} x1={x(moment)} x2={x(over.moment)} y1={LANES.question} y2={LANES.question} className={css.burning}>
                  <title>{`${title}: ${momentText(moment)} to ${momentText(over.moment)}`}</title>
                </line>
              ),
          )}
          {spans.map(({ finding, opened, closed }, at) => (
            <g key={`${finding.id} ${opened}`}>
              <title>{`${finding.title}: ${momentText(opened)} to ${closed === null ? 'the end' : momentText(closed)}`}</title>
              <rect
                x={x(opened)}
                y={TOP + at * ROW}
                width={Math.max(3, x(closed ?? end) - x(opened))}
                height={ROW - 5}
                rx={3}
                className={css.span}
                data-severity={finding.severity}
                data-open={closed === null || undefined}
              />
            </g>
          ))}
        </svg>
      </div>
      <figcaption className={css.legend}>
        <span>
          <i className={css.keyRaised} /> raised unasked
        </span>
        <span>
          <i className={css.keyAsked} /> question
        </span>
        <span>
          <i className={css.keyHinted} /> hint
        </span>
        <span>
          <i className={css.keyChanged} /> something changed{session.drills.length > 0 && ', or broke'}
        </span>
        {spans.length > 0 && (
          <span>
            <i className={css.keySpan} /> a hole on the board, from opening to closing
          </span>
        )}
      </figcaption>
    </figure>
  )
}
