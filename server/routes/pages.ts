import { existsSync } from 'node:fs'
import { join, sep } from 'node:path'
import serveStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

const HASHED = `${sep}assets${sep}`
/** Addresses that belong to programs: a page there would hide a typing error. */
const NOT_A_PAGE = /^\/(api|collab|assets)(\/|$)|\.\w+$/

/** The built pages, packed ones where the browser takes them. What has a hash in its name is kept for ever. */
export async function servePages(app: FastifyInstance, directory: string): Promise<void> {
  await app.register(serveStatic, {
    root: directory,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (response, path) => {
      response.header('cache-control', path.includes(HASHED) ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
}

/** A board: its own page names what it needs from the start (boardHtml.ts). */
const BOARD = /^\/board\/([\w-]+)$/

/** Every address that is no file is the one page, which finds its own way. */
export function answerNotFound(directory: string | null) {
  const boardPage = directory !== null && existsSync(join(directory, 'board.html')) ? 'board.html' : 'index.html'
  return (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const [path = '/'] = request.url.split('?')
    const wantsPage = directory !== null && (request.method === 'GET' || request.method === 'HEAD') && !NOT_A_PAGE.test(path)
    if (!wantsPage) return reply.code(404).send({ error: 'There is nothing at this address.' })
    const id = BOARD.exec(path)?.[1]
    if (id === undefined) return reply.sendFile('index.html')
    return reply.header('link', `</api/boards/${id}/exists>; rel=preload; as=fetch; crossorigin=anonymous`).sendFile(boardPage)
  }
}
