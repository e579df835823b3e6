import type { Drill } from '../drills/content.ts'
import { fitOf, isVisible, possibleVariants, startDrill } from '../drills/run.ts'
import type { Graph } from '../graph/graph.ts'
import { GraphView } from '../graph/view.ts'
import type { Incident } from './incident.ts'

/** What can break on a board: the drills that fit it. */
export function incidentsOn(graph: Graph, drills: readonly Drill[], seed: number): Incident[] {
  const view = new GraphView(graph)
  return drills
    .filter((drill) => fitOf(graph, drill).fits)
    .map((drill) => ({
      drill: drill.id,
      title: drill.title,
      group: drill.group,
      seed,
      boards: drill.boards,
      canBeSeen: possibleVariants(view, drill).some((variant) => isVisible(view, variant)),
      tell: () => startDrill(graph, drill, seed).symptom,
    }))
}
