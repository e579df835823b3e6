/** What one connection and one board may use. Bytes, seconds, or counts, as the name says. */
export interface Limits {
  frameBytes: number
  /** Pieces that one message may come in: tiny ones cost more memory than they carry. */
  fragments: number
  stateVectorBytes: number
  stateVectorClients: number
  messagesPerSecond: number
  messageBurst: number
  bytesPerSecond: number
  byteBurst: number
  /** Edits of everybody on one board together. */
  roomUpdatesPerSecond: number
  roomUpdateBurst: number
  /** What a connection may have waiting to be read before edits are held back from it, to be sent as one when it has caught up. */
  slowBytes: number
  /** What a connection may have waiting to be read before it is cut. */
  unreadBytes: number
  /** Encoded size of a board. */
  boardBytes: number
  /** Records on one board: nodes, edges' arrows, zones, notes. */
  recordsPerBoard: number
  connections: number
  connectionsPerBoard: number
  /** From one network address; 0 for any number, where all people come through one proxy that is not trusted. */
  connectionsPerAddress: number
  /** Different boards that one network address has open at once; 0 for any number. */
  roomsPerAddress: number
  /** Attempts to enter where one may not, from one network address in a minute; 0 for any number. */
  refusalsPerMinute: number
  /** How often a connection may be asked to send everything again. */
  resyncs: number
  idleRoomMs: number
  keepAliveMs: number
}

const KiB = 1024
const MiB = 1024 * KiB

export const defaultLimits: Limits = {
  frameBytes: 4 * MiB,
  // Browsers split a large message into pieces of some 64 KiB.
  fragments: 1024,
  stateVectorBytes: 64 * KiB,
  stateVectorClients: 10_000,
  messagesPerSecond: 120,
  messageBurst: 600,
  bytesPerSecond: 512 * KiB,
  byteBurst: 8 * MiB,
  roomUpdatesPerSecond: 600,
  roomUpdateBurst: 3000,
  slowBytes: MiB,
  unreadBytes: 8 * MiB,
  boardBytes: 16 * MiB,
  recordsPerBoard: 10_000,
  connections: 10_000,
  connectionsPerBoard: 200,
  connectionsPerAddress: 4000,
  roomsPerAddress: 2000,
  refusalsPerMinute: 120,
  resyncs: 3,
  idleRoomMs: 30_000,
  // y-websocket hangs up after 30 seconds of silence.
  keepAliveMs: 12_000,
}
