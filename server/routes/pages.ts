import { sep } from 'node:path'
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

/** Every address that is no file is the one page, which finds its own way. */
export function answerNotFound(hasPages: boolean) {
  return (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const [path = '/'] = request.url.split('?')
    const wantsPage = hasPages && (request.method === 'GET' || request.method === 'HEAD') && !NOT_A_PAGE.test(path)
    return wantsPage ? reply.sendFile('index.html') : reply.code(404).send({ error: 'There is nothing at this address.' })
  }
}
