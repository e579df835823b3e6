const FINAL_BINARY = 0x82
const PING = 0x89

/** A message as one WebSocket frame: made once, and written to everybody's socket as it is. */
export function wireFrame(message: Uint8Array): Buffer {
  const { length } = message
  const start = length < 126 ? 2 : length < 0x1_00_00 ? 4 : 10
  const frame = Buffer.allocUnsafe(start + length)
  frame[0] = FINAL_BINARY
  frame[1] = start === 2 ? length : start === 4 ? 126 : 127
  if (start === 4) frame.writeUInt16BE(length, 2)
  if (start === 10) frame.writeBigUInt64BE(BigInt(length), 2)
  frame.set(message, start)
  return frame
}

export const pingFrame = Buffer.of(PING, 0)
