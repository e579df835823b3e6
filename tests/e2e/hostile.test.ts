import { request } from 'node:http'
import { createServer } from 'node:https'
import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import type { Page, WebSocketRoute } from 'playwright-core'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { encode } from '#server/records/codec.ts'
import type { RawRecord } from '#server/records/codec.ts'
import { awarenessMessage, joinBoard, nodeRecord, syncMessage, until, updateOf } from '../server/testServer.ts'
import { frame, geo, text } from '../server/records/samples.ts'
import { selfSigned } from './certificate.ts'
import { exportAs, findingIds, focusCanvas, insert, nodeIds, shot } from './hands.ts'
import { enter, isOpen, newBoard, PATIENCE_MS, PUBLIC_NAME, TEST_MS, visit } from './launch.ts'
import { inBrowser } from './product.ts'

const patience = { timeout: PATIENCE_MS }

/** What no editor should be shown: one of each kind of harm. */
const hostile: Record<string, unknown> = {
  'shape:garbage': 'no map at all',
  'shape:negative': geo('negative', { w: -1 }),
  'shape:endless': geo('endless', { w: Number.MAX_VALUE }, { x: 1e300 }),
  'shape:script': geo('script', { url: 'javascript:alert(1)' }),
  'shape:image': { ...geo('image'), type: 'image' },
  'shape:embed': { ...geo('embed'), type: 'embed', props: { w: 100, h: 100, url: 'https://example.com' } },
  'shape:unknown': { ...geo('unknown'), type: 'nothing-known' },
  'shape:self': frame('self', {}, { parentId: 'shape:self' }),
  'shape:circle-a': frame('circle-a', {}, { parentId: 'shape:circle-b' }),
  'shape:circle-b': frame('circle-b', {}, { parentId: 'shape:circle-a' }),
  'shape:rich': {
    ...text('rich', 'x'),
    props: { ...(text('rich', 'x').props as object), richText: { type: 'doc', content: [{ type: 'iframe' }] } },
  },
  'shape:orphan': nodeRecord('orphan', 'Orphan'),
  'instance:instance': { id: 'instance:instance', typeName: 'instance', isReadonly: true },
  'camera:page:page': { id: 'camera:page:page', typeName: 'camera', x: 0, y: 0, z: 0 },
}

const asWritten = (record: unknown): unknown => (typeof record === 'string' ? record : new Y.Map(encode(record as RawRecord)))

const hostileUpdate = (): Uint8Array =>
  updateOf(new Y.Doc(), (doc) =>
    doc.transact(() => {
      const records = doc.getMap('records')
      for (const [id, record] of Object.entries(hostile)) records.set(id, asWritten(record))
      doc.getMap('meta').set('title', { not: 'a title' })
      doc.getMap('rulings').set('any', 'thing')
      doc.getMap('requirements').set('users', 'many')
    }),
  )

inBrowser('whatever comes from outside', (product) => {
  const host = (): string => new URL(product.server.url).host

  it(
    'never crashes a page: hostile records of a bare Yjs client',
    async () => {
      const board = await newBoard(product.server.url)
      const ann = await visit(product.browser, product.server.url, board)
      await insert(ann.page, 'agent')
      const witness = joinBoard(host(), board)
      await until(() => witness.provider.synced, 'witness', PATIENCE_MS)
      for (const [id, record] of Object.entries(hostile)) {
        if (id === 'shape:orphan') continue
        const mallory = joinBoard(host(), board)
        await until(() => mallory.provider.synced, id, PATIENCE_MS)
        let isThrownOut = false
        mallory.provider.once('connection-close', () => (isThrownOut = true))
        mallory.doc.getMap('records').set(id, asWritten(record))
        // What is sound alone and harmful with others is passed on, and mended where it is shown.
        await until(() => isThrownOut || witness.doc.getMap('records').has(id), id, PATIENCE_MS)
        mallory.leave()
      }
      witness.leave()
      await insert(ann.page, 'reranker')
      const late = await visit(product.browser, product.server.url, board)
      await expect.poll(() => nodeIds(late.page), patience).toHaveLength(2)
      expect([...ann.complaints, ...late.complaints]).toEqual([])
      await Promise.all([ann.leave(), late.leave()])
    },
    TEST_MS,
  )

  it(
    'never crashes a page: not even from a server that lets everything through',
    async () => {
      const board = await newBoard(product.server.url)
      let line: WebSocketRoute | undefined
      const ann = await visit(product.browser, product.server.url, board, {
        prepare: (context) =>
          context.routeWebSocket(/\/collab\//, (call) => {
            line = call
            call.connectToServer()
          }),
      })
      await insert(ann.page, 'agent')
      const states: unknown[] = [
        { name: 7 },
        { name: '\u202eBob', at: [1e300, null], selected: [{}] },
        [],
        { name: 'x'.repeat(10_000), color: 'url(x)' },
      ]
      states.forEach((state, i) => line?.send(Buffer.from(awarenessMessage([{ client: 1000 + i, clock: 1, json: JSON.stringify(state) }]))))
      line?.send(Buffer.from(syncMessage(2, hostileUpdate())))
      await expect.poll(() => nodeIds(ann.page), patience).toHaveLength(2)
      await insert(ann.page, 'reranker')
      await expect.poll(() => nodeIds(ann.page), patience).toHaveLength(3)
      await focusCanvas(ann.page)
      await ann.page.keyboard.press('Control+z')
      await expect.poll(() => nodeIds(ann.page), patience).toHaveLength(2)
      await ann.page.getByRole('button', { name: 'Critique' }).click()
      await shot(ann.page, 'hostile')
      // The server closes a line that brings back what it never had; the one between page and server hears of it later.
      expect(ann.complaints.filter((complaint) => !complaint.startsWith('WebSocket is already in CLOSING'))).toEqual([])
      await ann.leave()
    },
    TEST_MS,
  )

  it(
    'does not block a board: a damaged copy in this browser',
    async () => {
      const board = await newBoard(product.server.url)
      const ann = await visit(product.browser, product.server.url, board)
      await insert(ann.page, 'end user', 'agent')
      await ann.page.locator('[data-connection="saved"]').waitFor({ state: 'attached' })
      await expect.poll(() => damageCopy(ann.page, board), patience).toBeGreaterThan(1)
      await ann.page.reload()
      await isOpen(ann.page)
      await expect.poll(() => nodeIds(ann.page), patience).toHaveLength(2)
      await insert(ann.page, 'reranker')
      await expect.poll(() => nodeIds(ann.page), patience).toHaveLength(3)
      expect(ann.complaints).toEqual([])
      await ann.leave()
    },
    TEST_MS,
  )

  it(
    'is never asked for: no page talks to anybody but its own server, and has its icons and letters all the same',
    async () => {
      const outside: string[] = []
      const { page, complaints, leave } = await enter(product.browser, {
        prepare: async (context) => {
          await context.route(/.*/, (route) => {
            const address = route.request().url()
            if (address.startsWith(product.server.url) || /^(data|blob):/.test(address)) return route.continue()
            outside.push(address)
            return route.abort()
          })
          await context.routeWebSocket(/.*/, (call) => {
            if (new URL(call.url()).host !== host()) outside.push(call.url())
            call.connectToServer()
          })
        },
      })
      for (const path of ['/', '/gallery', '/gallery/kinds', '/gallery/rules', '/scenarios/support-rag'])
        await page.goto(product.server.url + path, { waitUntil: 'networkidle' })
      await page.goto(`${product.server.url}/board/${await newBoard(product.server.url)}`)
      await isOpen(page)
      await insert(page, 'agent')
      await focusCanvas(page)
      await page.keyboard.press('t')
      await page.mouse.click(640, 560)
      await page.locator('.tl-container .ProseMirror[contenteditable="true"]').waitFor()
      await page.keyboard.insertText('https://example.com/picture.png')
      await page.keyboard.press('Escape')
      await paste(page, 'https://example.com/some/page')
      const letters = () =>
        page.evaluate(() => [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family.replaceAll('"', '')))
      await expect
        .poll(letters, patience)
        .toEqual(expect.arrayContaining([expect.stringMatching(/Inter/), expect.stringMatching(/^tldraw_/)]))
      const icons = await page
        .locator('.tlui-icon')
        .evaluateAll((all) => all.map((icon) => getComputedStyle(icon).mask || getComputedStyle(icon).maskImage))
      const sheet = /url\("([^"]+?)(#[^"]*)?"\)/.exec(icons[0] ?? '')?.[1] ?? ''
      expect(new URL(sheet).host).toBe(host())
      expect((await fetch(sheet)).headers.get('content-type')).toContain('image/svg')
      expect(outside).toEqual([])
      expect(complaints).toEqual([])
      await leave()
    },
    TEST_MS,
  )

  it(
    'says why before the canvas closes on a public https address without a licence key; findings and export stay',
    async () => {
      const proxy = await publicProxy(product.server.url)
      const { page, leave } = await enter(product.browser, { ignoreHTTPSErrors: true, mayLoseServer: true })
      await page.goto(`${proxy.url}/scenarios/support-rag`)
      await page.getByRole('button', { name: 'Start from the weak board' }).click()
      const said = page.getByText('No tldraw licence key is set for this address')
      await said.waitFor()
      await isOpen(page)
      await expect.poll(async () => (await nodeIds(page)).length, patience).toBeGreaterThan(4)
      await page.locator('.tl-canvas').waitFor({ state: 'detached', timeout: 30_000 })
      await shot(page, 'licence')
      await page.getByRole('heading', { name: 'The canvas needs a licence key here' }).waitFor()
      await page.getByRole('button', { name: 'Critique' }).click()
      await expect.poll(() => findingIds(page), patience).not.toEqual([])
      const { text: graph } = await exportAs(page, 'Graph JSON')
      expect((JSON.parse(graph) as { nodes: unknown[] }).nodes.length).toBeGreaterThan(4)
      await leave()
      await proxy.close()
    },
    TEST_MS,
  )
})

/** Puts nonsense among what this browser keeps of its boards. Returns how many entries there were. */
const damageCopy = (page: Page, board: string): Promise<number> =>
  page.evaluate(
    (id) =>
      new Promise<number>((resolve, reject) => {
        const request = indexedDB.open('premortem-boards')
        request.addEventListener('error', () => reject(request.error ?? new Error('no database')))
        request.addEventListener('success', () => {
          const database = request.result
          const entries = database.transaction('updates', 'readwrite').objectStore('updates')
          const keys = entries.getAllKeys()
          keys.addEventListener('success', () => {
            entries.put({ board: id, update: new Uint8Array([255, 255, 1, 2, 3]) }, keys.result[0])
            entries.add({ board: id, update: 'not even bytes' })
            entries.transaction.addEventListener('complete', () => {
              database.close()
              resolve(keys.result.length + 1)
            })
          })
        })
      }),
    board,
  )

async function paste(page: Page, words: string): Promise<void> {
  await focusCanvas(page)
  await page.evaluate((plain) => {
    const data = new DataTransfer()
    data.setData('text/plain', plain)
    document.querySelector('.tl-container')?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }))
  }, words)
}

/** The product behind https on a public name, as a reverse proxy would put it there. */
async function publicProxy(target: string): Promise<{ url: string; close: () => Promise<void> }> {
  const { hostname, port } = new URL(target)
  const server = createServer(selfSigned(PUBLIC_NAME), (incoming, outgoing) => {
    const { method, url: path, headers } = incoming
    const onward = request({ hostname, port, method, path, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
    })
    onward.on('error', () => outgoing.destroy())
    incoming.pipe(onward)
  })
  server.on('upgrade', ({ method, url: path, headers }, socket, head) => {
    const onward = connect(Number(port), hostname, () => {
      const lines = Object.entries(headers).map(([name, value]) => `${name}: ${String(value)}`)
      onward.write(`${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`)
      onward.write(head)
      onward.pipe(socket).pipe(onward)
    })
    for (const end of [onward, socket]) end.on('error', () => end.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `https://${PUBLIC_NAME}:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
