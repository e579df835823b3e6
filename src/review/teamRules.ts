import { rules as builtIn } from '#critique/rules/index.ts'
import { readCustomRules } from '#critique/rules/custom.ts'
import type { Rule } from '#critique/rules/rule.ts'
import { TeamRulesResponse } from '#server/protocol.ts'

/** Our rules and those that the operator of this server added. Without an answer from the server, ours alone. */
export async function loadRules(): Promise<readonly Rule[]> {
  const response = await fetch('/api/rules').catch(() => null)
  const parsed = TeamRulesResponse.safeParse(response?.ok ? await response.json().catch(() => null) : null)
  return parsed.success ? [...builtIn, ...parsed.data.files.flatMap(readCustomRules)] : builtIn
}
