import { z } from 'zod'
import type { TrustedSignIn } from './access/whoAsks.ts'
import type { ModelAccess } from './llm/modelClient.ts'
import { defaultLimits } from './rooms/limits.ts'
import type { Limits } from './rooms/limits.ts'

const text = z.string().trim().min(1)
const flag = z.enum(['0', '1', 'true', 'false'], 'expected 1 or 0').transform((word) => word === '1' || word === 'true')
const origin = z
  .url({ protocol: /^https?$/, error: 'expected an address such as https://boards.example.com' })
  .transform((address) => new URL(address).origin)
const port = z
  .string()
  .regex(/^\d{1,5}$/, 'expected a port from 0 to 65535')
  .transform(Number)
  .refine((number) => number <= 65535, 'expected a port from 0 to 65535')

const dollars = z
  .string()
  .regex(/^\d+(\.\d+)?$/, 'expected an amount of US dollars such as 2.50')
  .transform(Number)
const hosts = z
  .string()
  .transform((list) =>
    list
      .toLowerCase()
      .split(/[\s,]+/)
      .filter(Boolean),
  )
  .refine(
    (list) => list.every((host) => /^(\[[0-9a-f:]+\]|[a-z0-9.-]+)(:\d{1,5})?$/.test(host)),
    'expected host names such as api.openai.com,localhost:11434',
  )

const days = z
  .string()
  .regex(/^\d{1,5}$/, 'expected a number of days such as 30')
  .transform(Number)

const Environment = z.object({
  HOST: text.default('127.0.0.1'),
  PORT: port.default(5180),
  DATA_DIR: text.default('./data'),
  PUBLIC_ORIGIN: origin.optional(),
  TRUST_PROXY: flag.default(false),
  RULES_DIR: text.optional(),
  DURABILITY: z.enum(['normal', 'full'], 'expected normal or full').default('normal'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'expected fatal, error, warn, info, debug, trace or silent')
    .default('warn'),
  TLDRAW_LICENSE_KEY: text.optional(),
  OPENAI_API_KEY: text.optional(),
  OPENAI_BASE_URL: z.url({ protocol: /^https?$/, error: 'expected an http or https address' }).optional(),
  OPENAI_MODEL: text.optional(),
  OPENAI_TRANSCRIPTION_MODEL: text.optional(),
  LLM_DAILY_BUDGET_USD: dollars.default(5),
  LLM_DAILY_BUDGET_USD_PER_USER: dollars.default(1),
  ALLOW_USER_KEYS: flag.default(false),
  LLM_ALLOWED_HOSTS: hosts.default([]),
  BIN_DAYS: days.default(30),
  TIMELINE_DAYS: days.default(365),
  SIGN_IN_HEADER: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9-]+$/, 'expected the name of a header such as x-forwarded-user')
    .optional(),
  SIGN_IN_SECRET: z.string().min(16, 'expected at least 16 characters').optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'expected an address such as postgres://user:password@host:5432/premortem')
    .optional(),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//, 'expected an address such as redis://host:6379')
    .optional(),
})

/** How a server runs, as its environment says. */
export interface Config {
  host: string
  /** 0 lets the system pick a free one. */
  port: number
  dataDir: string
  /** A PostgreSQL database that keeps the boards, and that several processes may share; null: they are in `dataDir`. */
  databaseUrl: string | null
  /** Carries hints between those processes; null: the database does. */
  redisUrl: string | null
  /** Where people reach this server when a proxy stands before it. */
  publicOrigin: string | null
  /** Whether `x-forwarded-for` may be believed. */
  trustProxy: boolean
  /** Folder with a team's own rules. */
  rulesDir: string | null
  durability: 'normal' | 'full'
  logLevel: string
  tldrawLicenseKey: string | null
  models: ModelConfig
  /** How long boards stay in the bin. */
  binDays: number
  /** How far back timelines reach; 0: to the beginning. */
  timelineDays: number
  /** A sign-in in front of this server that says who is there; null for none. */
  signIn: TrustedSignIn | null
  /** Those that the operator has set. */
  limits: Partial<Limits>
  /** Sentences for the operator about settings that are fine but do not do what one might hope. */
  warnings: readonly string[]
}

/** Which language model reviews boards, and who pays for what. */
export interface ModelConfig {
  /** The operator's own; null when none is set. */
  access: ModelAccess | null
  /** Writes spoken answers down, at the same address; null unless the operator has named one: it costs money. */
  transcriber: string | null
  /** US dollars in a day, by UTC. */
  dailyBudgetUsd: { server: number; user: number }
  /** Whether people may bring a key of their own. It is sent with each request and kept nowhere here. */
  allowUserKeys: boolean
  /** Hosts, with a port where it is not the usual one, that people may name with a key of theirs. */
  allowedHosts: readonly string[]
}

/** A setting that keeps the server from starting. The message names the variable. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

/**
 * Reads the environment. An empty variable counts as absent.
 * @throws {ConfigError} naming every variable that is wrong.
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''))
  const parsed = Environment.safeParse(given)
  if (!parsed.success) throw new ConfigError(parsed.error.issues.map((issue) => describe(issue, given)).join('\n'))
  const limits = readLimits(given)
  const values = parsed.data
  return {
    host: values.HOST,
    port: values.PORT,
    dataDir: values.DATA_DIR,
    databaseUrl: values.DATABASE_URL ?? null,
    redisUrl: values.REDIS_URL ?? null,
    publicOrigin: values.PUBLIC_ORIGIN ?? null,
    trustProxy: values.TRUST_PROXY,
    rulesDir: values.RULES_DIR ?? null,
    durability: values.DURABILITY,
    logLevel: values.LOG_LEVEL,
    tldrawLicenseKey: values.TLDRAW_LICENSE_KEY ?? null,
    models: {
      access: modelAccess(values),
      transcriber: modelAccess(values) ? (values.OPENAI_TRANSCRIPTION_MODEL ?? null) : null,
      dailyBudgetUsd: { server: values.LLM_DAILY_BUDGET_USD, user: values.LLM_DAILY_BUDGET_USD_PER_USER },
      allowUserKeys: values.ALLOW_USER_KEYS,
      allowedHosts: values.LLM_ALLOWED_HOSTS,
    },
    binDays: values.BIN_DAYS,
    timelineDays: values.TIMELINE_DAYS,
    signIn: signIn(values),
    limits,
    warnings: warningsFor(values),
  }
}

/** Named on the button that spends, with its price. */
export const DEFAULT_MODEL = 'gpt-5.4-mini'
export const DEFAULT_BASE_URL = 'https://api.openai.com/v1'

/** A key alone means OpenAI; an address alone means a server of one's own, which needs no key. A model's name alone means nothing. */
function modelAccess(values: z.infer<typeof Environment>): ModelAccess | null {
  if (!values.OPENAI_API_KEY && !values.OPENAI_BASE_URL) return null
  return {
    baseURL: values.OPENAI_BASE_URL ?? DEFAULT_BASE_URL,
    apiKey: values.OPENAI_API_KEY ?? null,
    model: values.OPENAI_MODEL ?? DEFAULT_MODEL,
  }
}

/** One without the other would either trust everybody or nobody. */
function signIn({ SIGN_IN_HEADER, SIGN_IN_SECRET }: z.infer<typeof Environment>): TrustedSignIn | null {
  if (!SIGN_IN_HEADER && !SIGN_IN_SECRET) return null
  if (!SIGN_IN_HEADER) throw new ConfigError('SIGN_IN_HEADER: expected the header that names the person, as SIGN_IN_SECRET is set.')
  if (!SIGN_IN_SECRET) throw new ConfigError('SIGN_IN_SECRET: expected what the sign-in in front sends along, as SIGN_IN_HEADER is set.')
  return { userHeader: SIGN_IN_HEADER, secret: SIGN_IN_SECRET }
}

const LIMIT_PREFIX = 'LIMIT_'

/** `frameBytes` is set by `LIMIT_FRAME_BYTES`, and so on. */
export const limitVariable = (name: string): string => LIMIT_PREFIX + name.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()

function readLimits(given: Record<string, string | undefined>): Partial<Limits> {
  const names = new Map(Object.keys(defaultLimits).map((name) => [limitVariable(name), name]))
  const set = Object.entries(given).filter(([variable]) => variable.startsWith(LIMIT_PREFIX))
  const problems = set.flatMap(([variable, value]) => {
    if (!names.has(variable)) return [`${variable}: there is no such limit. Known are ${[...names.keys()].join(', ')}.`]
    return /^\d{1,15}$/.test(value ?? '') ? [] : [`${variable}: expected a whole number, found ${JSON.stringify(value)}.`]
  })
  if (problems.length > 0) throw new ConfigError(problems.join('\n'))
  return Object.fromEntries(set.map(([variable, value]) => [names.get(variable), Number(value)]))
}

/** Never repeats the value of a secret. */
function describe(issue: z.core.$ZodIssue, given: Record<string, string | undefined>): string {
  const name = String(issue.path[0])
  const shown = /KEY|URL|SECRET/.test(name) ? 'its value' : JSON.stringify(given[name])
  return `${name}: ${issue.message.replace(/^Invalid input: /, '')}, found ${shown}.`
}

function warningsFor(values: z.infer<typeof Environment>): string[] {
  const warnings: string[] = []
  const isPublic = values.PUBLIC_ORIGIN?.startsWith('https:') || !isLoopback(values.HOST)
  if (isPublic && !values.TLDRAW_LICENSE_KEY) {
    warnings.push(
      'TLDRAW_LICENSE_KEY is not set: on an https address tldraw blanks its canvas after five seconds. Keys: https://tldraw.dev',
    )
  }
  if (values.REDIS_URL && !values.DATABASE_URL) {
    warnings.push('REDIS_URL does nothing without DATABASE_URL: boards in DATA_DIR belong to one process.')
  }
  if (values.OPENAI_MODEL && !modelAccess(values)) {
    warnings.push('OPENAI_MODEL is set without OPENAI_API_KEY or OPENAI_BASE_URL: no model is asked.')
  }
  if (values.OPENAI_TRANSCRIPTION_MODEL && !modelAccess(values)) {
    warnings.push('OPENAI_TRANSCRIPTION_MODEL is set without OPENAI_API_KEY or OPENAI_BASE_URL: nothing is written down.')
  }
  if (values.LLM_ALLOWED_HOSTS.length > 0 && !values.ALLOW_USER_KEYS) {
    warnings.push('LLM_ALLOWED_HOSTS does nothing without ALLOW_USER_KEYS=1.')
  }
  return warnings
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.')
}
