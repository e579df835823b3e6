import { labelledBoards } from '../boards/board.ts'
import type { LaterRound } from '../boards/board.ts'
import { labelsOnly, withKinds, type Measured } from './measure.ts'

export interface FirstMet {
  recall: readonly [number, number]
  falseAlarms: readonly [number, number]
  top: string
}

/** A round of boards that came after the rules had been mended for the ones before, and what the engine scored when it first met them. */
export interface RoundPlan {
  id: LaterRound
  intro: (boards: number) => string
  first: Record<'kinds' | 'labels', FirstMet>
}

/** A round that is read twice: with its kinds, and by its labels alone. */
export interface Round extends RoundPlan {
  kinds: readonly Measured[]
  labels: readonly Measured[]
}

/** The figures of the first sight are history: they never change. */
const plans: readonly RoundPlan[] = [
  {
    id: 'third',
    intro: (boards) =>
      `${boards} boards, drawn as people draw: few properties, some with requirements and some with none, half of them designs that one would be glad to\ninherit. All are also read by their labels alone. They came after everything above:`,
    first: {
      kinds: { recall: [22, 27], falseAlarms: [6, 54], top: '6 of 9' },
      labels: { recall: [18, 27], falseAlarms: [2, 27], top: '3 of 9' },
    },
  },
  {
    id: 'fourth',
    intro: (boards) =>
      `${boards} more of the same sort, after the third had been mended: how well the mending carries over to boards that it was not made for.`,
    first: {
      kinds: { recall: [14, 17], falseAlarms: [2, 34], top: '4 of 5' },
      labels: { recall: [9, 17], falseAlarms: [1, 17], top: '2 of 5' },
    },
  },
  {
    id: 'fifth',
    intro: (boards) => `${boards} more, after the fourth had been mended.`,
    first: {
      kinds: { recall: [11, 13], falseAlarms: [4, 25], top: '3 of 4' },
      labels: { recall: [11, 13], falseAlarms: [1, 12], top: '3 of 4' },
    },
  },
  {
    id: 'sixth',
    intro: (boards) =>
      `${boards} boards about considerations that no board before had called for, drawn with other kinds where two are plausible (a service for a job,\na schedule in the middle of a data path, a partner's system as the start), with models at the end of an arrow of a service, and with numbers in\nlabels and sentences instead of properties.`,
    first: {
      kinds: { recall: [30, 45], falseAlarms: [1, 55], top: '8 of 9' },
      labels: { recall: [19, 45], falseAlarms: [1, 20], top: '3 of 9' },
    },
  },
  {
    id: 'seventh',
    intro: (boards) => `${boards} boards about further considerations, after the sixth had been mended; some state their properties.`,
    first: {
      kinds: { recall: [45, 48], falseAlarms: [0, 79], top: '10 of 10' },
      labels: { recall: [26, 48], falseAlarms: [0, 43], top: '7 of 10' },
    },
  },
  {
    id: 'eighth',
    intro: (boards) => `${boards} boards with hardly a property, after the seventh had been mended.`,
    first: {
      kinds: { recall: [40, 42], falseAlarms: [0, 64], top: '10 of 10' },
      labels: { recall: [32, 42], falseAlarms: [1, 39], top: '7 of 10' },
    },
  },
  {
    id: 'ninth',
    intro: (boards) =>
      `${boards} boards that follow the shapes of public drawings, redrawn in our own words: few say anything about users or scope. After the eighth had been mended.`,
    first: {
      kinds: { recall: [24, 27], falseAlarms: [0, 40], top: '11 of 11' },
      labels: { recall: [20, 27], falseAlarms: [0, 24], top: '9 of 11' },
    },
  },
  {
    id: 'tenth',
    intro: (boards) =>
      `${boards} boards after the ninth had been mended, and after every board had been redrawn by machine in some forty ways (other kinds, arrows the other\nway, gateways in between) to see which findings hang on how something is drawn.`,
    first: {
      kinds: { recall: [36, 39], falseAlarms: [0, 59], top: '10 of 10' },
      labels: { recall: [22, 39], falseAlarms: [1, 30], top: '5 of 10' },
    },
  },
  {
    id: 'eleventh',
    intro: (boards) => `${boards} boards after the tenth had been mended: the last sight before this page was written.`,
    first: {
      kinds: { recall: [31, 34], falseAlarms: [0, 54], top: '8 of 8' },
      labels: { recall: [25, 34], falseAlarms: [1, 28], top: '5 of 8' },
    },
  },
  {
    id: 'twelfth',
    intro: (boards) =>
      `${boards} boards of familiar products, each flaw drawn in its own way: an approval on one of two paths, a wall between customers that is a sentence\nin the prompt, an account or a key that only words name, features that two jobs compute. Five are strong in the words of their trade. After the\neleventh had been mended.`,
    first: {
      kinds: { recall: [28, 39], falseAlarms: [2, 58], top: '6 of 7' },
      labels: { recall: [23, 39], falseAlarms: [0, 23], top: '4 of 7' },
    },
  },
  {
    id: 'thirteenth',
    intro: (boards) =>
      `${boards} boards drawn as architecture pictures in public READMEs are: product and framework names, layers as frames, limits inside labels. One of them\nstopped the review (a model that learns where it serves had no way to itself); the figures were taken right after that line was mended, before all else.`,
    first: {
      kinds: { recall: [25, 32], falseAlarms: [2, 77], top: '6 of 8' },
      labels: { recall: [20, 32], falseAlarms: [1, 40], top: '4 of 8' },
    },
  },
  {
    id: 'fourteenth',
    intro: (boards) =>
      `${boards} boards as an ordinary candidate draws them for an interview or a design review: short labels, plain flaws, plain controls. They came while the\ntwelfth and the thirteenth were still being mended for.`,
    first: {
      kinds: { recall: [20, 21], falseAlarms: [0, 50], top: '6 of 6' },
      labels: { recall: [18, 21], falseAlarms: [0, 30], top: '5 of 6' },
    },
  },
  {
    id: 'fifteenth',
    intro: (boards) =>
      `${boards} more boards as an ordinary candidate draws them: one plain flaw beside another, controls as boxes that say what they do. Drawn after the\nfourteenth had been mended.`,
    first: {
      kinds: { recall: [29, 31], falseAlarms: [5, 64], top: '9 of 9' },
      labels: { recall: [23, 31], falseAlarms: [0, 37], top: '5 of 9' },
    },
  },
]

/** All rounds after the second, measured as the engine is now. */
export const laterRounds = (): Promise<Round[]> =>
  Promise.all(
    plans.map(async (plan) => {
      const boards = await labelledBoards(plan.id)
      return { ...plan, kinds: withKinds(boards), labels: labelsOnly(boards) }
    }),
  )
