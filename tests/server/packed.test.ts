import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { premortem } from './process.ts'
import { makeFolder } from './temporaryFolder.ts'

const root = path.resolve('.')
const folder = makeFolder()
afterAll(() => folder.remove())
const installed = path.join(folder.path, 'node_modules', 'premortem')
let packed: string[]

/** As `npm install premortem-0.1.0.tgz` would leave it, with what it depends on taken from the checkout instead of the registry. */
beforeAll(async () => {
  // The launcher builds what the package is made of.
  await premortem(['--help'])
  // A copy without the pages, which are most of the package and say nothing of the command line.
  const checkout = path.join(folder.path, 'checkout')
  for (const part of ['package.json', 'LICENSE', 'NOTICE', 'README.md', 'server', 'critique/graph', 'dist/server'])
    cpSync(path.join(root, part), path.join(checkout, part), { recursive: true })
  const out = execFileSync('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder.path], {
    cwd: checkout,
    encoding: 'utf8',
  })
  const [{ filename, files }] = JSON.parse(out.slice(out.indexOf('['))) as [{ filename: string; files: { path: string }[] }]
  packed = files.map((file) => file.path)
  mkdirSync(installed, { recursive: true })
  execFileSync('tar', ['xzf', path.join(folder.path, filename), '-C', installed, '--strip-components', '1'])
  const { dependencies, bin } = JSON.parse(readFileSync(path.join(installed, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>
    bin: { premortem: string }
  }
  for (const name of Object.keys(dependencies)) {
    const link = path.join(folder.path, 'node_modules', name)
    mkdirSync(path.dirname(link), { recursive: true })
    symlinkSync(path.join(root, 'node_modules', name), link)
  }
  mkdirSync(path.join(folder.path, 'node_modules', '.bin'))
  // As npm does with what a package calls its commands.
  chmodSync(path.join(installed, bin.premortem), 0o755)
  symlinkSync(path.join(installed, bin.premortem), path.join(folder.path, 'node_modules', '.bin', 'premortem'))
  writeFileSync(path.join(folder.path, 'package.json'), '{ "name": "somebody-elses", "private": true }')
})

const npx = (...args: string[]) => spawnSync('npx', ['--no-install', 'premortem', ...args], { cwd: folder.path, encoding: 'utf8' })

describe('the packed product', () => {
  it('has the build and the launcher, and no sources or tests', () => {
    expect(packed).toContain('dist/server/cli.js')
    expect(packed).toContain('server/premortem.mjs')
    expect(packed.filter((file) => /^(?:tests|critique|templates|src|node_modules|dist\/bench)\/|\.ts$/.test(file))).toEqual([])
    expect(existsSync(path.join(installed, 'server', 'main.ts'))).toBe(false)
  })

  it('checks a diagram by npx', () => {
    writeFileSync(
      path.join(folder.path, 'design.md'),
      '# Desk\n\n```mermaid\ngraph TD\n  u((User)) --> t[Triage agent (x)] --> f[Fixer agent]\n  f --> t\n  f --> p[Payment API]\n```\n',
    )
    const { status, stdout, stderr } = npx('check', 'design.md', '--fail-on', 'minor', '--all')
    expect(stderr).not.toContain('premortem')
    expect(stdout).toContain('Mermaid flowchart: 4 of 4 boxes understood, 1 repaired.')
    expect(status).toBe(1)
  })

  it('says what is wrong with a file that is none', () => {
    writeFileSync(path.join(folder.path, 'bad.json'), '{"a": 1}')
    const { status, stderr } = npx('check', 'bad.json')
    expect(status).toBe(2)
    expect(stderr).toContain('bad.json: expected graph JSON')
  })
})
