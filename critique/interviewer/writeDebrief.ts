import { visible } from '../critic/plainText.ts'
import { wasPlayed, type DrillReport } from '../drills/report.ts'
import { momentText } from './clockText.ts'
import type { BoardComparison, Part } from './compareBoards.ts'
import { companyById } from './companies.ts'
import type { Conduct } from './conduct.ts'
import type { Debrief } from './debrief.ts'
import { formatById } from './formats.ts'
import type { LedgerEntry, Way } from './ledger.ts'
import { personaById } from './personas.ts'
import type { DimensionScore, ScoreEvidence } from './score.ts'
import type { SessionDrill } from './session.ts'

const WAYS: Record<Way, string> = {
  board: 'on the board, unasked',
  said: 'said, unasked',
  after_finding: 'after a finding was shown',
  after_question: 'after a question',
  after_hint: 'after a hint',
  never: 'never',
}

/** What people wrote, as plain words: no markup of theirs becomes markup of the page. */
function words(text: string, most = 300): string {
  return visible(text, most).replace(/([\\`*_[\]<>#|~!])/g, '\\$1')
}

const gradeText = (score: number | null): string => (score === null ? 'not shown' : `${score} of 4`)
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** The debrief as Markdown: what an interviewer would hand in. Nothing in it is markup of the candidate's. */
export function writeDebrief(debrief: Debrief): string {
  return [
    ...head(debrief),
    ...overall(debrief),
    ...moments(debrief),
    ...released(debrief),
    ...scores(debrief),
    ...conduct(debrief),
    ...incidents(debrief),
    ...ledger(debrief),
    ...questions(debrief),
    ...board(debrief.board),
    ...practise(debrief),
    ...foot(debrief),
  ].join('\n')
}

function head({ setup, minutes, plannedMinutes }: Debrief): string[] {
  const company = companyById(setup.company)
  const facts = [
    formatById(setup.format).title,
    `level ${setup.level}`,
    `${setup.mode} mode`,
    `${personaById(setup.persona).name.toLowerCase()} interviewer`,
    ...(company ? [`emphasis as at ${company.name}`] : []),
    `${minutes} of ${plannedMinutes} minutes`,
    new Date(setup.at).toISOString().slice(0, 10),
  ]
  return [`# ${words(setup.task.title)}`, '', facts.join(' · '), '']
}

function overall({ overall: { score, because }, unprompted, hintsUsed }: Debrief): string[] {
  return [
    '## In short',
    '',
    `**Overall: ${score === null ? 'not enough was shown' : `${score.toFixed(1)} of 4`}.** ${because}`,
    '',
    `${unprompted.raised} of ${unprompted.of} considerations were raised before anybody asked. Hints taken: ${hintsUsed}.`,
    '',
  ]
}

function moments({ moments }: Debrief): string[] {
  if (moments.length === 0) return []
  return [
    '## The moments that mattered',
    '',
    ...moments.map(
      ({ moment, isGood, title, text }) => `- **${momentText(moment)}** ${isGood ? '＋' : '−'} ${words(title)}. ${words(text)}`,
    ),
    '',
  ]
}

/** A person's grades beside the computed ones, and where they part. */
function released({ released, scores }: Debrief): string[] {
  if (released.length === 0) return []
  const rows = released.map(({ dimension, score, note }) => {
    const computed = scores.find((one) => one.dimension === dimension)?.score ?? null
    return `| ${capital(dimension)} | ${score} | ${computed ?? 'not shown'} | ${disagreement(score, computed)} | ${words(note)} |`
  })
  return [
    '## The interviewer’s grades',
    '',
    '| Dimension | Interviewer | Computed | Apart by | Note |',
    '|---|---|---|---|---|',
    ...rows,
    '',
  ]
}

/** How far a person's grade and the computed one are apart, in words. */
export function disagreement(given: number, computed: number | null): string {
  if (computed === null) return 'nothing to compare with'
  if (given === computed) return 'agreed'
  return `${Math.abs(given - computed)} ${given > computed ? 'higher' : 'lower'}`
}

function scores({ scores }: Debrief): string[] {
  const row = ({ dimension, score, isWeighted, because }: DimensionScore): string =>
    `| ${capital(dimension)}${isWeighted ? '' : ' (not weighed)'} | ${score ?? 'not shown'} | ${words(because)} |`
  return ['## Grades', '', '| Dimension | 1 to 4 | Why |', '|---|---|---|', ...scores.map(row), '', ...scores.flatMap(evidence)]
}

const MOST_EVIDENCE = 6
const MOST_MISSING = 4

function evidence({ dimension, score, anchor, evidence, missing }: DimensionScore): string[] {
  return [
    `### ${capital(dimension)}: ${gradeText(score)}`,
    '',
    ...(score === null ? [] : [`*${anchor}*`, '']),
    ...evidence.slice(0, MOST_EVIDENCE).map(evidenceLine),
    ...(evidence.length > MOST_EVIDENCE ? [`- and ${evidence.length - MOST_EVIDENCE} more`] : []),
    ...(missing.length > 0
      ? [
          `- Not shown: ${missing
            .slice(0, MOST_MISSING)
            .map((name) => words(name))
            .join('; ')}${missing.length > MOST_MISSING ? `; and ${missing.length - MOST_MISSING} more` : ''}`,
        ]
      : []),
    '',
  ]
}

function evidenceLine({ what, how, moment, quote, nodes, by }: ScoreEvidence): string {
  const on = nodes.length > 0 ? ` [${nodes.map((label) => words(label, 60)).join(', ')}]` : ''
  const said = quote ? ` “${words(quote, 220)}”` : ''
  const source = by === 'model' ? ' (read by a model)' : by === 'person' ? ' (by the person’s own correction)' : ''
  if (how === 'missed') return `- ${momentText(moment)} asked: ${words(what, 220)}${quote ? ` Answer:${said}` : ' No answer.'}`
  if (how === 'open_finding') return `- ${momentText(moment)} open on the board: ${words(what)}${on}`
  if (how === 'incident') return `- ${momentText(moment)} ${words(what, 220)}, in an incident${quote ? `: ${words(quote, 220)}` : ''}`
  return `- ${momentText(moment)} ${words(what)}, ${WAYS[how]}${on}${said}${source}`
}

function incidents({ drills }: Debrief): string[] {
  if (drills.length === 0) return []
  return [`## ${drills.length === 1 ? 'The incident' : 'The incidents'}`, '', ...drills.flatMap(incident)]
}

function incident({ title, symptom, why, moment, end, status, report }: SessionDrill): string[] {
  const until = end ? ` to ${momentText(end.moment)}` : ''
  const score = status === 'declined' ? 'not played' : report && wasPlayed(report) ? `${report.total} of 100` : 'not scored'
  return [
    `### ${words(title)}: ${score}`,
    '',
    `${momentText(moment)}${until}${why ? ` · ${words(why)}` : ''}`,
    '',
    `> ${words(symptom, 600)}`,
    '',
    ...(status === 'declined' ? ['It was declined: it counts neither for nor against anything.', ''] : []),
    ...(report && wasPlayed(report) ? worth(report) : status === 'ended' ? ['Nobody looked at anything: it shows nothing.', ''] : []),
  ]
}

function worth(report: DrillReport): string[] {
  const stepOf = (step: number | null): string => {
    const done = step === null ? undefined : report.path[step]
    return done ? `${momentText(done.ms)} ${words(done.says, 160)}` : ''
  }
  const held = (sign: string, titles: readonly string[]): string =>
    titles.length > 0 ? `; ${sign}: ${titles.map((one) => words(one, 100)).join(', ')}` : ''
  return [
    `It was: ${words(report.cause)}. ${report.diagnosis ? `Diagnosed: ${words(report.diagnosis.says)}.` : 'No diagnosis was made.'}`,
    '',
    ...report.supposed.map(
      (one) => `- Supposed${one.isTrue ? ' (it was this)' : ''}: ${words(one.says)}${held('for', one.for)}${held('against', one.against)}`,
    ),
    ...report.evidence
      .slice(0, MOST_EVIDENCE)
      .map(
        ({ title, says, isTelling }) =>
          `- Seen${isTelling ? ', and it decides' : ''}: ${words(says.startsWith(title) ? says : `${title}. ${says}`)}`,
      ),
    ...(report.blind.length > 0
      ? [
          `- No way to see: ${report.blind
            .slice(0, MOST_MISSING)
            .map((one) => words(one, 160))
            .join(' ')}`,
        ]
      : []),
    ...report.blocked.map((text) => `- ${words(text)}`),
    '',
    '| Point | Worth | Why | Proof |',
    '|---|---|---|---|',
    ...report.points.map((one) => `| ${words(one.title)} | ${one.points} of ${one.of} | ${words(one.why)} | ${stepOf(one.step)} |`),
    ...report.losses.map((one) => `| Taken off | −${one.points} | ${words(one.why)} | ${stepOf(one.step)} |`),
    '',
    'An ideal way on this board:',
    '',
    ...report.ideal.map((one, n) => `${n + 1}. ${words(one, 200)}`),
    '',
  ]
}

function conduct({ structure, communication }: Debrief): string[] {
  const section = (title: string, { score, observations }: Conduct): string[] => [
    `### ${title}: ${gradeText(score)}`,
    '',
    ...observations.map(({ text, isGood }) => `- ${isGood ? '＋' : '−'} ${words(text)}`),
    '',
  ]
  return ['## How you worked', '', ...section('Structure', structure), ...section('Communication', communication)]
}

function ledger({ ledger }: Debrief): string[] {
  const row = ({ criterion, how, moment, tie, isGone, proofs }: LedgerEntry): string => {
    const proof = proofs[0]
    const quote = proof?.words ? `“${words(proof.words, 60)}”` : ''
    return `| ${capital(criterion.dimension)} | ${words(criterion.name)} | ${WAYS[how]}${isGone ? ', taken off again' : ''} | ${moment === null ? '' : momentText(moment)} | ${tie ?? ''} | ${quote} |`
  }
  return [
    '## The unprompted ledger',
    '',
    '| Dimension | Consideration | How it appeared | When | Tied to | Words |',
    '|---|---|---|---|---|---|',
    ...ledger.map(row),
    '',
  ]
}

function questions({ questions }: Debrief): string[] {
  if (questions.length === 0) return []
  return [
    '## What was asked',
    '',
    ...questions.map(
      ({ moment, question, status, hints }) =>
        `- ${momentText(moment)} ${words(question.text, 400)} *${status}${hints.length > 0 ? `, ${hints.length} of 3 hints` : ''}*`,
    ),
    '',
  ]
}

function board(comparison: BoardComparison | null): string[] {
  if (!comparison) return []
  const list = (title: string, parts: readonly Part[]): string[] =>
    parts.length > 0 ? [`- ${title}: ${parts.map(({ name }) => words(name)).join(', ')}`] : []
  return [
    '## Your board beside a strong one',
    '',
    ...list('On both', comparison.shared),
    ...list('Parts that only the strong board has', comparison.missing),
    ...list('Controls that only the strong board has', comparison.missingControls),
    ...list('Only on yours', comparison.extra),
    ...comparison.findings.slice(0, 10).map(({ title, severity }) => `- ${capital(severity)} on yours only: ${words(title)}`),
    '',
  ]
}

function practise({ practise }: Debrief): string[] {
  if (practise.length === 0) return []
  return [
    '## What to practise next',
    '',
    ...practise.map(({ name, because, ask }, n) => `${n + 1}. **${words(name)}.** ${because} Say it aloud: ${words(ask)}`),
    '',
  ]
}

function foot({ corrected, readByModel, ignored }: Debrief): string[] {
  return [
    '---',
    '',
    'Grades follow from the events of the session by fixed rules: 4 needs something raised unasked and tied to a box, an arrow or a number; what came after a question or in an incident is at most 3, what came after a hint at most 2. Words are matched, prose is not judged.',
    ...(corrected > 0
      ? ['', `The person corrected ${corrected} ${corrected === 1 ? 'match' : 'matches'}; such points count as named.`]
      : []),
    ...(readByModel > 0
      ? ['', `${readByModel} ${readByModel === 1 ? 'point was' : 'points were'} read by a model with a quote; such points never make a 4.`]
      : []),
    ...(ignored.length > 0
      ? [
          '',
          `${ignored.length} ${ignored.length === 1 ? 'event' : 'events'} did not count: ${[...new Set(ignored.map(({ why }) => why))].join('; ')}.`,
        ]
      : []),
    '',
  ]
}
