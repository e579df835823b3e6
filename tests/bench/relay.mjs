// Passes every message on to everybody else on the same board, and keeps nothing: the least that two clients need to hear each other.
import { createServer } from 'node:http'
import { WebSocketServer } from 'ws'

const boards = new Map()
const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false })
const server = createServer((_request, answer) => answer.end())
server.on('upgrade', (request, socket, head) => {
  sockets.handleUpgrade(request, socket, head, (client) => {
    const here = boards.get(request.url) ?? new Set()
    boards.set(request.url, here.add(client))
    client.on('message', (data) => {
      for (const other of here) if (other !== client && other.readyState === other.OPEN) other.send(data)
    })
    client.on('close', () => here.delete(client))
  })
})
server.listen(0, '127.0.0.1', () => console.log(`Relay at http://127.0.0.1:${server.address().port}`))
