// Measures the product beside references, in one run. `--only <part>[,<part>]` runs parts of it, `--quick` fewer rounds.
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'
import { build } from '../../server/build.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
process.chdir(root)
// What runs this file below would say "development", and every page built for a measurement would hold the slow half of React.
process.env.NODE_ENV = 'production'
await build(root, ['server', 'client'])
const { module } = await runnerImport(fileURLToPath(new URL('bench.ts', import.meta.url)), { root, configFile: false, logLevel: 'error' })
process.exitCode = await module.bench(process.argv.slice(2))
