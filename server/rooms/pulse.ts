import type { BoardSocket } from './connection.ts'

/** Connections take their turns, so that not all are written to in one moment. */
const TURNS = 12

/** One timer for all connections: each is asked once in a while whether it is still there. */
export class Pulse {
  readonly #sockets: ReadonlySet<BoardSocket>
  readonly #everyMs: number
  #timer: NodeJS.Timeout | null = null
  #turn = 0
  #came = 0

  /** @param everyMs between two questions to the same connection. */
  constructor(sockets: ReadonlySet<BoardSocket>, everyMs: number) {
    this.#sockets = sockets
    this.#everyMs = everyMs
  }

  /** Runs until there are no connections any more. Returns the turn of one more. */
  start(): number {
    this.#timer ??= setInterval(() => this.#beat(), this.#everyMs / TURNS).unref()
    return this.#came++ % TURNS
  }

  #beat(): void {
    if (this.#sockets.size === 0 && this.#timer) {
      clearInterval(this.#timer)
      this.#timer = null
    }
    this.#turn = (this.#turn + 1) % TURNS
    for (const { connection } of this.#sockets) if (connection && connection.turn === this.#turn) connection.keepAlive()
  }
}
