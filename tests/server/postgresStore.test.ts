import { PGlite } from '@electric-sql/pglite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPostgresStore } from '#server/store/postgres.ts'
import { connectPostgres } from '#server/store/postgresPool.ts'
import type { Answer, RunStatement, Sql, Statement } from '#server/store/sql.ts'
import { noPostgres, startPostgres } from './debianServers.ts'
import type { RealServer } from './debianServers.ts'
import { sharedStoreContract, storeContract } from './storeContract.ts'
import type { StoreBench } from './storeContract.ts'

describe('on PGlite', () => {
  let database: PGlite
  beforeAll(async () => {
    database = await PGlite.create()
  }, 120_000)
  afterAll(() => database.close())

  const makeBench = async (): Promise<StoreBench> => {
    await database.exec('drop schema public cascade; create schema public')
    return { open: () => openPostgresStore({ sql: within(database) }), clean: async () => {} }
  }
  storeContract('PGlite', makeBench)
  sharedStoreContract('PGlite', makeBench)
})

const missing = noPostgres()
// On a build machine a database that is missing is a mistake, not a reason to look away.
describe.skipIf(missing !== null && process.env.CI !== 'true')(`on PostgreSQL${missing ? ` (${missing})` : ''}`, () => {
  let server: RealServer
  let benches = 0
  beforeAll(async () => {
    if (missing) throw new Error(missing)
    server = await startPostgres()
  }, 120_000)
  afterAll(() => server?.remove())

  const makeBench = async (): Promise<StoreBench> => {
    const schema = `bench${++benches}`
    const sql = await connectPostgres(server.url, 1)
    await sql.run({ text: `create schema ${schema}` })
    await sql.close()
    const url = `${server.url}?options=-csearch_path%3D${schema}`
    return { open: async () => openPostgresStore({ sql: await connectPostgres(url, 4) }), clean: async () => {} }
  }
  storeContract('PostgreSQL', makeBench)
  sharedStoreContract('PostgreSQL', makeBench)

  it('several that start at once on an empty database take turns at making it', async () => {
    const { open } = await makeBench()
    const stores = await Promise.all([open(), open(), open()])
    await stores[0]?.createBoard('a')
    expect(await stores[2]?.board('a')).toMatchObject({ id: 'a' })
    await Promise.all(stores.map((store) => store.close()))
  })

  it('does not touch a database of a newer version, and says so', async () => {
    const { open } = await makeBench()
    await (await open()).close()
    const sql = await connectPostgres(`${server.url}?options=-csearch_path%3Dbench${benches}`, 1)
    await sql.run({ text: 'insert into premortem_schema (version) values (99)' })
    await sql.close()
    await expect(open()).rejects.toThrow('DATABASE_URL: the database was written by a newer Premortem (format 99')
  })
})

it('says that the database cannot be reached, and repeats no password', async () => {
  const attempt = connectPostgres('postgres://ann:hush@127.0.0.1:1/none')
  await expect(attempt).rejects.toThrow(/^DATABASE_URL: the database cannot be reached: .*ECONNREFUSED/)
  await expect(attempt).rejects.not.toThrow('hush')
})

/** PGlite has one connection: what is asked waits its turn there. */
function within(database: PGlite): Sql {
  const runOn =
    (target: Pick<PGlite, 'query'>): RunStatement =>
    async <Row>({ text }: Statement, values: readonly unknown[] = []): Promise<Answer<Row>> => {
      const { rows, affectedRows = 0 } = await target.query<Row>(text, [...values])
      return { rows, count: affectedRows }
    }
  return { run: runOn(database), transaction: (body) => database.transaction((tx) => body(runOn(tx))), close: async () => {} }
}
