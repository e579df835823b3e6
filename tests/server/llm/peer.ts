import type { AddressInfo } from 'node:net'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { LLMock } from '@copilotkit/aimock'
import type { WireFinding } from '#critique/critic/reply.ts'
import { CritiqueEvents } from '#server/protocol.ts'

/** A remark that the gate lets through on every board with a first node. */
export const remark = (change: Partial<WireFinding> = {}): WireFinding => ({
  key: 'answers-nobody-checks',
  rule: null,
  dimension: 'evaluation',
  severity: 'major',
  status: 'violation',
  title: 'Nobody looks at what n1 receives',
  nodes: ['n1'],
  edges: [],
  missing: null,
  because: 'n1 takes what it is given.',
  why: 'A wrong answer is found by the person who acts on it.',
  ask: 'How would you notice a bad answer?',
  fix: 'Sample answers for review.',
  confidence: 0.9,
  ...change,
})

export const replyOf = (...findings: readonly unknown[]): string => JSON.stringify({ findings })

/** A real server of Chat Completions on a free port. */
export async function startPeer(): Promise<{ peer: LLMock; baseURL: string }> {
  const peer = new LLMock({ port: 0, host: '127.0.0.1', logLevel: 'silent' })
  await peer.start()
  return { peer, baseURL: `${peer.baseUrl.replace(/\/v1\/?$/, '')}/v1` }
}

/** Requests to OpenAI go to the peer instead, so that addresses and prices are OpenAI's. */
export const toPeer =
  (baseURL: string): typeof fetch =>
  (input, init) =>
    fetch(String(input instanceof Request ? input.url : input).replace('https://api.openai.com/v1', baseURL), init)

/** A server that says exactly what a test writes, for what no tidy peer does. */
export async function startRawPeer(answer: (request: IncomingMessage, response: ServerResponse, body: string) => void) {
  const requests: { body: Record<string, unknown>; headers: IncomingMessage['headers'] }[] = []
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const body = Buffer.concat(parts).toString()
      requests.push({ body: JSON.parse(body || '{}') as Record<string, unknown>, headers: request.headers })
      answer(request, response, body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    baseURL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    stop: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

/** One event of a streamed completion. */
export const chunk = (delta: object, finish: string | null = null): string =>
  `data: ${JSON.stringify({
    id: 'c1',
    object: 'chat.completion.chunk',
    created: 1,
    model: 'm',
    choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }],
  })}\n\n`

export interface Heard {
  name: string
  data: unknown
}

/** The events of a stream, each held against its schema. */
export function readEvents(body: string): Heard[] {
  return body
    .split('\n\n')
    .filter((block) => block.startsWith('event: '))
    .map((block) => {
      const [first = '', second = ''] = block.split('\n')
      const name = first.slice('event: '.length)
      const data: unknown = JSON.parse(second.slice('data: '.length))
      return { name, data: CritiqueEvents[name as keyof typeof CritiqueEvents].parse(data) }
    })
}
