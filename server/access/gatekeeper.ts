import { randomBytes } from 'node:crypto'
import { BoardId, DocumentId } from '../protocol.ts'
import type { Store } from '../store/store.ts'
import { BoardAccess, memberById, memberOf, mayOpenPart, mayWrite, openAccess } from './boardAccess.ts'
import type { EventWriter } from './eventRights.ts'
import { RoomTokens } from './roomTokens.ts'

/** What somebody may do in one room. */
export interface Pass {
  /** Who they are to the board; null where there are no members. */
  member: ({ id: string } & EventWriter) | null
  canWrite: boolean
  /** Whom edits are ascribed to; null: nobody known. */
  actor: string | null
}

/** Why somebody does not get into a room. */
export type Denial = 'unknown' | 'bad token' | 'removed'

export interface DocumentAddress {
  board: string
  /** null: the board itself. */
  part: number | null
}

/** Of a document's id; null for what is none. */
export function readDocumentId(id: string): DocumentAddress | null {
  if (!DocumentId.safeParse(id).success) return null
  const [board = '', notes] = id.split('~notes')
  return { board, part: notes === undefined ? null : Number(notes) }
}

/** Decides who gets into which room, and keeps what that is decided by. */
export class Gatekeeper {
  readonly #store: Store
  readonly #now: () => number
  #tokens: Promise<RoomTokens> | null = null
  /** Called with a board whose access has changed, once that is stored. */
  onChange: (board: string) => void = () => {}

  constructor(store: Store, now: () => number = Date.now) {
    this.#store = store
    this.#now = now
  }

  /** Who may open a board; open to everybody when nothing was ever said. */
  async access(board: string): Promise<BoardAccess> {
    return (await this.#read(board)).access
  }

  /**
   * Changes who may open a board. The change is tried again when somebody else's came first.
   * @throws {AccessRefused} what `change` throws.
   */
  async change(board: string, change: (access: BoardAccess) => BoardAccess): Promise<BoardAccess> {
    for (;;) {
      const { version, access } = await this.#read(board)
      const changed = change(access)
      if (changed === access) return access
      if (await this.#store.saveAccess(board, version, JSON.stringify(changed))) {
        this.onChange(board)
        return changed
      }
    }
  }

  /** Whom a new board made in a browser belongs to. */
  async setCreator(board: string, creator: string): Promise<void> {
    await this.#store.saveAccess(board, 0, JSON.stringify(openAccess(creator)))
  }

  /** A token for one socket on a room; `token` is null where none is needed. null when whoever asks may not open it. */
  async tokenFor(document: string, subject: string | null): Promise<{ token: string | null } | null> {
    const address = readDocumentId(document)
    if (!address) return null
    const access = await this.access(address.board)
    if (!access.isPrivate) return address.part === null ? { token: null } : null
    const member = memberOf(access, subject)
    if (!member || (address.part !== null && !mayOpenPart(member, address.part))) return null
    return { token: (await this.#signer()).sign(document, member.id) }
  }

  /** Lets a socket in, or says why not. A token is good for one room, one socket and a minute. */
  async admit(document: string, token: string | null, subject: string | null): Promise<Pass | Denial> {
    const address = readDocumentId(document)
    if (token === null) return address ? this.#admitWithout(address, subject) : 'unknown'
    const claims = (await this.#signer()).read(token)
    if (!claims) return 'bad token'
    // A good token for another room says nothing about this one, not even whether it is there.
    if (claims.room !== document || !address) return 'unknown'
    if (!(await this.#store.claimToken(claims.once, claims.until))) return 'bad token'
    return this.passOf(document, claims.member)
  }

  /** What a member may do in a room now. */
  async passOf(document: string, memberId: string): Promise<Pass | Denial> {
    const address = readDocumentId(document)
    if (!address) return 'unknown'
    const access = await this.access(address.board)
    const member = memberById(access, memberId)
    if (!member || (address.part !== null && !mayOpenPart(member, address.part))) return 'removed'
    const { id, name, role, privateParts, subject } = member
    const others = access.members.flatMap((other) => (other.removedAt === null && other.id !== id ? [other.name] : []))
    return { member: { id, name, role, privateParts, part: access.part, others }, canWrite: mayWrite(role), actor: subject }
  }

  /** Whether everybody who has the address may open this. */
  async isOpen(document: string): Promise<boolean> {
    const address = readDocumentId(document)
    return address !== null && address.part === null && !(await this.access(address.board)).isPrivate
  }

  /** Reads a room token that came with an HTTP request, where it may be used while it lives. Returns the member's subject. */
  async subjectOfToken(board: string, token: string): Promise<string | null> {
    const claims = (await this.#signer()).read(token)
    if (claims?.room !== board) return null
    return memberById(await this.access(board), claims.member)?.subject ?? null
  }

  async #admitWithout({ board, part }: DocumentAddress, subject: string | null): Promise<Pass | Denial> {
    if (part !== null || (await this.access(board)).isPrivate) return 'unknown'
    return { member: null, canWrite: true, actor: subject }
  }

  async #read(board: string): Promise<{ version: number; access: BoardAccess }> {
    const stored = BoardId.safeParse(board).success ? await this.#store.access(board) : null
    if (!stored) return { version: 0, access: openAccess(null) }
    return { version: stored.version, access: BoardAccess.parse(JSON.parse(stored.data)) }
  }

  #signer(): Promise<RoomTokens> {
    return (this.#tokens ??= this.#store.signingKey().then((key) => new RoomTokens(key, this.#now)))
  }
}

/** A short id for a member or an invitation. */
export const newId = (): string => randomBytes(9).toString('base64url')
