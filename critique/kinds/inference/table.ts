/** As learned.ts holds it: texts whose signs are numbers. How they are written: `learnKinds` of the tests. */
export interface Learned {
  /** Names of the kinds, divided by blanks. */
  kinds: string
  /** Of each kind, two signs. */
  bias: string
  /** Of each feature a few weights that speak straight for kinds. */
  direct: string
  /** Of each hidden unit, two signs. */
  hiddenBias: string
  /** Of each feature one weight for every hidden unit. */
  hidden: string
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
/** A direct weight is a whole number of these parts of one, from -23 to 24 of them. */
export const STEPS = 8
export const LEVELS = 48
export const LOWEST = -23
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
    direct: decodeDirect(digitsOf(direct)),
    hidden: decodeHidden(digitsOf(hidden), hiddenBias.length / 2),
    output: Float64Array.from(digitsOf(output), (digit) => (digit - MIDDLE) / steps.output),
    steps,
  }
}

const biases = (digits: Uint8Array): Float64Array =>
  Float64Array.from({ length: digits.length / 2 }, (_, i) => (digits[2 * i]! * BASE + digits[2 * i + 1]! - PAIR / 2) / BIAS_STEPS)

/**
 * Rows are sorted by fingerprint: first the distance to the one before (the highest pair adds itself and goes on), then how many weights follow
 * and two signs for each. Plain loops, for this is waited for.
 */
function decodeDirect(digits: Uint8Array): DirectRows {
  const prints = new Int32Array(digits.length >> 2)
  const ends = new Int32Array(digits.length >> 2)
  const places = new Uint8Array(digits.length >> 1)
  const weights = new Float32Array(digits.length >> 1)
  let [rows, size, print] = [0, 0, 0]
  for (let i = 0; i < digits.length;) {
    const distance = digits[i]! * BASE + digits[i + 1]!
    print += distance
    i += 2
    if (distance === PAIR - 1) continue
    const end = i + 1 + 2 * digits[i]!
    for (i += 1; i < end; i += 2) {
      const code = digits[i]! * BASE + digits[i + 1]!
      const place = (code / LEVELS) | 0
      places[size] = place
      weights[size] = (code - place * LEVELS + LOWEST) / STEPS
      size += 1
    }
    prints[rows] = print
    ends[rows] = size
    rows += 1
  }
  return {
    find: finder(prints.subarray(0, rows)),
    ends: ends.subarray(0, rows),
    places: places.subarray(0, size),
    weights: weights.subarray(0, size),
  }
}

/** The distance, then one sign for every unit. */
function decodeHidden(digits: Uint8Array, units: number): HiddenRows {
  const prints = new Int32Array(digits.length >> 2)
  const weights = new Int8Array(digits.length)
  let [rows, size, print] = [0, 0, 0]
  for (let i = 0; i < digits.length;) {
    const distance = digits[i]! * BASE + digits[i + 1]!
    print += distance
    i += 2
    if (distance === PAIR - 1) continue
    for (const end = i + units; i < end; i += 1) {
      weights[size] = digits[i]! - MIDDLE
      size += 1
    }
    prints[rows] = print
    rows += 1
  }
  return { find: finder(prints.subarray(0, rows)), weights: weights.subarray(0, size) }
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
