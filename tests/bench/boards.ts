import { toRichText } from '@tldraw/tlschema'
import { getIndices } from '@tldraw/utils'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { kinds } from '#critique/kinds/index.ts'
import { encode } from '#server/records/codec.ts'
import type { Json, RawRecord } from '#server/records/codec.ts'
import { newBoard } from '../e2e/launch.ts'
import { geo, joined, node } from '../server/records/samples.ts'

export interface Client {
  doc: Y.Doc
  /** The shared records, by id. */
  records: Y.Map<Y.Map<Json>>
  provider: WebsocketProvider
  leave: () => void
}

/** A y-websocket client without a page. */
export function join(url: string, board: string): Client {
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(`${url.replace('http', 'ws')}/collab`, board, doc, {
    disableBc: true,
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
  })
  // Plain y-websocket clients repeat everybody's presence to everybody: fifty of them would be measured talking about themselves.
  provider.awareness.setLocalState(null)
  return {
    doc,
    records: doc.getMap('records'),
    provider,
    leave: () => {
      provider.destroy()
      doc.destroy()
    },
  }
}

export const synced = ({ provider }: Client): Promise<void> =>
  new Promise((resolve) => (provider.synced ? resolve() : provider.once('sync', () => resolve())))

export const write = ({ doc, records }: Client, written: readonly RawRecord[]): void =>
  doc.transact(() => written.forEach((record) => records.set(record.id, new Y.Map<Json>(encode(record)))))

const WIDTH = 192
const HEIGHT = 72

/** `count` boxes in rows: as our components, or as tldraw's rectangles, with the same words in the same places. */
export function boxes(as: 'node' | 'geo', count: number): RawRecord[] {
  const columns = columnsFor(count)
  return getIndices(count).map((index, i) => {
    const kind = kinds[i % kinds.length]!
    const place = { index, x: (i % columns) * 240, y: Math.floor(i / columns) * 130 }
    const label = `${kind.name} ${i}`
    const size = { w: WIDTH, h: HEIGHT }
    if (as === 'node') return node(`box${i}`, { ...size, kind: kind.id, label }, place)
    return geo(`box${i}`, { ...size, dash: 'solid', font: 'sans', size: 's', richText: toRichText(label) }, place)
  })
}

const columnsFor = (count: number): number => Math.ceil(Math.sqrt(count * 0.6))

/** Arrows that join every second of so many boxes to its neighbour on the right: the same records whatever the boxes are. */
export function arrows(count: number): RawRecord[] {
  const columns = columnsFor(count)
  const starts = Array.from({ length: count - 1 }, (_, i) => i).filter((i) => (i % columns) % 2 === 0 && (i % columns) + 1 < columns)
  const indices = getIndices(count + starts.length).slice(count)
  return starts.flatMap((i, at) => joined(`arrow${i}`, `box${i}`, `box${i + 1}`, { font: 'sans', size: 's' }, { index: indices[at]! }))
}

/** A new board that holds these records, saved. */
export async function fillBoard(url: string, records: readonly RawRecord[]): Promise<string> {
  const board = await newBoard(url)
  const author = join(url, board)
  await synced(author)
  write(author, records)
  for (;;) {
    const reader = join(url, board)
    await synced(reader)
    const arrived = reader.records.size
    reader.leave()
    if (arrived === records.length) break
  }
  author.leave()
  return board
}
