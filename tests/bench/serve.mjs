// The built server with the pages of the folder that is named: the product's own, or those of a benchmark.
import { start } from '../../dist/server/main.js'

const isRunning = await start({ env: process.env, version: '0.0.0-bench', clientDir: process.argv[2] })
process.exitCode = isRunning ? 0 : 1
