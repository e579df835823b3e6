import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as Y from 'yjs'
import { z } from 'zod'
import { mayOpenPart } from '../access/boardAccess.ts'
import { readDocumentId } from '../access/gatekeeper.ts'
import {
  BoardId,
  CreateBoardResponse,
  KeepRevisionRequest,
  privateDocumentId,
  Problem,
  RevisionList,
  TimelineQuery,
  TimelineResponse,
} from '../protocol.ts'
import { writeArchive } from '../recovery/archive.ts'
import type { ArchivedDocument } from '../recovery/archive.ts'
import { keepNamed } from '../recovery/revisions.ts'
import { readTimeline } from '../recovery/timeline.ts'
import { newDocument } from '../rooms/newDocument.ts'
import { graphOf } from './boards.ts'
import type { BoardRouteOptions } from './boards.ts'
import { HttpError } from './errors.ts'
import { noSuchBoard } from './guard.ts'

const Params = z.object({ id: BoardId })
const RevisionParams = z.object({ id: BoardId, revision: z.string().max(40) })

/** How a board was, and everything of it in one piece. */
export const recoveryRoutes =
  ({ store, rooms, guard, make }: BoardRouteOptions): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/boards/:id/timeline',
      {
        schema: {
          summary: 'Stored updates with their times, for replay',
          params: Params,
          querystring: TimelineQuery,
          response: { 200: TimelineResponse, 403: Problem, 404: Problem },
        },
      },
      async (request, reply) => {
        const { id } = request.params
        const { document = id, after, limit } = request.query
        const { member } = await guard.mayRead(id, request)
        const address = readDocumentId(document)
        const isOwn = address?.board === id
        const isShown = address?.part === null || (address && member && mayOpenPart(member, address.part))
        if (!isOwn || !isShown || !(await rooms.open(id))) throw noSuchBoard()
        void reply.header('cache-control', 'no-store')
        return readTimeline(store, document, after, limit)
      },
    )

    app.get(
      '/boards/:id/revisions',
      { schema: { summary: 'States that were kept, the newest first', params: Params, response: { 200: RevisionList, 404: Problem } } },
      async (request, _reply) => {
        const { id } = request.params
        await guard.mayRead(id, request)
        if (!(await rooms.open(id))) throw noSuchBoard()
        return { revisions: (await store.revisions(id)).map(({ id: revision, at, name }) => ({ id: revision, at, name })) }
      },
    )

    app.post(
      '/boards/:id/revisions',
      {
        schema: {
          summary: 'Keeps the board as it is now, under a name',
          params: Params,
          body: KeepRevisionRequest,
          response: { 201: RevisionList, 403: Problem, 404: Problem, 409: Problem },
        },
      },
      async (request, reply) => {
        const { id } = request.params
        await guard.mayWrite(id, request)
        const room = await rooms.open(id)
        if (!room) throw noSuchBoard()
        const state = { seq: room.seq, data: Y.encodeStateAsUpdateV2(room.doc), name: request.body.name }
        if (!(await keepNamed(store, id, state, Date.now()))) throw new HttpError(409, 'This board has too many named versions.')
        return reply
          .code(201)
          .send({ revisions: (await store.revisions(id)).map(({ id: revision, at, name }) => ({ id: revision, at, name })) })
      },
    )

    app.post(
      '/boards/:id/revisions/:revision/copy',
      {
        schema: {
          summary: 'A new board that is as this one was',
          params: RevisionParams,
          response: { 201: CreateBoardResponse, 404: Problem },
        },
      },
      async (request, reply) => {
        const { id, revision } = request.params
        await guard.mayRead(id, request)
        const room = await rooms.open(id)
        const data = room && (await store.revision(id, revision))
        if (!data) throw new HttpError(404, 'There is no such version.')
        const doc = newDocument()
        Y.applyUpdateV2(doc, data)
        doc.getMap('meta').set('title', `Restored: ${room.title || 'a board'}`.slice(0, 200))
        return reply.code(201).send(await make(Y.encodeStateAsUpdate(doc), request, reply))
      },
    )

    app.get(
      '/boards/:id/archive',
      { schema: { summary: 'Everything of a board, as a zip file', params: Params } },
      async (request, reply) => {
        const { id } = request.params
        const { access, member } = await guard.mayRead(id, request)
        const room = await rooms.open(id)
        const board = await store.board(id)
        if (!room || !board) throw noSuchBoard()
        const parts = (member?.privateParts ?? []).map((part) => ({ part, document: privateDocumentId(id, part) }))
        const documents: ArchivedDocument[] = [{ folder: '', id, doc: () => room.doc }]
        for (const { part, document } of parts) {
          const side = (await store.board(document)) && (await rooms.open(document))
          if (side) documents.push({ folder: `private/part-${part}/`, id: document, doc: () => side.doc })
        }
        const members = access.members.map(({ name, role, joinedAt, removedAt }) => ({ name, role, joinedAt, removedAt }))
        const files = {
          'board.json': `${JSON.stringify({ ...board, title: room.title, members }, null, 2)}\n`,
          'graph.json': `${JSON.stringify(graphOf(room), null, 2)}\n`,
        }
        return reply
          .type('application/zip')
          .header('content-disposition', `attachment; filename="premortem-${id.slice(0, 6)}.zip"`)
          .header('cache-control', 'no-store')
          .send(writeArchive({ store, documents, files }))
      },
    )
  }
