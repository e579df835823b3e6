import type { Fix } from '../finding.ts'
import type { GraphView, ViewEdge, ViewNode } from '../graph/view.ts'

type Mend = Partial<Omit<Fix, 'text'>>

/** A new node of a fix, by the name that its edges use. */
export const newNode = (kind: string, label: string): Fix['addNodes'][number] => ({ ref: `new:${kind}`, kind, label })

/** Puts a control on an edge: the edge is replaced by one into the control and one out of it, with what it carried. */
export function standOn(edge: ViewEdge, control: Fix['addNodes'][number]): Mend {
  const props = { ...edge.props }
  return {
    addNodes: [control],
    addEdges: [
      {
        from: edge.from.id,
        to: control.ref,
        kind: edge.kind,
        ...(edge.label ? { label: edge.label } : {}),
        ...(Object.keys(props).length > 0 ? { props } : {}),
      },
      { from: control.ref, to: edge.to.id, kind: edge.kind },
    ],
    removeEdges: [edge.id],
  }
}

/** Puts one control on several edges that leave the same node or arrive at the same one. */
export function standOnAll(edges: readonly ViewEdge[], control: Fix['addNodes'][number]): Mend {
  const parts = edges.map((edge) => standOn(edge, control))
  const once = new Map(parts.flatMap((part) => part.addEdges ?? []).map((edge) => [`${edge.from} ${edge.to}`, edge]))
  return { addNodes: [control], addEdges: [...once.values()], removeEdges: edges.map(({ id }) => id) }
}

/** Puts one control in front of nodes, on every edge by which calls or content arrive there, answers to their own requests included. */
export function standBefore(graph: GraphView, targets: readonly ViewNode[], control: Fix['addNodes'][number]): Mend {
  const called = targets.flatMap((node) => graph.edgesTo(node)).filter((edge) => edge.kind === 'request' || edge.kind === 'data')
  const answered = targets.flatMap((node) => graph.content.into(node)).map((step) => step.edge)
  return standOnAll([...new Set([...called, ...answered])], control)
}

/** Draws a new node beside others, joined to them. `into`: the edge points to the new node. */
export function beside(
  node: Fix['addNodes'][number],
  links: readonly { with: ViewNode; into: boolean; kind: string; label?: string }[],
): Mend {
  return {
    addNodes: [node],
    addEdges: links.map(({ with: other, into, kind, label }) => ({
      from: into ? other.id : node.ref,
      to: into ? node.ref : other.id,
      kind,
      ...(label ? { label } : {}),
    })),
  }
}

/** States a property of a node, an edge or, on "board", a requirement. */
export const setProp = (on: ViewNode | ViewEdge | 'board', prop: string, value: unknown): Mend => ({
  setProps: [{ on: on === 'board' ? on : on.id, prop, value }],
})

/** Several changes as one. */
export function together(...mends: readonly Mend[]): Mend {
  return {
    addNodes: mends.flatMap((mend) => mend.addNodes ?? []),
    addEdges: mends.flatMap((mend) => mend.addEdges ?? []),
    setProps: mends.flatMap((mend) => mend.setProps ?? []),
    removeEdges: mends.flatMap((mend) => mend.removeEdges ?? []),
  }
}
