/** What Mermaid's own public interface makes of a text: names, arrows and groups. Undefined when it refuses. */
export interface Reference {
  nodes: readonly string[]
  edges: readonly string[]
  groups: readonly string[]
}

interface Db {
  getVertices: () => Map<string, { id: string }>
  getEdges: () => { start: string; end: string; stroke?: string }[]
  getSubGraphs: () => { id: string; nodes: string[] }[]
}

/** Mermaid wants a browser for its cleaning of HTML: for tests in the jsdom environment. */
export async function loadReference(): Promise<(text: string) => Promise<Reference | undefined>> {
  const { default: mermaid } = await import('mermaid')
  mermaid.initialize({ startOnLoad: false, maxEdges: 3000, maxTextSize: 500_000, logLevel: 'fatal' })
  // Registers the kinds of diagram.
  await mermaid.parse('flowchart LR\n a', { suppressErrors: true })
  return async (text) => {
    try {
      const { db } = (await mermaid.mermaidAPI.getDiagramFromText(text)) as unknown as { db: Db }
      return referenceOf(db)
    } catch {
      return undefined
    }
  }
}

function referenceOf(db: Db): Reference {
  const edges = db.getEdges().filter(({ stroke }) => stroke !== 'invisible')
  const groups = db.getSubGraphs()
  const ids = new Set(groups.map(({ id }) => id))
  const joined = new Set(edges.flatMap(({ start, end }) => [start, end]))
  return {
    nodes: [...db.getVertices().keys()].filter((id) => !ids.has(id) || joined.has(id)),
    edges: edges.map(({ start, end }) => `${start} > ${end}`),
    groups: groups.map(({ id, nodes }) => `${id}: ${[...new Set(nodes)].toSorted().join(' ')}`),
  }
}
