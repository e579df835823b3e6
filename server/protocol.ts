import { z } from 'zod'
import { EstimateSummary, Finding, Report } from '#critique/finding.ts'
import { Graph } from '#critique/graph/graph.ts'
import { JudgingRequest, WordingRequest } from '#critique/interviewer/turnRequests.ts'

/** Every refusal of the HTTP interface: one sentence that names the place. */
export const Problem = z.object({ error: z.string() })
export type Problem = z.infer<typeof Problem>

/** 128 random bits in base64url: who knows the id may draw on the board. */
export const BoardId = z.string().regex(/^[A-Za-z0-9_-]{22}$/, 'expected a board id of 22 letters, digits, "-" or "_"')
export type BoardId = z.infer<typeof BoardId>

/**
 * A document with a room of its own: a board, or what its interviewers keep to themselves during one part of the session. Parts count from 1;
 * a new one begins when roles are swapped, so that nobody reads what was noted about them.
 */
export const DocumentId = z.string().regex(/^[A-Za-z0-9_-]{22}(~notes[1-9]\d{0,2})?$/, 'expected a board id, or one followed by "~notes1"')
export type DocumentId = z.infer<typeof DocumentId>

/** The id of a board's private document. */
export const privateDocumentId = (board: string, part: number): string => `${board}~notes${part}`

/** What somebody is to a board that was shared by role. */
export const Role = z.enum(['owner', 'interviewer', 'candidate', 'observer'])
export type Role = z.infer<typeof Role>

export const PersonName = z
  .string()
  .trim()
  .min(1, 'expected a name')
  .max(40)
  // Control characters, and marks that turn the direction of the text around them.
  .regex(/^[^\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]*$/u, 'a name without control characters')

/** Somebody who may open a private board. */
export const Member = z.object({
  id: z.string(),
  name: z.string(),
  role: Role,
  /** The board is theirs, whatever their role is at the moment: they invite, remove and change roles. */
  isOwner: z.boolean(),
  /** Milliseconds since 1970. */
  joinedAt: z.number(),
})
export type Member = z.infer<typeof Member>

/** An invitation, without the token: that is shown once, when it is made. */
export const Invitation = z.object({
  id: z.string(),
  role: Role,
  /** Milliseconds since 1970; null: until it is revoked. */
  expiresAt: z.number().nullable(),
  isReusable: z.boolean(),
  uses: z.number(),
  createdAt: z.number(),
})
export type Invitation = z.infer<typeof Invitation>

/** What whoever asks may know of who may open a board. */
export const Access = z.discriminatedUnion('isPrivate', [
  /** Whoever has the address may draw. `mayMakePrivate`: the one who asks may change that. */
  z.object({ isPrivate: z.literal(false), mayMakePrivate: z.boolean() }),
  z.object({
    isPrivate: z.literal(true),
    me: Member,
    /** The part of the session that is on: 1, and one more with each swap of roles. */
    part: z.number(),
    /** Parts whose private document the one who asks may open. */
    privateParts: z.array(z.number()),
    members: z.array(Member),
    /** Empty for all but the owner. */
    invitations: z.array(Invitation),
  }),
])
export type Access = z.infer<typeof Access>

export const MakePrivateRequest = z.object({ name: PersonName })
export const InviteRequest = z.object({
  role: Role.exclude(['owner']),
  /** Seconds from now; absent: a week. null: until it is revoked. */
  expiresIn: z
    .number()
    .int()
    .min(60)
    .max(366 * 24 * 3600)
    .nullable()
    .optional(),
  isReusable: z.boolean().default(false),
})
export type InviteRequest = z.input<typeof InviteRequest>
/** `token` is shown this once; the link is `/join#<token>`. */
export const InviteResponse = z.object({ invitation: Invitation, token: z.string() })
export type InviteResponse = z.infer<typeof InviteResponse>

export const InvitationToken = z.string().regex(/^[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{22}$/, 'expected the part of an invitation after "#"')
export const LookAtInvitationRequest = z.object({ token: InvitationToken })
export const InvitationPreview = z.object({ role: Role, title: z.string(), invitedBy: z.string() })
export type InvitationPreview = z.infer<typeof InvitationPreview>
export const JoinRequest = z.object({ token: InvitationToken, name: PersonName })
export const JoinResponse = z.object({ board: BoardId, role: Role })
export type JoinResponse = z.infer<typeof JoinResponse>

export const ChangeMemberRequest = z.object({ role: Role.optional(), name: PersonName.optional() })
export type ChangeMemberRequest = z.infer<typeof ChangeMemberRequest>
/** Absent: the one interviewer and the one candidate that there are. */
export const SwapRequest = z.object({ members: z.tuple([z.string(), z.string()]).optional() })

/** `document` absent: the board itself. */
export const RoomTokenRequest = z.object({ document: DocumentId.optional() })
/** null: the room needs none. A token opens one room once, within a minute: `['collab.v1', 'auth.<token>']` as the socket's subprotocols. */
export const RoomTokenResponse = z.object({ token: z.string().nullable() })

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

/** `document` absent: the board itself; a private document's for whoever may open it. `after`: only updates of a higher number. */
export const TimelineQuery = z.object({
  document: DocumentId.optional(),
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(5000).default(2000),
})

/** One stored update: fold them in order, `Y.applyUpdate(doc, bytes of data)`, and the document is what it was at that moment. */
export const TimelineUpdate = z.object({
  seq: z.number(),
  /** Milliseconds since 1970 by the server's clock; never less than that of the one before. */
  at: z.number(),
  /** A Yjs update of version 1, in base64. */
  data: z.string(),
})

export const TimelineResponse = z.object({
  /** What to begin with; null: with an empty document. Comes with the first piece only. What is older was let go of. */
  base: TimelineUpdate.nullable(),
  updates: z.array(TimelineUpdate),
  /** Ask again with `after` set to this; null: that was all. */
  next: z.number().nullable(),
})
export type TimelineResponse = z.infer<typeof TimelineResponse>

/** A state of a board that was kept. */
export const Revision = z.object({
  id: z.string(),
  /** Milliseconds since 1970. */
  at: z.number(),
  /** null: kept by the server by itself. */
  name: z.string().nullable(),
})
export type Revision = z.infer<typeof Revision>
export const RevisionList = z.object({ revisions: z.array(Revision) })
export const KeepRevisionRequest = z.object({ name: z.string().trim().min(1, 'expected a name').max(80) })

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
export const MessageType = { sync: 0, awareness: 1, auth: 2, queryAwareness: 3, saved: 100, access: 101 } as const

/** The subprotocols that a private room is opened with: this one, which the server selects, and `auth.<token>`. */
export const SUBPROTOCOL = 'collab.v1'
export const AUTH_PREFIX = 'auth.'

/**
 * Message 101, a varString with JSON: what the person at the other end is to the board from here on. Sent when a private room opens and
 * whenever that, or who is a member, has changed: ask `GET /api/boards/:id/access` for the rest.
 */
export const RoleNotice = z.object({ role: Role, canWrite: z.boolean() })
export type RoleNotice = z.infer<typeof RoleNotice>

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
  /** A room token that is expired, was used, or is none; or the board was made private: ask for a token and come back. */
  notSignedIn: 4401,
  /** Removed from the board, or of a role that may not see this document any more. */
  removed: 4403,
  /** No such board, deleted, or not for whoever asks: which of these is not said. */
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

/** Whether this server has a service that writes speech down, and whose it is. */
export const TranscriptionOffer = z.object({ available: z.boolean(), model: z.string().nullable() })

/** What was said in a recording. */
export const Transcript = z.object({ text: z.string() })

/** One thing that a model may do in an interview: word a question that the plan has chosen, or read an answer against its criteria. */
export const InterviewTurnRequest = z.object({
  turn: z.discriminatedUnion('kind', [WordingRequest, JudgingRequest]),
  own: OwnModel.optional(),
})

/** What came of it. `why` says in words why there is nothing: the interview goes on with the plan's own words. */
export const InterviewTurn = z.object({
  text: z.string().nullable(),
  verdicts: z.array(z.object({ criterion: z.string(), covered: z.boolean(), quote: z.string() })),
  why: z.string().nullable(),
  model: z.string().nullable(),
  costUsd: z.number().nullable(),
})
export type InterviewTurn = z.infer<typeof InterviewTurn>
