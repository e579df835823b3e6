#!/usr/bin/env node
// The one command of the product. Builds what is missing or old, then hands over to the built code, so that a warm start costs nothing.
import { existsSync, readFileSync } from 'node:fs'
import * as nodeModule from 'node:module'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from './build.mjs'

// Where Node can (22.1 and later) it keeps what it compiled: the second command starts with it.
nodeModule.enableCompileCache?.()

const root = fileURLToPath(new URL('..', import.meta.url))
const dist = join(root, 'dist')
const args = process.argv.slice(2)
const isStart = args[0] === 'start' && !args.includes('--help') && !args.includes('-h')

const load = (file) => import(pathToFileURL(join(dist, 'server', file)).href)

async function run() {
  // A packed installation has no sources: what it has is what it runs.
  if (existsSync(join(root, 'server', 'main.ts'))) await build(root, isStart ? ['server', 'client'] : ['server'])
  if (!isStart || args.length > 1) return (await load('cli.js')).run(args)
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const { start } = await load('main.js')
  const isRunning = await start({ env: process.env, version, clientDir: join(dist, 'client') })
  return isRunning ? 0 : 1
}

try {
  process.exitCode = await run()
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 2
}
