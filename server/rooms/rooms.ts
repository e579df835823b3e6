import { CloseCode } from '../protocol.ts'
import type { RoomContext } from './room.ts'
import { Room } from './room.ts'

/** The server is on its way down: not the board is missing, but the moment is wrong. */
export class Stopping extends Error {
  override name = 'Stopping'
  readonly statusCode = 503
}

/** The boards that are in memory: loaded for whoever asks first, let go of some time after the last one has left. */
export class Rooms {
  readonly #context: RoomContext
  readonly #rooms = new Map<string, Promise<Room>>()
  readonly #idleTimers = new Map<string, NodeJS.Timeout>()
  #stopped = false

  constructor(context: RoomContext) {
    this.#context = context
  }

  /**
   * The room of a board; null when there is no such board, or it is in the bin.
   * @throws {Stopping}
   */
  async open(id: string): Promise<Room | null> {
    this.#mustRun()
    const board = await this.#context.store.board(id)
    if (!board || board.deletedAt !== null) return null
    for (;;) {
      this.#mustRun()
      const room = await (this.#rooms.get(id) ?? this.#load(id))
      if (!room.isClosed) {
        this.#waitForSilence(id, room)
        return room
      }
      await room.ended
    }
  }

  /** Sends everybody on a board away. */
  async evict(id: string, code: CloseCode, reason: string): Promise<void> {
    const room = await this.#rooms.get(id)?.catch(() => null)
    await room?.close(code, reason)
  }

  /** Sends everybody away with the wish to come back, and waits until all is on disk. */
  async stop(): Promise<void> {
    this.#stopped = true
    await Promise.all([...this.#rooms.keys()].map((id) => this.evict(id, CloseCode.restarting, 'The server restarts.')))
  }

  #mustRun(): void {
    if (this.#stopped) throw new Stopping('The server restarts.')
  }

  #load(id: string): Promise<Room> {
    const loading = Room.load(id, this.#context)
    this.#rooms.set(id, loading)
    const forget = (): void => {
      if (this.#rooms.get(id) === loading) this.#rooms.delete(id)
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
