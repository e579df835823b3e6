import { afterEach, expect, it } from 'vitest'
import { ModelClient } from '#server/llm/modelClient.ts'
import { Transcript, TranscriptionOffer } from '#server/protocol.ts'
import { startTestServer } from '../testServer.ts'
import { startPeer } from './peer.ts'

const opened: { stop: () => Promise<unknown> }[] = []
afterEach(async () => {
  for (const one of opened.splice(0).toReversed()) await one.stop()
})

async function serve(env: Record<string, string> = {}) {
  const server = await startTestServer({ env, models: new ModelClient() })
  opened.push(server)
  return server.service.app
}

async function withPeer() {
  const { peer, baseURL } = await startPeer()
  opened.push(peer)
  const app = await serve({ OPENAI_BASE_URL: baseURL, OPENAI_API_KEY: 'sk-test-0123456789', OPENAI_TRANSCRIPTION_MODEL: 'whisper-1' })
  return { peer, app }
}

const sound = Buffer.from('GIF89a is no sound, and the peer does not mind')

it('is not offered unless the operator names a model for it', async () => {
  const app = await serve({ OPENAI_API_KEY: 'sk-test-0123456789' })
  expect(TranscriptionOffer.parse((await app.inject('/api/transcription')).json())).toEqual({ available: false, model: null })
  const refused = await app.inject({ method: 'POST', url: '/api/transcription', headers: { 'content-type': 'audio/webm' }, payload: sound })
  expect(refused.statusCode).toBe(503)
})

it('hands a recording to the service and gives back its words', async () => {
  const { peer, app } = await withPeer()
  peer.onTranscription({ transcription: { text: ' We shard by tenant. ' } })
  const answer = await app.inject({
    method: 'POST',
    url: '/api/transcription',
    headers: { 'content-type': 'audio/webm;codecs=opus' },
    payload: sound,
  })
  expect(answer.statusCode).toBe(200)
  expect(Transcript.parse(answer.json()).text).toBe('We shard by tenant.')
})

it('says in words why there is none', async () => {
  const { app } = await withPeer()
  const answer = await app.inject({ method: 'POST', url: '/api/transcription', headers: { 'content-type': 'audio/webm' }, payload: sound })
  expect(answer.statusCode).toBe(502)
  expect(answer.json<{ error: string }>().error).toMatch(/^The model's server/)
  const empty = await app.inject({ method: 'POST', url: '/api/transcription', headers: { 'content-type': 'audio/webm' }, payload: '' })
  expect(empty.statusCode).toBe(400)
})
