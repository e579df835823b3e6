import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { InterviewModel } from '../llm/interviewModel.ts'
import { InterviewTurn, InterviewTurnRequest, Problem } from '../protocol.ts'

/** Per address: each costs money. An interview takes about one a minute. */
const TURNS_PER_MINUTE = 20

/** What a model adds to an interview. Nothing of it is kept. */
export const interviewRoutes =
  (model: InterviewModel): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      '/interview/turn',
      {
        schema: {
          summary: 'A question worded, or an answer read, by the model',
          body: InterviewTurnRequest,
          response: { 200: InterviewTurn, 400: Problem },
        },
        config: { rateLimit: { max: TURNS_PER_MINUTE, timeWindow: '1 minute' } },
      },
      (request, reply) => {
        const hangUp = new AbortController()
        reply.raw.once('close', () => hangUp.abort())
        return model.turn({ turn: request.body.turn, user: request.ip, own: request.body.own }, hangUp.signal)
      },
    )
  }
