import { emptyGraph } from '#critique/graph/graph.ts'
import type { Graph } from '#critique/graph/graph.ts'
import { parseSketch } from '#critique/graph/sketch.ts'
import type { Scenario } from '#templates/scenarios/scenario.ts'

export type ScenarioBoard = 'starter' | 'reference' | 'empty'

/** A scenario's drawing as a graph, under its title and with its requirements. */
export function scenarioGraph(scenario: Scenario, which: ScenarioBoard): Graph {
  const drawn = which === 'empty' ? emptyGraph() : parseSketch(scenario[which])
  return { ...drawn, title: scenario.title, requirements: { ...scenario.requirements, ...drawn.requirements } }
}
