import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Report } from '#critique/finding.ts'
import { parseSketch } from '#critique/graph/sketch.ts'
import { review } from '#critique/review.ts'
import { BoardSummary, ClientConfig } from '#server/protocol.ts'
import { nodeRecord, put, startTestServer, until } from './testServer.ts'
import type { TestServer } from './testServer.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const get = (url: string) => server.service.app.inject({ method: 'GET', url })
const post = (url: string, payload?: object | string) =>
  server.service.app.inject({
    method: 'POST',
    url,
    ...(payload === undefined ? {} : { payload }),
    ...(typeof payload === 'string' ? { headers: { 'content-type': 'application/json' } } : {}),
  })

describe('POST /api/check', () => {
  const graph = parseSketch('end_user -> agent#planner -> tool_executor -> #planner; #planner -> vector_db')

  it('answers with the report that the engine gives', async () => {
    const response = await post('/api/check', { graph })
    expect(response.statusCode).toBe(200)
    expect(Report.parse(response.json())).toEqual(JSON.parse(JSON.stringify(review(graph))))
  })

  it('can ask what a person hears while drawing', async () => {
    const response = await post('/api/check', { graph, phase: 'drawing' })
    expect(response.json()).toEqual(JSON.parse(JSON.stringify(review(graph, { phase: 'drawing' }))))
  })

  it.each([
    ['a zone that is not there', { format: 'premortem/graph@1', nodes: [{ id: 'a', zone: 'z9' }] }, 'nodes[0].zone: "z9" is not a zone'],
    ['a wrong type', { format: 'premortem/graph@1', nodes: [{ id: 'a', label: 5 }] }, 'nodes[0].label: expected string'],
    ['an unknown format', { format: 'visio' }, 'format: expected "premortem/graph@1", found "visio"'],
    ['no graph', undefined, 'graph: expected a graph object, found nothing'],
    ['a list', [], 'graph: expected a graph object, found a list'],
  ])('names the place of %s', async (_name, bad, message) => {
    const response = await post('/api/check', { graph: bad })
    expect(response.statusCode).toBe(400)
    expect(response.json()).toEqual({ error: expect.stringContaining(message) })
  })

  it('answers in the same form to what is not JSON, not an object, or too long', async () => {
    for (const [body, status] of [
      ['{', 400],
      ['[]', 400],
      [`"${'x'.repeat(9_000_000)}"`, 413],
    ] as const) {
      const response = await post('/api/check', body)
      expect(response.statusCode).toBe(status)
      expect(Object.keys(response.json())).toEqual(['error'])
    }
  })
})

it('POST /api/estimate answers with the numbers of the report', async () => {
  const graph = parseSketch('end_user -> llm')
  const response = await post('/api/estimate', { graph })
  expect(response.statusCode).toBe(200)
  expect(response.json()).toEqual(review(graph).estimate)
})

it('POST /api/critique says as a stream that there is no model', async () => {
  const response = await post('/api/critique', { graph: parseSketch('end_user -> llm') })
  expect(response.headers['content-type']).toContain('text/event-stream')
  expect(response.body).toMatch(/^event: unavailable\ndata: \{"reason":"[^"]+"\}\n\n$/)
  expect((await post('/api/critique', { graph: 7 })).statusCode).toBe(400)
})

describe('boards', () => {
  it('get ids that nobody guesses', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, () => server.createBoard()))
    expect(new Set(ids).size).toBe(20)
    for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9_-]{22}$/)
  })

  it('can be made without a body', async () => {
    expect((await post('/api/boards')).statusCode).toBe(201)
  })

  it('are not listed', async () => {
    expect((await get('/api/boards')).statusCode).toBe(404)
  })

  it('have a title and times', async () => {
    const id = await server.createBoard('Trip planner')
    expect(BoardSummary.parse((await get(`/api/boards/${id}`)).json())).toMatchObject({ id, title: 'Trip planner', deletedAt: null })
  })

  it('can be asked after without an error when there is none, whatever the address says', async () => {
    const id = await server.createBoard()
    const asked = async (one: string) => {
      const { statusCode, body } = await get(`/api/boards/${one}/exists`)
      return [statusCode, JSON.parse(body) as unknown]
    }
    expect(await asked(id)).toEqual([200, { exists: true }])
    expect(await asked('AAAAAAAAAAAAAAAAAAAAAA')).toEqual([200, { exists: false }])
    expect(await asked('cut-off')).toEqual([200, { exists: false }])
  })

  it('can be renamed, and whoever is there sees it', async () => {
    const id = await server.createBoard('Old')
    const ann = await server.join(id)
    const response = await server.service.app.inject({ method: 'PATCH', url: `/api/boards/${id}`, payload: { title: 'New' } })
    expect(response.statusCode).toBe(204)
    await until(() => ann.doc.getMap('meta').get('title') === 'New')
    expect((await get(`/api/boards/${id}`)).json()).toMatchObject({ title: 'New' })
  })

  it('give their drawing as a typed graph', async () => {
    const id = await server.createBoard('Trip planner')
    const ann = await server.join(id)
    put(ann.doc, { ...nodeRecord('agent', 'Booking agent') })
    ann.doc.getMap('requirements').set('p95LatencyMs', 2000)
    const ben = await server.join(id)
    await until(() => ben.doc.getMap('requirements').has('p95LatencyMs'))
    expect((await get(`/api/boards/${id}/graph`)).json()).toMatchObject({
      format: 'premortem/graph@1',
      title: 'Trip planner',
      requirements: { p95LatencyMs: 2000 },
      nodes: [{ label: 'Booking agent', kind: 'agent' }],
    })
  })

  it('can be copied, and the copy goes its own way', async () => {
    const id = await server.createBoard('Trip planner')
    const ann = await server.join(id)
    put(ann.doc, nodeRecord('agent'))
    await server.join(id)
    await until(polled(async () => (await get(`/api/boards/${id}/graph`)).json().nodes.length === 1))
    const copy = (await post(`/api/boards/${id}/duplicate`)).json().id as string
    put(ann.doc, nodeRecord('later'))
    const ben = await server.join(copy)
    expect([...ben.doc.getMap('records').keys()]).toEqual(['shape:agent'])
    expect(ben.doc.getMap('meta').get('title')).toBe('Copy of Trip planner')
  })

  it('go into the bin and come back', async () => {
    const id = await server.createBoard('Trip planner')
    const remove = () => server.service.app.inject({ method: 'DELETE', url: `/api/boards/${id}` })
    expect((await remove()).statusCode).toBe(204)
    expect((await remove()).statusCode).toBe(404)
    expect((await get(`/api/boards/${id}`)).statusCode).toBe(404)
    expect((await post(`/api/boards/${id}/restore`)).statusCode).toBe(204)
    expect((await get(`/api/boards/${id}`)).json()).toMatchObject({ title: 'Trip planner' })
  })

  it.each(['GET', 'PATCH', 'DELETE'] as const)('that do not exist answer %s with 404 and a sentence', async (method) => {
    const response = await server.service.app.inject({
      method,
      url: `/api/boards/${'A'.repeat(22)}`,
      ...(method === 'PATCH' ? { payload: { title: 'x' } } : {}),
    })
    expect(response.statusCode).toBe(404)
    expect(response.json()).toEqual({ error: 'There is no such board, or it is not shared with you.' })
  })

  it('with an id that is none are refused by name', async () => {
    const response = await get('/api/boards/shorty')
    expect(response.statusCode).toBe(400)
    expect(response.json().error).toContain('params.id: expected a board id')
  })
})

describe('the server about itself', () => {
  it('is alive and ready', async () => {
    expect((await get('/healthz')).json()).toEqual({ status: 'ok' })
    expect((await get('/readyz')).json()).toEqual({ status: 'ok' })
  })

  it('tells a page what it needs to know, and no secret', async () => {
    expect(ClientConfig.parse((await get('/config.json')).json())).toEqual({
      version: '0.0.0',
      tldrawLicenseKey: null,
      modelConfigured: false,
    })
  })

  it('counts in the form of Prometheus', async () => {
    const { headers, body } = await get('/metrics')
    expect(headers['content-type']).toContain('text/plain')
    for (const name of ['connections', 'rooms', 'updates_total', 'commit_seconds_count'])
      expect(body).toMatch(new RegExp(`^premortem_${name} `, 'm'))
  })

  it('describes every route', async () => {
    const { paths } = (await get('/api/openapi.json')).json<{ paths: Record<string, object> }>()
    expect(Object.keys(paths)).toEqual(
      expect.arrayContaining([
        '/api/check',
        '/api/estimate',
        '/api/critique',
        '/api/boards',
        '/api/boards/{id}',
        '/api/boards/{id}/graph',
        '/healthz',
      ]),
    )
  })

  it('lets a page load nothing from elsewhere', async () => {
    const { headers } = await get('/healthz')
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("default-src 'self'")
    expect(policy).not.toMatch(/https?:|'unsafe-eval'|script-src[^;]*'unsafe/)
    expect(headers['strict-transport-security']).toBeUndefined()
  })

  it('answers an unknown address with a sentence', async () => {
    const response = await get('/api/nothing')
    expect(response.statusCode).toBe(404)
    expect(response.json()).toEqual({ error: expect.any(String) })
  })
})

/** An asynchronous condition for `until`: its last answer. */
function polled(ask: () => Promise<boolean>): () => boolean {
  let last = false
  return () => {
    void ask().then((answer) => (last = answer))
    return last
  }
}
