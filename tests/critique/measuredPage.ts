import type { Measured, RuleCount, Summary } from './measure.ts'
import { perRule, summarise } from './measure.ts'
import type { FirstMet, Round } from './rounds.ts'

/** The day of the measurement. A constant, so that the page changes only when a figure does. */
export const measuredOn = '2026-11-22'

/** What the engine scored when it first met the set, before anything was mended because of it. */
const firstRun = {
  kinds: { recall: 81 / 87, falseAlarms: '1 of 163', top: '24 of 24' },
  labels: { recall: 22 / 34, falseAlarms: '0 of 27', top: '7 of 9' },
}

const percent = (share: number): string => `${(share * 100).toFixed(share > 0 && share < 0.01 ? 2 : 1)} %`

const row = (...cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`

/** The page of the docs: how often the engine is right, overall, per rule and per board. */
export function measuredPage(
  kinds: readonly Measured[],
  labels: readonly Measured[],
  second: readonly Measured[],
  rounds: readonly Round[],
): string {
  const all = summarise(kinds)
  const bare = summarise(labels)
  const later = summarise(second)
  const every = [...kinds, ...second, ...rounds.flatMap((round) => round.kinds)]
  return `<!-- Generated from tests/boards by tests/critique/boards.test.ts; \`npx vitest run tests/critique/boards.test.ts -u\` writes it. -->

# How often the critique is right

Measured on ${measuredOn} with ${all.boards} boards in \`tests/boards\`, drawn and labelled from the specification of the rules before the engine
saw any of them. *Certain* is what every experienced reviewer would raise, *allowed* what is fair to raise and fair to leave out;
everything else is a false alarm. A rule counts as found when it is raised as a finding, as a question, or under another finding that
resolves it as well.

## Overall

${overall(all, bare)}

## When the engine first saw the set

${firstTable()}

The rules and the reading of labels were mended where they missed or cried wolf, so the figures above are of a set that the engine has
since been fitted to; these are of the set before it was met. Labels were changed only where they contradicted the
specification: ${relabelled(every)}.

## A second round

${later.boards} more boards, about considerations that the set hardly touches, were drawn and labelled after the rules had been mended and before
they met. They say best what a stranger's board meets:

| | when they first met | now |
| --- | ---: | ---: |
| Recall | 15 of 18 (83.3 %) | ${later.certain - later.missed} of ${later.certain} (${percent(later.recall)}) |
| False alarms, of the findings | 2 of 43 (4.7 %) | ${later.falseAlarms} of ${later.raisedViolations} (${percent(later.falseOfRaised)}) |
| An expected finding among the first three | 4 of 7 | ${later.top} of ${later.withTop} |

${boardTable(second)}

${rounds.map(roundSection).join('\n\n')}

## Per rule

Over the boards of all rounds: where it was certain, found and missed, raised as a finding or as a question, and raised falsely. Rules that no board called for and
that stayed silent: ${silent(perRule(every))}.

${ruleTable(perRule(every))}

## Per board

${boardTable(kinds)}

## What the figures do not say

- The boards and the rules were written for the same product from the same specification. Strangers' boards will be harder.
- The lists of what is allowed are generous on weak boards: a bare design deserves many remarks, and it is a matter of taste which.
  ${percent(all.certainOfRaised)} of the findings were certain, the rest fair.
- ${silentCount(perRule(every))} rules have no board here that calls for them. Their own examples test them, this set does not.
`
}

const roundSection = (round: Round): string => `## ${/^[aeiou]/.test(round.id) ? 'An' : 'A'} ${round.id} round

${round.intro(round.kinds.length)}

${roundTable(round, round.first)}

${labelTable(round)}`

function overall(all: Summary, bare: Summary): string {
  const lines: (readonly [string, (summary: Summary) => string | number])[] = [
    ['Boards', (s) => s.boards],
    ['Certain considerations', (s) => s.certain],
    ['Raised (recall)', (s) => `${s.certain - s.missed} (${percent(s.recall)})`],
    ['Findings', (s) => s.raisedViolations],
    ['False alarms, of the findings', (s) => `${s.falseAlarms} (${percent(s.falseOfRaised)})`],
    [
      'False alarms, of the pairs of rule and board where one is possible',
      (s) => `${s.falseAlarms} of ${s.pairs} (${percent(s.falseOfPairs)})`,
    ],
    ['Questions', (s) => s.asks],
    ['Questions that are neither certain nor allowed', (s) => s.unwantedAsks],
    ['An expected finding among the first three', (s) => `${s.top} of ${s.withTop} (${percent(s.topShare)})`],
  ]
  return [
    row('', 'kinds given', 'labels only'),
    row('---', '---:', '---:'),
    ...lines.map(([name, of]) => row(name, of(all), of(bare))),
  ].join('\n')
}

function roundTable({ kinds, labels }: Round, { kinds: seen, labels: read }: Record<'kinds' | 'labels', FirstMet>): string {
  const share = (part: number, whole: number): string => `${part} of ${whole} (${percent(part / whole)})`
  const [given, bare] = [summarise(kinds), summarise(labels)]
  return [
    row('', 'kinds given, at first', 'now', 'labels only, at first', 'now'),
    row('---', '---:', '---:', '---:', '---:'),
    row(
      'Recall',
      share(...seen.recall),
      share(given.certain - given.missed, given.certain),
      share(...read.recall),
      share(bare.certain - bare.missed, bare.certain),
    ),
    row(
      'False alarms, of the findings',
      share(...seen.falseAlarms),
      share(given.falseAlarms, given.raisedViolations),
      share(...read.falseAlarms),
      share(bare.falseAlarms, bare.raisedViolations),
    ),
    row(
      'False alarms, of the pairs of rule and board',
      percent(seen.falseAlarms[0] / given.pairs),
      percent(given.falseOfPairs),
      percent(read.falseAlarms[0] / bare.pairs),
      percent(bare.falseOfPairs),
    ),
    row(
      'An expected finding among the first three',
      seen.top,
      `${given.top} of ${given.withTop}`,
      read.top,
      `${bare.top} of ${bare.withTop}`,
    ),
  ].join('\n')
}

/** Board by board, with what the labels alone miss beside it. */
function labelTable({ kinds, labels }: Round): string {
  const bare = new Map(labels.map((one) => [one.board.id, one]))
  const list = (ids: readonly string[] | undefined): string => ids?.join(', ') || '–'
  return [
    row('Board', 'strength', 'certain', 'missed', 'false alarms', 'missed by labels', 'false by labels', 'ranked findings'),
    row('---', '---', '---:', '---', '---', '---', '---', '---:'),
    ...kinds.map(({ board, missed, falseAlarms, rankedViolations }) => {
      const read = bare.get(board.id)
      return row(
        board.title,
        board.strength,
        board.certain.length,
        list(missed),
        list(falseAlarms),
        list(read?.missed),
        list(read?.falseAlarms),
        rankedViolations,
      )
    }),
  ].join('\n')
}

function firstTable(): string {
  return [
    row('', 'recall', 'false alarms', 'expected among the first three'),
    row('---', '---:', '---:', '---:'),
    ...Object.entries(firstRun).map(([name, { recall, falseAlarms, top }]) =>
      row(name === 'kinds' ? 'kinds given' : 'labels only', percent(recall), falseAlarms, top),
    ),
  ].join('\n')
}

function relabelled(measured: readonly Measured[]): string {
  const changed = measured.filter(({ board }) => board.note.includes('relabelled:')).map(({ board }) => `\`${board.id}\``)
  return changed.length > 0 ? `${changed.join(', ')} (why stands in its note)` : 'nowhere'
}

const isSilent = (one: RuleCount): boolean => one.certain + one.raised + one.asked === 0

const silentCount = (counts: readonly RuleCount[]): number => counts.filter((one) => one.certain === 0).length

const silent = (counts: readonly RuleCount[]): string =>
  counts
    .filter(isSilent)
    .map(({ id }) => `\`${id}\``)
    .join(', ')

function ruleTable(counts: readonly RuleCount[]): string {
  return [
    row('Rule', 'certain', 'found', 'missed', 'raised', 'asked', 'false alarms'),
    row('---', '---:', '---:', '---:', '---:', '---:', '---:'),
    ...counts
      .filter((one) => !isSilent(one))
      .map((one) => row(`\`${one.id}\``, one.certain, one.found, one.missed, one.raised, one.asked, one.falseAlarms)),
  ].join('\n')
}

function boardTable(measured: readonly Measured[]): string {
  return [
    row('Board', 'strength', 'certain', 'missed', 'false alarms', 'ranked findings'),
    row('---', '---', '---:', '---', '---', '---:'),
    ...measured.map(({ board, missed, falseAlarms, rankedViolations }) =>
      row(board.title, board.strength, board.certain.length, missed.join(', ') || '–', falseAlarms.join(', ') || '–', rankedViolations),
    ),
  ].join('\n')
}
