// @vitest-environment jsdom
import type { ServerResponse } from 'node:http'
import { act } from 'react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import type { Finding } from '#critique/finding.ts'
import { CritiqueQuote } from '#server/protocol.ts'
import type { CritiqueEvents } from '#server/protocol.ts'
import { FindingsPanel } from '#src/review/FindingsPanel.tsx'
import { createReview } from '#src/review/findings.ts'
import { parseSketch } from '#critique/graph/sketch.ts'
import { startRawPeer } from '../server/llm/peer.ts'
import { until } from '../server/testServer.ts'
import { memoryBoard } from './memoryBoard.ts'
import { mount } from './mount.tsx'

const BOARD =
  'end_user -> api_gateway -> agent#planner -> sub_agent#critic -> payment_api#refund; #critic -> #planner; #planner -> vector_db'
const ignore = () => {}
const opened: (() => Promise<unknown>)[] = []

beforeEach(() => localStorage.clear())
afterEach(async () => {
  for (const close of opened.splice(0).toReversed()) await close()
})

const quote: CritiqueQuote = {
  reason: null,
  model: 'gpt-5.4-mini',
  inputTokens: 2100,
  outputTokens: 4000,
  costUsd: { usual: 0.007, most: 0.0196 },
  pricesOf: '2026-09-23',
  isCached: false,
  ownKeys: { allowed: false, hosts: [] },
}
const done: z.infer<typeof CritiqueEvents.done> = {
  dropped: 0,
  usage: { inputTokens: 2000, outputTokens: 300 },
  costUsd: 0.0029,
  model: 'gpt-5.4-mini',
  agrees: [],
  reasons: {},
  partial: false,
  isCached: false,
}
const remarkOn = (node: string, title: string): Finding => ({
  id: `model/data-${title.toLowerCase().replaceAll(' ', '-')}@${node}`,
  rule: 'model/data-x',
  dimension: 'data',
  severity: 'major',
  status: 'violation',
  rank: null,
  title,
  because: 'Because of this board.',
  why: '',
  ask: 'What then?',
  followUps: [],
  goodAnswer: [],
  fix: { text: '', addNodes: [], addEdges: [], setProps: [], removeEdges: [] },
  evidence: { nodes: [node], edges: [], path: [] },
  sources: [],
  alsoResolves: [],
  origin: 'model',
})

/** The panel with a server that says what a test writes. `say` ends the answer when it is `null`. */
async function openPanel(quoted: Partial<CritiqueQuote> = {}) {
  let answer: ServerResponse | undefined
  let hungUp = false
  const server = await startRawPeer((request, response) => {
    if (request.url !== '/api/critique') return response.end(JSON.stringify(CritiqueQuote.parse({ ...quote, ...quoted })))
    answer = response
    response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders()
    response.once('close', () => (hungUp = !response.writableEnded))
  })
  opened.push(server.stop)
  const real = globalThis.fetch
  const here = server.baseURL.replace('/v1', '')
  globalThis.fetch = (input, init) => real(typeof input === 'string' && input.startsWith('/') ? here + input : input, init)
  opened.push(async () => void (globalThis.fetch = real))
  const memory = memoryBoard(BOARD)
  const review = createReview(memory.board)
  review.phase.set('critique')
  const page = await mount(
    <FindingsPanel board={memory.board} review={review} current={null} onCurrent={ignore} onOpenRequirements={ignore} />,
  )
  opened.push(page.end)
  const sees = async (text: string) => {
    for (let tries = 0; !page.has(text); tries++) {
      if (tries > 400) throw new Error(`not on the page: ${text}`)
      await act(() => new Promise<void>((resolve) => setTimeout(resolve, 10)))
    }
  }
  return {
    ...memory,
    review,
    page,
    sees,
    server,
    hasHungUp: () => until(() => hungUp),
    say: async <Name extends keyof typeof CritiqueEvents>(name: Name, data: z.input<(typeof CritiqueEvents)[Name]>) => {
      await until(() => answer !== undefined)
      answer!.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`)
      if (name !== 'finding') answer!.end()
    },
  }
}

describe('the model, beside the rules', () => {
  it('says its price before, its findings one by one, and hides no rule', async () => {
    const { page, review, sees, say } = await openPanel()
    const shown = review.report.get().findings.filter(({ rank }) => rank !== null)
    await sees('about $0.007, at most $0.02')
    await page.press('Ask the model too')
    await say('finding', remarkOn('planner', 'First remark'))
    await sees('First remark')
    expect(page.has('Second remark')).toBe(false)
    expect(page.has('The model reads the board')).toBe(true)
    await say('finding', remarkOn('refund', 'Second remark'))
    await sees('Second remark')
    await say('done', { ...done, agrees: [shown[0]!.id], dropped: 2 })
    await sees('2 remarks did not fit this board and were left out. It cost $0.0029.')
    expect(page.host.textContent.match(/From the model/g)).toHaveLength(2)
    expect(page.host.querySelector(`[data-finding-id="${shown[0]!.id}"]`)?.textContent).toContain('The model agrees')
    for (const { title } of shown) expect(page.has(title)).toBe(true)
  })

  it('is forgotten for another drawing and remembered when the drawing is back', async () => {
    const { page, graph, sees, say } = await openPanel()
    await sees('at most $')
    await page.press('Ask the model too')
    await say('finding', remarkOn('planner', 'First remark'))
    await say('done', done)
    await sees('It cost')
    const before = graph.get()
    await page.act(() => void graph.set(parseSketch('end_user -> llm')))
    expect(page.has('First remark')).toBe(false)
    await page.act(() => void graph.set(structuredClone(before)))
    await sees('First remark')
  })

  it('can be cancelled, and the server hears of it', async () => {
    const { page, sees, say, hasHungUp } = await openPanel()
    await sees('at most $')
    await page.press('Ask the model too')
    await say('finding', remarkOn('planner', 'First remark'))
    await sees('First remark')
    await page.press('Cancel')
    await sees('The model stopped. You cancelled it.')
    expect(page.has('First remark')).toBe(true)
    await hasHungUp()
  })

  it.each([
    ['unavailable', { reason: 'The budget is spent.' }],
    ['error', { error: 'The budget is spent.' }],
  ] as const)('did not run when the answer is %s, and says why', async (name, data) => {
    const { page, sees, say } = await openPanel()
    await sees('at most $')
    await page.press('Ask the model too')
    await say(name, data as { reason: string; error: string })
    await sees('The model did not run. The budget is spent.')
    page.button('Ask again')
  })

  it('says at once why it cannot run, and offers no button', async () => {
    const { page, sees } = await openPanel({ reason: 'No model is configured on this server.', model: null, costUsd: null })
    await sees('The model did not run. No model is configured on this server.')
    expect(() => page.button('Ask the model too')).toThrow()
  })

  it('says when a price is not known or nothing is to pay', async () => {
    const first = await openPanel({ costUsd: null })
    await first.sees('Its price is not known here.')
    const second = await openPanel({ costUsd: { usual: 0, most: 0 } })
    await second.sees('on a machine of your own: free.')
  })

  it('takes a key of one’s own where the operator allows it, sends it along and forgets it when told', async () => {
    const { page, sees, say, server } = await openPanel({ ownKeys: { allowed: true, hosts: ['openrouter.ai'] } })
    await sees('Use a key of your own')
    await page.press('Use a key of your own')
    await sees('Addresses allowed: openrouter.ai.')
    const form = page.host.querySelector('form')!
    form.querySelector<HTMLInputElement>('[name=apiKey]')!.value = 'sk-mine'
    await page.press('Keep')
    await sees('A key of your own is used')
    await page.press('Ask the model too')
    await say('done', done)
    await until(() => server.requests.some(({ body }) => 'own' in body))
    expect(server.requests.at(-1)!.body.own).toEqual({ apiKey: 'sk-mine' })
    await sees('It has nothing to add.')
    await page.press('A key of your own is used')
    await page.press('Forget it')
    expect(localStorage.getItem('premortem:own model')).toBe('null')
  })
})
