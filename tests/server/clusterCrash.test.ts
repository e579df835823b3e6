import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type * as Y from 'yjs'
import { createBoard, expectWholeLog, stateOf, untilAsked } from './clusterHands.ts'
import { noPostgres, noRedis, startPostgres, startRedis } from './debianServers.ts'
import type { RealServer } from './debianServers.ts'
import { startServer } from './process.ts'
import type { ServerProcess } from './process.ts'
import { makeFolder } from './temporaryFolder.ts'
import { isSynced, joinBoard, nodeRecord, put, recordIds, until } from './testServer.ts'
import type { Person } from './testServer.ts'

const missing = [noPostgres(), noRedis()].filter((reason) => reason !== null).join('; ')

/** A hundred of each take some twenty minutes. */
const ROUNDS = Array.from({ length: Number(process.env.CRASH_ROUNDS ?? 2) }, (_, n) => n + 1)
const countOf = (doc: Y.Doc): number => doc.getMap('records').size

/** Whoever was sent away comes back by themselves, on a machine that has other work too. */
const PATIENCE_MS = 40_000

// On a build machine a database that is missing is a mistake, not a reason to look away.
describe.skipIf(missing !== '' && process.env.CI !== 'true')(
  `three servers over one PostgreSQL and one Redis, while people draw${missing && ` (${missing})`}`,
  () => {
    const folder = makeFolder()
    let postgres: RealServer
    let redis: RealServer
    let servers: ServerProcess[]
    let database: pg.Pool
    const people: Person[] = []
    const timers: NodeJS.Timeout[] = []

    const start = (port = '0'): Promise<ServerProcess> =>
      startServer({ DATA_DIR: folder.path, DATABASE_URL: postgres.url, REDIS_URL: redis.url, PORT: port })

    beforeAll(async () => {
      if (missing) throw new Error(missing)
      ;[postgres, redis] = await Promise.all([startPostgres(), startRedis()])
      servers = await Promise.all([start(), start(), start()])
      database = new pg.Pool({ connectionString: postgres.url, max: 2 })
      database.on('error', () => {})
    }, 180_000)

    afterEach(() => {
      for (const timer of timers.splice(0)) clearInterval(timer)
      for (const person of people.splice(0)) person.leave()
    })

    afterAll(async () => {
      for (const server of servers ?? []) server.child.kill('SIGKILL')
      await database?.end().catch(() => {})
      await Promise.all([postgres?.remove(), redis?.remove()])
      folder.remove()
    }, 60_000)

    const at = (n: number): ServerProcess => {
      const server = servers[n % servers.length]
      if (!server) throw new Error(`there is no server ${n}`)
      return server
    }

    const join = async (n: number, board: string): Promise<Person> => {
      const person = joinBoard(at(n).host, board)
      people.push(person)
      await isSynced(person)
      return person
    }

    /** Draws a box every few milliseconds, until the test is over or it is stopped. */
    const draws = ({ doc }: Person, name: string): (() => number) => {
      let drawn = 0
      const timer = setInterval(() => put(doc, nodeRecord(`${name}${drawn++}`)), 20)
      timers.push(timer)
      return () => {
        clearInterval(timer)
        return drawn
      }
    }

    const die = async (n: number): Promise<string> => {
      const { child, stopped, host } = at(n)
      child.kill('SIGKILL')
      await stopped
      return host.split(':')[1] ?? '0'
    }

    /** Somebody sees edits that were made after now. */
    const goesOn = async ({ doc }: Person): Promise<void> => {
      const before = countOf(doc)
      await until(() => countOf(doc) > before + 20, 'drawing goes on', PATIENCE_MS)
    }

    it('each server is killed in turn, then Redis, then PostgreSQL: everybody comes to the same board, and nobody has to type', async () => {
      const board = await createBoard(at(0))
      const group = await Promise.all([0, 1, 2].map((n) => join(n, board)))
      const [ann, ben, cleo] = group as [Person, Person, Person]
      const stops = group.map((person, n) => draws(person, `p${n}x`))
      for (const n of [0, 1, 2]) {
        await goesOn(group[(n + 1) % 3] ?? ann)
        const port = await die(n)
        await goesOn(group[(n + 2) % 3] ?? ann)
        servers[n] = await start(port)
      }
      await goesOn(cleo)
      await redis.crash()
      await goesOn(ben)
      await redis.start()
      await goesOn(ann)
      await postgres.crash()
      await until(() => group.some(({ provider }) => !provider.wsconnected), 'somebody is sent away', PATIENCE_MS)
      const drawn = stops.reduce((sum, stop) => sum + stop(), 0)
      await postgres.start()
      await until(() => group.every(({ doc }) => countOf(doc) === drawn), `everybody has ${drawn}`, PATIENCE_MS)
      await until(() => new Set(group.map(({ doc }) => stateOf(doc))).size === 1, 'one state', PATIENCE_MS)
      await expectWholeLog(database, board)
      const late = await join(1, board)
      expect(stateOf(late.doc)).toBe(stateOf(ann.doc))
    }, 150_000)

    /** What a watcher had received when something died, and what is there for somebody who comes when nobody can bring anything back. */
    async function lossesOf(kill: (writersAt: number) => Promise<() => Promise<unknown>>, round: number): Promise<string[]> {
      const board = await createBoard(at(round))
      const [writer, other, watcher] = (await Promise.all([round, round, round + 1].map((n) => join(n, board)))) as [Person, Person, Person]
      draws(writer, 'w')
      draws(other, 'o')
      const moment = 40 + ((round * 37) % 120)
      await until(() => countOf(watcher.doc) > moment, 'a stream of edits', PATIENCE_MS)
      const comeBack = await kill(round)
      for (const timer of timers.splice(0)) clearInterval(timer)
      const seen = recordIds(watcher.doc)
      for (const person of people.splice(0)) person.leave()
      await comeBack()
      const fresh = await join(round + 1, board)
      const kept = new Set(recordIds(fresh.doc))
      await expectWholeLog(database, board)
      return seen.filter((id) => !kept.has(id))
    }

    it.each(ROUNDS)(
      'kill -9 of a server loses nothing that somebody at another had received (round %i)',
      async (round) => {
        const lost = await lossesOf(async (n) => {
          const port = await die(n)
          return async () => (servers[n % servers.length] = await start(port))
        }, round)
        expect(lost).toEqual([])
      },
      90_000,
    )

    it.each(ROUNDS)(
      'kill -9 of PostgreSQL, children and all, loses nothing that anybody had received (round %i)',
      async (round) => {
        const lost = await lossesOf(async () => {
          await postgres.crash()
          return async () => {
            await postgres.start()
            await untilAsked(async () => (await fetch(`http://${at(round + 1).host}/readyz`)).status === 200)
          }
        }, round)
        expect(lost).toEqual([])
      },
      90_000,
    )
  },
)
