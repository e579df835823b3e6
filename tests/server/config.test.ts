import { describe, expect, it } from 'vitest'
import { readConfig } from '#server/config.ts'

it('runs without a single setting', () => {
  expect(readConfig({})).toMatchObject({ host: '127.0.0.1', port: 5180, dataDir: './data', durability: 'normal', warnings: [] })
})

it('takes an empty variable as absent', () => {
  expect(readConfig({ PORT: '', HOST: ' ' })).toMatchObject({ host: '127.0.0.1', port: 5180 })
})

it.each([
  ['PORT', 'eighty'],
  ['PORT', '70000'],
  ['PORT', '-1'],
  ['DURABILITY', 'maybe'],
  ['LOG_LEVEL', 'loud'],
  ['PUBLIC_ORIGIN', 'boards.example.com'],
  ['TRUST_PROXY', 'yes please'],
])('refuses %s=%s in a sentence that names it', (name, value) => {
  expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`^${name}: expected .+, found ${JSON.stringify(value)}\\.$`))
})

it('names every variable that is wrong, and repeats no secret', () => {
  expect(() => readConfig({ PORT: 'x', OPENAI_BASE_URL: 'secret-word' })).toThrow(/PORT: .*\nOPENAI_BASE_URL: /)
  expect(() => readConfig({ OPENAI_BASE_URL: 'secret-word' })).not.toThrow('secret-word')
})

describe('a warning', () => {
  it('says that tldraw will go blank on a public address without a key', () => {
    expect(readConfig({ PUBLIC_ORIGIN: 'https://boards.example.com' }).warnings).toEqual([expect.stringContaining('TLDRAW_LICENSE_KEY')])
    expect(readConfig({ HOST: '0.0.0.0' }).warnings).toEqual([expect.stringContaining('TLDRAW_LICENSE_KEY')])
    expect(readConfig({ HOST: '0.0.0.0', TLDRAW_LICENSE_KEY: 'key' }).warnings).toEqual([])
  })

  it.each(['DATABASE_URL', 'REDIS_URL', 'OPENAI_MODEL', 'LLM_ALLOWED_HOSTS'])('says that %s does nothing in this version', (name) => {
    expect(readConfig({ [name]: 'something' }).warnings).toEqual([expect.stringContaining(name)])
  })
})
