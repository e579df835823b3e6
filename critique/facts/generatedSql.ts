import { askedBy } from './serving.ts'
import { carriesCode, isAskedForSql } from '../graph/predicates.ts'
import type { GraphView, ViewEdge, ViewNode } from '../graph/view.ts'

/** A way by which queries that a model wrote reach a database. */
export interface GeneratedSql {
  writer: ViewNode
  database: ViewNode
  /** The edge that carries the query into the database. */
  edge: ViewEdge
  /** From the writer to the database, both included. */
  nodes: readonly ViewNode[]
  edges: readonly ViewEdge[]
}

/** Databases that run generated queries: behind a text-to-SQL step, or by an edge that says so and that a model causes. */
export function generatedSql(graph: GraphView): readonly GeneratedSql[] {
  return graph.once('generated sql', () => {
    const found: GeneratedSql[] = []
    for (const database of graph.nodesThat('stores_data').filter((node) => isDatabase(graph, node))) {
      const carrying = graph
        .edgesTo(database)
        .filter(
          (edge) =>
            carriesCode(graph, edge) ||
            (edge.kind === 'request' && graph.isKind(edge.from, 'output_validator', 'policy_engine', 'tool_call_validator')),
        )
      const edge = carrying.find((one) => writersBefore(graph, one.from).length > 0)
      if (!edge) continue
      const writers = writersBefore(graph, edge.from)
      const path = graph.calls.path(writers, edge.from) ?? graph.content.path(writers, edge.from)
      const writer = path?.nodes[0]
      if (path && writer) found.push({ writer, database, edge, nodes: [...path.nodes, database], edges: [...path.edges, edge] })
    }
    return found
  })
}

/** A warehouse, a database, or another store that an arrow hands SQL. */
const isDatabase = (graph: GraphView, node: ViewNode): boolean =>
  graph.isKind(node, 'data_warehouse', 'relational_db') || graph.edgesTo(node).some((edge) => /\bsql\b/i.test(edge.label))

/** What writes the query: the step itself, or a model one or two calls before it. */
function writersBefore(graph: GraphView, step: ViewNode): ViewNode[] {
  const near = [
    step,
    ...graph.calls.previous(step),
    ...graph.calls.previous(step).flatMap((node) => graph.calls.previous(node)),
    ...graph.calls.next(step).filter((node) => isAskedForSql(graph, node)),
  ]
  const sql = near.filter((node) => graph.isKind(node, 'text_to_sql'))
  if (sql.length > 0) return sql
  const writes = (node: ViewNode): boolean => graph.is(node, 'generates') && !graph.is(node, 'evaluates')
  const before = near.filter(writes).slice(0, 1)
  // A service that asks a model and hands on what it wrote stands between the two, and the model at the end of an arrow of its own.
  return before.length > 0 ? before : askedBy(graph, step).filter(writes).slice(0, 1)
}
