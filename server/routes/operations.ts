import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Config } from '../config.ts'
import type { Metrics } from '../metrics.ts'
import { ClientConfig, Health } from '../protocol.ts'
import type { Bus } from '../rooms/bus.ts'
import type { Store } from '../store/store.ts'

export interface OperationOptions {
  config: Config
  store: Store
  bus: Bus
  metrics: Metrics
  version: string
}

const DISK_TIMEOUT_MS = 2000

/** What an operator, and the page at its start, ask the server about itself. */
export const operationRoutes =
  ({ config, store, bus, metrics, version }: OperationOptions): FastifyPluginAsyncZod =>
  async (app) => {
    app.get('/healthz', { schema: { summary: 'Is the process alive?', response: { 200: Health } } }, () => ({ status: 'ok' as const }))

    app.get('/readyz', { schema: { summary: 'Can edits be stored?', response: { 200: Health, 503: Health } } }, async (_request, reply) => {
      try {
        await within(DISK_TIMEOUT_MS, store.ping())
        // Without hints edits of other processes come late; they come.
        return { status: 'ok' as const, ...(bus.trouble !== null && { detail: bus.trouble }) }
      } catch {
        return reply.code(503).send({ status: 'failing', detail: 'Edits cannot be stored.' })
      }
    })

    app.get('/metrics', { schema: { summary: 'Prometheus text' } }, async (_request, reply) =>
      reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
    )

    app.get(
      '/config.json',
      { schema: { summary: 'What the page needs to know of its server', response: { 200: ClientConfig } } },
      (_request, reply) => {
        reply.header('cache-control', 'no-store')
        return { version, tldrawLicenseKey: config.tldrawLicenseKey, modelConfigured: config.models.access !== null }
      },
    )
  }

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`not done within ${ms} ms`)), ms)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}
