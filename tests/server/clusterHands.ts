import type pg from 'pg'
import { expect } from 'vitest'
import * as Y from 'yjs'
import { CreateBoardResponse, Health } from '#server/protocol.ts'
import type { ServerProcess } from './process.ts'
import { recordIds } from './testServer.ts'
import type { Person } from './testServer.ts'

export async function createBoard({ host }: ServerProcess): Promise<string> {
  const response = await fetch(`http://${host}/api/boards`, { method: 'POST' })
  return CreateBoardResponse.parse(await response.json()).id
}

export const readiness = async ({ host }: ServerProcess): Promise<Health> =>
  Health.parse(await (await fetch(`http://${host}/readyz`)).json())

/** Like `until`, for what has to be asked. */
export async function untilAsked(condition: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 20_000
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`not within 20 s: ${String(condition)}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

export const named = ({ provider }: Person, name: string): boolean =>
  [...provider.awareness.getStates().values()].some((state) => (state as { name?: unknown }).name === name)

export const stateOf = (doc: Y.Doc): string => JSON.stringify(recordIds(doc).map((id) => [id, inOrder(doc.getMap('records').get(id))]))

/** The fields of a map stand in it as they came, and whoever joins later gets them in another order. */
const inOrder = (fields: unknown): [string, unknown][] =>
  Object.entries((fields as Y.Map<unknown>).toJSON()).toSorted(([a], [b]) => (a < b ? -1 : 1))

/** The log of a board counts from 1 without gaps, up to where the board stands, and holds nothing twice. Returns how far that is. */
export async function expectWholeLog(database: pg.Pool, board: string): Promise<number> {
  const { rows } = await database.query<{ seq: string; data: Buffer }>('select seq, data from room_update where room = $1 order by seq', [
    board,
  ])
  expect(rows.map(({ seq }) => Number(seq))).toEqual(rows.map((_, n) => n + 1))
  const head = await database.query<{ head: string }>('select head from room where id = $1', [board])
  expect(Number(head.rows[0]?.head)).toBe(rows.length)
  const written = rows.flatMap(({ data }) =>
    Y.decodeUpdate(data).structs.flatMap(({ id, length }) => Array.from({ length }, (_, n) => `${id.client}:${id.clock + n}`)),
  )
  expect(written.length - new Set(written).size).toBe(0)
  return rows.length
}
