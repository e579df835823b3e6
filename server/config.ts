import { z } from 'zod'

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
  REDIS_URL: text.optional(),
  DATABASE_URL: text.optional(),
})

/** How a server runs, as its environment says. */
export interface Config {
  host: string
  /** 0 lets the system pick a free one. */
  port: number
  dataDir: string
  /** Where people reach this server when a proxy stands before it. */
  publicOrigin: string | null
  /** Whether `x-forwarded-for` may be believed. */
  trustProxy: boolean
  /** Folder with a team's own rules. */
  rulesDir: string | null
  durability: 'normal' | 'full'
  logLevel: string
  tldrawLicenseKey: string | null
  /** Sentences for the operator about settings that are fine but do not do what one might hope. */
  warnings: readonly string[]
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
  const values = parsed.data
  return {
    host: values.HOST,
    port: values.PORT,
    dataDir: values.DATA_DIR,
    publicOrigin: values.PUBLIC_ORIGIN ?? null,
    trustProxy: values.TRUST_PROXY,
    rulesDir: values.RULES_DIR ?? null,
    durability: values.DURABILITY,
    logLevel: values.LOG_LEVEL,
    tldrawLicenseKey: values.TLDRAW_LICENSE_KEY ?? null,
    warnings: warningsFor(values),
  }
}

/** Never repeats the value of a secret. */
function describe(issue: z.core.$ZodIssue, given: Record<string, string | undefined>): string {
  const name = String(issue.path[0])
  const shown = /KEY|URL/.test(name) ? 'its value' : JSON.stringify(given[name])
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
  if (values.DATABASE_URL) warnings.push('DATABASE_URL is ignored: this version keeps boards in DATA_DIR.')
  if (values.REDIS_URL) warnings.push('REDIS_URL is ignored: this version runs as one process.')
  if (values.OPENAI_API_KEY) warnings.push('OPENAI_API_KEY is ignored: the model critic is not part of this version.')
  return warnings
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.')
}
