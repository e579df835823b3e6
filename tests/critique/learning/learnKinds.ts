import { createHash } from 'node:crypto'
import { kinds } from '#critique/kinds/index.ts'
import { othersAround, SLIGHT } from '#critique/kinds/inference/drawing.ts'
import type { Likely } from '#critique/kinds/inference/drawing.ts'
import { featuresOf } from '#critique/kinds/inference/features.ts'
import { lexicon } from '#critique/kinds/inference/lexicon.ts'
import type { Learned } from '#critique/kinds/inference/table.ts'
import { heldOutLabels, interviewLabels, tunedLabels } from '../../fixtures/labels.ts'
import { encode } from './encode.ts'
import { labelText } from './labelFiles.ts'
import type { Drawing, LabelledBox } from './labelFiles.ts'
import { learnDirect, learnNet } from './network.ts'
import type { Example } from './network.ts'

/** Networks that see the examples in another order. Their mean is a point better than one of them, and depends less on chance. */
const NETS = 3
/** Drawings are divided by this many, and what the boxes of one part may be is learned from the others. */
const PARTS = 3

export const classes: readonly (string | null)[] = [...kinds.map(({ id }) => id), null]
const placeOf: ReadonlyMap<string | null, number> = new Map(classes.map((kind, place) => [kind, place]))

/**
 * First what each drawn box may be, learned from other drawings: that is what its neighbours will see of it. Then a softmax regression over all
 * features, of which the best weights are kept; then networks of those and of hidden units, which become one. Always the same result.
 */
export function learnKinds(typical: readonly LabelledBox[], drawings: readonly Drawing[]): Learned {
  const single = [...known(), ...typical.map((box) => exampleOf(box, 1))]
  const drawn = drawings.map((drawing) => drawing.map((box) => exampleOf(box, 1)))
  const guessed = guessEach(single, drawn)
  const joint = drawings.flatMap((drawing, i) => {
    const others = othersAround(
      drawing.map(({ beforeAt, afterAt, zone }) => ({ before: beforeAt, after: afterAt, ...(zone !== undefined && { zone }) })),
      guessed[i]!,
    )
    return drawn[i]!.map((example, place) => ({ ...example, others: others(place) }))
  })
  const examples = [...single, ...joint].filter(({ target }) => target.length > 0)
  const direct = learnDirect(examples, classes.length).kept()
  const nets = Array.from({ length: NETS }, (_, i) => learnNet(examples, direct, classes.length, i + 1))
  return encode(nets, classes)
}

/** What each box of each drawing may be, as learned without its drawing. */
function guessEach(single: readonly Example[], drawn: readonly (readonly Example[])[]): Likely[][] {
  const guessed: Likely[][] = []
  for (let part = 0; part < PARTS; part += 1) {
    const others = drawn.filter((_, i) => i % PARTS !== part).flat()
    const { chances } = learnDirect(
      [...single, ...others].filter(({ target }) => target.length > 0),
      classes.length,
    )
    for (let i = part; i < drawn.length; i += PARTS) guessed[i] = drawn[i]!.map((example) => likelyOf(chances(example)))
  }
  return guessed
}

const likelyOf = (chances: Float64Array): Likely =>
  [...chances].flatMap((chance, place): Likely => (chance > SLIGHT ? [[classes[place]!, chance]] : []))

/** Says whether the labels have changed since something was learned from them. */
export const fingerprintOfLabels = (): string => createHash('sha256').update(labelText()).digest('hex').slice(0, 12)

export const learnedModule = ({ kinds: names, bias, direct, hiddenBias, hidden, output, steps }: Learned): string =>
  [
    '// Learned from tests/fixtures/labels by `LEARN=1 npx vitest run tests/critique/learning/learning.test.ts -u`; table.ts reads it.',
    '',
    'export const learned = {',
    `  from: '${fingerprintOfLabels()}',`,
    `  kinds:\n    '${names}',`,
    `  bias: '${bias}',`,
    '  direct: {',
    ...Object.entries(direct).map(([name, text]) => `    ${name}:\n      '${text}',`),
    '  },',
    `  hiddenBias: '${hiddenBias}',`,
    '  hidden: {',
    ...Object.entries(hidden).map(([name, text]) => `    ${name}:\n      '${text}',`),
    '  },',
    `  output:\n    '${output}',`,
    `  steps: { hidden: ${steps.hidden}, output: ${steps.output} },`,
    '}',
    '',
  ].join('\n')

/** Names, aliases, products and cues of the kinds, and the labels of interviews, which count most. */
function known(): Example[] {
  const phrases = [...lexicon]
    .map(([label, { kind }]) => exampleOf({ label, kinds: [kind], before: [], after: [] }, 0.25))
    .map((one) => ({ ...one, features: new Map([...one.features].filter(([name]) => !/^[kK]0? /.test(name))) }))
  const labels = [...interviewLabels, ...tunedLabels, ...heldOutLabels].map(([label, kind]) =>
    exampleOf({ label, kinds: [kind], before: [], after: [] }, 4),
  )
  return [...phrases, ...labels]
}

/** The first of several kinds that a fair reader accepts counts most. */
function exampleOf({ label, kinds: accepted, ...around }: LabelledBox, weight: number): Example {
  const places = accepted.flatMap((kind) => placeOf.get(kind) ?? [])
  const target = places.map((place, i) => [place, places.length === 1 ? 1 : i === 0 ? 0.75 : 0.25 / (places.length - 1)] as const)
  return { features: featuresOf(label, around), target, weight }
}
