import type { FastifyInstance } from 'fastify'
import { Gatekeeper } from './access/gatekeeper.ts'
import { hashOf, WhoAsks } from './access/whoAsks.ts'
import { createApp } from './app.ts'
import type { Config } from './config.ts'
import type { ModelClient } from './llm/modelClient.ts'
import { createMetrics } from './metrics.ts'
import { forgetDue, keepTidy } from './recovery/retention.ts'
import { noBus } from './rooms/bus.ts'
import type { Bus } from './rooms/bus.ts'
import { defaultLimits } from './rooms/limits.ts'
import type { Limits } from './rooms/limits.ts'
import { Rooms } from './rooms/rooms.ts'
import { createUpgrade } from './rooms/upgrade.ts'
import type { HandleUpgrade, UpgradeOptions } from './rooms/upgrade.ts'
import { openSqliteStore } from './store/sqlite.ts'
import type { Store } from './store/store.ts'
import { readTeamRulesFolder } from './teamRules.ts'

/** Everything the server does, before it listens anywhere. */
export interface Service {
  app: FastifyInstance
  /** Give it every `upgrade` event; it returns false for those that are not its own. */
  handleUpgrade: HandleUpgrade
  store: Store
  /** Takes away what was kept long enough; it happens by itself every few minutes. */
  forgetDue(): Promise<void>
  /** Sends everybody away, writes what is on its way, lets go of the files. */
  close(): Promise<void>
}

export interface ServiceOptions {
  config: Config
  version: string
  /** The built pages; null when somebody else serves them. */
  clientDir: string | null
  limits?: Partial<Limits>
  /** Default: SQLite in the folder that the settings name. The service closes it. */
  store?: Store
  /** Default: one with the usual patience. */
  models?: ModelClient
  /** Milliseconds since 1970, of what is kept for some time only. Default: this machine's clock. */
  now?: () => number
}

/** How long after a bad end people may bring back what the server showed and lost, also for others. */
const RELAY_MS = 10 * 60_000

export async function openService({
  config,
  version,
  clientDir,
  limits: changed,
  store: given,
  models,
  now,
}: ServiceOptions): Promise<Service> {
  const teamRules = config.rulesDir ? await readTeamRulesFolder(config.rulesDir) : []
  // The log is part of what is made last.
  let log = (message: string): void => console.error(message)
  const { store, bus } = given ? { store: given, bus: noBus() } : await openStore(config, (message) => log(message))
  const metrics = createMetrics()
  const limits = { ...defaultLimits, ...config.limits, ...changed }
  const note: UpgradeOptions['note'] = (event, details) => app.log.info({ event, ...details })
  const relaysUntil = store.endedBadly ? Date.now() + RELAY_MS : 0
  const rooms = new Rooms({ store, limits, metrics, log: (message) => log(message), relaysUntil, bus, ...(now && { now }) })
  const gatekeeper = new Gatekeeper(store)
  gatekeeper.onChange = (board) => void rooms.accessChanged(board, gatekeeper).catch((error: unknown) => log(`access: ${String(error)}`))
  rooms.watchOthers(gatekeeper)
  const whoAsks = new WhoAsks(config.signIn, config.publicOrigin?.startsWith('https:') ?? false)
  const app = await createApp({
    config,
    store,
    bus,
    rooms,
    gatekeeper,
    whoAsks,
    metrics,
    version,
    clientDir,
    teamRules,
    ...(models && { models }),
  })
  log = (message) => app.log.error(message)
  const { binDays, timelineDays } = config
  const retention = { store, rooms, gatekeeper, binDays, timelineDays, log, note, ...(now && { now }) }
  const stopTidying = keepTidy(retention)
  return {
    app,
    store,
    handleUpgrade: createUpgrade({
      rooms,
      gatekeeper,
      whoAsks,
      limits,
      metrics,
      publicOrigin: config.publicOrigin,
      trustProxy: config.trustProxy,
      note,
    }),
    forgetDue: () => forgetDue(retention),
    close: async () => {
      stopTidying()
      await rooms.stop()
      await app.close()
      await bus.close()
      await store.close()
      metrics.registry.clear()
    },
  }
}

/** Drivers of databases that are not used are not loaded. */
async function openStore(
  { databaseUrl, redisUrl, dataDir, durability }: Config,
  log: (message: string) => void,
): Promise<{ store: Store; bus: Bus }> {
  if (databaseUrl === null) return { store: openSqliteStore({ directory: dataDir, durability }), bus: noBus() }
  const [{ connectPostgres }, { openPostgresStore }] = await Promise.all([import('./store/postgresPool.ts'), import('./store/postgres.ts')])
  const sql = await connectPostgres(databaseUrl)
  try {
    const store = await openPostgresStore({ sql })
    if (redisUrl === null) {
      const { openPostgresBus } = await import('./rooms/busPostgres.ts')
      return { store, bus: openPostgresBus({ url: databaseUrl, sql, log }) }
    }
    const { openRedisBus } = await import('./rooms/busRedis.ts')
    const deployment = hashOf(Buffer.from(await store.signingKey()).toString('base64')).slice(0, 12)
    return { store, bus: openRedisBus({ url: redisUrl, deployment, log }) }
  } catch (error) {
    await sql.close()
    throw error
  }
}
