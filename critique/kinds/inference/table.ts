/**
 * As learned.ts holds it: texts whose signs are numbers, each of one sort, which packs better than a mixture. How they are written: `learnKinds`
 * of the tests. Rows are sorted by the fingerprint of their feature and known by the distance to the one before, in two signs; the highest pair
 * adds itself and goes on.
 */
export interface Learned {
  /** Names of the kinds, divided by blanks. */
  kinds: string
  /** Of each kind, two signs. */
  bias: string
  /** Rows of a few weights that speak straight for kinds. */
  direct: {
    distances: string
    /** How many weights a row has. */
    counts: string
    /** Places of their kinds, each as the distance to the one before; the highest sign adds itself and goes on. */
    places: string
    weights: string
  }
  /** Of each hidden unit, two signs. */
  hiddenBias: string
  /** Rows of one weight for every hidden unit. */
  hidden: { distances: string; weights: string }
  /** Of each hidden unit one weight for every kind. */
  output: string
  /** How many steps of a hidden and of an outgoing weight make one. */
  steps: { hidden: number; output: number }
}

/** What was learned, ready to be looked up. */
export interface Table {
  kinds: readonly (string | null)[]
  bias: Float64Array
  hiddenBias: Float64Array
  direct: DirectRows
  hidden: HiddenRows
  /** Weights of a hidden unit, one unit after the other. */
  output: Float64Array
  steps: Learned['steps']
}

/** Places of kinds and their weights. Row i goes from `ends[i - 1]` to `ends[i]`. */
interface DirectRows {
  /** The row of a feature's fingerprint, or -1. */
  find: (print: number) => number
  ends: Int32Array
  places: Uint8Array
  weights: Float32Array
}

/** In each row a weight for every hidden unit, in steps. */
interface HiddenRows {
  find: (print: number) => number
  weights: Int8Array
}

/** Printable characters that need no escape in a string or a page. */
export const ALPHABET: string = Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i))
  .filter((sign) => !`'\\\`<`.includes(sign))
  .join('')
const BASE = ALPHABET.length
/** Two signs make a number below this. */
export const PAIR: number = BASE * BASE
/** The sign that stands for nothing: those before it are negative. */
export const MIDDLE = 45
/** A direct weight is a whole number of these parts of one, at most so many of them. */
export const STEPS = 8
export const MOST_STEPS = 24
/** Steps from nothing to the largest hidden weight: finer ones are no better. */
export const HIDDEN_STEPS = 15
/** Parts of one in which the biases are counted. */
export const BIAS_STEPS = 100

const valueOf: Uint8Array = Uint8Array.from({ length: 128 }, (_, code) => Math.max(0, ALPHABET.indexOf(String.fromCharCode(code))))

/** The numbers that the signs of a text stand for. */
function digitsOf(text: string): Uint8Array {
  const digits = new Uint8Array(text.length)
  for (let i = 0; i < digits.length; i += 1) digits[i] = valueOf[text.charCodeAt(i)]!
  return digits
}

export function decode({ kinds, bias, direct, hiddenBias, hidden, output, steps }: Learned): Table {
  return {
    kinds: kinds.split(' ').map((kind) => (kind === 'null' ? null : kind)),
    bias: biases(digitsOf(bias)),
    hiddenBias: biases(digitsOf(hiddenBias)),
    direct: decodeDirect(direct),
    hidden: { find: finder(printsOf(hidden.distances)), weights: Int8Array.from(digitsOf(hidden.weights), (digit) => digit - MIDDLE) },
    output: Float64Array.from(digitsOf(output), (digit) => (digit - MIDDLE) / steps.output),
    steps,
  }
}

const biases = (digits: Uint8Array): Float64Array =>
  Float64Array.from({ length: digits.length / 2 }, (_, i) => (digits[2 * i]! * BASE + digits[2 * i + 1]! - PAIR / 2) / BIAS_STEPS)

/** Plain loops, for this is waited for. */
function printsOf(distances: string): Int32Array {
  const digits = digitsOf(distances)
  const prints = new Int32Array(digits.length / 2)
  let [rows, print] = [0, 0]
  for (let i = 0; i < digits.length; i += 2) {
    const distance = digits[i]! * BASE + digits[i + 1]!
    print += distance
    if (distance === PAIR - 1) continue
    prints[rows] = print
    rows += 1
  }
  return prints.subarray(0, rows)
}

function decodeDirect(direct: Learned['direct']): DirectRows {
  const [counts, deltas] = [digitsOf(direct.counts), digitsOf(direct.places)]
  const ends = new Int32Array(counts.length)
  const places = new Uint8Array(direct.weights.length)
  let [size, at] = [0, 0]
  for (let row = 0; row < counts.length; row += 1) {
    let place = 0
    for (let k = 0; k < counts[row]!; k += 1) {
      for (; deltas[at] === BASE - 1; at += 1) place += BASE - 1
      place += deltas[at]!
      at += 1
      places[size] = place
      size += 1
    }
    ends[row] = size
  }
  const weights = Float32Array.from(digitsOf(direct.weights), (digit) => (digit - MIDDLE) / STEPS)
  return { find: finder(printsOf(direct.distances)), ends, places, weights }
}

/** A hash table of whole numbers, which is there at once where a `Map` takes its time. */
function finder(prints: Int32Array): (print: number) => number {
  const mask = 2 ** Math.ceil(Math.log2(2 * prints.length + 1)) - 1
  const slots = new Int32Array(mask + 1)
  for (let row = 0; row < prints.length; row += 1) {
    let slot = prints[row]! & mask
    while (slots[slot] !== 0) slot = (slot + 1) & mask
    slots[slot] = row + 1
  }
  return (print) => {
    for (let slot = print & mask; ; slot = (slot + 1) & mask) {
      const row = slots[slot]! - 1
      if (row < 0 || prints[row] === print) return row
    }
  }
}
