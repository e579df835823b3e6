import type { Graph } from '#critique/graph/graph.ts'
import { parseSketch } from '#critique/graph/sketch.ts'
import type { InterviewTask, RequirementChange } from '#critique/interviewer/task.ts'

/** An interview task: what is asked for, what is held back, and two boards to start from or to compare with. One file each, named by its id. */
export interface Scenario extends InterviewTask {
  domain: string
  /** What is changed on purpose when the design stands. */
  change: RequirementChange
  /** Kinds that a strong board shows. */
  expectedKinds: readonly string[]
  /** Sketch of a plausible first draft: it works on a sunny day, and a reviewer has much to ask. */
  starter: string
  /** Sketch of a board that holds: nothing critical, at most two major findings. */
  reference: string
}

/** Types a scenario without widening it. */
export const defineScenario = (scenario: Scenario): Scenario => scenario

/** One of a scenario's boards as a graph, with its title and requirements. */
export function scenarioBoard(scenario: Scenario, which: 'starter' | 'reference'): Graph {
  const graph = parseSketch(scenario[which])
  return { ...graph, title: scenario.title, requirements: { ...scenario.requirements, ...graph.requirements } }
}

/** What an interviewer has to know of a scenario: all but its boards. */
export function interviewTask({
  starter: _starter,
  reference: _reference,
  expectedKinds: _kinds,
  domain: _domain,
  ...task
}: Scenario): InterviewTask {
  return task
}
