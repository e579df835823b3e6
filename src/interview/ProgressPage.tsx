import { useMemo, useState } from 'react'
import { Link } from 'wouter'
import { formatById } from '#critique/interviewer/formats.ts'
import { cardsOf, compareAttempts, drillTrendsOf, fourWeekPlan, trendsOf } from '#critique/interviewer/progress.ts'
import type { Card, DrillTrend, PlanWeek, Trend } from '#critique/interviewer/progress.ts'
import { groupTitle } from '#src/drills/drillGroups.ts'
import { keptDrills } from '#src/drills/records.ts'
import { PageFrame } from '#src/home/PageFrame.tsx'
import { Button } from '#src/ui/Button.tsx'
import { EmptyState } from '#src/ui/EmptyState.tsx'
import { remember, remembered } from '#src/ui/remembered.ts'
import { Select } from '#src/ui/Select.tsx'
import { capital } from './debrief/words.ts'
import css from './Progress.module.css'
import { keepRehearsal, keptRecords, keptRehearsals } from './records.ts'
import type { KeptRecord } from './records.ts'
import { proposableTasks } from './taskList.ts'

const START = 'plan began'

/** What the sessions held in this browser add up to: a plan, cards to recall, dimensions over time, two attempts side by side. */
export function ProgressPage() {
  const [now] = useState(Date.now)
  const [records] = useState(keptRecords)
  const drills = useMemo(() => drillTrendsOf(records, keptDrills()), [records])
  const [rehearsals, setRehearsals] = useState(keptRehearsals)
  const start = useMemo(() => planStart(records, now), [records, now])
  const weeks = useMemo(() => fourWeekPlan(records, proposableTasks(), start, now), [records, start, now])
  const cards = useMemo(() => cardsOf(records, rehearsals, now), [records, rehearsals, now])
  const rehearse = (card: Card, knew: boolean) => {
    const rehearsal = { consideration: card.consideration, at: Date.now(), knew }
    keepRehearsal(rehearsal)
    setRehearsals([...rehearsals, rehearsal])
  }
  return (
    <PageFrame title="Progress">
      <h1 className={css.title}>Progress</h1>
      <p className={css.lead}>Kept in this browser and nowhere else.</p>
      <section className={css.section} aria-labelledby="plan">
        <h2 id="plan" className={css.heading}>
          Four weeks
        </h2>
        <ol className={css.weeks}>
          {weeks.map((week) => (
            <Week key={week.week} week={week} />
          ))}
        </ol>
      </section>
      {cards.length > 0 && <Cards cards={cards} onRehearse={rehearse} now={now} />}
      {records.length === 0 ? (
        <EmptyState
          title="No interview yet"
          text="After the first one you see here which dimensions you show, and which considerations to practise."
          action={<Link href="/practice">Begin one</Link>}
        />
      ) : (
        <>
          <Trends trends={trendsOf(records)} />
          <Attempts records={records} />
        </>
      )}
      {drills.length > 0 && <Drills trends={drills} />}
    </PageFrame>
  )
}

/** The plan begins with the first session, or with the first look at it. */
function planStart(records: readonly KeptRecord[], now: number): number {
  const kept = remembered(START)
  if (typeof kept === 'number') return kept
  const start = Math.min(now, ...records.map(({ at }) => at))
  remember(START, start)
  return start
}

function Week({ week }: { week: PlanWeek }) {
  return (
    <li className={css.week} data-now={week.isNow || undefined}>
      <p className={css.small}>
        Week {week.week}
        {week.isNow && ', now'}
      </p>
      <h3 className={css.name}>{week.title}</h3>
      <ul className={css.list}>
        {week.sessions.map(({ format, task, because, done }) => (
          <li key={`${format} ${task?.id ?? because}`} data-done={done !== null || undefined}>
            {done !== null ? (
              <span>
                {formatById(format).title}: {task?.title}
              </span>
            ) : (
              <Link href={`/practice?format=${format}${task ? `&task=${task.id}` : ''}`}>
                {formatById(format).title}
                {task && `: ${task.title}`}
              </Link>
            )}
            <span className={css.small}>{because}</span>
          </li>
        ))}
      </ul>
      {week.practise.length > 0 && (
        <p className={css.small}>Missed so far: {week.practise.map(({ name }) => name.toLowerCase()).join('; ')}.</p>
      )}
    </li>
  )
}

interface CardsProps {
  cards: readonly Card[]
  now: number
  onRehearse: (card: Card, knew: boolean) => void
}

/** Considerations that were missed, one at a time: the question first, the answer when it is wanted. */
function Cards({ cards, now, onRehearse }: CardsProps) {
  const [isOpen, setIsOpen] = useState(false)
  const due = cards.filter(({ isDue }) => isDue)
  const [card] = due
  const answer = (knew: boolean) => {
    setIsOpen(false)
    if (card) onRehearse(card, knew)
  }
  return (
    <section className={css.section} aria-labelledby="cards">
      <h2 id="cards" className={css.heading}>
        To recall <span className={css.small}>{due.length} due</span>
      </h2>
      {card ? (
        <div className={css.card}>
          <p className={css.ask}>{card.ask}</p>
          {isOpen ? (
            <>
              <p className={css.name}>{card.name}</p>
              <p className={css.text}>{card.hint}</p>
              <div className={css.verbs}>
                <Button size="small" look="primary" onClick={() => answer(true)}>
                  I had it
                </Button>
                <Button size="small" onClick={() => answer(false)}>
                  Not yet
                </Button>
              </div>
            </>
          ) : (
            <div className={css.verbs}>
              <Button size="small" look="primary" onClick={() => setIsOpen(true)}>
                Show what it is about
              </Button>
            </div>
          )}
        </div>
      ) : (
        <p className={css.text}>Nothing is due. The next one comes {inDays(cards[0]!.due - now)}.</p>
      )}
    </section>
  )
}

const DAY = 86_400_000
const inDays = (ms: number): string => {
  const days = Math.max(1, Math.ceil(ms / DAY))
  return days === 1 ? 'tomorrow' : `in ${days} days`
}

const WIDTH = 160
const HEIGHT = 40

function Trends({ trends }: { trends: readonly Trend[] }) {
  if (trends.length === 0) return null
  return (
    <section className={css.section} aria-labelledby="trends">
      <h2 id="trends" className={css.heading}>
        Dimensions over time
      </h2>
      <ul className={css.trends}>
        {trends.map(({ dimension, points, change }) => (
          <li key={dimension} className={css.trend}>
            <span className={css.name}>{capital(dimension)}</span>
            <svg
              viewBox={`-4 -4 ${WIDTH + 8} ${HEIGHT + 8}`}
              width={WIDTH}
              height={HEIGHT}
              role="img"
              aria-label={`${capital(dimension)}: ${points.map(({ score }) => score).join(', ')}`}
            >
              {[1, 2, 3, 4].map((score) => (
                <line key={score} x1={0} x2={WIDTH} y1={heightOf(score)} y2={heightOf(score)} className={css.grid} />
              ))}
              <polyline
                points={points.map(({ score }, at) => `${across(at, points.length)},${heightOf(score)}`).join(' ')}
                className={css.curve}
              />
              {points.map(({ session, score }, at) => (
                <circle key={session} cx={across(at, points.length)} cy={heightOf(score)} r={3} className={css.point} />
              ))}
            </svg>
            <span className={css.small}>
              {points.at(-1)?.score} of 4{change !== null && change !== 0 && `, ${change > 0 ? '+' : '−'}${Math.abs(change)}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Incidents by the family of their causes: those of interviews, and those that were played by themselves. */
function Drills({ trends }: { trends: readonly DrillTrend[] }) {
  return (
    <section className={css.section} aria-labelledby="drills">
      <h2 id="drills" className={css.heading}>
        Drills over time
      </h2>
      <ul className={css.trends}>
        {trends.map(({ group, points, change }) => (
          <li key={group} className={css.trend}>
            <span className={css.name}>{groupTitle(group)}</span>
            <svg
              viewBox={`-4 -4 ${WIDTH + 8} ${HEIGHT + 8}`}
              width={WIDTH}
              height={HEIGHT}
              role="img"
              aria-label={`${groupTitle(group)}: ${points.map(({ total }) => total).join(', ')} of 100`}
            >
              {[0, 50, 100].map((total) => (
                <line key={total} x1={0} x2={WIDTH} y1={heightOfTotal(total)} y2={heightOfTotal(total)} className={css.grid} />
              ))}
              <polyline
                points={points.map(({ total }, at) => `${across(at, points.length)},${heightOfTotal(total)}`).join(' ')}
                className={css.curve}
              />
              {points.map(({ run, total, title }, at) => (
                <circle key={run} cx={across(at, points.length)} cy={heightOfTotal(total)} r={3} className={css.point}>
                  <title>{`${title}: ${total}`}</title>
                </circle>
              ))}
            </svg>
            <span className={css.small}>
              {points.at(-1)?.total} of 100{change !== null && change !== 0 && `, ${change > 0 ? '+' : '−'}${Math.abs(change)}`}
            </span>
            <span className={css.small}>
              <Link href={`/drills/${points.at(-1)!.drill}`}>{points.at(-1)!.title}</Link>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

const heightOfTotal = (total: number): number => HEIGHT - (total / 100) * HEIGHT
const heightOf = (score: number): number => HEIGHT - ((score - 1) / 3) * HEIGHT
const across = (at: number, count: number): number => (count < 2 ? WIDTH / 2 : (at / (count - 1)) * WIDTH)

/** All sessions, and two of one task side by side. */
function Attempts({ records }: { records: readonly KeptRecord[] }) {
  const sorted = records.toSorted((a, b) => b.at - a.at)
  const tasks = [...new Map(sorted.map(({ task }) => [task.id, task])).values()].filter(
    ({ id }) => sorted.filter(({ task }) => task.id === id).length > 1,
  )
  const [chosen, setChosen] = useState(tasks[0]?.id ?? '')
  const [after, before] = sorted.filter(({ task }) => task.id === chosen)
  return (
    <section className={css.section} aria-labelledby="attempts">
      <h2 id="attempts" className={css.heading}>
        Sessions
      </h2>
      <ul className={css.sessions}>
        {sorted.map(({ id, board, task, format, at, overall }) => (
          <li key={id}>
            <Link href={`/board/${board}/debrief/${id}`}>{task.title}</Link>
            <span className={css.small}>
              {formatById(format).title}, {new Date(at).toLocaleDateString('en-GB', { day: 'numeric', month: 'short' })}
            </span>
            <span className={css.score}>{overall === null ? 'no overall grade' : overall.toFixed(1)}</span>
          </li>
        ))}
      </ul>
      {before && after && (
        <div className={css.compare}>
          <Select
            label="Two attempts at"
            value={chosen}
            options={tasks.map(({ id, title }) => ({ value: id, title }))}
            onChange={setChosen}
          />
          <Comparison before={before} after={after} />
        </div>
      )}
    </section>
  )
}

function Comparison({ before, after }: { before: KeptRecord; after: KeptRecord }) {
  const { scores, findings, considerations } = compareAttempts(before, after)
  return (
    <>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">Dimension</th>
            <th scope="col">Before</th>
            <th scope="col">Now</th>
          </tr>
        </thead>
        <tbody>
          {scores.map(({ dimension, before: was, after: is }) => (
            <tr key={dimension}>
              <th scope="row">{capital(dimension)}</th>
              <td>{was ?? 'not shown'}</td>
              <td data-up={(is ?? 0) > (was ?? 0) || undefined}>{is ?? 'not shown'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={css.differences}>
        <Names title="Now raised unasked" names={considerations.gained} />
        <Names title="No longer raised unasked" names={considerations.lost} />
        <Names title="Holes that you mended" names={findings.mended} />
        <Names title="Holes that stayed" names={findings.stayed} />
        <Names title="New holes" names={findings.fresh} />
      </div>
    </>
  )
}

const Names = ({ title, names }: { title: string; names: readonly string[] }) => (
  <section>
    <h3 className={css.label}>{title}</h3>
    {names.length === 0 ? (
      <p className={css.small}>None.</p>
    ) : (
      <ul className={css.names}>
        {names.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
    )}
  </section>
)
