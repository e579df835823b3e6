import { expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { z } from 'zod'
import { InviteResponse, RoomTokenResponse } from '#server/protocol.ts'
import { startServer } from './process.ts'
import { makeFolder } from './temporaryFolder.ts'
import { closed, opened } from './testServer.ts'

it('the log says what happened in lines of JSON, and holds no content, no name, no key to a board', { timeout: 120_000 }, async () => {
  using folder = makeFolder()
  const server = await startServer({ DATA_DIR: folder.path, LOG_LEVEL: 'info' })
  const origin = `http://${server.host}`
  let cookie = ''
  const post = async (path: string, body: object): Promise<unknown> => {
    const response = await fetch(origin + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin, ...(cookie && { cookie }) },
      body: JSON.stringify(body),
    })
    cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie
    return response.json()
  }
  const { id } = z.object({ id: z.string() }).parse(await post('/api/boards', { title: 'Secret plan' }))
  await post(`/api/boards/${id}/private`, { name: 'Olga' })
  const invitation = InviteResponse.parse(await post(`/api/boards/${id}/invitations`, { role: 'observer' })).token
  const token = RoomTokenResponse.parse(await post(`/api/boards/${id}/room-token`, {})).token ?? ''
  const socket = new WebSocket(`ws://${server.host}/collab/${id}`, ['collab.v1', `auth.${token}`])
  await opened(socket)
  socket.send('not the protocol')
  await closed(socket)
  const stranger = new WebSocket(`ws://${server.host}/collab/${id}`, ['collab.v1', `auth.${token}`])
  await closed(stranger)
  server.child.kill('SIGTERM')
  const { stdout, stderr } = await server.stopped
  const lines = stdout.split('\n').filter((line) => line.startsWith('{'))
  const events = lines.map((line) => JSON.parse(line) as Record<string, unknown>).filter(({ event }) => event !== undefined)
  expect(events).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ event: 'joined', role: 'owner' }),
      expect.objectContaining({ event: 'left', role: 'owner', code: 4400 }),
      expect.objectContaining({ event: 'left', code: 4401 }),
    ]),
  )
  for (const secret of [id, invitation.split('.')[1], token.slice(0, 20), cookie.split('=')[1], 'Secret plan', 'Olga'])
    expect(stdout + stderr).not.toContain(secret)
})
