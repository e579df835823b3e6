import { useMemo } from 'react'
import type { DetailedEstimate } from '#critique/estimate/detail.ts'
import type { Graph } from '#critique/graph/graph.ts'
import type { Board } from '#src/canvas/board.ts'
import { BarChart } from '#src/ui/BarChart.tsx'
import type { Bar } from '#src/ui/BarChart.tsx'
import type { EstimateResult } from '../estimateJob.ts'
import { AssumptionList } from './AssumptionList.tsx'
import css from './Estimate.module.css'
import { costBars, dollars, duration, figuresOf, loadBars, percent, waterfallBars } from './figures.ts'
import type { NodeBar } from './figures.ts'
import { FigureTable } from './FigureTable.tsx'
import type { Trial } from './knobs.ts'
import { NodeButton } from './NodeButton.tsx'
import { SideFacts } from './SideFacts.tsx'
import { WhatIfForm } from './WhatIfForm.tsx'

export interface EstimatePanelProps {
  board: Board
  graph: Graph
  result: EstimateResult
  trial: Trial
  onTrial: (trial: Trial) => void
  /** Brings forward where something missing can be stated. */
  onOpen: (tab: 'requirements' | 'inspector') => void
}

/** Every number of a board, what it comes from, and what it would be if. */
export function EstimatePanel({ board, graph, result, trial, onTrial, onOpen }: EstimatePanelProps) {
  const { baseline, changed } = result
  const now = changed ?? baseline
  const before = changed ? baseline : null
  return (
    <div className={css.panel}>
      <WhatIfForm graph={graph} baseline={baseline} trial={trial} onTrial={onTrial} />
      <div className={css.results} tabIndex={-1}>
        <div className={css.grid}>
          <div className={css.column}>
            <FigureTable
              board={board}
              graph={graph}
              figures={figuresOf(result.graph.requirements, now)}
              before={before && figuresOf(graph.requirements, before)}
              onOpen={onOpen}
            />
            <SideFacts board={board} graph={graph} estimate={now} />
          </div>
          <Charts board={board} graph={graph} now={now} before={before} p95Asked={graph.requirements.p95LatencyMs} />
          <AssumptionList board={board} graph={graph} estimate={baseline} />
        </div>
      </div>
    </div>
  )
}

interface ChartsProps {
  board: Board
  graph: Graph
  now: DetailedEstimate
  before: DetailedEstimate | null
  p95Asked: number | undefined
}

function Charts({ board, graph, now, before, p95Asked }: ChartsProps) {
  const { way, costs, loads, per } = useMemo(() => {
    const toBars = (bars: readonly NodeBar[], ghosts: readonly NodeBar[] | null): Bar[] =>
      bars.map(({ node, start, end, text, note, isOver }, i) => {
        const ghost = ghosts?.[i]?.node === node ? ghosts[i] : ghosts?.find((other) => other.node === node)
        return {
          id: `${i} ${node}`,
          label: <NodeButton board={board} graph={graph} node={node} />,
          text,
          note,
          start,
          end,
          ghost: ghost && { start: ghost.start, end: ghost.end },
          look: isOver ? 'over' : 'firm',
        }
      })
    const cost = costBars(now)
    const costBefore = before && costBars(before)
    return {
      way: toBars(waterfallBars(now), before && waterfallBars(before)),
      costs: toBars(cost.bars, costBefore?.per === cost.per ? costBefore.bars : null),
      per: cost.per,
      loads: toBars(loadBars(now), before && loadBars(before)),
    }
  }, [board, graph, now, before])
  if (way.length + costs.length + loads.length === 0) return null
  return (
    <div className={css.column}>
      {way.length > 0 && (
        <BarChart
          title="Critical path"
          unit="each part at its p95"
          bars={way}
          write={duration}
          line={p95Asked === undefined ? undefined : { at: p95Asked, text: `${duration(p95Asked)} asked` }}
        />
      )}
      {costs.length > 0 && <BarChart title="Cost by node" unit={`$ per ${per}`} bars={costs} write={dollars} />}
      {loads.length > 0 && (
        <BarChart title="Load by node" unit="share of its limit at peak" bars={loads} write={percent} line={{ at: 1, text: 'its limit' }} />
      )}
    </div>
  )
}
