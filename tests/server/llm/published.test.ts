import { afterEach, describe, expect, it } from 'vitest'
import type { LLMock } from '@copilotkit/aimock'
import { Question } from '#critique/interviewer/events.ts'
import { parseSketch } from '#critique/graph/sketch.ts'
import { readConfig } from '#server/config.ts'
import { ModelClient } from '#server/llm/modelClient.ts'
import { Transcriber } from '#server/llm/transcriber.ts'
import { startTestServer } from '../testServer.ts'
import { remark, replyOf, startPeer, toPeer } from './peer.ts'
import { PublishedSchema } from './publishedSchema.ts'

/** OpenAI's own description of its interface is in no package registry: whoever has the file names it. */
const path = process.env.OPENAI_OPENAPI
const skipped = path ? '' : ' (skipped: set OPENAI_OPENAPI to the path of OpenAI’s openapi.yaml)'

const opened: { stop: () => Promise<unknown> }[] = []
afterEach(async () => {
  for (const one of opened.splice(0).toReversed()) await one.stop()
})

async function withPeer(set: (peer: LLMock) => void, env: Record<string, string> = {}) {
  const { peer, baseURL } = await startPeer()
  opened.push(peer)
  set(peer)
  const models = new ModelClient({ patience: { idleMs: 400, retryMs: 10, mostWaitMs: 2000 }, fetch: toPeer(baseURL) })
  const server = await startTestServer({ env: { OPENAI_API_KEY: 'sk-test-0123456789abcdef', ...env }, models })
  opened.push(server)
  // The peer notes down fields of its own, by an underscore.
  const asked = (): { [field: string]: unknown }[] =>
    peer.getRequests().map(({ body }) => Object.fromEntries(Object.entries({ ...body }).filter(([field]) => !field.startsWith('_'))))
  return { asked, post: (url: string, payload: object) => server.service.app.inject({ method: 'POST', url, payload }) }
}

const board = {
  graph: parseSketch('requires { scope: prototype }; end_user -> api_gateway -> llm#answer -> vector_db; #answer -> output_validator'),
}
const question = Question.parse({
  id: 'q',
  text: 'What happens when the traffic doubles?',
  why: '',
  from: { kind: 'opening' },
  dimension: 'reliability',
  stage: 'deep_dive',
  covers: ['reliability/capacity'],
})

describe.skipIf(!path)(`against OpenAI’s published schema${skipped}, what is sent fits`, () => {
  const published = (): PublishedSchema => new PublishedSchema(path!)
  const expectToFit = (bodies: readonly { [field: string]: unknown }[], count: number): void => {
    expect(bodies).toHaveLength(count)
    for (const body of bodies) expect(published().faults('CreateChatCompletionRequest', body)).toEqual([])
  }

  it('when a critique is asked for', async () => {
    const { asked, post } = await withPeer((peer) => peer.onMessage(/.*/s, { content: replyOf(remark()) }))
    await post('/api/critique', board)
    expectToFit(asked(), 1)
  })

  it('on each step of the ladder, and when a reply is asked for once more', async () => {
    let isKnown = false
    const { asked, post } = await withPeer((peer) =>
      peer.onMessage(/.*/s, ({ response_format }) => {
        if (!isKnown && response_format)
          return {
            error: { message: `response_format ${response_format.type} is not supported`, type: 'invalid_request_error' },
            status: 400,
          }
        isKnown = true
        return { content: 'I would rather tell you in prose.' }
      }),
    )
    await post('/api/critique', board)
    const bodies = asked()
    expect(bodies.some(({ messages }) => (messages as unknown[]).length > 2)).toBe(true)
    expectToFit(bodies, 4)
  })

  it('when the cap of a reply goes by its older name', async () => {
    const { asked, post } = await withPeer((peer) =>
      peer.onMessage(/.*/s, (request) =>
        'max_completion_tokens' in request
          ? { error: { message: 'Unknown parameter: max_completion_tokens', type: 'invalid_request_error' }, status: 400 }
          : { content: replyOf() },
      ),
    )
    await post('/api/critique', board)
    expect(asked().at(-1)).toHaveProperty('max_tokens')
    expectToFit(asked(), 2)
  })

  it('when a question is worded and an answer is read', async () => {
    const { asked, post } = await withPeer((peer) => peer.onMessage(/.*/s, { content: JSON.stringify({ items: [] }) }))
    const criteria = [{ id: 'reliability/capacity', dimension: 'reliability', name: 'Capacity', words: ['quota'], depth: 3 }]
    const answer = 'Requests above the quota wait in a queue.'
    await post('/api/interview/turn', {
      turn: { kind: 'word', brief: 'Answers from a help centre.', persona: 'neutral', level: 'senior', lately: [], question },
    })
    await post('/api/interview/turn', { turn: { kind: 'judge', question: question.text, answer, criteria } })
    expect(asked().length).toBeGreaterThanOrEqual(2)
    expectToFit(asked(), asked().length)
  })

  it('when a recording is handed over', async () => {
    const sent: { [field: string]: unknown }[] = []
    const listening: typeof fetch = async (_input, init) => {
      const form = await new Response(init?.body as FormData, { headers: init?.headers as HeadersInit }).formData()
      // A file goes as its bytes.
      sent.push(Object.fromEntries([...form].map(([field, value]) => [field, value instanceof File ? 'bytes' : value])))
      return Response.json({ text: 'We shard by tenant.' })
    }
    const { models } = readConfig({ OPENAI_API_KEY: 'sk-test-0123456789abcdef', OPENAI_TRANSCRIPTION_MODEL: 'whisper-1' })
    const sound = { bytes: Buffer.from('no sound'), type: 'audio/webm' }
    await new Transcriber(models, { fetch: listening }).write(sound, new AbortController().signal)
    expect(sent).toHaveLength(1)
    expect(published().faults('CreateTranscriptionRequest', sent[0])).toEqual([])
  })

  it('and what would not fit is found', () => {
    const messages = [{ role: 'user', content: 'x' }]
    expect(published().faults('CreateChatCompletionRequest', { model: 'm', messages })).toEqual([])
    for (const body of [
      { messages },
      { model: 'm', messages: [] },
      { model: 'm', messages: [{ role: 'nobody', content: 'x' }] },
      { model: 'm', messages, max_completion_tokens: 'many' },
      { model: 'm', messages, response_format: { type: 'json_schema' } },
      { model: 'm', messages, stream_options: { include_usage: 'yes' } },
    ])
      expect(published().faults('CreateChatCompletionRequest', body), JSON.stringify(body)).not.toEqual([])
  })
})
