import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { GraphError } from '#critique/graph/graph.ts'
import { AccessRefused } from '../access/boardAccess.ts'
import type { Problem } from '../protocol.ts'
import { Refused } from '../rooms/refused.ts'

/** A refusal with a status and a sentence for whoever asked. */
export class HttpError extends Error {
  override name = 'HttpError'
  readonly statusCode: number
  constructor(statusCode: number, message: string) {
    super(message)
    this.statusCode = statusCode
  }
}

/** The one way in which anything that is thrown becomes an answer: `{ error }`, and only the log sees what went wrong inside. */
export function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const status = statusOf(error)
  if (status >= 500) request.log.error({ err: error, route: request.routeOptions.url }, 'request failed')
  return reply.code(status).send({ error: status >= 500 ? 'The server failed to do this.' : sentence(error) } satisfies Problem)
}

function statusOf(error: FastifyError): number {
  if (error instanceof GraphError || hasZodFastifySchemaValidationErrors(error)) return 400
  if (error instanceof AccessRefused) return error.statusCode
  return error instanceof Refused ? 409 : (error.statusCode ?? 500)
}

function sentence(error: FastifyError): string {
  if (error instanceof GraphError) return error.problems.map(({ at, message }) => `${at || 'graph'}: ${message}`).join('\n')
  if (!hasZodFastifySchemaValidationErrors(error)) return error.message
  const where = error.validationContext ?? 'request'
  return error.validation.map(({ instancePath, message }) => `${place(where, instancePath)}: ${strip(message)}`).join('\n')
}

/** `/title` in a body as `body.title`. */
const place = (where: string, path: string): string => [where, ...path.split('/').filter(Boolean)].join('.')

const strip = (message: string | undefined): string => (message ?? 'not what belongs here').replace(/^Invalid input: /, '')
