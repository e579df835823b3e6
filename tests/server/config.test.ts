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

it.each([
  ['DATABASE_URL', 'mysql://ann:hush@db/premortem'],
  ['REDIS_URL', 'localhost:6379/hush'],
])('refuses a %s of another kind, and does not repeat it', (name, value) => {
  expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`^${name}: expected an address such as .*, found its value\\.$`))
})

describe('the model', () => {
  const models = (env: Record<string, string>) => readConfig(env).models

  it('is none without a key or an address', () => {
    expect(models({}).access).toBeNull()
    expect(models({ OPENAI_MODEL: 'gpt-5.5' }).access).toBeNull()
  })

  it('is at OpenAI with a key alone, and needs none at an address', () => {
    expect(models({ OPENAI_API_KEY: 'k' }).access).toEqual({ baseURL: 'https://api.openai.com/v1', apiKey: 'k', model: 'gpt-5.4-mini' })
    expect(models({ OPENAI_BASE_URL: 'http://127.0.0.1:11434/v1', OPENAI_MODEL: 'qwen3' }).access).toEqual({
      baseURL: 'http://127.0.0.1:11434/v1',
      apiKey: null,
      model: 'qwen3',
    })
  })

  it.each([
    ['LLM_DAILY_BUDGET_USD', 'lots'],
    ['LLM_DAILY_BUDGET_USD_PER_USER', '-1'],
    ['ALLOW_USER_KEYS', 'maybe'],
    ['LLM_ALLOWED_HOSTS', 'https://openrouter.ai/api'],
    ['OPENAI_BASE_URL', 'ftp://somewhere'],
  ])('is not started with %s=%s', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`^${name}: `))
  })

  it('may be brought along to hosts of a list', () => {
    expect(models({ ALLOW_USER_KEYS: '1', LLM_ALLOWED_HOSTS: 'OpenRouter.ai, localhost:11434' }).allowedHosts).toEqual([
      'openrouter.ai',
      'localhost:11434',
    ])
  })
})

describe('a warning', () => {
  it('says that tldraw will go blank on a public address without a key', () => {
    expect(readConfig({ PUBLIC_ORIGIN: 'https://boards.example.com' }).warnings).toEqual([expect.stringContaining('TLDRAW_LICENSE_KEY')])
    expect(readConfig({ HOST: '0.0.0.0' }).warnings).toEqual([expect.stringContaining('TLDRAW_LICENSE_KEY')])
    expect(readConfig({ HOST: '0.0.0.0', TLDRAW_LICENSE_KEY: 'key' }).warnings).toEqual([])
  })

  it.each([
    ['REDIS_URL', 'redis://127.0.0.1'],
    ['OPENAI_MODEL', 'something'],
    ['LLM_ALLOWED_HOSTS', 'something'],
  ])('says that %s does nothing alone', (name, value) => {
    expect(readConfig({ [name]: value }).warnings).toEqual([expect.stringContaining(name)])
  })
})
