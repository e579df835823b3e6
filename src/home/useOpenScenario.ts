import type { ScenarioBoard } from './scenarioGraph.ts'
import { useNewBoard } from './useNewBoard.ts'

/** Opens a new board with a scenario's requirements, and one of its drawings or none. */
export function useOpenScenario() {
  const { open, busy } = useNewBoard()
  const start = async (id: string, which: ScenarioBoard) => {
    // Read only now: the home page carries neither the boards nor the notation nor the stencils.
    const [{ scenarioGraph }, { scenarios }] = await Promise.all([import('./scenarioGraph.ts'), import('#templates/scenarios/index.ts')])
    const scenario = scenarios.find((candidate) => candidate.id === id)
    if (scenario) await open(scenarioGraph(scenario, which))
  }
  return { start, busy }
}
