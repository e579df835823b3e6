import { useCallback } from 'react'
import { axisX, axisY, gridY, lineY, plot, rectY, ruleX, ruleY } from '@observablehq/plot'
import { Picture } from './Picture.tsx'

export interface HistogramChartProps {
  title: string
  /** The title is said beside it already; here it serves the words for those who do not see it. */
  isBare?: boolean
  unit: string
  /** One more than there are bins. */
  edges: readonly number[]
  /** Percent of cases by bin. */
  before: readonly number[]
  after: readonly number[]
  /** A threshold that somebody set. */
  mark?: number | undefined
}

const HEIGHT = 148

/** How cases lie: filled as they are, outlined as they were. */
export function HistogramChart({ title, isBare = false, unit, edges, before, after, mark }: HistogramChartProps) {
  const draw = useCallback((width: number) => drawBins({ edges, before, after, mark }, width), [edges, before, after, mark])
  return (
    <Picture
      title={isBare ? undefined : title}
      unit={`${unit}, % of cases`}
      legend={[
        { text: 'before', look: 'was' },
        { text: 'now', look: 'now' },
        ...(mark === undefined ? [] : [{ text: `limit ${short(mark)}`, look: 'mark' } as const]),
      ]}
      alternative={`${title} in ${unit}: most lay around ${short(peak(edges, before))} before, and lie around ${short(peak(edges, after))} now${mark === undefined ? '' : `; the limit is ${short(mark)}`}.`}
      height={HEIGHT}
      draw={draw}
    />
  )
}

const short = (value: number): string => String(Number(value.toPrecision(3)))

function peak(edges: readonly number[], shares: readonly number[]): number {
  const top = shares.indexOf(Math.max(...shares))
  return ((edges[top] ?? 0) + (edges[top + 1] ?? 0)) / 2
}

type Drawn = Pick<HistogramChartProps, 'edges' | 'before' | 'after'> & { mark: number | undefined }

function drawBins({ edges, before, after, mark }: Drawn, width: number): Element {
  const bins = after.map((now, i) => ({ from: edges[i] ?? 0, to: edges[i + 1] ?? 0, now }))
  // Corners of the outline, from the left edge of the first bin to the right edge of the last.
  const outline = before.flatMap((was, i) => [
    { at: edges[i] ?? 0, was },
    { at: edges[i + 1] ?? 0, was },
  ])
  return plot({
    width,
    height: HEIGHT,
    marginTop: 8,
    marginRight: 10,
    marginBottom: 22,
    marginLeft: 34,
    x: { axis: null, domain: [edges[0] ?? 0, edges.at(-1) ?? 1] },
    y: { axis: null, domain: [0, Math.max(...before, ...after, 1) * 1.08] },
    marks: [
      gridY({ stroke: 'var(--line)', strokeOpacity: 1, ticks: 4 }),
      axisY({ ticks: 4, tickSize: 0, tickPadding: 6, label: null, color: 'var(--text-3)' }),
      axisX({ ticks: Math.max(3, Math.floor(width / 64)), tickSize: 0, tickPadding: 6, label: null, color: 'var(--text-3)' }),
      rectY(bins, { x1: 'from', x2: 'to', y: 'now', fill: 'var(--accent)', fillOpacity: 0.75, insetLeft: 1 }),
      lineY(outline, { x: 'at', y: 'was', stroke: 'var(--line-control)', strokeWidth: 1.75 }),
      ruleY([0], { stroke: 'var(--line-control)' }),
      ...(mark === undefined ? [] : [ruleX([mark], { stroke: 'var(--text)', strokeWidth: 1.5 })]),
    ],
  })
}
