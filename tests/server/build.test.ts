import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { build } from '../../server/build.mjs'
import { makeFolder } from './temporaryFolder.ts'
import type { TemporaryFolder } from './temporaryFolder.ts'

let folder: TemporaryFolder
beforeEach(() => {
  folder = makeFolder()
  mkdirSync(join(folder.path, 'server/cli'), { recursive: true })
  source('package.json', '{ "type": "module" }')
  source('server/main.ts', 'export const start = (): string => "one"')
  source('server/cli/cli.ts', 'export const run = (): number => 0')
})
afterEach(() => folder.remove())

const source = (path: string, text: string): void => writeFileSync(join(folder.path, path), text)
const built = (): string => readFileSync(join(folder.path, 'dist/server/main.js'), 'utf8')
const builtAt = (): number => statSync(join(folder.path, 'dist/server/main.js')).mtimeMs
const later = (path: string): void => utimesSync(join(folder.path, path), new Date(), new Date(Date.now() + 5000))

it('makes what is missing, and then leaves it alone', async () => {
  await build(folder.path, ['server'])
  const first = builtAt()
  expect(built()).toContain('one')
  await build(folder.path, ['server'])
  expect(builtAt()).toBe(first)
})

it('makes it anew after a change, and after a file has gone', async () => {
  source('server/extra.ts', 'export {}')
  await build(folder.path, ['server'])
  source('server/main.ts', 'export const start = (): string => "two"')
  later('server/main.ts')
  await build(folder.path, ['server'])
  expect(built()).toContain('two')
  const second = builtAt()
  rmSync(join(folder.path, 'server/extra.ts'))
  await build(folder.path, ['server'])
  expect(builtAt()).toBeGreaterThan(second)
})

it('started twice at once builds once and leaves nothing else behind', async () => {
  await Promise.all([build(folder.path, ['server']), build(folder.path, ['server']), build(folder.path, ['server'])])
  expect(readdirSync(join(folder.path, 'dist'))).toEqual(['server'])
  expect(built()).toContain('one')
})

it('keeps the old build when the new one fails', async () => {
  await build(folder.path, ['server'])
  source('server/main.ts', 'export const start = (: string => "broken"')
  later('server/main.ts')
  await expect(build(folder.path, ['server'])).rejects.toThrow()
  expect(built()).toContain('one')
  expect(readdirSync(join(folder.path, 'dist'))).toEqual(['server'])
})

it('takes over from a builder that died', async () => {
  mkdirSync(join(folder.path, 'dist'))
  source('dist/.building', '999999999')
  await build(folder.path, ['server'])
  expect(built()).toContain('one')
})
