import type { Graph } from '#critique/graph/graph.ts'
import type { Format } from '#critique/interviewer/formats.ts'
import type { InterviewTask } from '#critique/interviewer/task.ts'

export interface LoadedTask {
  task: InterviewTask
  /** A board that the interviewer gives; null where one starts from nothing. */
  given: Graph | null
  /** A strong board for the task, to compare with. */
  reference: Graph | null
}

/**
 * A task with all that the interviewer knows of it. Content is fetched when an interview needs it.
 * @throws {RangeError} there is no such task.
 */
export async function loadTask(id: string, format: Format): Promise<LoadedTask> {
  if (format.uses === 'case') return { task: await caseOf(id), given: null, reference: null }
  if (format.uses === 'code') return { task: await pieceOf(id), given: null, reference: null }
  const [{ scenarios }, { interviewTask }, { scenarioGraph }] = await Promise.all([
    import('#templates/scenarios/index.ts'),
    import('#templates/scenarios/scenario.ts'),
    import('#src/home/scenarioGraph.ts'),
  ])
  const scenario = scenarios.find((one) => one.id === id)
  if (!scenario) throw new RangeError(`there is no task "${id}"`)
  const reference = scenarioGraph(scenario, 'reference')
  // A review needs something to review; whoever designs starts from nothing.
  return { task: interviewTask(scenario), given: format.id === 'security_review' ? scenarioGraph(scenario, 'starter') : null, reference }
}

async function caseOf(id: string): Promise<InterviewTask> {
  const [{ cases }, { caseTask }] = await Promise.all([import('#templates/cases/index.ts'), import('#templates/cases/case.ts')])
  return caseTask(known(id, cases))
}

async function pieceOf(id: string): Promise<InterviewTask> {
  const [{ pieces }, { comprehensionTask }] = await Promise.all([
    import('#templates/comprehension/index.ts'),
    import('#templates/comprehension/piece.ts'),
  ])
  return comprehensionTask(known(id, pieces))
}

function known<T extends { id: string }>(id: string, all: readonly T[]): T {
  const found = all.find((one) => one.id === id)
  if (!found) throw new RangeError(`there is no task "${id}"`)
  return found
}
