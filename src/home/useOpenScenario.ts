import type { Graph } from '#critique/graph/graph.ts'
import type { ScenarioBoard } from './scenarioGraph.ts'
import { useNewBoard } from './useNewBoard.ts'

/** Opens a new board with a scenario's requirements, and one of its drawings or none. */
export function useOpenScenario() {
  const { open, busy } = useNewBoard()
  const start = (id: string, which: ScenarioBoard): Promise<void> => open(() => fetchGraph(id, which))
  return { start, busy }
}

/** Read only when it is asked for: the home page carries neither the boards nor the notation nor the stencils. */
async function fetchGraph(id: string, which: ScenarioBoard): Promise<Graph> {
  const [{ scenarioGraph }, { scenarios }] = await Promise.all([import('./scenarioGraph.ts'), import('#templates/scenarios/index.ts')])
  const scenario = scenarios.find((candidate) => candidate.id === id)
  if (!scenario) throw new Error(`There is no scenario ${id}.`)
  return scenarioGraph(scenario, which)
}
