import { ArrowRight } from 'lucide-react'
import type { Evidence } from '#critique/finding.ts'
import type { Graph } from '#critique/graph/graph.ts'
import css from './Findings.module.css'
import { edgeLabel, nodeLabel } from './labels.ts'

interface EvidenceChipsProps {
  evidence: Evidence
  graph: Graph
  /** Moves the camera to a node or an edge and selects it. */
  onSelect: (id: string) => void
}

/** What proves a finding, in the order of the path; each chip leads to its place on the canvas. */
export function EvidenceChips({ evidence, graph, onSelect }: EvidenceChipsProps) {
  const path = evidence.path.length > 1 ? evidence.path : []
  const onPath = new Set(path)
  const edges = evidence.edges.filter((id) => !isOnPath(graph, path, id))
  return (
    <span className={css.chips}>
      {path.map((id, i) => (
        <span key={`${id}/${i}`} className={css.hop}>
          {i > 0 && <Step graph={graph} from={path[i - 1] ?? ''} to={id} onSelect={onSelect} />}
          <NodeChip id={id} graph={graph} onSelect={onSelect} isWitness={evidence.nodes.includes(id)} />
        </span>
      ))}
      {evidence.nodes
        .filter((id) => !onPath.has(id))
        .map((id) => (
          <NodeChip key={id} id={id} graph={graph} onSelect={onSelect} isWitness />
        ))}
      {edges.map((id) => (
        <button key={id} type="button" className={css.chip} data-edge-id={id} onClick={() => onSelect(id)}>
          {edgeLabel(graph, id)}
        </button>
      ))}
    </span>
  )
}

const NodeChip = ({ id, graph, isWitness, onSelect }: { id: string; graph: Graph; isWitness: boolean; onSelect: (id: string) => void }) => (
  <button type="button" className={css.chip} data-node-id={id} data-witness={isWitness || undefined} onClick={() => onSelect(id)}>
    {nodeLabel(graph, id)}
  </button>
)

/** The arrow between two neighbours of a path, which is an edge of the board when there is one. */
function Step({ graph, from, to, onSelect }: { graph: Graph; from: string; to: string; onSelect: (id: string) => void }) {
  const edge = graph.edges.find((candidate) => joins(candidate, from, to))
  const arrow = <ArrowRight size={12} aria-hidden />
  if (!edge) return <span className={css.step}>{arrow}</span>
  return (
    <button
      type="button"
      className={css.step}
      data-edge-id={edge.id}
      aria-label={`Edge ${edgeLabel(graph, edge.id)}`}
      onClick={() => onSelect(edge.id)}
    >
      {arrow}
    </button>
  )
}

const joins = (edge: { from: string; to: string }, a: string, b: string): boolean =>
  (edge.from === a && edge.to === b) || (edge.from === b && edge.to === a)

function isOnPath(graph: Graph, path: readonly string[], id: string): boolean {
  const edge = graph.edges.find((candidate) => candidate.id === id)
  return edge !== undefined && path.some((node, i) => i > 0 && joins(edge, path[i - 1] ?? '', node))
}
