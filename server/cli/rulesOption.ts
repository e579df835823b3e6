import { rules as builtIn } from '#critique/rules/index.ts'
import type { Rule } from '#critique/rules/rule.ts'
import { UsageError } from './usage.ts'

/** Ours, then those of the files that a team names with `--rules`. */
export async function withTeamRules(files: readonly string[]): Promise<readonly Rule[]> {
  if (files.length === 0) return builtIn
  const { readTeamRules, refuseDoubles, TeamRulesError } = await import('../teamRules.ts')
  try {
    const teams = await Promise.all(files.map(readTeamRules))
    refuseDoubles(teams)
    return [...builtIn, ...teams.flatMap(({ rules }) => rules)]
  } catch (error) {
    throw error instanceof TeamRulesError ? new UsageError(error.message) : error
  }
}
