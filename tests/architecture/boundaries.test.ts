import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'

// The forbidden files are linted where their folders are the rooms themselves, with the project's own configuration.
const house = mkdtempSync(path.join(tmpdir(), 'boundaries-'))
cpSync('tests/architecture/forbidden', house, { recursive: true })
cpSync('.oxlintrc.json', path.join(house, '.oxlintrc.json'))
afterAll(() => rmSync(house, { recursive: true }))

interface Diagnostic {
  code: string
  filename: string
}

function lint(): Diagnostic[] {
  const oxlint = path.resolve('node_modules/.bin/oxlint')
  try {
    return JSON.parse(execFileSync(oxlint, ['--format', 'json', '.'], { cwd: house, encoding: 'utf8' })).diagnostics
  } catch (failed) {
    return JSON.parse((failed as { stdout: string }).stdout).diagnostics
  }
}

const files = readdirSync(house, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))

it('refuses every import over a boundary, and only those', () => {
  const refused = lint()
    .filter(({ code }) => code === 'eslint(no-restricted-imports)')
    .map(({ filename }) => filename)
  expect([...new Set(refused)].toSorted()).toEqual(files.filter((file) => !file.endsWith('allowed.ts')).toSorted())
})

it('keeps clock, chance and the machine out of the critique', () => {
  const sources = readdirSync('critique', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
  const impure = sources.filter((file) =>
    /\bMath\.random\b|\bDate\.now\b|new Date\(\)|\bprocess\.|\bglobalThis\b/.test(readFileSync(path.join('critique', file), 'utf8')),
  )
  expect(impure).toEqual([])
})
