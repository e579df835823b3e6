import type { Dimension } from '../finding.ts'
import { type Anchor, anchors } from './anchors.ts'
import type { DrillShown } from './drillEvidence.ts'
import type { FindingRef } from './events.ts'
import { isUnprompted, type LedgerEntry, type Proof, type Way } from './ledger.ts'
import type { AskedQuestion, Session } from './session.ts'

/** One thing that stands behind a score. */
export interface ScoreEvidence {
  what: string
  how: Way | 'missed' | 'open_finding' | 'incident'
  event: string
  moment: number
  quote: string | null
  /** Labels of boxes. */
  nodes: readonly string[]
  by: Proof['by'] | 'board' | 'drill'
}

export interface DimensionScore {
  dimension: Dimension
  /** Among those that the task or the company weighs. */
  isWeighted: boolean
  /** Null: not shown. There is no number without evidence. */
  score: Anchor | null
  /** The anchor in words; "not shown" has none. */
  anchor: string
  /** What kept it from being higher, in one sentence. */
  because: string
  evidence: readonly ScoreEvidence[]
  /** Names of what did not appear. */
  missing: readonly string[]
}

/** What one entry is worth: 0 not there, 2 named, 3 works. */
type Credit = 0 | 2 | 3

const NAMED_WORDS = 6

function creditOf(entry: LedgerEntry): Credit {
  if (entry.how === 'never' || entry.isGone) return 0
  if (entry.how === 'after_hint' || entry.criterion.depth === 2) return 2
  return entry.proofs.some(works) ? 3 : 2
}

/** More than a name: part of a flow on the board, or a sentence about it. What only the person claims is named. */
function works({ via, by, quote, isConnected }: Proof): boolean {
  if (by === 'person') return false
  return via === 'board' ? isConnected : (quote ?? '').split(/\s+/).length >= NAMED_WORDS
}

/** Raised unasked and tied to a box, an arrow or a number: what the highest grade needs. A model's reading alone does not do. */
const isStrong = (entry: LedgerEntry): boolean =>
  isUnprompted(entry) &&
  entry.tie !== null &&
  entry.criterion.depth >= 3 &&
  entry.proofs.some((proof) => proof.tie !== null && (proof.by === 'board' ? proof.isConnected : proof.by === 'lexicon'))

const wasSaid = (entry: LedgerEntry): boolean => entry.proofs.some(({ via, by }) => via === 'said' && by === 'lexicon')

/** Scores of all dimensions that the session followed, those that weigh most first. */
export function scoresOf(session: Session): DimensionScore[] {
  const weights = session.setup?.weights ?? []
  const struck = session.drills.flatMap(({ shows }) => shows.map(({ dimension }) => dimension))
  const followed = [...new Set([...session.ledger.map(({ criterion }) => criterion.dimension), ...struck])]
  const place = (dimension: Dimension): number => (weights.includes(dimension) ? weights.indexOf(dimension) : weights.length)
  return followed.sort((a, b) => place(a) - place(b)).map((dimension) => scoreOf(session, dimension, weights.includes(dimension)))
}

function scoreOf(session: Session, dimension: Dimension, isWeighted: boolean): DimensionScore {
  const entries = session.ledger.filter(({ criterion }) => criterion.dimension === dimension)
  const shown = entries.filter((entry) => creditOf(entry) > 0)
  const missed = session.questions.filter(
    ({ question, status }) => question.dimension === dimension && (status === 'missed' || status === 'passed'),
  )
  const open = openFindings(session, dimension)
  const met = session.questions.filter(
    ({ question, status }) => question.dimension === dimension && (status === 'covered' || status === 'partly'),
  )
  const incidents = incidentsOf(session, dimension)
  const { score, because } = judge({ entries, shown, missed, met: met.length, open, incidents, dimension })
  return {
    dimension,
    isWeighted,
    score,
    anchor: score === null ? 'Not shown.' : anchors[dimension][score - 1]!,
    because,
    evidence: [
      ...shown.map((entry) => evidenceOf(entry, session)),
      ...incidents.map(incidentEvidence),
      ...(score === 1 || shown.length === 0 ? missed.map(missedEvidence) : []),
      ...open.map((finding) => findingEvidence(finding, session)),
    ],
    missing: entries.filter((entry) => creditOf(entry) === 0).map(({ criterion }) => criterion.name),
  }
}

interface Judged {
  score: Anchor | null
  because: string
}

/** Something that an incident showed, with the moment. */
type Incident = DrillShown & { event: string; moment: number }

const incidentsOf = (session: Session, dimension: Dimension): Incident[] =>
  session.drills.flatMap(({ shows, end, event, moment }) =>
    shows
      .filter((one) => one.dimension === dimension)
      .map((one) => ({ ...one, event: end?.event ?? event, moment: end?.moment ?? moment })),
  )

/** All that a grade follows from. */
interface Grounds {
  entries: readonly LedgerEntry[]
  shown: readonly LedgerEntry[]
  missed: readonly AskedQuestion[]
  /** Questions that were met. */
  met: number
  open: readonly OpenFinding[]
  incidents: readonly Incident[]
  dimension: Dimension
}

function judge(grounds: Grounds): Judged {
  const { shown, missed, met, open, incidents, dimension } = grounds
  if (shown.length === 0 && incidents.every(({ strength }) => strength === 'missed')) return unshown(grounds)
  const reached = byCredit(grounds)
  const critical = open.find(({ finding }) => finding.severity === 'critical')
  if (critical && reached.score > 2) return { score: 2, because: `The board still shows: ${critical.finding.title.toLowerCase()}.` }
  if (reached.score === 4) {
    const major = open.find(({ finding }) => finding.severity === 'major')
    if (major) return { score: 3, because: `The board still shows: ${major.finding.title.toLowerCase()}.` }
    const lost = missed.length + incidents.filter(({ strength }) => strength === 'missed').length
    if (lost > met + incidents.filter(({ strength }) => strength === 'works').length)
      return {
        score: 3,
        because: `Raised unasked, but ${lost} ${lost === 1 ? 'question' : 'questions'} about it stayed without an answer.`,
      }
  }
  const overbuilt = dimension === 'requirements' && open.some(({ finding }) => finding.rule === OVERBUILT)
  if (overbuilt && reached.score > 1)
    return { score: (reached.score - 1) as Anchor, because: 'More was built than was asked for: that costs a grade.' }
  return reached
}

/** Nothing was shown: a low grade where it was asked for or the board has the hole, else no number. */
function unshown({ missed, open, incidents }: Grounds): Judged {
  if (missed.length > 0) return { score: 1, because: 'It was asked for, and the answer held nothing of it.' }
  if (incidents.length > 0) return { score: 1, because: 'An incident asked for it, and nothing of it was shown.' }
  if (open.some(({ finding }) => finding.severity !== 'minor'))
    return { score: 1, because: 'Nothing was said about it, and the board has this hole.' }
  return { score: null, because: 'Nobody raised it and nobody asked.' }
}

/** An incident counts as one thing that works, or as one that was named: it was brought in, so it is never what makes a 4. */
function byCredit({ entries, shown, incidents }: Grounds): { score: Anchor; because: string } {
  const working = shown.filter((entry) => creditOf(entry) === 3)
  const met = incidents.filter(({ strength }) => strength === 'works').length
  const strong = working.filter(isStrong)
  const few = entries.length <= 4
  if (working.length + met < (few ? 1 : 2)) return { score: 2, because: shown.length > 0 ? namedOnly(shown) : incidentOnly(met) }
  const enough = working.length >= (few ? 2 : 3) && strong.length >= 2 && strong.some(wasSaid)
  if (enough && strong.some(({ criterion }) => criterion.depth === 4))
    return { score: 4, because: 'Raised unasked and tied to this board and its numbers.' }
  if (strong.length === 0)
    return { score: 3, because: 'What worked came after a question, or was not tied to a box, an arrow or a number.' }
  if (!strong.some(wasSaid)) return { score: 3, because: 'It was drawn and not talked about.' }
  return { score: 3, because: 'Raised unasked in part; the deeper points were missing or came late.' }
}

const incidentOnly = (met: number): string =>
  met > 0 ? 'It was shown in an incident, and nowhere else.' : 'It was shown in an incident, in part.'

function namedOnly(shown: readonly LedgerEntry[]): string {
  if (shown.every(({ how }) => how === 'after_hint')) return 'It came after a hint.'
  if (shown.every(({ proofs }) => proofs.every(({ via, isConnected }) => via === 'board' && !isConnected)))
    return 'It stands on the board and nothing leads to it.'
  return 'It was named; how it works stayed open.'
}

const OVERBUILT = 'requirements/overbuilt-for-scope'

interface OpenFinding {
  finding: FindingRef
  opened: number
}

/** What their board still gets wrong in a dimension: no question about an unknown fact, and nothing that came with a given board. */
const openFindings = (session: Session, dimension: Dimension): OpenFinding[] =>
  session.board.findings
    .filter(
      ({ finding, closed, given }) =>
        closed === null &&
        !given &&
        finding.dimension === dimension &&
        finding.status === 'violation' &&
        (finding.severity !== 'minor' || finding.rule === OVERBUILT),
    )
    .map(({ finding, opened }) => ({ finding, opened }))

function evidenceOf(entry: LedgerEntry, session: Session): ScoreEvidence {
  const [first] = entry.proofs
  const proof = entry.proofs.find(({ tie, via }) => tie !== null && via === first!.via) ?? first!
  return {
    what: entry.criterion.name,
    how: entry.how,
    event: proof.event,
    moment: proof.moment,
    quote: proof.quote,
    nodes: labels(proof.nodes, session),
    by: proof.by,
  }
}

const incidentEvidence = ({ what, strength, proof, event, moment }: Incident): ScoreEvidence => ({
  what,
  how: strength === 'missed' ? 'missed' : 'incident',
  event,
  moment,
  quote: proof,
  nodes: [],
  by: 'drill',
})

const missedEvidence = ({ question, moment, event, answers }: AskedQuestion): ScoreEvidence => ({
  what: question.text,
  how: 'missed',
  event,
  moment: answers[0]?.moment ?? moment,
  quote: answers[0]?.text.slice(0, 300) ?? null,
  nodes: [],
  by: 'lexicon',
})

const findingEvidence = ({ finding, opened }: OpenFinding, session: Session): ScoreEvidence => ({
  what: finding.title,
  how: 'open_finding',
  event: finding.id,
  moment: opened,
  quote: null,
  nodes: labels(finding.nodes, session),
  by: 'board',
})

const labels = (nodes: readonly string[], session: Session): string[] =>
  nodes.flatMap((id) => session.board.nodes.get(id)?.label ?? []).slice(0, 4)

export interface Overall {
  /** To one decimal; null where too little was shown to say anything. */
  score: number | null
  because: string
}

const LOWEST_PLUS = 1.5

/** Mean of the weighted dimensions, capped by the lowest: a strong design has no hole where it matters. */
export function overallOf(scores: readonly DimensionScore[]): Overall {
  const weighted = scores.filter(({ isWeighted }) => isWeighted)
  const known = weighted.flatMap(({ score }) => (score === null ? [] : [score]))
  const silent = weighted.length - known.length
  if (known.length === 0 || silent > weighted.length / 2)
    return { score: null, because: `${silent} of ${weighted.length} dimensions that count here were not shown: too few for one number.` }
  const mean = known.reduce<number>((sum, score) => sum + score, 0) / known.length
  const lowest = silent > 0 ? 1 : Math.min(...known)
  const score = Math.round(Math.min(mean, lowest + LOWEST_PLUS) * 10) / 10
  const capped = mean > lowest + LOWEST_PLUS
  if (!capped) return { score, because: `Mean of the ${known.length} dimensions that count here.` }
  const why =
    silent > 0
      ? `${silent} that ${silent === 1 ? 'counts' : 'count'} here ${silent === 1 ? 'was' : 'were'} not shown`
      : 'one that counts here is weak'
  return { score, because: `The mean would be ${mean.toFixed(1)}, but ${why}: a hole there is not made good elsewhere.` }
}
