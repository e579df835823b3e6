import { describe, expect, it } from 'vitest'
import { wireSchema } from '#critique/critic/reply.ts'
import { ModelClient } from '#server/llm/modelClient.ts'
import { costUsd } from '#server/llm/price.ts'
import { presetFor, presets } from '#server/llm/presets.ts'
import { remark, replyOf, startPeer } from './peer.ts'

describe.each(presets.map((preset) => [preset.name, preset] as const))('%s', (_name, preset) => {
  it('is known by its address, with or without a slash at the end', () => {
    expect(presetFor(preset.baseURL)).toBe(preset)
    expect(presetFor(`${preset.baseURL}/`)).toBe(preset)
  })

  it('is asked in its own way and answers', async () => {
    const { peer, baseURL } = await startPeer()
    peer.onMessage(/.*/s, { content: replyOf(remark()) })
    const client = new ModelClient({
      fetch: (input, init) => fetch((input as string).replace(new URL(preset.baseURL).href, baseURL), init),
    })
    const reply = client.ask({
      access: { baseURL: preset.baseURL, apiKey: preset.needsKey ? 'key' : null, model: 'some-model' },
      messages: [{ role: 'user', content: 'Review this.' }],
      schema: wireSchema,
      mostTokens: 500,
      signal: new AbortController().signal,
      problemWith: () => null,
    })
    expect((await reply.next()).value).toEqual(remark())
    expect(await reply.next()).toMatchObject({ done: true, value: { mode: preset.firstMode, partial: null } })
    expect(peer.getRequests()[0]!.body).toMatchObject({ model: 'some-model', stream: true, [preset.cap]: 500 })
    await peer.stop()
  })

  it('bills tokens unless it is a machine of one’s own', () => {
    const access = { baseURL: preset.baseURL, apiKey: null, model: 'gpt-5.4-mini' }
    const cost = costUsd(access, { inputTokens: 1e6, outputTokens: 0, cachedTokens: 0 })
    expect(cost).toBe(preset.isOwn ? 0 : 0.75)
  })
})

it.each(['http://192.168.1.7:11434/v1', 'http://ollama:11434/v1', 'http://host.docker.internal:11434/v1'])('%s is Ollama', (address) => {
  expect(presetFor(address).id).toBe('ollama')
})

it.each([
  'http://127.0.0.1:4000/v1',
  'https://llm.example.com:11434/v1',
  'https://api.openai.com.evil.example/v1',
  'https://evil.example/api.openai.com/v1',
])('%s is nobody known: nothing is said about its price', (address) => {
  expect(presetFor(address).id).toBe('unknown')
  expect(costUsd({ baseURL: address, apiKey: null, model: 'my-own' }, { inputTokens: 9, outputTokens: 9, cachedTokens: 0 })).toBeNull()
})
