import { MessageType } from '../protocol.ts'

const FINAL_BINARY = 0x82
const PING = 0x89
/** Of a sync message that carries an update. */
const UPDATE = 2

/** A message as one WebSocket frame: made once, and written to everybody's socket as it is. */
export function wireFrame(message: Uint8Array): Buffer {
  const { length } = message
  const frame = startFrame(length)
  frame.set(message, frame.length - length)
  return frame
}

/** The frame of an update, without a message in between that would be copied into it. */
export function updateWireFrame(update: Uint8Array): Buffer {
  const { length } = update
  let digits = 1
  for (let rest = length; rest > 0x7f; rest = Math.floor(rest / 0x80)) digits++
  const frame = startFrame(2 + digits + length)
  let at = frame.length - length - digits - 2
  frame[at++] = MessageType.sync
  frame[at++] = UPDATE
  let rest = length
  for (; rest > 0x7f; rest = Math.floor(rest / 0x80)) frame[at++] = 0x80 | (rest & 0x7f)
  frame[at++] = rest
  frame.set(update, at)
  return frame
}

/** A frame with room for so many bytes behind its head. */
function startFrame(length: number): Buffer {
  const start = length < 126 ? 2 : length < 0x1_00_00 ? 4 : 10
  const frame = Buffer.allocUnsafe(start + length)
  frame[0] = FINAL_BINARY
  frame[1] = start === 2 ? length : start === 4 ? 126 : 127
  if (start === 4) frame.writeUInt16BE(length, 2)
  if (start === 10) frame.writeBigUInt64BE(BigInt(length), 2)
  return frame
}

export const pingFrame = Buffer.of(PING, 0)
