import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { parse } from 'yaml'

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
type Schema = { [key: string]: Json }

const REF = '#/components/schemas/'

/** An OpenAPI document of version 3.0 or 3.1, as JSON or YAML. */
export class PublishedSchema {
  readonly #schemas: Readonly<Record<string, Json>>

  constructor(path: string) {
    const document = parse(readFileSync(path, 'utf8')) as { components?: { schemas?: Record<string, Json> } }
    this.#schemas = document.components?.schemas ?? {}
  }

  /** What a schema of it has against a body: nothing where it fits. @throws {Error} the document has no such schema. */
  faults(name: string, body: unknown): readonly unknown[] {
    const schemas: Record<string, Json> = {}
    const missing = this.#take(name, schemas)
    if (missing.length > 0) throw new Error(`the document has no ${missing.join(', ')}`)
    // Keywords of OpenAPI and of its tools are notes to a validator.
    const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false })
    const validate = ajv.compile({ components: { schemas }, $ref: `${REF}${name}` })
    return validate(body) ? [] : (validate.errors ?? [])
  }

  /** A schema with all that it refers to. Returns what is missing. */
  #take(name: string, into: Record<string, Json>): string[] {
    if (name in into) return []
    const schema = this.#schemas[name]
    if (schema === undefined) return [name]
    into[name] = asJsonSchema(schema)
    return [...refsIn(schema)].flatMap((ref) => this.#take(ref, into))
  }
}

function* refsIn(value: Json): Iterable<string> {
  if (typeof value !== 'object' || value === null) return
  for (const [key, part] of Object.entries(value)) {
    if (key === '$ref' && typeof part === 'string' && part.startsWith(REF)) yield part.slice(REF.length)
    else yield* refsIn(part)
  }
}

/** What OpenAPI 3.0 says in its own way, as JSON Schema says it: `nullable`, and limits that are exclusive by a flag. */
function asJsonSchema(value: Json): Json {
  if (Array.isArray(value)) return value.map(asJsonSchema)
  if (typeof value !== 'object' || value === null) return value
  const schema = Object.fromEntries(Object.entries(value).map(([key, part]) => [key, asJsonSchema(part)]))
  for (const [flag, limit] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const) {
    if (typeof schema[flag] !== 'boolean') continue
    if (schema[flag] && schema[limit] !== undefined) {
      schema[flag] = schema[limit]
      delete schema[limit]
    } else delete schema[flag]
  }
  return orNull(schema)
}

function orNull({ nullable, ...schema }: Schema): Json {
  if (typeof nullable !== 'boolean') return nullable === undefined ? schema : { nullable, ...schema }
  return nullable ? { anyOf: [schema, { type: 'null' }] } : schema
}
