import type { Denial, Gatekeeper, Pass } from '../access/gatekeeper.ts'
import { readDocumentId } from '../access/gatekeeper.ts'
import { CloseCode } from '../protocol.ts'
import { EVERYBODY, noBus } from './bus.ts'
import type { Bus } from './bus.ts'
import type { Connection } from './connection.ts'
import type { RoomContext } from './room.ts'
import { Room } from './room.ts'

/** The server is on its way down: not the board is missing, but the moment is wrong. */
export class Stopping extends Error {
  override name = 'Stopping'
  readonly statusCode = 503
}

/** How often it is looked at what other processes have written, whatever they told. */
const LOOK_MS = 1000

/** The boards that are in memory: loaded for whoever asks first, let go of some time after the last one has left. */
export class Rooms {
  readonly #context: RoomContext
  readonly #rooms = new Map<string, Promise<Room>>()
  readonly #idleTimers = new Map<string, NodeJS.Timeout>()
  readonly #bus: Bus
  /** By room: the version of access by which everybody in it was last looked at. */
  readonly #accessSeen = new Map<string, number>()
  #stopped = false
  #stopLooking: () => void = () => {}

  constructor(context: RoomContext) {
    this.#context = context
    this.#bus = context.bus ?? noBus()
  }

  /** From here on what other processes do to the boards that are open here is noticed: at once where they say so, else soon after. */
  watchOthers(gatekeeper: Gatekeeper): void {
    const { store, log } = this.#context
    if (!store.heads) return
    let isBlind = false
    let isLooking = false
    const look = async (board?: string): Promise<void> => {
      try {
        await this.#look(gatekeeper, board)
        isBlind = false
      } catch (error) {
        if (!isBlind) log(`what other processes do is not seen: ${String(error)}`)
        isBlind = true
      }
    }
    const lookAtAll = (): void => {
      if (isLooking) return
      isLooking = true
      void look().finally(() => (isLooking = false))
    }
    const timer = setInterval(lookAtAll, LOOK_MS)
    timer.unref()
    const stopHearing = this.#bus.hear(EVERYBODY, (hint) => (hint.type === 'changed' ? void look(hint.board) : undefined))
    this.#bus.onReturn = () => {
      lookAtAll()
      for (const loading of this.#rooms.values()) loading.then((room) => room.catchUpAgain()).catch(() => {})
    }
    this.#stopLooking = () => {
      clearInterval(timer)
      stopHearing()
    }
  }

  /**
   * The room of a document; null when there is no such board, or it is in the bin. Who may go in is asked elsewhere.
   * @throws {Stopping}
   */
  async open(id: string): Promise<Room | null> {
    this.#mustRun()
    if (!(await this.#exists(id))) return null
    for (;;) {
      this.#mustRun()
      const room = await (this.#rooms.get(id) ?? this.#load(id))
      if (!room.isClosed) {
        this.#waitForSilence(id, room)
        // Whoever comes may have been at another process and bring along what they saw there.
        if (this.#context.store.heads) await room.catchUp()
        if (!room.isClosed) return room
      }
      await room.ended
    }
  }

  /** Sends everybody on a board away, from its private documents too. */
  async evict(board: string, code: CloseCode, reason: string): Promise<void> {
    this.#bus.send(EVERYBODY, { type: 'changed', board })
    await Promise.all(this.#of(board).map((loading) => closeWhenLoaded(loading, code, reason)))
  }

  /** Who may do what on a board has changed: everybody who is there is asked again. */
  async accessChanged(board: string, gatekeeper: Gatekeeper): Promise<void> {
    this.#bus.send(EVERYBODY, { type: 'changed', board })
    await Promise.all(
      this.#of(board).map(async (loading) => {
        const room = await loading.catch(() => null)
        await room?.reviewPasses(passAgain(room.id, gatekeeper))
      }),
    )
  }

  /** Looks once more at somebody who has just come in: access may have changed on their way. */
  async review(room: Room, connection: Connection, gatekeeper: Gatekeeper): Promise<void> {
    await room.reviewPass(connection, passAgain(room.id, gatekeeper))
  }

  /** Sends everybody away with the wish to come back, and waits until all is on disk. */
  async stop(): Promise<void> {
    this.#stopped = true
    this.#stopLooking()
    await Promise.all([...this.#rooms.values()].map((loading) => closeWhenLoaded(loading, CloseCode.restarting, 'The server restarts.')))
  }

  /** Compares the rooms that are open here, or those of one board, with what the store says of them. */
  async #look(gatekeeper: Gatekeeper, board?: string): Promise<void> {
    const { store } = this.#context
    const open = await Promise.all(
      (board === undefined ? [...this.#rooms.values()] : this.#of(board)).map((loading) => loading.catch(() => null)),
    )
    const rooms = open.filter((room) => room !== null)
    if (rooms.length === 0) return
    const heads = new Map((await store.heads?.(rooms.map(({ id }) => id)))?.map((head) => [head.room, head]))
    await Promise.all(
      rooms.map(async (room) => {
        const head = heads.get(room.id)
        if (!head || head.isDeleted) return room.close(CloseCode.deleted, 'This board was deleted.')
        await Promise.all([room.lookAfter(head.seq), this.#lookAtAccess(room, head.accessVersion, gatekeeper)])
      }),
    )
  }

  async #lookAtAccess(room: Room, version: number, gatekeeper: Gatekeeper): Promise<void> {
    if (version === 0 || this.#accessSeen.get(room.id) === version) return
    await room.reviewPasses(passAgain(room.id, gatekeeper))
    if (!room.isClosed) this.#accessSeen.set(room.id, version)
  }

  #mustRun(): void {
    if (this.#stopped) throw new Stopping('The server restarts.')
  }

  #of(board: string): Promise<Room>[] {
    return [...this.#rooms].flatMap(([id, loading]) => (id === board || id.startsWith(`${board}~`) ? [loading] : []))
  }

  /** A private document comes into being when somebody who may opens it. */
  async #exists(id: string): Promise<boolean> {
    const { store } = this.#context
    const address = readDocumentId(id)
    if (!address) return false
    const board = await store.board(address.board)
    if (!board || board.deletedAt !== null) return false
    // Two who open it at once both want it there.
    if (address.part !== null && !(await store.board(id))) await store.createBoard(id).catch(() => {})
    return true
  }

  #load(id: string): Promise<Room> {
    const loading = Room.load(id, this.#context)
    this.#rooms.set(id, loading)
    const forget = (): void => {
      if (this.#rooms.get(id) === loading) this.#rooms.delete(id)
      this.#accessSeen.delete(id)
      this.#stopWaiting(id)
      this.#context.metrics.rooms.set(this.#rooms.size)
    }
    loading.then((room) => {
      room.onClosed = forget
      room.onEmpty = () => this.#waitForSilence(id, room)
    }, forget)
    this.#context.metrics.rooms.set(this.#rooms.size)
    return loading
  }

  #waitForSilence(id: string, room: Room): void {
    this.#stopWaiting(id)
    const timer = setTimeout(() => {
      // Whoever is here calls back when leaving.
      if (room.isIdle) void room.close(CloseCode.restarting, 'The board was idle.')
    }, this.#context.limits.idleRoomMs)
    timer.unref()
    this.#idleTimers.set(id, timer)
  }

  #stopWaiting(id: string): void {
    clearTimeout(this.#idleTimers.get(id))
    this.#idleTimers.delete(id)
  }
}

const passAgain =
  (document: string, gatekeeper: Gatekeeper) =>
  async (pass: Pass): Promise<Pass | Denial> => {
    if (pass.member) return gatekeeper.passOf(document, pass.member.id)
    return (await gatekeeper.isOpen(document)) ? pass : 'unknown'
  }

async function closeWhenLoaded(loading: Promise<Room>, code: CloseCode, reason: string): Promise<void> {
  const room = await loading.catch(() => null)
  await room?.close(code, reason)
}
