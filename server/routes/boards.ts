import { randomBytes } from 'node:crypto'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as Y from 'yjs'
import { z } from 'zod'
import { graphFromRecords } from '#critique/formats/tldraw.ts'
import type { Graph } from '#critique/graph/graph.ts'
import {
  BoardExistsResponse,
  BoardId,
  BoardSummary,
  CloseCode,
  CreateBoardRequest,
  CreateBoardResponse,
  GraphResponse,
  Problem,
  RenameBoardRequest,
} from '../protocol.ts'
import { decode } from '../records/codec.ts'
import { newDocument } from '../rooms/room.ts'
import type { Room } from '../rooms/room.ts'
import type { Rooms } from '../rooms/rooms.ts'
import type { Store } from '../store/store.ts'
import { HttpError } from './errors.ts'

const Params = z.object({ id: BoardId })
const Nothing = z.null()
const notFound = (): HttpError => new HttpError(404, 'There is no such board.')

/** Boards are created, copied, renamed and binned here; they are drawn on through `/collab/:board`. There is no list: an id is a key. */
export const boardRoutes =
  ({ store, rooms }: { store: Store; rooms: Rooms }): FastifyPluginAsyncZod =>
  async (app) => {
    const open = async (id: string): Promise<Room> => {
      const room = await rooms.open(id)
      if (!room) throw notFound()
      return room
    }

    const create = async (content: Uint8Array | null): Promise<{ id: string }> => {
      const id = newBoardId()
      await store.createBoard(id)
      if (content) await store.append(id, content).durable
      return { id }
    }

    app.post(
      '/boards',
      { schema: { summary: 'A new board', body: CreateBoardRequest.nullish(), response: { 201: CreateBoardResponse, 400: Problem } } },
      async ({ body }, reply) => reply.code(201).send(await create(body?.title ? titled(newDocument(), body.title) : null)),
    )

    app.get(
      '/boards/:id',
      { schema: { summary: 'Title and times', params: Params, response: { 200: BoardSummary, 404: Problem } } },
      async ({ params: { id } }) => {
        const room = await open(id)
        const board = await store.board(id)
        if (!board) throw notFound()
        return { ...board, title: room.title }
      },
    )

    app.get(
      '/boards/:id/exists',
      {
        schema: {
          summary: 'Whether there is such a board, without the error that a missing one is elsewhere',
          params: z.object({ id: z.string().max(200) }),
          response: { 200: BoardExistsResponse },
        },
      },
      async ({ params: { id } }) => ({ exists: BoardId.safeParse(id).success && Boolean(await rooms.open(id)) }),
    )

    app.patch(
      '/boards/:id',
      { schema: { summary: 'Another title', params: Params, body: RenameBoardRequest, response: { 204: Nothing, 404: Problem } } },
      async ({ params: { id }, body }, reply) => {
        const room = await open(id)
        await room.accept(renaming(room.doc, body.title), null)
        return reply.code(204).send(null)
      },
    )

    app.get(
      '/boards/:id/graph',
      { schema: { summary: 'What is drawn, as a typed graph', params: Params, response: { 200: GraphResponse, 404: Problem } } },
      async ({ params: { id } }) => graphOf(await open(id)),
    )

    app.post(
      '/boards/:id/duplicate',
      { schema: { summary: 'A copy of the board as it is now', params: Params, response: { 201: CreateBoardResponse, 404: Problem } } },
      async ({ params: { id } }, reply) => {
        const room = await open(id)
        return reply.code(201).send(await create(titled(copyOf(room.doc), `Copy of ${room.title || 'a board'}`.slice(0, 200))))
      },
    )

    app.delete(
      '/boards/:id',
      { schema: { summary: 'Into the bin', params: Params, response: { 204: Nothing, 404: Problem } } },
      async ({ params: { id } }, reply) => {
        if (!(await store.deleteBoard(id))) throw notFound()
        await rooms.evict(id, CloseCode.deleted, 'This board was deleted.')
        return reply.code(204).send(null)
      },
    )

    app.post(
      '/boards/:id/restore',
      { schema: { summary: 'Out of the bin', params: Params, response: { 204: Nothing, 404: Problem } } },
      async ({ params: { id } }, reply) => {
        if (!(await store.restoreBoard(id))) throw notFound()
        return reply.code(204).send(null)
      },
    )
  }

/** 128 random bits: nobody guesses one. */
const newBoardId = (): string => randomBytes(16).toString('base64url')

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = newDocument()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

/** The document as an update, under a title. */
function titled(doc: Y.Doc, title: string): Uint8Array {
  doc.getMap('meta').set('title', title)
  return Y.encodeStateAsUpdate(doc)
}

/** The update that gives a document another title. */
function renaming(doc: Y.Doc, title: string): Uint8Array {
  const copy = copyOf(doc)
  copy.getMap('meta').set('title', title)
  return Y.encodeStateAsUpdate(copy, Y.encodeStateVector(doc))
}

/** What the board's own maps do not say, the drawing may: a file that was opened brings its title and requirements along. */
function graphOf({ doc, title }: Room): Graph {
  const records = [...doc.getMap('records').values()].filter((fields) => fields instanceof Y.Map).map((fields) => decode(fields.entries()))
  const requirements = doc.getMap('requirements')
  return graphFromRecords(records, { ...(title && { title }), ...(requirements.size > 0 && { requirements: requirements.toJSON() }) })
}
