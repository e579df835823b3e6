import { useMemo } from 'react'
import { diffArrays } from 'diff'
import { withUnit } from '#critique/drills/readings.ts'
import type { ReadingData } from '#critique/drills/readings.ts'
import { duration } from '#src/review/estimate/figures.ts'
import { BarChart } from '#src/ui/BarChart.tsx'
import type { Bar } from '#src/ui/BarChart.tsx'
import { HistogramChart } from '#src/ui/HistogramChart.tsx'
import { LineChart } from '#src/ui/LineChart.tsx'
import css from './Reading.module.css'

type Of<As extends ReadingData['as']> = Extract<ReadingData, { as: As }>

/** A reading as people look at such a thing: a line, bars, a waterfall, a conversation, a diff, a table, a log. */
export function ReadingPicture({ title, data }: { title: string; data: ReadingData }) {
  switch (data.as) {
    case 'series':
      return <Series title={title} data={data} />
    case 'split':
      return <Split title={title} data={data} />
    case 'trace':
      return <Waterfall title={title} data={data} />
    case 'histogram':
      return <HistogramChart title={title} isBare {...data} mark={data.mark} />
    case 'talk':
      return <Talk data={data} />
    case 'diff':
      return <Diff data={data} />
    case 'table':
      return <Table title={title} data={data} />
    case 'log':
      return <Log data={data} />
  }
}

function Series({ title, data }: { title: string; data: Of<'series'> }) {
  const write = useMemo(() => (value: number) => withUnit(value, data.unit), [data.unit])
  return (
    <LineChart title={title} isBare before={data.before} after={data.after} per={data.per} isOverlaid={data.per === 'hour'} write={write} />
  )
}

/** "$ a month" and the like say their unit first. */
const unitIn = (unit: string): string => (unit.startsWith('$') ? '$' : '')

function Split({ title, data }: { title: string; data: Of<'split'> }) {
  const { bars, write } = useMemo(() => {
    const unit = unitIn(data.unit)
    const say = (value: number) => withUnit(value, unit)
    const inOrder = data.parts.filter(({ before, after }) => before + after > 0).toSorted((a, b) => b.after - a.after)
    return {
      write: say,
      bars: inOrder.map(({ name, before, after }): Bar => ({
        id: name,
        label: <span title={name}>{name}</span>,
        text: say(after),
        note: `${say(before)} before`,
        start: 0,
        end: after,
        ghost: { start: 0, end: before },
        look: 'firm',
      })),
    }
  }, [data])
  return (
    <>
      <BarChart title={title} isBare unit={`${data.unit}; dashed: before`} bars={bars} write={write} />
      <p className={css.small}>
        All of it: {write(data.total.before)} before, {write(data.total.after)} now.
      </p>
    </>
  )
}

const MOST_SPANS = 24

function Waterfall({ title, data }: { title: string; data: Of<'trace'> }) {
  const bars = useMemo(() => {
    const was = new Map(data.before.spans.map((span) => [span.node, span]))
    return data.after.spans.slice(0, MOST_SPANS).map(({ node, label, depth, start, end, critical }, i): Bar => {
      const before = was.get(node)
      return {
        id: `${i} ${node}`,
        label: (
          <span title={label} style={{ paddingLeft: Math.min(depth, 4) * 6 }}>
            {label}
          </span>
        ),
        text: duration(end - start),
        note: before ? `${duration(before.end - before.start)} before` : 'not there before',
        start,
        end,
        ghost: before && { start: before.start, end: before.end },
        look: critical ? 'firm' : 'faint',
      }
    })
  }, [data])
  return (
    <>
      <BarChart title={title} isBare unit="since the request arrived; dashed: before" bars={bars} write={duration} />
      <p className={css.small}>
        The answer takes {duration(data.after.totalMs)}; it took {duration(data.before.totalMs)}.
        {data.after.spans.length > MOST_SPANS && ` ${data.after.spans.length - MOST_SPANS} more spans are not shown.`}
      </p>
      {data.notes.length > 0 && <Lines lines={data.notes} label="Written on the spans" />}
    </>
  )
}

const who = { user: 'User', assistant: 'Assistant', tool: 'Tool', system: 'System' }

const Talk = ({ data }: { data: Of<'talk'> }) => (
  <ol className={css.talk} aria-label="A conversation">
    {data.turns.map((turn, i) => (
      <li key={i} className={css.turn} data-who={turn.who}>
        <span className={css.who}>{who[turn.who]}</span>
        <span>{turn.text}</span>
      </li>
    ))}
  </ol>
)

function Diff({ data }: { data: Of<'diff'> }) {
  const changes = useMemo(() => diffArrays([...data.old], [...data.now]), [data])
  const lines = changes.flatMap(({ value, added, removed }) =>
    value.map((text) => ({ text, is: added ? 'new' : removed ? 'old' : 'same' })),
  )
  return (
    <div className={css.code} role="group" aria-label="What changed">
      {lines.map(({ text, is }, i) => {
        const Line = is === 'new' ? 'ins' : is === 'old' ? 'del' : 'span'
        return (
          <Line key={i} className={css.change} data-is={is}>
            {text || ' '}
          </Line>
        )
      })}
      {lines.every(({ is }) => is === 'same') && <p className={css.small}>Nothing changed.</p>}
    </div>
  )
}

function Table({ title, data }: { title: string; data: Of<'table'> }) {
  if (data.rows.length === 0) return <p className={css.small}>{title}: no rows.</p>
  return (
    <table className={css.table} aria-label={title}>
      <thead>
        <tr>
          {data.columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {data.rows.map((row, i) => (
          <tr key={i}>
            {row.map((cell, j) => (
              <td key={j} data-number={typeof cell === 'number' || undefined}>
                {typeof cell === 'number' ? cell.toLocaleString('en-US') : cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const Log = ({ data }: { data: Of<'log'> }) =>
  data.lines.length === 0 ? <p className={css.small}>No lines.</p> : <Lines lines={data.lines} label="Log" />

const Lines = ({ lines, label }: { lines: readonly string[]; label: string }) => (
  <div className={css.code} role="group" aria-label={label}>
    {lines.map((line, i) => (
      <span key={i} className={css.change}>
        {line}
      </span>
    ))}
  </div>
)
