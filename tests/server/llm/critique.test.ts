import { afterEach, describe, expect, it } from 'vitest'
import type { LLMock } from '@copilotkit/aimock'
import { Finding } from '#critique/finding.ts'
import { parseSketch } from '#critique/graph/sketch.ts'
import { review } from '#critique/review.ts'
import { ModelClient } from '#server/llm/modelClient.ts'
import { startTestServer } from '../testServer.ts'
import type { TestServer } from '../testServer.ts'
import { readEvents, remark, replyOf, startPeer } from './peer.ts'

const graph = parseSketch('end_user -> api_gateway -> llm#answer -> vector_db; #answer -> output_validator')

const opened: { stop: () => Promise<unknown> }[] = []
afterEach(async () => {
  for (const one of opened.splice(0).toReversed()) await one.stop()
})

/** Our server with a model behind it that this test speaks for. */
async function withModel(set: (peer: LLMock) => void, env: Record<string, string> = {}) {
  const { peer, baseURL } = await startPeer()
  opened.push(peer)
  set(peer)
  const models = new ModelClient({ patience: { idleMs: 400, retryMs: 10, mostWaitMs: 2000 } })
  const server = await startTestServer({
    env: { OPENAI_API_KEY: 'sk-test-0123456789', OPENAI_BASE_URL: baseURL, OPENAI_MODEL: 'gpt-5.4-mini', ...env },
    models,
  })
  opened.push(server)
  return { peer, server, ask: (body: object = { graph }) => ask(server, body) }
}

async function ask(server: TestServer, body: object) {
  const response = await server.service.app.inject({ method: 'POST', url: '/api/critique', payload: body })
  return { response, events: readEvents(response.body) }
}

describe('POST /api/critique with a model', () => {
  it('streams its findings, then what it cost', async () => {
    const { ask } = await withModel((peer) => peer.onMessage(/.*/s, { content: replyOf(remark()) }))
    const { response, events } = await ask()
    expect(response.headers['content-type']).toContain('text/event-stream')
    expect(events.map(({ name }) => name)).toEqual(['finding', 'done'])
    const finding = Finding.parse(events[0]!.data)
    expect(finding).toMatchObject({ id: 'model/evaluation-answers-nobody-checks@answer', origin: 'model', rank: null })
    expect(events[1]!.data).toMatchObject({ dropped: 0, model: 'gpt-5.4-mini', agrees: [], partial: false })
  })
})

void review
