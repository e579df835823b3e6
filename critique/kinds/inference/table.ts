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
const one = (text: string, i: number): number => valueOf[text.charCodeAt(i)]!
const two = (text: string, i: number): number => one(text, i) * BASE + one(text, i + 1)

export function decode({ kinds, bias, direct, hiddenBias, hidden, output, steps }: Learned): Table {
  const units = hiddenBias.length / 2
  return {
    kinds: kinds.split(' ').map((kind) => (kind === 'null' ? null : kind)),
    bias: biases(bias),
    hiddenBias: biases(hiddenBias),
    direct: decodeDirect(direct),
    hidden: decodeHidden(hidden, units),
    output: Float64Array.from(output, (_, i) => (one(output, i) - MIDDLE) / steps.output),
    steps,
  }
}

const biases = (text: string): Float64Array =>
  Float64Array.from({ length: text.length / 2 }, (_, i) => (two(text, 2 * i) - PAIR / 2) / BIAS_STEPS)

/** How many weights follow, then two signs for each. */
function decodeDirect(text: string): DirectRows {
  const places = new Uint8Array(text.length / 2)
  const weights = new Float32Array(text.length / 2)
  const ends: number[] = []
  let size = 0
  const find = decodeRows(text, (at) => {
    const end = at + 1 + 2 * one(text, at)
    for (let i = at + 1; i < end; i += 2) {
      const code = two(text, i)
      places[size] = code / LEVELS
      weights[size] = ((code % LEVELS) + LOWEST) / STEPS
      size += 1
    }
    ends.push(size)
    return end
  })
  return { find, ends: Int32Array.from(ends), places: places.slice(0, size), weights: weights.slice(0, size) }
}

function decodeHidden(text: string, units: number): HiddenRows {
  const weights = new Int8Array(text.length)
  let size = 0
  const find = decodeRows(text, (at) => {
    for (let i = at; i < at + units; i += 1) {
      weights[size] = one(text, i) - MIDDLE
      size += 1
    }
    return at + units
  })
  return { find, weights: weights.slice(0, size) }
}

/** Rows are sorted by fingerprint: first the distance to the one before (the highest pair adds itself and goes on), then the row itself. */
function decodeRows(text: string, read: (at: number) => number): (print: number) => number {
  const prints: number[] = []
  let print = 0
  for (let i = 0; i < text.length;) {
    const distance = two(text, i)
    print += distance
    i += 2
    if (distance === PAIR - 1) continue
    i = read(i)
    prints.push(print)
  }
  return finder(Int32Array.from(prints))
}

/** A hash table of whole numbers, which is there at once where a `Map` takes its time. */
function finder(prints: Int32Array): (print: number) => number {
  const mask = 2 ** Math.ceil(Math.log2(2 * prints.length + 1)) - 1
  const slots = new Int32Array(mask + 1)
  for (const [row, print] of prints.entries()) {
    let slot = print & mask
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
