import { memo, useMemo } from 'react'
import { useValue } from 'tldraw'
import type { Graph, Node } from '#critique/graph/graph.ts'
import { kindById } from '#critique/kinds/lookup.ts'
import { isSameJson } from '#server/records/codec.ts'
import type { Board } from './board.ts'
import css from './Outline.module.css'

/** The board as a list, for those who hear it or walk it by keyboard: every node, and where its edges lead. Shows itself when it has the focus. */
export function Outline({ board }: { board: Board }) {
  const graph = useValue(board.graph)
  const entries = useMemo(() => entriesOf(graph), [graph])
  if (entries.length === 0) return null
  return (
    <section className={css.outline} aria-label="Outline">
      <h2 className={css.title}>Outline</h2>
      <ul>
        {entries.map((entry) => (
          <NodeEntry key={entry.id} entry={entry} board={board} />
        ))}
      </ul>
    </section>
  )
}

interface Line {
  id: string
  words: string
}

interface Entry extends Line {
  edges: Line[]
}

interface NodeEntryProps {
  entry: Entry
  board: Board
}

/** Most edits change one or two of hundreds. */
const NodeEntry = memo(
  ({ entry, board }: NodeEntryProps) => (
    <li>
      <button type="button" data-node-id={entry.id} onClick={() => board.select([entry.id])}>
        {entry.words}
      </button>
      <ul>
        {entry.edges.map((edge) => (
          <li key={edge.id}>
            <button type="button" data-edge-id={edge.id} onClick={() => board.select([edge.id])}>
              {edge.words}
            </button>
          </li>
        ))}
      </ul>
    </li>
  ),
  (before, now) => before.board === now.board && isSameJson(before.entry, now.entry),
)

/** Looks at every node, zone and edge once: on a board of thousands each search would be one through all of them. */
function entriesOf({ nodes, zones, edges }: Graph): Entry[] {
  const zoneNames = new Map(zones.map(({ id, label }) => [id, label]))
  const entries = nodes.map((node): Entry => ({ id: node.id, words: describe(node, zoneNames.get(node.zone ?? '')), edges: [] }))
  const names = new Map(nodes.map((node) => [node.id, nameOf(node)]))
  const byNode = new Map(entries.map((entry) => [entry.id, entry]))
  for (const { id, kind, from, to, label } of edges) {
    const words = `${kind ?? 'edge'} to ${names.get(to) ?? 'Unnamed'}${label ? `: ${label}` : ''}`
    byNode.get(from)?.edges.push({ id, words })
  }
  return entries
}

const nameOf = (node: Node): string => node.label || kindById(node.kind ?? '')?.name || 'Unnamed'

function describe(node: Node, zone: string | undefined): string {
  const kind = kindById(node.kind ?? '')?.name
  const name = nameOf(node)
  return [name, kind && kind !== name && kind, zone && `in ${zone}`].filter(Boolean).join(', ')
}
