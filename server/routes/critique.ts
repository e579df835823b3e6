import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { estimate } from '#critique/estimate/estimate.ts'
import { parseGraph } from '#critique/graph/graph.ts'
import { GraphView } from '#critique/graph/view.ts'
import { review } from '#critique/review.ts'
import { rules as builtIn } from '#critique/rules/index.ts'
import type { TeamRules } from '../teamRules.ts'
import { CheckRequest, CheckResponse, CritiqueRequest, EstimateRequest, EstimateResponse, Problem, TeamRulesResponse } from '../protocol.ts'

const NO_MODEL = 'The model critic is not part of this version. The findings of the rules are complete without it.'

/** What the engine says about a graph that somebody sends. Nothing of it is kept. */
export const critiqueRoutes =
  (teamRules: readonly TeamRules[]): FastifyPluginAsyncZod =>
  async (app) => {
    const rules = [...builtIn, ...teamRules.flatMap((team) => team.rules)]

    app.get(
      '/rules',
      { schema: { summary: "The team's own rules, for pages to review with", response: { 200: TeamRulesResponse } } },
      () => ({ files: teamRules.map(({ file }) => file) }),
    )

    app.post(
      '/check',
      { schema: { summary: 'Findings about a graph', body: CheckRequest, response: { 200: CheckResponse, 400: Problem } } },
      ({ body: { graph, phase } }) => review(parseGraph(graph), { rules, ...(phase ? { phase } : {}) }),
    )

    app.post(
      '/estimate',
      {
        schema: {
          summary: 'Latency, cost and throughput of a graph',
          body: EstimateRequest,
          response: { 200: EstimateResponse, 400: Problem },
        },
      },
      ({ body: { graph } }) => estimate(new GraphView(parseGraph(graph))),
    )

    app.post(
      '/critique',
      { schema: { summary: "A model's findings, as a stream of events", body: CritiqueRequest } },
      ({ body: { graph } }, reply) => {
        parseGraph(graph)
        return reply
          .type('text/event-stream')
          .header('cache-control', 'no-store')
          .send(event('unavailable', { reason: NO_MODEL }))
      },
    )
  }

const event = (name: string, data: unknown): string => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`
