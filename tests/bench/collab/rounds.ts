import { setTimeout as pause } from 'node:timers/promises'
import { Editor, listen, mark, readMarks } from './clients.ts'
import type { Listener } from './clients.ts'
import type { Measured } from './servers.ts'

export interface Scenario {
  name: string
  rooms: number
  clients: number
  /** Of the clients of each room. */
  editors: number
  /** By each of them. */
  editsPerSecond: number
}

export interface Round {
  latenciesMs: number[]
  cpuMicrosPerDelivery: number
  missed: number
}

/** How long the last edits may take to arrive before they count as missed. */
const PATIENCE_MS = 5000

/** Clients in their rooms, ready for any number of rounds. */
export class Gathering {
  readonly #server: Measured
  readonly #scenario: Scenario
  readonly #listeners: Listener[] = []
  readonly #editors: Editor[] = []
  /** When each edit was made, by its number. */
  #sentAt: number[] = []
  #latencies: number[] = []

  private constructor(server: Measured, scenario: Scenario) {
    this.#server = server
    this.#scenario = scenario
  }

  static async open(server: Measured, scenario: Scenario): Promise<Gathering> {
    const gathering = new Gathering(server, scenario)
    for (let n = 0; n < scenario.rooms; n++) await gathering.#fillRoom(await server.makeRoom())
    return gathering
  }

  async run(ms: number): Promise<Round> {
    const { clients, editsPerSecond } = this.#scenario
    this.#latencies = []
    this.#sentAt = []
    const before = await this.#server.usage()
    const perSecond = this.#editors.length * editsPerSecond
    const total = Math.round((perSecond * ms) / 1000)
    const start = performance.now()
    // Each edit has its moment; a timer that comes late makes up for it.
    for (let n = 0; n < total; n++) {
      const wait = start + (n * 1000) / perSecond - performance.now()
      if (wait > 0.5) await pause(wait)
      this.#sentAt.push(performance.now())
      this.#authorOf(n).edit(mark(n))
    }
    const expected = total * (clients - 1)
    const end = performance.now() + PATIENCE_MS
    while (this.#latencies.length < expected && performance.now() < end) await pause(10)
    const after = await this.#server.usage()
    return {
      latenciesMs: this.#latencies,
      cpuMicrosPerDelivery: (after.cpuMicros - before.cpuMicros) / Math.max(1, this.#latencies.length),
      missed: expected - this.#latencies.length,
    }
  }

  close(): void {
    for (const { socket } of this.#listeners) socket.terminate()
  }

  #authorOf(edit: number): Editor {
    return this.#editors[edit % this.#editors.length]!
  }

  async #fillRoom(room: string): Promise<void> {
    const { clients, editors } = this.#scenario
    const here = await Promise.all(Array.from({ length: clients }, () => listen(this.#server, room)))
    this.#listeners.push(...here)
    for (const [n, listener] of here.entries()) {
      const editor = n < editors ? new Editor(this.#server, listener, `box${n}`) : null
      if (editor) this.#editors.push(editor)
      listener.socket.removeAllListeners('close').on('message', (frame: Buffer) => this.#hear(frame, editor))
    }
  }

  /** An edit that comes back to whoever made it, as Hocuspocus sends it, has reached nobody. */
  #hear(frame: Buffer, editor: Editor | null): void {
    for (const number of readMarks(frame)) {
      const sent = this.#sentAt[number]
      if (sent !== undefined && this.#authorOf(number) !== editor) this.#latencies.push(performance.now() - sent)
    }
  }
}
