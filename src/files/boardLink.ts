import { inflateBounded } from '#critique/formats/inflateBounded.ts'
import type { Place } from '#critique/formats/format.ts'
import { GraphError, parseGraph } from '#critique/graph/graph.ts'
import type { Graph } from '#critique/graph/graph.ts'
import type { Placing } from '#src/canvas/placing.ts'

/** Longer addresses are cut by some mail and chat programs. In letters. */
export const LONGEST_LINK = 12_000

/**
 * An address that carries the board itself, behind the `#`: browsers send that part to no server. undefined where the board is too large for
 * an address.
 */
export async function boardLink(origin: string, graph: Graph, places: ReadonlyMap<string, Place>): Promise<string | undefined> {
  const { deflateSync } = await import('fflate')
  const rounded = Object.fromEntries([...places].map(([id, { x, y, width, height }]) => [id, [x, y, width, height].map(Math.round)]))
  const packed = deflateSync(new TextEncoder().encode(JSON.stringify({ graph, places: rounded })), { level: 9 })
  const link = `${origin}/open#${toBase64Url(packed)}`
  return link.length > LONGEST_LINK ? undefined : link
}

/**
 * The board that an address carries.
 * @throws {GraphError} it carries none, or a damaged one.
 */
export async function boardInLink(hash: string): Promise<{ graph: Graph; placing: Placing }> {
  const { Inflate, Unzlib } = await import('fflate')
  const packed = fromBase64Url(hash.replace(/^#/, ''))
  const text = new TextDecoder().decode(inflateBounded({ Inflate, Unzlib }, packed, 'none'))
  const { graph, places } = parse(text)
  return { graph: parseGraph(graph), placing: placingFrom(places) }
}

const refusal = new GraphError([{ at: '', message: 'The address is incomplete or damaged: perhaps its end was cut off when it was sent.' }])

function parse(text: string): { graph?: unknown; places?: unknown } {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null) return value
  } catch {
    // Said below.
  }
  throw refusal
}

function placingFrom(places: unknown): Placing {
  if (typeof places !== 'object' || places === null) return {}
  const read = Object.entries(places).flatMap(([id, place]: [string, unknown]) => {
    const [x, y, width, height] = Array.isArray(place)
      ? place.filter((number) => typeof number === 'number' && Number.isFinite(number))
      : []
    return x !== undefined && y !== undefined && width > 0 && height > 0 ? [[id, { x, y, width, height }] as const] : []
  })
  return read.length > 0 ? { places: Object.fromEntries(read) } : {}
}

function toBase64Url(bytes: Uint8Array): string {
  let letters = ''
  for (const byte of bytes) letters += String.fromCharCode(byte)
  return btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

function fromBase64Url(text: string): Uint8Array {
  if (text.length > LONGEST_LINK * 4) throw refusal
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))
  } catch {
    throw refusal
  }
}
