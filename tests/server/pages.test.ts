import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readConfig } from '#server/config.ts'
import { openService } from '#server/service.ts'
import type { Service } from '#server/service.ts'
import { makeFolder } from './temporaryFolder.ts'

const folder = makeFolder()
let service: Service
beforeAll(async () => {
  const clientDir = join(folder.path, 'client')
  mkdirSync(join(clientDir, 'assets'), { recursive: true })
  writeFileSync(join(clientDir, 'index.html'), '<title>Premortem</title>')
  writeFileSync(join(clientDir, 'assets', 'app-1a2b.js'), 'run()')
  writeFileSync(join(clientDir, 'assets', 'app-1a2b.js.br'), brotliCompressSync('run()'))
  const config = readConfig({ DATA_DIR: join(folder.path, 'data'), LOG_LEVEL: 'silent' })
  service = await openService({ config, version: '0.0.0', clientDir })
})
afterAll(async () => {
  await service.close()
  folder.remove()
})

const get = (url: string, headers: Record<string, string> = {}) => service.app.inject({ method: 'GET', url, headers })

it.each(['/', '/board/abc', '/gallery', '/board/abc?x=1'])('%s is the page, asked for anew each time', async (url) => {
  const response = await get(url)
  expect(response.statusCode).toBe(200)
  expect(response.body).toContain('<title>Premortem</title>')
  expect(response.headers['cache-control']).toBe('no-cache')
})

it('keeps what has a hash in its name for ever', async () => {
  const response = await get('/assets/app-1a2b.js')
  expect(response.body).toBe('run()')
  expect(response.headers['cache-control']).toContain('immutable')
})

it('sends packed what the browser can unpack', async () => {
  const response = await get('/assets/app-1a2b.js', { 'accept-encoding': 'br' })
  expect(response.headers['content-encoding']).toBe('br')
  expect(response.headers['content-type']).toContain('javascript')
  expect(response.headers['cache-control']).toContain('immutable')
})

it.each(['/assets/gone-9z.js', '/api/nothing', '/collab/abc', '/favicon.png', '/../package.json'])('%s is no page', async (url) => {
  const response = await get(url)
  expect(response.statusCode).toBe(404)
  expect(response.json()).toEqual({ error: expect.any(String) })
})
