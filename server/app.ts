import type { IncomingHttpHeaders } from 'node:http'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import Fastify, { LogController } from 'fastify'
import type { FastifyInstance } from 'fastify'
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import type { Gatekeeper } from './access/gatekeeper.ts'
import type { WhoAsks } from './access/whoAsks.ts'
import type { Config } from './config.ts'
import { Critic } from './llm/critic.ts'
import { InterviewModel } from './llm/interviewModel.ts'
import { ModelClient } from './llm/modelClient.ts'
import { Spending } from './llm/spending.ts'
import { Transcriber } from './llm/transcriber.ts'
import type { Metrics } from './metrics.ts'
import type { Bus } from './rooms/bus.ts'
import type { Rooms } from './rooms/rooms.ts'
import { accessRoutes } from './routes/access.ts'
import { boardRoutes } from './routes/boards.ts'
import { critiqueRoutes } from './routes/critique.ts'
import { answerError, HttpError } from './routes/errors.ts'
import { Guard } from './routes/guard.ts'
import { boardMaker } from './routes/makeBoard.ts'
import { interviewRoutes } from './routes/interview.ts'
import { operationRoutes } from './routes/operations.ts'
import { answerNotFound, servePages } from './routes/pages.ts'
import { recoveryRoutes } from './routes/recovery.ts'
import { transcriptionRoutes } from './routes/transcription.ts'
import type { Store } from './store/store.ts'
import type { TeamRules } from './teamRules.ts'

export interface AppOptions {
  config: Config
  store: Store
  bus: Bus
  rooms: Rooms
  gatekeeper: Gatekeeper
  whoAsks: WhoAsks
  metrics: Metrics
  version: string
  /** The built pages; null when somebody else serves them. */
  clientDir: string | null
  /** A team's own rules, beside ours. */
  teamRules?: readonly TeamRules[]
  /** Default: one with the usual patience. */
  models?: ModelClient
}

/** Headers are not logged at all; should they ever be, not these. */
const SECRET_HEADERS = ['authorization', 'cookie', 'sec-websocket-protocol', 'x-premortem-secret'].map((name) => `req.headers["${name}"]`)
const BODY_LIMIT = 8 * 1024 * 1024
/** Per address. A person needs a few; a script that checks a folder of files gets through too. */
const REQUESTS_PER_MINUTE = 1200

/** The HTTP side of the server. It neither listens nor touches anything outside its options. */
export async function createApp({
  config,
  store,
  bus,
  rooms,
  gatekeeper,
  whoAsks,
  metrics,
  version,
  clientDir,
  teamRules = [],
  models,
}: AppOptions): Promise<FastifyInstance> {
  const app = Fastify({
    // Requests are not logged: a board's id in an address is the key to the board.
    logger: { level: config.logLevel, redact: SECRET_HEADERS },
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: config.trustProxy,
    bodyLimit: BODY_LIMIT,
    forceCloseConnections: true,
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler(answerError)
  app.setNotFoundHandler(answerNotFound(clientDir))

  await app.register(helmet, securityHeaders(config))
  await app.register(swagger, { openapi: { info: { title: 'Premortem', version } }, transform: jsonSchemaTransform })
  await app.register(operationRoutes({ config, store, bus, metrics, version }))
  await app.register(
    async (api) => {
      await api.register(rateLimit, { max: REQUESTS_PER_MINUTE, timeWindow: '1 minute' })
      api.addHook('onRequest', async ({ headers }) => {
        if (!whoAsks.mayPass(headers)) throw new HttpError(401, 'Sign in first.')
        if (!comesFromHere(headers, config.publicOrigin)) throw new HttpError(403, 'Pages of other sites may not do this.')
      })
      const client = models ?? new ModelClient()
      const spending = new Spending(config.models.dailyBudgetUsd)
      const guard = new Guard(gatekeeper, whoAsks)
      await api.register(accessRoutes({ store, rooms, gatekeeper, whoAsks, guard }))
      const make = boardMaker({ store, gatekeeper, whoAsks })
      await api.register(boardRoutes({ store, rooms, guard, make }))
      await api.register(recoveryRoutes({ store, rooms, guard, make }))
      await api.register(critiqueRoutes({ teamRules, critic: new Critic({ config: config.models, client, spending }) }))
      await api.register(interviewRoutes(new InterviewModel({ config: config.models, client, spending })))
      await api.register(transcriptionRoutes(new Transcriber(config.models)))
      api.get('/openapi.json', { schema: { hide: true } }, () => app.swagger())
    },
    { prefix: '/api' },
  )
  if (clientDir) await servePages(app, clientDir)
  await app.ready()
  return app
}

/** A browser says which page asks, and its cookie says who: a page of somebody else may not use that. Programs name no page. */
function comesFromHere({ origin, host }: IncomingHttpHeaders, publicOrigin: string | null): boolean {
  if (origin === undefined || origin === publicOrigin) return true
  try {
    return new URL(origin).host === host
  } catch {
    return false
  }
}

/** Everything comes from this server. tldraw writes style attributes and draws exports through data: and blob: addresses. */
function securityHeaders(config: Config) {
  const isHttps = config.publicOrigin?.startsWith('https:') ?? false
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        // WebAssembly measures a voice while an answer is spoken: see src/interview/speech.
        scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'blob:', 'data:'],
        // Spoken answers are played from this browser's own storage.
        mediaSrc: ["'self'", 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'", 'blob:', 'data:'],
        workerSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        frameSrc: ["'none'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
      },
    },
    frameguard: { action: 'deny' as const },
    strictTransportSecurity: isHttps,
    // A board's id is in its address: no other site gets to see it.
    referrerPolicy: { policy: 'no-referrer' as const },
    crossOriginEmbedderPolicy: false,
    // Browsers ignore it, loudly, where the address is not a secure one.
    crossOriginOpenerPolicy: isHttps,
    originAgentCluster: isHttps,
  }
}
