// Hocuspocus with its SQLite extension, as its documentation sets it up: it stores a document two seconds after its last edit, ten at most.
import { join } from 'node:path'
import { SQLite } from '@hocuspocus/extension-sqlite'
import { Server } from '@hocuspocus/server'

const server = new Server({
  port: Number(process.env.PORT),
  address: '127.0.0.1',
  quiet: true,
  extensions: [new SQLite({ database: join(process.env.DATA_DIR, 'hocuspocus.sqlite') })],
})
await server.listen()
console.log(`Hocuspocus at http://127.0.0.1:${server.address.port}`)
