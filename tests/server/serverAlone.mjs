// The built server without pages: what tests kill and start again.
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from '../../server/build.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
await build(root, ['server'])
const { start } = await import(pathToFileURL(`${root}dist/server/main.js`).href)
if (!(await start({ env: process.env, version: '0.0.0', clientDir: null }))) process.exitCode = 1
