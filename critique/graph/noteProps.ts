import type { Note, Props, PropValue } from './graph.ts'

/** A control that a note claims for the box it stands at, and the property that says the same. */
interface Claim {
  words: RegExp
  prop: string
  value: PropValue
}

/** Asked for, doubted or put off: not there. */
const NOT_THERE =
  /\b(must|should|needs? to|has to|have to|todo|to do|tbd|missing|lacks?|later|planned|unclear|open (point|question)|not yet|nobody|no one|wish|ideally|maybe|v2)\b|\?/i

/** Denied right before the word that would claim it ("no consent", "without a fallback"). */
const claim = (words: string, prop: string, value: PropValue): Claim => ({
  words: new RegExp(`(?<!\\b(?:no|not|never|without|lacks?|un) ?(?:an? |any |the )?)\\b(?:${words})\\b`, 'i'),
  prop,
  value,
})

const claims: readonly Claim[] = [
  claim('idempotency keys?|idempotent|de-?duplicated|exactly once', 'idempotent', true),
  claim('asks? (\\w+ ){0,3}(for )?(their )?consent|consent (is|was) (asked|given|recorded)|press 1 to agree', 'recordingConsent', true),
  claim('sandbox(ed)?|gvisor|firecracker|micro-?vms?|network disabled|isolated (pod|container|vm)', 'isolated', true),
  claim(
    '(approves?|approved by|confirms?|confirmed by|signs off|signed off by|releases|released by) (each|every|all|any|the|a|an) \\w+|(each|every|all) \\w+ (is|are) (approved|confirmed|released|signed off) by (a|an|the|two) \\w+',
    'requiresApproval',
    'human',
  ),
  claim('rebuilt (from|every|each|nightly|daily|weekly)|thrown away and rebuilt|full rebuild', 'deletionHandling', 'rebuild'),
  claim('deletions? (are|is) (propagated|passed on|replayed|carried over)|tombstones?', 'deletionHandling', 'propagated'),
  claim('(is|are|gets?) (paged|alerted|woken)|pages? (the )?on-?call|on-?call is (paged|called)', 'alerts', 'as the note says'),
  claim(
    'filtered by (the )?(tenant|customer|org\\w*|company|workspace)( |_)?(id)?|tenant filter (is )?in (the |each |every )?quer(y|ies)|row[- ]level security',
    'tenantFilter',
    true,
  ),
  claim(
    '(if|when) \\w+ (is|goes) (down|away|slow|out) (we |it |users )?(shows?|serves?|falls?|answers?|gets?|switch\\w*)',
    'degradedMode',
    'as the note says',
  ),
  claim('(baa|dpa|avv|processing agreement) (is )?(signed|in place)|signed (baa|dpa|avv)|zero[- ](data[- ])?retention', 'dpa', true),
  claim(
    'ids only|ids and (token )?(counts?|numbers|timings?)|no (text|prompts?|contents?)|(prompts?|text|content) (is|are) (redacted|masked|hashed|left out)',
    'contentCapture',
    'redacted',
  ),
  claim('max(imum)? [\\d.,]+ ?(gb|tb|mb|rows)( per query)?|statement timeout|row limit|bytes billed', 'costGuard', true),
  claim('enters? (their|a|the) pin|pin (is )?(asked|checked|entered)|identity is (checked|verified)|one-?time code', 'auth', true),
]

/** What notes say of the boxes they stand at, as properties. A note that stands near nothing, or near several, speaks of none in particular. */
export function propsFromNotes(notes: readonly Note[]): ReadonlyMap<string, Props> {
  const found = new Map<string, Props>()
  for (const { text, near } of notes) {
    const [id, ...others] = near ?? []
    if (id === undefined || others.length > 0 || /\bprompt\b/i.test(text) || NOT_THERE.test(text)) continue
    for (const { words, prop, value } of claims) if (words.test(text)) found.set(id, { [prop]: value, ...found.get(id) })
  }
  return found
}
