import { parseGraph } from '#critique/graph/graph.ts'
import type { Graph } from '#critique/graph/graph.ts'

const key = (session: string): string => `premortem:seen:${session}`

/** The drawing that a session's last event spoke of. It waits in this window, so that a reload goes on where it was. */
export function lastSeen(session: string, graph?: Graph): Graph | null {
  if (graph) {
    try {
      sessionStorage.setItem(key(session), JSON.stringify(graph))
    } catch {
      // Full or forbidden: a reload then looks at the drawing as if it were new.
    }
    return graph
  }
  try {
    const kept = sessionStorage.getItem(key(session))
    return kept === null ? null : parseGraph(JSON.parse(kept))
  } catch {
    return null
  }
}
