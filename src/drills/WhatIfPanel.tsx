import { useEffect, useMemo, useState } from 'react'
import { RotateCcw, X } from 'lucide-react'
import { useValue } from 'tldraw'
import { blastOf, regionsOf } from '#critique/drills/whatIf.ts'
import type { Blast, Break, Snapshot, Switch } from '#critique/drills/whatIf.ts'
import { isAnswerCache } from '#critique/estimate/visits.ts'
import type { Graph } from '#critique/graph/graph.ts'
import { GraphView } from '#critique/graph/view.ts'
import type { Board, Strike } from '#src/canvas/board.ts'
import { NodeButton } from '#src/review/estimate/NodeButton.tsx'
import { nodeLabel } from '#src/review/labels.ts'
import { Button } from '#src/ui/Button.tsx'
import { ToggleGroup } from '#src/ui/ToggleGroup.tsx'
import { snapshotRows } from './snapshotRows.ts'
import { useExactTimes } from './useExactTimes.ts'
import css from './Drills.module.css'

const SLOW = 5
const factors = ['1', '2', '5', '10'] as const

/** What happens to the board if: switches, their blast radius on the canvas, and the numbers before and after. */
export function WhatIfPanel({ board }: { board: Board }) {
  const graph = useValue(board.graph)
  const [thrown, setThrown] = useState<readonly Switch[]>([])
  // What was deleted since cannot be switched any more.
  const switches = useMemo(
    () => thrown.filter((one) => !('node' in one) || one.node === undefined || isDrawn(graph, one.node)),
    [thrown, graph],
  )
  const exact = useExactTimes(graph, switches)
  const blast = useMemo(() => (switches.length > 0 ? blastOf(graph, switches, exact) : null), [graph, switches, exact])
  useBlastShown(board, blast)
  const set = (next: Switch) => setThrown([...switches.filter((one) => keyOf(one) !== keyOf(next)), next])
  const takeBack = (key: string) => setThrown(switches.filter((one) => keyOf(one) !== key))
  return (
    <>
      <p className={css.small}>Nothing here touches the drawing: one click takes it all back.</p>
      <Switches board={board} graph={graph} switches={switches} onSet={set} onTakeBack={takeBack} />
      {switches.length > 0 && (
        <section aria-label="Thrown switches">
          <ul className={css.chips}>
            {switches.map((one) => (
              <li key={keyOf(one)} className={css.chip}>
                <span className={css.clip}>{switchWords(graph, one)}</span>
                <button
                  type="button"
                  className={css.chipButton}
                  aria-label={`Take back: ${switchWords(graph, one)}`}
                  onClick={() => takeBack(keyOf(one))}
                >
                  <X size={12} aria-hidden />
                </button>
              </li>
            ))}
          </ul>
          <Button size="small" icon={<RotateCcw size={14} aria-hidden />} onClick={() => setThrown([])}>
            Take it all back
          </Button>
        </section>
      )}
      {blast && <BlastReport board={board} graph={graph} blast={blast} />}
    </>
  )
}

const isDrawn = (graph: Graph, node: string): boolean => graph.nodes.some(({ id }) => id === node)

/** Two switches with one key are the same switch. */
const keyOf = (one: Switch): string => {
  if (one.what === 'traffic') return 'traffic'
  if (one.what === 'cut') return `cut ${one.region}`
  return `${one.what} ${one.node ?? ''}`
}

function switchWords(graph: Graph, one: Switch): string {
  switch (one.what) {
    case 'kill':
      return `${nodeLabel(graph, one.node)} is gone`
    case 'slow':
      return `${nodeLabel(graph, one.node)} is ${one.factor} times as slow`
    case 'cut':
      return `region ${one.region} is cut off`
    case 'traffic':
      return `traffic × ${one.factor}`
    case 'expire':
      return one.node === undefined ? 'every cache is empty' : `${nodeLabel(graph, one.node)} is empty`
    case 'poison':
      return `${nodeLabel(graph, one.node)} is poisoned`
  }
}

interface SwitchesProps {
  board: Board
  graph: Graph
  switches: readonly Switch[]
  onSet: (one: Switch) => void
  onTakeBack: (key: string) => void
}

function Switches({ board, graph, switches, onSet, onTakeBack }: SwitchesProps) {
  const node = useValue('selected node', () => board.selection.get().nodes.at(0), [board])
  const { regions, caches } = useMemo(() => {
    const view = new GraphView(graph)
    return { regions: regionsOf(graph), caches: new Set(view.nodes.filter(isAnswerCache).map(({ id }) => id)) }
  }, [graph])
  const traffic = String(switches.find((one) => one.what === 'traffic')?.factor ?? 1) as (typeof factors)[number]
  return (
    <div className={css.switches}>
      <section aria-label="To the selected part">
        <h3 className={css.question}>{node === undefined ? 'To one part' : `To ${nodeLabel(graph, node)}`}</h3>
        {node === undefined ? (
          <p className={css.small}>Select a part of the board.</p>
        ) : (
          <div className={css.buttons}>
            <Button size="small" onClick={() => onSet({ what: 'kill', node })}>
              Kill it
            </Button>
            <Button size="small" onClick={() => onSet({ what: 'slow', node, factor: SLOW })}>
              {SLOW} times as slow
            </Button>
            {caches.has(node) && (
              <Button size="small" onClick={() => onSet({ what: 'expire', node })}>
                Empty it
              </Button>
            )}
            <Button size="small" onClick={() => onSet({ what: 'poison', node })}>
              Poison it
            </Button>
          </div>
        )}
      </section>
      <section aria-label="To the whole board">
        <h3 className={css.question}>To the whole board</h3>
        <div className={css.buttons}>
          <span className={css.small}>Traffic ×</span>
          <ToggleGroup
            label="Traffic"
            value={traffic}
            onChange={(factor) => (factor === '1' ? onTakeBack('traffic') : onSet({ what: 'traffic', factor: Number(factor) }))}
            options={factors.map((value) => ({ value, title: value }))}
          />
          {caches.size > 0 && (
            <Button size="small" onClick={() => onSet({ what: 'expire' })}>
              Empty every cache
            </Button>
          )}
          {regions.map((region) => (
            <Button key={region} size="small" onClick={() => onSet({ what: 'cut', region })}>
              Cut {region}
            </Button>
          ))}
        </div>
        {regions.length === 0 && <p className={css.small}>No part says in which region it stands, so none can be cut.</p>}
      </section>
    </div>
  )
}

/** Hit and lost parts are struck; slower and tainted ones degraded. */
function useBlastShown(board: Board, blast: Blast | null): void {
  useEffect(() => {
    if (!blast) return
    const strikes = new Map<string, Strike>()
    for (const id of [...blast.tainted, ...blast.degraded.map(({ node }) => node)]) strikes.set(id, 'degraded')
    for (const id of [...blast.lost, ...blast.hit]) strikes.set(id, 'struck')
    board.setStrikes(strikes)
    return () => board.setStrikes(new Map())
  }, [board, blast])
}

function BlastReport({ board, graph, blast }: { board: Board; graph: Graph; blast: Blast }) {
  const { before, after, answers, breaks, lost, degraded, tainted, screened, isExact } = blast
  const groups = [
    { title: 'Not reached any more', nodes: lost.map((node) => ({ node, why: '' })) },
    { title: 'Worse', nodes: degraded },
    { title: 'Reads what was poisoned', nodes: tainted.map((node) => ({ node, why: '' })) },
    { title: 'Reads it behind a check', nodes: screened.map((node) => ({ node, why: '' })) },
  ].filter(({ nodes }) => nodes.length > 0)
  return (
    <section className={css.blast} aria-label="What it does">
      {!answers && (
        <p className={css.blind} role="status">
          Nobody gets an answer any more.
        </p>
      )}
      <Numbers graph={graph} before={before} after={after} breaks={breaks} />
      <p className={css.small} role="status">
        {isExact
          ? 'Times are of whole requests, the same as in the strip below the board.'
          : 'Times are approximate: a few hundred requests so far, the rest are being played.'}
      </p>
      {groups.map(({ title, nodes }) => (
        <section key={title} aria-label={title}>
          <h3 className={css.question}>
            {title} <span className={css.small}>{nodes.length}</span>
          </h3>
          <ul className={css.said}>
            {nodes.map(({ node, why }) => (
              <li key={node}>
                <NodeButton board={board} graph={graph} node={node} />
                {why && <span className={css.small}> {why}</span>}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  )
}

function Numbers({ graph, before, after, breaks }: { graph: Graph; before: Snapshot; after: Snapshot; breaks: readonly Break[] }) {
  return (
    <table className={css.numbersTable} data-testid="what-if-numbers">
      <caption className="visually-hidden">Numbers before and after</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">Number</span>
          </th>
          <th scope="col">Before</th>
          <th scope="col">After</th>
        </tr>
      </thead>
      <tbody>
        {snapshotRows(graph, before, after, breaks).map(({ title, was, is, limit, hasChanged }) => (
          <tr key={title} data-broken={limit !== null || undefined} data-changed={hasChanged || undefined}>
            <th scope="row">
              {title}
              {limit !== null && <span className={css.broken}>{limit}</span>}
            </th>
            <td>{was}</td>
            <td>{is}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
