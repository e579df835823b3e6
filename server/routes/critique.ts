import { PassThrough } from 'node:stream'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { estimate } from '#critique/estimate/estimate.ts'
import { parseGraph } from '#critique/graph/graph.ts'
import { GraphView } from '#critique/graph/view.ts'
import { review } from '#critique/review.ts'
import { rules as builtIn } from '#critique/rules/index.ts'
import type { Critic, CritiqueEvent, CritiqueQuestion } from '../llm/critic.ts'
import type { TeamRules } from '../teamRules.ts'
import {
  CheckRequest,
  CheckResponse,
  CritiqueQuote,
  CritiqueRequest,
  EstimateRequest,
  EstimateResponse,
  Problem,
  TeamRulesResponse,
} from '../protocol.ts'

export interface CritiqueRouteOptions {
  teamRules: readonly TeamRules[]
  critic: Critic
}

/** Per address: each may cost money. */
const MODEL_RUNS_PER_MINUTE = 12
/** Proxies close what is silent. */
const HEARTBEAT_MS = 10_000

/** What the engine, and a model where there is one, say about a graph that somebody sends. Nothing of it is kept. */
export const critiqueRoutes =
  ({ teamRules, critic }: CritiqueRouteOptions): FastifyPluginAsyncZod =>
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

    const question = ({ body, ip }: { body: CritiqueRequest; ip: string }): CritiqueQuestion => {
      const graph = parseGraph(body.graph)
      return { graph, report: review(graph, { rules }), user: ip, own: body.own }
    }

    app.post(
      '/critique/quote',
      {
        schema: {
          summary: 'What a critique by the model would take',
          body: CritiqueRequest,
          response: { 200: CritiqueQuote, 400: Problem },
        },
      },
      (request) => critic.quote(question(request)),
    )

    app.post(
      '/critique',
      {
        schema: { summary: "A model's findings, as a stream of events", body: CritiqueRequest },
        config: { rateLimit: { max: MODEL_RUNS_PER_MINUTE, timeWindow: '1 minute' } },
      },
      (request, reply) => {
        const asked = question(request)
        const hangUp = new AbortController()
        reply.raw.once('close', () => hangUp.abort())
        const out = new PassThrough()
        void send(out, critic.critique(asked, hangUp.signal))
        return reply.type('text/event-stream').header('cache-control', 'no-store').header('x-accel-buffering', 'no').send(out)
      },
    )
  }

async function send(out: PassThrough, events: AsyncIterable<CritiqueEvent>): Promise<void> {
  const heartbeat = setInterval(() => out.write(': still there\n\n'), HEARTBEAT_MS)
  try {
    // Whoever hangs up ends the stream; what comes after that has no reader.
    for await (const { name, data } of events) if (!out.destroyed) out.write(event(name, data))
  } catch {
    if (!out.destroyed) out.write(event('error', { error: 'The server failed to ask the model.' } satisfies Problem))
  } finally {
    clearInterval(heartbeat)
    out.end()
  }
}

const event = (name: string, data: unknown): string => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`
