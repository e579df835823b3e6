import type { Problem } from '#critique/graph/graph.ts'

/** A file that could not be read: what it is, and each place that is wrong. */
export class FileProblem extends Error {
  override name = 'FileProblem'
  readonly problems: readonly Problem[]
  constructor(message: string, problems: readonly Problem[] = []) {
    super(message)
    this.problems = problems
  }
}
