import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { ModelFailure } from '../llm/modelFailure.ts'
import type { Transcriber } from '../llm/transcriber.ts'
import { Problem, Transcript, TranscriptionOffer } from '../protocol.ts'
import { HttpError } from './errors.ts'

/** What services take at most. */
const MOST_BYTES = 25 * 1024 * 1024
/** Per address: each costs money. */
const PER_MINUTE = 12

/** Spoken answers, written down. A recording passes through and is kept nowhere. */
export const transcriptionRoutes =
  (transcriber: Transcriber): FastifyPluginAsyncZod =>
  async (app) => {
    app.addContentTypeParser(/^audio\//, { parseAs: 'buffer', bodyLimit: MOST_BYTES }, (_request, body, done) => done(null, body))

    app.get(
      '/transcription',
      { schema: { summary: 'Whether speech can be written down here', response: { 200: TranscriptionOffer } } },
      () => ({ available: transcriber.model !== null, model: transcriber.model }),
    )

    app.post(
      '/transcription',
      {
        schema: {
          summary: 'What was said in a recording',
          consumes: ['audio/webm', 'audio/mp4', 'audio/wav'],
          response: { 200: Transcript, 400: Problem, 502: Problem, 503: Problem },
        },
        bodyLimit: MOST_BYTES,
        config: { rateLimit: { max: PER_MINUTE, timeWindow: '1 minute' } },
      },
      async (request, reply) => {
        if (transcriber.model === null)
          return reply.code(503).send({ error: 'No service that writes speech down is configured on this server.' })
        if (!Buffer.isBuffer(request.body) || request.body.length === 0)
          throw new HttpError(400, 'Expected a recording as the body, with an audio/… content type.')
        const hangUp = new AbortController()
        reply.raw.once('close', () => hangUp.abort())
        try {
          return { text: await transcriber.write({ bytes: request.body, type: request.headers['content-type'] ?? '' }, hangUp.signal) }
        } catch (error) {
          if (error instanceof ModelFailure) return reply.code(502).send({ error: error.message })
          throw error
        }
      },
    )
  }
