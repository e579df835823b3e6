import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin, ViteDevServer } from 'vite'
import type * as ConfigModule from './config.ts'
import type { Service } from './service.ts'
import type * as ServiceModule from './service.ts'

const ours = /^\/(api\/|healthz$|readyz$|metrics$|config\.json$)/
/** Written out: Vite reads this file before it knows how to resolve the product's own imports. */
const COLLAB_PATH = '/collab/'

/** Several files are often saved at once. */
const RELOAD_AFTER_MS = 100

/** Mounts the product's server in Vite's: one port for pages, API and rooms, with hot reload. */
export function premortemServer(): Plugin {
  return {
    name: 'premortem-server',
    apply: 'serve',
    async configureServer(vite) {
      // Vitest runs a Vite server without a port: nobody could connect.
      if (!vite.httpServer || process.env.VITEST) return
      const mount = await mountService(vite)
      vite.middlewares.use((request, response, next) => {
        const [path = '/'] = (request.url ?? '/').split('?')
        if (!ours.test(path)) return next()
        mount.current().then(({ app }) => app.routing(request, response), next)
      })
      // Hot reload listens on the same event: what is not a room's is left to it.
      vite.httpServer.on('upgrade', (request, socket, head) => {
        if (!request.url?.startsWith(COLLAB_PATH)) return
        mount.current().then(
          ({ handleUpgrade }) => handleUpgrade(request, socket, head as Buffer),
          () => socket.destroy(),
        )
      })
      vite.httpServer.once('close', () => void mount.close())
    },
  }
}

interface Mount {
  /** The service as the files are now; rejects with what is wrong in them. */
  current: () => Promise<Service>
  close: () => Promise<void>
}

async function mountService(vite: ViteDevServer): Promise<Mount> {
  const { version } = JSON.parse(readFileSync(join(vite.config.root, 'package.json'), 'utf8')) as { version: string }
  const open = async (): Promise<Service> => {
    const { readConfig } = (await vite.ssrLoadModule('/server/config.ts')) as typeof ConfigModule
    const { openService } = (await vite.ssrLoadModule('/server/service.ts')) as typeof ServiceModule
    return openService({ config: readConfig(process.env), version, clientDir: null })
  }
  const close = (service: Promise<Service>): Promise<void> =>
    service.then(
      (opened) => opened.close(),
      // It never opened: there is nothing to close.
      () => {},
    )
  const first = await open()
  let service = Promise.resolve(first)
  const reload = (): void => {
    service = close(service).then(open)
    service.catch((error: unknown) => vite.config.logger.error(error instanceof Error ? (error.stack ?? error.message) : String(error)))
  }
  let timer: NodeJS.Timeout | undefined
  vite.watcher.on('change', (file) => {
    const isOurs = ['server', 'critique'].some((folder) => file.startsWith(join(vite.config.root, folder)))
    // Vite itself restarts when this plugin changes.
    if (!isOurs || !file.endsWith('.ts') || file.endsWith('/server/vite.ts')) return
    clearTimeout(timer)
    timer = setTimeout(reload, RELOAD_AFTER_MS)
  })
  return { current: () => service, close: () => close(service) }
}
