import { GraphError } from '../graph/graph.ts'
import { MOST_BYTES } from './format.ts'
import type { InflateModule } from './format.ts'

/** A few kilobytes can hold a gigabyte: the input goes in by pieces this small, so that there is a moment to stop. */
const PIECE = 4_096

/**
 * Unpacks, and stops at `MOST_BYTES`.
 * @throws {GraphError} it is more, or damaged.
 */
export function inflateBounded({ Inflate, Unzlib }: InflateModule, packed: Uint8Array, head: 'zlib' | 'none'): Uint8Array {
  const pieces: Uint8Array[] = []
  let size = 0
  const take = (piece: Uint8Array): void => {
    size += piece.length
    if (size > MOST_BYTES) throw refusal(`unpacks to more than ${MOST_BYTES / 1e6} MB; no drawing is that large`)
    pieces.push(piece.slice())
  }
  try {
    const stream = head === 'zlib' ? new Unzlib(take) : new Inflate(take)
    for (let at = 0; at < packed.length; at += PIECE) stream.push(packed.subarray(at, at + PIECE), at + PIECE >= packed.length)
  } catch (error) {
    if (error instanceof GraphError) throw error
    throw refusal('what is packed in it is damaged')
  }
  const whole = new Uint8Array(size)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

const refusal = (message: string): GraphError => new GraphError([{ at: '', message }])
