import { considerations } from './considerations/all.ts'
import type { Consideration } from './considerations/consideration.ts'

/** What a story of something that happened is about, by its words. */
const CUES: readonly (readonly [RegExp, readonly string[]])[] = [
  [/cost|spend|bill|budget/i, ['cost/attribution', 'cost/cap', 'cost/caching', 'monitoring/alert-owner']],
  [
    /metric|green|feel wrong|judge|score|golden|offline|precision/i,
    ['evaluation/parts-apart', 'evaluation/slices', 'evaluation/judge-calibrated', 'evaluation/outcome'],
  ],
  [/withdrawn|stale|missed|deletion|forgot|old/i, ['retrieval/freshness', 'data/deletion', 'monitoring/alert-owner']],
  [
    /instruct|says "|leak|steer|plant|attack|rules/i,
    ['security/untrusted-content', 'security/cut', 'security/output-checked', 'agents/audit'],
  ],
  [
    /429|provider|down|fails|brown|outage|region/i,
    ['reliability/fallback', 'reliability/retries', 'reliability/capacity', 'reliability/timeouts'],
  ],
  [/latency|lag|slow|second|wait/i, ['latency/budget', 'latency/deadline', 'monitoring/traces']],
  [/load|traffic|multipl|peak|viral|full|exhaust/i, ['reliability/capacity', 'latency/deadline', 'cost/cap']],
  [/forty times|eight times|hour|loop|steps|tools/i, ['agents/bounds', 'agents/errors', 'agents/trajectories', 'monitoring/traces']],
  [
    /version|changes behaviour|rollout|canary|released|retired|upgrade/i,
    ['monitoring/versions', 'reliability/rollback', 'evaluation/release-gate', 'monitoring/drift'],
  ],
  [/feature|label|reviewers|learning|corrections|null/i, ['data/skew', 'data/label-quality', 'data/feedback-loops', 'monitoring/drift']],
  [/accept|approv|sign within/i, ['agents/approval', 'monitoring/quality-signal', 'evaluation/outcome']],
]

/** Considerations that a text of a scenario or of an incident is about, in the order of the lexicon. */
export const considerationsAbout = (text: string): readonly Consideration[] => {
  const wanted = new Set(CUES.flatMap(([cue, ids]) => (cue.test(text) ? ids : [])))
  return considerations.filter(({ id }) => wanted.has(id))
}
