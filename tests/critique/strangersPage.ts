import { summarise, type Measured, type Summary } from './measure.ts'

/** What the engine scored when it first met the set, before anything was mended because of it. */
const firstRun = {
  recall: ['7 of 75 (9.3 %)', '7 of 75 (9.3 %)'],
  falseAlarms: ['9 of 36', '1 of 13'],
  falseOfPairs: ['0.12 %', '0.01 %'],
  top: ['8 of 38', '7 of 38'],
} as const

const percent = (share: number): string => `${(share * 100).toFixed(share > 0 && share < 0.01 ? 2 : 1)} %`

const row = (...cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`

/** The page of the docs: how the critique meets drawings that nobody made for it. */
export function strangersPage(kinds: readonly Measured[], labels: readonly Measured[]): string {
  return `<!-- Generated from tests/boards/strangers by tests/critique/strangers.test.ts; \`npx vitest run tests/critique/strangers.test.ts -u\` writes it. -->

# How strangers' drawings are met

${kinds.length} drawings of AI systems as people put them into a README: boxes, arrows and labels, no properties, and no word about users, scale or
scope. Their shapes follow public diagrams, their labels are shortened. What a reviewer would raise was written down before the engine
saw them, and strictly: a plain pipeline deserves three or four remarks, a drawing that shows traces, tests and guards deserves
silence about those. [MEASURED.md](MEASURED.md) has the words and the other set.

## Overall

${overall(summarise(kinds), summarise(labels))}

## When the engine first saw the set

${row('', 'kinds given', 'labels only')}
${row('---', '---:', '---:')}
${row('Recall', ...firstRun.recall)}
${row('False alarms, of the findings', ...firstRun.falseAlarms)}
${row('False alarms, of the pairs', ...firstRun.falseOfPairs)}
${row('An expected finding among the first three', ...firstRun.top)}

Nearly all of what was missing had one cause: without a stated scope the engine did not ask for evaluation and traces. It does now, once a
drawing is past a sketch; everything else that depends on the scope still waits until somebody states it. Changed afterwards in the
labels: ${relabelled(kinds)}.

12 of the drawings came last, labelled after all that and before the engine saw them: 12 of 14 certain considerations were raised, 1 of 22
findings was a false alarm, 8 of 9 had an expected finding among the first three; by labels alone 12 of 14, none false.

## Per drawing

${boardTable(kinds, labels)}
`
}

function overall(all: Summary, bare: Summary): string {
  const lines: (readonly [string, (summary: Summary) => string | number])[] = [
    ['Drawings', (s) => s.boards],
    ['Certain considerations', (s) => s.certain],
    ['Raised (recall)', (s) => `${s.certain - s.missed} (${percent(s.recall)})`],
    ['Findings', (s) => s.raisedViolations],
    ['of them certain', (s) => percent(s.certainOfRaised)],
    ['False alarms, of the findings', (s) => `${s.falseAlarms} (${percent(s.falseOfRaised)})`],
    ['False alarms, of the pairs of rule and drawing', (s) => `${s.falseAlarms} of ${s.pairs} (${percent(s.falseOfPairs)})`],
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

function relabelled(measured: readonly Measured[]): string {
  const changed = measured.filter(({ board }) => board.note.includes('relabelled:')).map(({ board }) => `\`${board.id}\``)
  return changed.length > 0 ? `${changed.join(', ')} (why stands in its note)` : 'nothing'
}

function boardTable(kinds: readonly Measured[], labels: readonly Measured[]): string {
  const list = (ids: readonly string[]): string => ids.join(', ') || '–'
  return [
    row('Drawing', 'strength', 'certain', 'missed', 'false alarms', 'missed by labels', 'false by labels', 'ranked findings'),
    row('---', '---', '---:', '---', '---', '---', '---', '---:'),
    ...kinds.map(({ board, missed, falseAlarms, rankedViolations }, i) => {
      const bare = labels[i]!
      return row(
        board.title,
        board.strength,
        board.certain.length,
        list(missed),
        list(falseAlarms),
        list(bare.missed),
        list(bare.falseAlarms),
        rankedViolations,
      )
    }),
  ].join('\n')
}
