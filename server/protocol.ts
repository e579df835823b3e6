import { z } from 'zod'
import { EstimateSummary, Finding, Report } from '#critique/finding.ts'
import { Graph } from '#critique/graph/graph.ts'

/** Every refusal of the HTTP interface: one sentence that names the place. */
export const Problem = z.object({ error: z.string() })
export type Problem = z.infer<typeof Problem>

/** 128 random bits in base64url: who knows the id may draw on the board. */
export const BoardId = z.string().regex(/^[A-Za-z0-9_-]{22}$/, 'expected a board id of 22 letters, digits, "-" or "_"')
export type BoardId = z.infer<typeof BoardId>

export const BoardTitle = z.string().trim().max(200)

export const CreateBoardRequest = z.object({ title: BoardTitle.optional() })
export type CreateBoardRequest = z.infer<typeof CreateBoardRequest>

export const CreateBoardResponse = z.object({ id: BoardId })
export type CreateBoardResponse = z.infer<typeof CreateBoardResponse>

export const RenameBoardRequest = z.object({ title: BoardTitle })
export type RenameBoardRequest = z.infer<typeof RenameBoardRequest>

export const BoardExistsResponse = z.object({ exists: z.boolean() })

/** What a list of boards shows of one. Times are milliseconds since 1970. */
export const BoardSummary = z.object({
  id: BoardId,
  title: z.string(),
  createdAt: z.number(),
  updatedAt: z.number(),
  /** Set while the board is in the bin: it can be restored, not opened. */
  deletedAt: z.number().nullable(),
})
export type BoardSummary = z.infer<typeof BoardSummary>

/** `graph` is parsed by `parseGraph`, whose errors name the place in the graph. */
export const CheckRequest = z.object({ graph: z.unknown().optional(), phase: z.enum(['drawing', 'critique']).optional() })
export type CheckRequest = z.infer<typeof CheckRequest>
export const CheckResponse = Report
export const GraphResponse = Graph

export const EstimateRequest = z.object({ graph: z.unknown().optional() })
export type EstimateRequest = z.infer<typeof EstimateRequest>
export const EstimateResponse = EstimateSummary

/** A person's own way to a model, where the operator allows it. Used for this one request, never stored, never logged. */
export const OwnModel = z.object({
  apiKey: z.string().trim().min(1).max(500),
  /** Absent: the server's own address. */
  baseURL: z
    .url({ protocol: /^https?$/, error: 'expected an http or https address' })
    .max(500)
    .optional(),
  model: z.string().trim().min(1).max(200).optional(),
})
export type OwnModel = z.infer<typeof OwnModel>

export const CritiqueRequest = z.object({ graph: z.unknown().optional(), own: OwnModel.optional() })
export type CritiqueRequest = z.infer<typeof CritiqueRequest>

/** What a critique would take, before it is asked for. */
export const CritiqueQuote = z.object({
  /** null when it can run; else why not. */
  reason: z.string().nullable(),
  /** Null when there is none. */
  model: z.string().nullable(),
  inputTokens: z.number(),
  /** The most that the reply may be. */
  outputTokens: z.number(),
  /** A usual reply and the longest; null where the price of the model is not known. */
  costUsd: z.object({ usual: z.number(), most: z.number() }).nullable(),
  pricesOf: z.string(),
  /** It was asked before about the same drawing: the answer is there, and free. */
  isCached: z.boolean(),
  /** Whether people may bring a key of their own, and for which hosts beside the server's. */
  ownKeys: z.object({ allowed: z.boolean(), hosts: z.array(z.string()) }),
})
export type CritiqueQuote = z.infer<typeof CritiqueQuote>

/** What `POST /api/critique` streams, by the name of the event. */
export const CritiqueEvents = {
  finding: Finding,
  done: z.object({
    dropped: z.number(),
    usage: z.object({ inputTokens: z.number(), outputTokens: z.number() }),
    costUsd: z.number().nullable(),
    model: z.string(),
    /** Ids of rule findings that the model raised as well. */
    agrees: z.array(z.string()),
    /** How many remarks were dropped, by reason. */
    reasons: z.record(z.string(), z.number()),
    /** The reply ended early; what came before is whole. */
    partial: z.boolean(),
    isCached: z.boolean(),
  }),
  unavailable: z.object({ reason: z.string() }),
  error: Problem,
} as const

/** `GET /config.json`: what the page needs to know of the server that it came from. */
export const ClientConfig = z.object({
  version: z.string(),
  tldrawLicenseKey: z.string().nullable(),
  /** Whether `POST /api/critique` can answer with a model's findings. */
  modelConfigured: z.boolean(),
})
export type ClientConfig = z.infer<typeof ClientConfig>

export const Health = z.object({ status: z.enum(['ok', 'failing']), detail: z.string().optional() })
export type Health = z.infer<typeof Health>

/** Where a board's room is: `/collab/<board id>`, y-websocket's protocol. `?ack=1` asks for `saved` messages. */
export const COLLAB_PATH = '/collab/'

/**
 * Message types of y-websocket, and one of our own. A room sends 100 only to who asked for it (`?ack=1`): varUint 100, then a varString
 * with the JSON of {@link Saved}.
 */
export const MessageType = { sync: 0, awareness: 1, auth: 2, queryAwareness: 3, saved: 100 } as const

/**
 * What of this connection's edits is on disk, safe from a power cut. The first one says that the first sync step 2 (edits made while
 * offline) is; `received` counts the update messages sent after it on the same connection. All is saved once a first one has come and
 * `received` equals the number of updates sent.
 */
export const Saved = z.object({ seq: z.number().int(), received: z.number().int() })
export type Saved = z.infer<typeof Saved>

/** Why a room closes a connection. y-websocket gives up for good on 4400-4499 (event `closed`) and tries again on all others. */
export const CloseCode = {
  /** The server stops or restarts: come back. */
  restarting: 1012,
  /** Overloaded, too slow a reader, or the disk failed: come back later. */
  tryLater: 1013,
  /** A frame that is not y-websocket's protocol. */
  malformed: 4400,
  /** No such board, or deleted. */
  unknownBoard: 4404,
  /** Edits that build on edits the server has never seen, even after it asked for everything. */
  missingHistory: 4409,
  /** The board was put in the bin while open. */
  deleted: 4410,
  /** The board is full. */
  tooLarge: 4413,
  /** An edit that a board may not hold; the reason names the record. Nothing of that message was kept: load the board again. */
  invalidRecord: 4422,
} as const
export type CloseCode = (typeof CloseCode)[keyof typeof CloseCode]

/** A team's own rules as their files say them; the page reads them with the same reader as the server. */
export const TeamRulesResponse = z.object({ files: z.array(z.unknown()) })
export type TeamRulesResponse = z.infer<typeof TeamRulesResponse>
