import { GraphError } from '../graph/graph.ts'

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
/** The first codes say what comes next instead of naming something known. */
const [SHORT_LETTER, LONG_LETTER, END] = [0, 1, 2]

/**
 * Text that was packed with LZ-String into base64, as Obsidian packs drawings: codes that grow with what is known, each naming a piece seen before.
 * @throws {GraphError} it is damaged, or unpacks to more than `most` letters.
 */
export function unpackLzString(packed: string, most: number): string {
  const bits = new Bits(packed.replace(/[\s=]+/g, ''))
  const known: string[] = ['', '', '']
  const parts: string[] = []
  let width = 2
  let untilWider = 1
  let before = ''
  let length = 0
  const learn = (piece: string): void => {
    known.push(piece)
    if (--untilWider > 0) return
    untilWider = 2 ** width
    width++
  }
  for (;;) {
    let code = bits.next(width)
    if (code === END) return parts.join('')
    if (code === SHORT_LETTER || code === LONG_LETTER) {
      learn(String.fromCharCode(bits.next(code === SHORT_LETTER ? 8 : 16)))
      code = known.length - 1
    }
    const piece = code < known.length ? known[code]! : code === known.length && before !== '' ? before + before[0]! : ''
    if (piece === '') throw damaged()
    parts.push(piece)
    length += piece.length
    if (length > most) throw new GraphError([{ at: '', message: `unpacks to more than ${most} letters; a drawing has at most so many` }])
    if (before !== '') learn(before + piece[0]!)
    before = piece
  }
}

const damaged = (): GraphError => new GraphError([{ at: '', message: 'the packed drawing in this note is damaged or cut off' }])

/** Six bits a letter, the highest first; of a number the lowest bit comes first. */
class Bits {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  /** @throws {GraphError} there are no more. */
  next(count: number): number {
    let value = 0
    for (let bit = 0; bit < count; bit++, this.#at++) {
      const digit = DIGITS.indexOf(this.#text[Math.floor(this.#at / 6)] ?? ' ')
      if (digit < 0) throw damaged()
      if ((digit >> (5 - (this.#at % 6))) & 1) value += 2 ** bit
    }
    return value
  }
}
