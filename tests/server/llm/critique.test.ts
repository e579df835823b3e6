import { afterEach, describe, expect, it } from 'vitest'
import type { LLMock } from '@copilotkit/aimock'
import { z } from 'zod'
import { wireSchema } from '#critique/critic/reply.ts'
import { Finding } from '#critique/finding.ts'
import { parseSketch } from '#critique/graph/sketch.ts'
import { review } from '#critique/review.ts'
import { ModelClient } from '#server/llm/modelClient.ts'
import type { Patience } from '#server/llm/modelClient.ts'
import { CritiqueQuote } from '#server/protocol.ts'
import { startTestServer } from '../testServer.ts'
import { chunk, readEvents, remark, replyOf, startPeer, startRawPeer, toPeer } from './peer.ts'
import type { Heard } from './peer.ts'

// A prototype: about it the rules have nothing to say that the model could only repeat.
const graph = parseSketch('requires { scope: prototype }; end_user -> api_gateway -> llm#answer -> vector_db; #answer -> output_validator')
const KEY = 'sk-test-0123456789abcdef'
const patience: Partial<Patience> = { idleMs: 400, retryMs: 10, mostWaitMs: 2000 }

const opened: { stop: () => Promise<unknown> }[] = []
afterEach(async () => {
  for (const one of opened.splice(0).toReversed()) await one.stop()
})

/** Our server with OpenAI's address, behind which is whoever listens at `baseURL`. */
async function serve(baseURL: string, env: Record<string, string> = {}) {
  const models = new ModelClient({ patience, fetch: toPeer(baseURL) })
  const server = await startTestServer({ env: { OPENAI_API_KEY: KEY, ...env }, models })
  opened.push(server)
  const post = (url: string, body: object) => server.service.app.inject({ method: 'POST', url, payload: body })
  return {
    server,
    quote: async (body: object = { graph }) => CritiqueQuote.parse((await post('/api/critique/quote', body)).json()),
    ask: async (body: object = { graph }) => {
      const response = await post('/api/critique', body)
      expect(response.body).not.toContain(KEY)
      return { response, events: readEvents(response.body) }
    },
  }
}

async function withPeer(set: (peer: LLMock) => void, env: Record<string, string> = {}) {
  const { peer, baseURL } = await startPeer()
  opened.push(peer)
  set(peer)
  return { peer, ...(await serve(baseURL, env)) }
}

/** A peer that answers the nth request with the nth reply, and the last one from then on. */
const inTurn = (...replies: Parameters<LLMock['onMessage']>[1][]) => {
  let asked = 0
  return (peer: LLMock) =>
    void peer.onMessage(/.*/s, ((request: never) => {
      const reply = replies[Math.min(asked++, replies.length - 1)]!
      return typeof reply === 'function' ? reply(request) : reply
    }) as Parameters<LLMock['onMessage']>[1])
}

async function withRaw(answer: Parameters<typeof startRawPeer>[0], env: Record<string, string> = {}) {
  const raw = await startRawPeer(answer)
  opened.push(raw)
  return { raw, ...(await serve(raw.baseURL, env)) }
}

const names = (events: readonly Heard[]): string[] => events.map(({ name }) => name)
const last = (events: readonly Heard[]) => events.at(-1)!
const asked = (peer: LLMock) => peer.getRequests().map(({ body }) => body as unknown as Record<string, unknown>)
const modeOf = (body: Record<string, unknown>): string => (body.response_format as { type: string } | undefined)?.type ?? 'text'

describe('a critique', () => {
  it('streams findings, then what it cost', async () => {
    const { ask } = await withPeer((peer) =>
      peer.onMessage(/.*/s, { content: replyOf(remark()), usage: { prompt_tokens: 2000, completion_tokens: 300 } }),
    )
    const { response, events } = await ask()
    expect(response.headers['content-type']).toContain('text/event-stream')
    expect(names(events)).toEqual(['finding', 'done'])
    expect(Finding.parse(events[0]!.data)).toMatchObject({
      id: 'model/evaluation-answers-nobody-checks@answer',
      origin: 'model',
      rank: null,
      title: 'Nobody looks at what answer receives',
    })
    expect(last(events).data).toEqual({
      dropped: 0,
      usage: { inputTokens: 2000, outputTokens: 300 },
      costUsd: (2000 * 0.75 + 300 * 4.5) / 1e6,
      model: 'gpt-5.4-mini',
      agrees: [],
      reasons: {},
      partial: false,
      isCached: false,
    })
  })

  it('sends the first finding before the second is written', async () => {
    let finish = (): void => {}
    const { server } = await withRaw((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.write(chunk({ content: `{"findings":[${JSON.stringify(remark())}` }))
      finish = () => {
        response.write(chunk({ content: `,${JSON.stringify(remark({ key: 'second' }))}]}` }, 'stop'))
        response.end('data: [DONE]\n\n')
      }
    })
    const response = await fetch(`http://${server.host}/api/critique`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ graph }),
    })
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
    const first = await reader.read()
    expect(names(readEvents(first.value!))).toEqual(['finding'])
    finish()
    let rest = ''
    for (let next = await reader.read(); !next.done; next = await reader.read()) rest += next.value
    expect(names(readEvents(rest))).toEqual(['finding', 'done'])
  })

  it('sends a request that Chat Completions knows, with the schema, a cap and no board text in the system message', async () => {
    const { peer, ask } = await withPeer((peer) => peer.onMessage(/.*/s, { content: replyOf() }))
    await ask({ graph: { ...graph, title: 'Ask Zebra Bank', notes: [{ id: 't', text: 'Zebra notes' }] } })
    const [body] = asked(peer)
    const ChatRequest = z.strictObject({
      model: z.literal('gpt-5.4-mini'),
      messages: z.tuple([
        z.strictObject({ role: z.literal('system'), content: z.string() }),
        z.strictObject({ role: z.literal('user'), content: z.string() }),
      ]),
      stream: z.literal(true),
      stream_options: z.strictObject({ include_usage: z.literal(true) }),
      max_completion_tokens: z.int().positive(),
      response_format: z.strictObject({
        type: z.literal('json_schema'),
        json_schema: z.strictObject({ name: z.string().regex(/^[\w-]{1,64}$/), strict: z.literal(true), schema: z.unknown() }),
      }),
    })
    // The peer notes down fields of its own, by an underscore.
    const sent = Object.fromEntries(Object.entries(body!).filter(([name]) => !name.startsWith('_')))
    const { messages, response_format } = ChatRequest.parse(sent)
    expect(messages[0].content).not.toMatch(/zebra/i)
    expect(messages[1].content).toContain('AskˆZebraˆBank')
    expect(response_format.json_schema.schema).toEqual(wireSchema)
    // Nothing about this machine, and no header that was set for somebody else.
    const headers = Object.keys(peer.getRequests()[0]!.headers).filter((name) => /^x-|openai|user-agent/i.test(name))
    expect(headers.filter((name) => !['user-agent', 'x-test-id', 'x-request-id'].includes(name))).toEqual([])
  })

  it('keeps to what strict schemas allow: all keys required, nothing more, no limits', () => {
    const visit = (schema: unknown): void => {
      if (typeof schema !== 'object' || schema === null) return
      const one = schema as Record<string, unknown>
      if (one.type === 'object') {
        expect(one.additionalProperties).toBe(false)
        expect(one.required).toEqual(Object.keys(one.properties as object))
      }
      for (const key of ['pattern', 'minLength', 'maxLength', 'minimum', 'maximum', 'default', '$schema'])
        expect(one).not.toHaveProperty(key)
      Object.values(one).forEach(visit)
    }
    visit(wireSchema)
  })

  it('drops what names no node of this board, and counts it', async () => {
    const { ask } = await withPeer((peer) =>
      peer.onMessage(/.*/s, { content: replyOf(remark({ nodes: ['n99'] }), remark({ edges: ['kafka'] }), remark({ confidence: 0.1 })) }),
    )
    const { events } = await ask()
    expect(names(events)).toEqual(['done'])
    expect(last(events).data).toMatchObject({ dropped: 3, reasons: { 'not on the board': 2, 'low confidence': 1 } })
  })

  it('agrees with a rule instead of repeating it', async () => {
    const loop = parseSketch('end_user -> api_gateway -> agent#planner -> sub_agent#critic -> payment_api#refund; #critic -> #planner')
    const [raised] = review(loop).findings.filter(({ evidence }) => evidence.nodes.length > 0)
    const ids = loop.nodes.map(({ id }) => id).toSorted()
    const nodes = raised!.evidence.nodes.map((id) => `n${ids.indexOf(id) + 1}`)
    const twin = remark({ dimension: raised!.dimension, nodes, because: 'So it is.', title: 'The same in other words' })
    const { ask } = await withPeer((peer) => peer.onMessage(/.*/s, { content: replyOf(twin) }))
    const { events } = await ask({ graph: loop })
    expect(names(events)).toEqual(['done'])
    expect(last(events).data).toMatchObject({ agrees: [raised!.id], dropped: 0 })
  })
})

describe('what comes is read even when it is not in the form', () => {
  it.each([
    ['fenced JSON', `Here you are:\n\`\`\`json\n${replyOf(remark())}\n\`\`\`\nGood luck [1]!`],
    ['a bare list', JSON.stringify([remark()])],
    ['a comma too many', replyOf(remark()).replace('}]', ',}],')],
    ['raw line breaks in a string', replyOf(remark()).replace('takes what', 'takes\nwhat')],
    ['a list that never ends', replyOf(remark()).slice(0, -2)],
  ])('%s', async (_name, content) => {
    const { peer, ask } = await withPeer((peer) => peer.onMessage(/.*/s, { content }))
    expect(names((await ask()).events)).toEqual(['finding', 'done'])
    expect(asked(peer)).toHaveLength(1)
  })

  it.each([
    ['words', 'I see three problems with this board.'],
    ['another schema', '{"issues":[{"text":"no cache"}]}'],
    ['findings of another form', '{"findings":[{"issue":"no cache","where":"n1"}]}'],
    ['half a finding', replyOf(remark()).slice(0, 120)],
    ['nothing', ''],
  ])('%s: the model is asked once more, with what was wrong', async (_name, content) => {
    const { peer, ask } = await withPeer(inTurn({ content }, { content: replyOf(remark()) }))
    expect(names((await ask()).events)).toEqual(['finding', 'done'])
    const [, second] = asked(peer)
    const messages = second!.messages as { role: string; content: string }[]
    expect(messages.map(({ role }) => role)).toEqual(['system', 'user', 'assistant', 'user'])
  })

  it('gives up after the second try, and says so', async () => {
    const { peer, ask } = await withPeer((peer) => peer.onMessage(/.*/s, { content: 'No.' }))
    expect((await ask()).events).toEqual([
      { name: 'error', data: { error: 'The model did not answer in a form that can be read, twice.' } },
    ])
    expect(asked(peer)).toHaveLength(2)
  })

  it('letters that are cut in two between packets', async () => {
    const text = chunk({ content: replyOf(remark({ title: 'Käufer prüfen 😀 nichts' })) }, 'stop')
    const { ask } = await withRaw((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      const bytes = Buffer.from(`${text}data: [DONE]\n\n`)
      const cut = bytes.indexOf(Buffer.from('😀')) + 2
      response.write(bytes.subarray(0, cut))
      setTimeout(() => response.end(bytes.subarray(cut)), 20)
    })
    expect((await ask()).events[0]!.data).toMatchObject({ title: 'Käufer prüfen 😀 nichts' })
  })

  it('thoughts and comments between the words', async () => {
    const { ask } = await withRaw((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.write(': OPENROUTER PROCESSING\n\n')
      response.write(chunk({ reasoning_content: '{"findings":[{' }))
      response.end(`${chunk({ content: replyOf(remark()) }, 'stop')}data: [DONE]\n\n`)
    })
    expect(names((await ask()).events)).toEqual(['finding', 'done'])
  })
})

describe('a server that knows less', () => {
  const refuse = (message: string) => ({ error: { message, type: 'invalid_request_error' }, status: 400 })

  it('is asked for JSON, then for text, and remembered', async () => {
    const { peer, ask } = await withPeer((peer) => {
      peer.onMessage(/.*/s, (request) =>
        request.response_format
          ? refuse(`response_format ${request.response_format.type} is not supported`)
          : { content: replyOf(remark()) },
      )
    })
    expect(names((await ask()).events)).toEqual(['finding', 'done'])
    expect(asked(peer).map(modeOf)).toEqual(['json_schema', 'json_object', 'text'])
    await ask({ graph: { ...graph, title: 'Another' } })
    expect(asked(peer).map(modeOf)).toEqual(['json_schema', 'json_object', 'text', 'text'])
  })

  it('may call the cap of the reply by its older name, and not report its use', async () => {
    const { peer, ask } = await withPeer((peer) => {
      peer.onMessage(/.*/s, (request) => {
        if ('stream_options' in request) return refuse('Unrecognized request argument: stream_options')
        return 'max_completion_tokens' in request ? refuse('Unknown parameter: max_completion_tokens') : { content: replyOf(remark()) }
      })
    })
    const { events } = await ask()
    expect(names(events)).toEqual(['finding', 'done'])
    expect(asked(peer).at(-1)).toHaveProperty('max_tokens')
    expect((last(events).data as { usage: { inputTokens: number } }).usage.inputTokens).toBeGreaterThan(500)
  })

  it('is not asked for ever when it refuses both names', async () => {
    const { peer, ask } = await withPeer((peer) => peer.onMessage(/.*/s, refuse('max_tokens is too large for this context')))
    const { events } = await ask()
    expect(last(events)).toMatchObject({ name: 'error', data: { error: expect.stringContaining('did not accept the request (400)') } })
    expect(asked(peer)).toHaveLength(2)
  })
})

describe('a failure is survived or said in words', () => {
  const error = (status: number, message = 'no', more: object = {}) => ({ error: { message, ...more }, status })
  const reasonOf = (events: readonly Heard[]) => (last(events).data as { error: string }).error

  it.each([
    [401, "The model's server refused the key (401).", 1],
    [403, "The model's server refused the key (403).", 1],
    [404, 'The model\'s server has no model "gpt-5.4-mini" at this address (404).', 1],
    [500, "The model's server failed (500).", 3],
    [503, "The model's server failed (503).", 3],
  ])('%i for good', async (status, sentence, requests) => {
    const { peer, ask } = await withPeer((peer) => peer.onMessage(/.*/s, error(status, `Incorrect API key provided: ${KEY}`)))
    const { events } = await ask()
    expect(names(events)).toEqual(['error'])
    expect(reasonOf(events)).toBe(sentence)
    expect(asked(peer)).toHaveLength(requests)
  })

  it('500 once', async () => {
    const { ask } = await withPeer(inTurn(error(500), { content: replyOf(remark()) }))
    expect(names((await ask()).events)).toEqual(['finding', 'done'])
  })

  it('429 is waited for as long as the server asks', async () => {
    const { ask } = await withPeer(inTurn({ ...error(429), retryAfter: 1 }, { content: replyOf(remark()) }))
    const from = performance.now()
    expect(names((await ask()).events)).toEqual(['finding', 'done'])
    expect(performance.now() - from).toBeGreaterThan(950)
  })

  it('429 that asks for too long a wait is said at once', async () => {
    const { peer, ask } = await withPeer((peer) => peer.onMessage(/.*/s, { ...error(429), retryAfter: 45 }))
    expect(reasonOf((await ask()).events)).toBe("The model's server is busy (429) and asks to come back in 45 s.")
    expect(asked(peer)).toHaveLength(1)
  })

  it('an account without credit is not asked again', async () => {
    const { peer, ask } = await withPeer((peer) => peer.onMessage(/.*/s, error(429, 'quota', { code: 'insufficient_quota' })))
    expect(reasonOf((await ask()).events)).toContain('no credit left')
    expect(asked(peer)).toHaveLength(1)
  })

  it('a refusal', async () => {
    const { ask } = await withRaw((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.end(`${chunk({ refusal: 'I cannot ' })}${chunk({ refusal: 'help.' }, 'stop')}data: [DONE]\n\n`)
    })
    expect(reasonOf((await ask()).events)).toBe('The model refused: I cannot help.')
  })

  it.each([
    ['length', 'The reply reached its length limit before the first finding.'],
    ['content_filter', "The model's server filtered the reply."],
  ])('an end by %s before the first finding', async (finishReason, sentence) => {
    const { ask } = await withPeer((peer) => peer.onMessage(/.*/s, { content: '{"findings":[{"key":"x', finishReason }))
    expect(reasonOf((await ask()).events)).toBe(sentence)
  })

  it('an end by length after a finding keeps it, and says that there was more', async () => {
    const content = `${replyOf(remark()).slice(0, -2)},{"key":"cut`
    const { ask } = await withPeer((peer) => peer.onMessage(/.*/s, { content, finishReason: 'length' }))
    const { events } = await ask()
    expect(names(events)).toEqual(['finding', 'done'])
    expect(last(events).data).toMatchObject({ partial: true })
  })

  it('a connection that breaks before the first word, once', async () => {
    let count = 0
    const { ask } = await withRaw((request, response) => {
      if (count++ === 0) return void request.socket.destroy()
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.end(`${chunk({ content: replyOf(remark()) }, 'stop')}data: [DONE]\n\n`)
    })
    expect(names((await ask()).events)).toEqual(['finding', 'done'])
  })

  it('a server that is not there', async () => {
    const { ask } = await withRaw((request) => void request.socket.destroy())
    expect(reasonOf((await ask()).events)).toBe("The model's server could not be reached.")
  })

  it('a connection that breaks in mid-stream before a finding, once', async () => {
    let count = 0
    const { peer, ask } = await withPeer((peer) => {
      peer.on(
        { userMessage: /.*/s, predicate: () => count++ === 0 },
        { content: replyOf(remark()) },
        { truncateAfterChunks: 2, chunkSize: 10 },
      )
      peer.onMessage(/.*/s, { content: replyOf(remark()) })
    })
    expect(names((await ask()).events)).toEqual(['finding', 'done'])
    expect(asked(peer).length).toBe(2)
  })

  it('a connection that breaks after a finding keeps the finding and says that it broke', async () => {
    const { ask } = await withRaw((request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.write(chunk({ content: `{"findings":[${JSON.stringify(remark())},` }))
      setTimeout(() => request.socket.destroy(), 50)
    })
    const { events } = await ask()
    expect(names(events)).toEqual(['finding', 'error'])
    expect(reasonOf(events)).toBe('The connection to the model broke in the middle of its reply. The finding before that is whole.')
  })

  it('a stream that ends politely without a reason is no end', async () => {
    const { raw, ask } = await withRaw((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.end(`${chunk({ content: '{"findings":[' })}data: [DONE]\n\n`)
    })
    expect(reasonOf((await ask()).events)).toBe("The model's reply broke off.")
    expect(raw.requests).toHaveLength(2)
  })

  it.each(['before its first word', 'in the middle of a word'])('a server that falls silent %s', async (when) => {
    const { raw, ask } = await withRaw((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      if (when.includes('middle')) response.write(chunk({ content: '{"findi' }))
      else response.flushHeaders()
    })
    const from = performance.now()
    expect(reasonOf((await ask()).events)).toBe('The model fell silent for 1 s.')
    expect(performance.now() - from).toBeLessThan(3000)
    expect(raw.requests).toHaveLength(2)
  })

  it('a web page instead of an answer', async () => {
    const { ask } = await withRaw(
      (_request, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Sign in</h1>'),
    )
    expect((await ask()).events.map(({ name }) => name)).toEqual(['error'])
  })

  it('a redirect is not followed', async () => {
    const elsewhere = await startRawPeer((_request, response) => void response.end('{}'))
    opened.push(elsewhere)
    const { ask } = await withRaw((_request, response) => void response.writeHead(307, { location: elsewhere.baseURL }).end())
    expect(names((await ask()).events)).toEqual(['error'])
    expect(elsewhere.requests).toEqual([])
  })
})

describe('whoever hangs up', () => {
  it('ends the request to the model', async () => {
    let gone: (() => void) | undefined
    const isGone = new Promise<void>((resolve) => (gone = resolve))
    const { server } = await withRaw((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.write(chunk({ content: `{"findings":[${JSON.stringify(remark())},` }))
      response.once('close', () => gone!())
    })
    const stop = new AbortController()
    const response = await fetch(`http://${server.host}/api/critique`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ graph }),
      signal: stop.signal,
    })
    await response.body!.getReader().read()
    stop.abort()
    await isGone
  })
})

describe('money', () => {
  it('is named before it is spent', async () => {
    const { quote, peer } = await withPeer((peer) => peer.onMessage(/.*/s, { content: replyOf() }))
    const { reason, model, inputTokens, costUsd, isCached } = await quote()
    expect({ reason, model, isCached }).toEqual({ reason: null, model: 'gpt-5.4-mini', isCached: false })
    expect(inputTokens).toBeGreaterThan(1000)
    expect(costUsd!.usual).toBeCloseTo((inputTokens * 0.75 + 1200 * 4.5) / 1e6)
    expect(costUsd!.most).toBeGreaterThan(costUsd!.usual)
    expect(peer.getRequests()).toEqual([])
  })

  it('is not spent twice on the same drawing: moving a box or asking again is free', async () => {
    const { ask, quote, peer } = await withPeer((peer) => peer.onMessage(/.*/s, { content: replyOf(remark()) }))
    const first = await ask()
    const again = await ask({ graph: { ...graph, nodes: graph.nodes.toReversed() } })
    expect(again.events[0]).toEqual(first.events[0])
    expect(last(again.events).data).toMatchObject({ isCached: true, costUsd: 0 })
    expect((await quote()).isCached).toBe(true)
    expect(peer.getRequests()).toHaveLength(1)
    await ask({ graph: { ...graph, requirements: { p95LatencyMs: 900 } } })
    expect(peer.getRequests()).toHaveLength(2)
  })

  it('of a copy with other ids is not spent either, and the findings name the copy', async () => {
    const { ask, peer } = await withPeer((peer) => peer.onMessage(/.*/s, { content: replyOf(remark()) }))
    await ask()
    const renamed = JSON.parse(JSON.stringify(graph).replaceAll('"answer"', '"aaa"')) as typeof graph
    const copy = { ...renamed, nodes: renamed.nodes.map((node) => (node.id === 'aaa' ? { ...node, label: 'answer' } : node)) }
    const { events } = await ask({ graph: copy })
    expect(peer.getRequests()).toHaveLength(1)
    expect(events[0]!.data).toMatchObject({ evidence: { nodes: ['aaa'] } })
  })

  it.each([
    ['LLM_DAILY_BUDGET_USD', 'The budget of this server for models is spent for today. It starts anew at 00:00 UTC.'],
    ['LLM_DAILY_BUDGET_USD_PER_USER', 'Your budget for models on this server is spent for today. It starts anew at 00:00 UTC.'],
  ])('is refused beyond %s, before anything is sent', async (name, reason) => {
    const { ask, quote, peer } = await withPeer((peer) => peer.onMessage(/.*/s, { content: replyOf() }), { [name]: '0.001' })
    expect((await ask()).events).toEqual([{ name: 'unavailable', data: { reason } }])
    expect((await quote()).reason).toBe(reason)
    expect(peer.getRequests()).toEqual([])
  })

  it('is not counted for what a server turned away', async () => {
    const { ask } = await withPeer((peer) => peer.onMessage(/.*/s, { error: { message: 'no' }, status: 401 }), {
      LLM_DAILY_BUDGET_USD: '0.03',
    })
    for (let i = 0; i < 6; i++) expect(names((await ask()).events)).toEqual(['error'])
  })

  it('of many at once does not pass the budget', async () => {
    const { ask, peer } = await withPeer(
      (peer) => peer.onMessage(/.*/s, { content: replyOf(), usage: { prompt_tokens: 2000, completion_tokens: 10 } }, { latency: 5 }),
      { LLM_DAILY_BUDGET_USD: '0.045' },
    )
    const boards = Array.from({ length: 6 }, (_, i) => ({ graph: { ...graph, title: `Board ${i}` } }))
    const all = await Promise.all(boards.map((board) => ask(board)))
    expect(all.filter(({ events }) => names(events)[0] === 'unavailable').length).toBeGreaterThanOrEqual(3)
    expect(peer.getRequests().length).toBeLessThanOrEqual(3)
  })
})

describe('without a model', () => {
  it('it says so, as page and stream', async () => {
    const server = await startTestServer()
    opened.push(server)
    const { body } = await server.service.app.inject({ method: 'POST', url: '/api/critique', payload: { graph } })
    expect(readEvents(body)).toEqual([{ name: 'unavailable', data: { reason: expect.stringContaining('No model is configured') } }])
    expect((await server.service.app.inject('/config.json')).json()).toMatchObject({ modelConfigured: false })
  })

  it('with one the page hears that there is one, and no more', async () => {
    const { server } = await withPeer(() => {})
    const config = await server.service.app.inject('/config.json')
    expect(config.json()).toMatchObject({ modelConfigured: true })
    expect(config.body).not.toContain(KEY)
  })

  it('an address that needs a key and has none is said', async () => {
    const server = await startTestServer({ env: { OPENAI_BASE_URL: 'https://openrouter.ai/api/v1' } })
    opened.push(server)
    const { body } = await server.service.app.inject({ method: 'POST', url: '/api/critique', payload: { graph } })
    expect(readEvents(body)[0]!.data).toEqual({ reason: 'OpenRouter needs a key, and OPENAI_API_KEY is not set.' })
  })
})

describe('a key of one’s own', () => {
  const own = { apiKey: 'sk-mine-9876543210' }

  it('is refused unless the operator allows it', async () => {
    const { ask, peer } = await withPeer((peer) => peer.onMessage(/.*/s, { content: replyOf() }))
    expect((await ask({ graph, own })).events[0]).toMatchObject({
      name: 'unavailable',
      data: { reason: expect.stringContaining('ALLOW_USER_KEYS') },
    })
    expect(peer.getRequests()).toEqual([])
  })

  it('pays for itself: no budget, no cache, and it is not seen again', async () => {
    const { ask, quote, server, peer } = await withPeer((peer) => peer.onMessage(/.*/s, { content: replyOf(remark()) }), {
      ALLOW_USER_KEYS: '1',
      LLM_DAILY_BUDGET_USD: '0',
    })
    const { response, events } = await ask({ graph, own })
    expect(names(events)).toEqual(['finding', 'done'])
    expect(peer.getRequests()[0]!.headers.authorization).not.toContain(KEY)
    expect(response.body).not.toContain(own.apiKey)
    expect((await quote()).isCached).toBe(false)
    expect((await server.service.app.inject('/metrics')).body).not.toContain(own.apiKey)
  })

  it.each([
    'http://169.254.169.254/latest',
    'http://127.0.0.1:9/v1',
    'https://api.openai.com.evil.example/v1',
    'https://openrouter.ai:8443/api/v1',
    'https://user:pass@openrouter.ai/api/v1',
    'https://openrouter.ai@evil.example/v1',
    'http://[::1]:11434/v1',
  ])('is never sent to %s, which nobody allowed', async (baseURL) => {
    const { ask } = await withPeer(() => {}, { ALLOW_USER_KEYS: '1', LLM_ALLOWED_HOSTS: 'openrouter.ai' })
    const { events } = await ask({ graph, own: { ...own, baseURL } })
    expect(events).toEqual([{ name: 'unavailable', data: { reason: expect.stringContaining('does not send requests to') } }])
  })

  it('goes to a host that the operator allowed', async () => {
    const { peer, baseURL } = await startPeer()
    opened.push(peer)
    peer.onMessage(/.*/s, { content: replyOf(remark()) })
    const { ask } = await withPeer(() => {}, { ALLOW_USER_KEYS: '1', LLM_ALLOWED_HOSTS: new URL(baseURL).host })
    expect(names((await ask({ graph, own: { ...own, baseURL, model: 'llama' } })).events)).toEqual(['finding', 'done'])
    expect(asked(peer)[0]).toMatchObject({ model: 'llama' })
  })
})
