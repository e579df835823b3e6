import type { Scenario } from '#templates/scenarios/scenario.ts'
import { useNewBoard } from './useNewBoard.ts'

/** Opens a new board with a scenario's requirements, and one of its drawings or none. */
export function useOpenScenario() {
  const { open, busy } = useNewBoard()
  const start = async (scenario: Scenario, which: 'starter' | 'reference' | 'empty') => {
    // The notation is read only now: the home page carries neither the parser nor the stencils.
    const { scenarioGraph } = await import('./scenarioGraph.ts')
    await open(scenarioGraph(scenario, which))
  }
  return { start, busy }
}
