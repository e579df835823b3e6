import type { AddressInfo } from 'node:net'
import { ConfigError, readConfig } from './config.ts'
import { takeOrders } from './control.ts'
import { TeamRulesError } from './teamRules.ts'
import { openService } from './service.ts'
import type { Service } from './service.ts'
import { StoreError } from './store/storeError.ts'

export interface StartOptions {
  env: Record<string, string | undefined>
  version: string
  /** The built pages; null for a server without. */
  clientDir: string | null
}

/** How long a stop may take before it is cut short. */
const STOP_MS = 5000

/** Runs the server until a signal comes. Resolves with false when it cannot start; the reason is on stderr. */
export async function start({ env, version, clientDir }: StartOptions): Promise<boolean> {
  try {
    const config = readConfig(env)
    const service = await openService({ config, version, clientDir })
    try {
      await listen(service, config.host, config.port)
    } catch (error) {
      await service.close()
      throw error
    }
    for (const warning of config.warnings) console.error(warning)
    console.log(`Premortem is at ${address(service, config.host)}`)
    // Orders are about files, and there are none where boards are in a database.
    const orders = config.databaseUrl === null ? await takeOrders(config.dataDir, service.store) : null
    stopOnSignal(async () => {
      orders?.close()
      await service.close()
    })
    return true
  } catch (error) {
    console.error(explain(error))
    return false
  }
}

async function listen(service: Service, host: string, port: number): Promise<void> {
  service.app.server.on('upgrade', (request, socket, head) => {
    if (!service.handleUpgrade(request, socket, head)) socket.destroy()
  })
  await service.app.listen({ host, port })
}

function address({ app }: Service, host: string): string {
  const { port } = app.server.address() as AddressInfo
  const shown = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '[::1]' : host.includes(':') ? `[${host}]` : host
  return `http://${shown}:${port}`
}

function stopOnSignal(close: () => Promise<void>): void {
  let stopping = false
  const stop = (): void => {
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(1), STOP_MS).unref()
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(explain(error))
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

function explain(error: unknown): string {
  if (error instanceof ConfigError || error instanceof StoreError) return error.message
  if (error instanceof TeamRulesError) return `RULES_DIR: ${error.message}`
  const { code, port, address: host } = (error ?? {}) as { code?: string; port?: number; address?: string }
  if (code === 'EADDRINUSE') return `PORT ${port} is taken on ${host}. Set PORT to another one, or to 0 for a free one.`
  if (code === 'EACCES') return `PORT ${port} may not be used by this account. Set PORT to one above 1023.`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `HOST is not an address of this machine.`
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
