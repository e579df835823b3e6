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
import { newDocument } from '../rooms/newDocument.ts'
import type { Room } from '../rooms/room.ts'
import type { Rooms } from '../rooms/rooms.ts'
import type { Store } from '../store/store.ts'
import { noSuchBoard as notFound } from './guard.ts'
import type { Guard } from './guard.ts'
import type { MakeBoard } from './makeBoard.ts'

const Params = z.object({ id: BoardId })
const Nothing = z.null()

export interface BoardRouteOptions {
  store: Store
  rooms: Rooms
  guard: Guard
  make: MakeBoard
}

/** Boards are created, copied, renamed and binned here; they are drawn on through `/collab/:board`. There is no list: an id is a key. */
export const boardRoutes =
  ({ store, rooms, guard, make }: BoardRouteOptions): FastifyPluginAsyncZod =>
  async (app) => {
    const open = async (id: string): Promise<Room> => {
      const room = await rooms.open(id)
      if (!room) throw notFound()
      return room
    }

    app.post(
      '/boards',
      { schema: { summary: 'A new board', body: CreateBoardRequest.nullish(), response: { 201: CreateBoardResponse, 400: Problem } } },
      async (request, reply) => {
        const { body } = request
        return reply.code(201).send(await make(body?.title ? titled(newDocument(), body.title) : null, request, reply))
      },
    )

    app.get(
      '/boards/:id',
      { schema: { summary: 'Title and times', params: Params, response: { 200: BoardSummary, 404: Problem } } },
      async (request, _reply) => {
        const { id } = request.params
        await guard.mayRead(id, request)
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
      async (request, _reply) => {
        const { id } = request.params
        if (!BoardId.safeParse(id).success || !(await rooms.open(id))) return { exists: false }
        return {
          exists: await guard.mayRead(id, request).then(
            () => true,
            () => false,
          ),
        }
      },
    )

    app.patch(
      '/boards/:id',
      { schema: { summary: 'Another title', params: Params, body: RenameBoardRequest, response: { 204: Nothing, 404: Problem } } },
      async (request, reply) => {
        const { id } = request.params
        await guard.mayWrite(id, request)
        const room = await open(id)
        await room.accept(renaming(room.doc, request.body.title), null)
        return reply.code(204).send(null)
      },
    )

    app.get(
      '/boards/:id/graph',
      { schema: { summary: 'What is drawn, as a typed graph', params: Params, response: { 200: GraphResponse, 404: Problem } } },
      async (request, _reply) => {
        await guard.mayRead(request.params.id, request)
        return graphOf(await open(request.params.id))
      },
    )

    app.post(
      '/boards/:id/duplicate',
      { schema: { summary: 'A copy of the board as it is now', params: Params, response: { 201: CreateBoardResponse, 404: Problem } } },
      async (request, reply) => {
        await guard.mayRead(request.params.id, request)
        const room = await open(request.params.id)
        const copy = titled(copyOf(room.doc), `Copy of ${room.title || 'a board'}`.slice(0, 200))
        return reply.code(201).send(await make(copy, request, reply))
      },
    )

    app.delete(
      '/boards/:id',
      { schema: { summary: 'Into the bin', params: Params, response: { 204: Nothing, 404: Problem } } },
      async (request, reply) => {
        const { id } = request.params
        await guard.mayManage(id, request)
        if (!(await store.deleteBoard(id))) throw notFound()
        await rooms.evict(id, CloseCode.deleted, 'This board was deleted.')
        return reply.code(204).send(null)
      },
    )

    app.post(
      '/boards/:id/restore',
      { schema: { summary: 'Out of the bin', params: Params, response: { 204: Nothing, 404: Problem } } },
      async (request, reply) => {
        const { id } = request.params
        await guard.mayManage(id, request)
        if (!(await store.restoreBoard(id))) throw notFound()
        return reply.code(204).send(null)
      },
    )
  }

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
export function graphOf({ doc, title }: Room): Graph {
  const records = [...doc.getMap('records').values()].filter((fields) => fields instanceof Y.Map).map((fields) => decode(fields.entries()))
  const requirements = doc.getMap('requirements')
  return graphFromRecords(records, { ...(title && { title }), ...(requirements.size > 0 && { requirements: requirements.toJSON() }) })
}
