import { readFile, readdir } from 'node:fs/promises'
import path from 'node:path'
import { parse } from 'yaml'
import { GraphError } from '#critique/graph/graph.ts'
import { readCustomRules } from '#critique/rules/custom.ts'
import type { Rule } from '#critique/rules/rule.ts'

/** A team's rules from one file: as it stands, for pages to read again, and as the engine uses them. */
export interface TeamRules {
  file: unknown
  rules: readonly Rule[]
}

/** A rules file that cannot be used. The message names the file, the place in it and what was expected. */
export class TeamRulesError extends Error {
  override name = 'TeamRulesError'
}

/**
 * Reads a YAML or JSON file of rules and runs their examples.
 * @throws {TeamRulesError}
 */
export async function readTeamRules(file: string): Promise<TeamRules> {
  try {
    const content: unknown = parse(await readFile(file, 'utf8'))
    return { file: content, rules: readCustomRules(content) }
  } catch (error) {
    throw new TeamRulesError(describe(file, error))
  }
}

/** Reads every `.yaml`, `.yml` and `.json` file of a folder, in the order of their names. Two rules of one id are an error. */
export async function readTeamRulesFolder(folder: string): Promise<TeamRules[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    throw new TeamRulesError(describe(folder, error))
  })
  const files = names.filter((name) => /\.(ya?ml|json)$/.test(name)).toSorted()
  const all = await Promise.all(files.map((name) => readTeamRules(path.join(folder, name))))
  refuseDoubles(all)
  return all
}

/** @throws {TeamRulesError} when two files claim one id. */
export function refuseDoubles(all: readonly TeamRules[]): void {
  const seen = new Set<string>()
  for (const { id } of all.flatMap(({ rules }) => rules)) {
    if (seen.has(id)) throw new TeamRulesError(`rule "${id}" is there twice`)
    seen.add(id)
  }
}

function describe(file: string, error: unknown): string {
  if (error instanceof GraphError) return error.problems.map(({ at, message }) => `${file}: ${at ? `${at}: ` : ''}${message}`).join('\n')
  const { code, message } = error as { code?: string; message: string }
  if (code === 'ENOENT') return `${file}: there is no such file or folder`
  return `${file}: ${message.split('\n')[0]}`
}
