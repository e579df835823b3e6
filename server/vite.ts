import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin, ViteDevServer } from 'vite'
import type * as ConfigModule from './config.ts'
import type { Service } from './service.ts'
import type * as ServiceModule from './service.ts'

const ours = /^\/(api\/|healthz$|readyz$|metrics$|config\.json$)/

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
        if (ours.test(path)) mount.service.app.routing(request, response)
        else next()
      })
      // Hot reload listens on the same event: what is not a room's is left to it.
      vite.httpServer.on('upgrade', (request, socket, head) => {
        mount.service.handleUpgrade(request, socket, head as Buffer)
      })
      vite.httpServer.once('close', () => void mount.service.close())
    },
  }
}

async function mountService(vite: ViteDevServer): Promise<{ service: Service }> {
  const { version } = JSON.parse(readFileSync(join(vite.config.root, 'package.json'), 'utf8')) as { version: string }
  const open = async (): Promise<Service> => {
    const { readConfig } = (await vite.ssrLoadModule('/server/config.ts')) as typeof ConfigModule
    const { openService } = (await vite.ssrLoadModule('/server/service.ts')) as typeof ServiceModule
    return openService({ config: readConfig(process.env), version, clientDir: null })
  }
  const mount = { service: await open() }
  vite.watcher.on('change', (file) => {
    const isOurs = [join(vite.config.root, 'server'), join(vite.config.root, 'critique')].some((folder) => file.startsWith(folder))
    // Vite itself restarts when this plugin changes.
    if (isOurs && file.endsWith('.ts') && !file.endsWith('/server/vite.ts')) void reload()
  })
  let reloading = Promise.resolve()
  const reload = (): Promise<void> => {
    reloading = reloading.then(async () => {
      await mount.service.close()
      mount.service = await open()
    })
    return reloading.catch((error: unknown) => vite.config.logger.error(String(error)))
  }
  return mount
}
