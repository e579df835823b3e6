import { useValue } from 'tldraw'
import type { Graph } from '#critique/graph/graph.ts'
import { kindById } from '#critique/kinds/lookup.ts'
import type { Board } from './board.ts'
import css from './Outline.module.css'

/** The board as a list, for those who hear it or walk it by keyboard: every node, and where its edges lead. Shows itself when it has the focus. */
export function Outline({ board }: { board: Board }) {
  const graph = useValue(board.graph)
  if (graph.nodes.length === 0) return null
  return (
    <section className={css.outline} aria-label="Outline">
      <h2 className={css.title}>Outline</h2>
      <ul>
        {graph.nodes.map((node) => (
          <li key={node.id}>
            <button type="button" data-node-id={node.id} onClick={() => board.select([node.id])}>
              {describe(graph, node.id)}
            </button>
            <ul>
              {graph.edges
                .filter(({ from }) => from === node.id)
                .map((edge) => (
                  <li key={edge.id}>
                    <button type="button" data-edge-id={edge.id} onClick={() => board.select([edge.id])}>
                      {`${edge.kind ?? 'edge'} to ${nameOf(graph, edge.to)}${edge.label ? `: ${edge.label}` : ''}`}
                    </button>
                  </li>
                ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  )
}

function nameOf(graph: Graph, id: string): string {
  const node = graph.nodes.find((candidate) => candidate.id === id)
  return node?.label || kindById(node?.kind ?? '')?.name || 'Unnamed'
}

function describe(graph: Graph, id: string): string {
  const node = graph.nodes.find((candidate) => candidate.id === id)
  const kind = kindById(node?.kind ?? '')?.name
  const zone = graph.zones.find((candidate) => candidate.id === node?.zone)
  const name = nameOf(graph, id)
  return [name, kind && kind !== name && kind, zone?.label && `in ${zone.label}`].filter(Boolean).join(', ')
}
