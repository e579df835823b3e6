/** Words that a PNG file carries beside its picture. */
export interface PngText {
  keyword: string
  /** As bytes: what they mean, the keyword says. */
  bytes: Uint8Array
  isPacked: boolean
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] as const

export const isPng = (bytes: Uint8Array): boolean => SIGNATURE.every((byte, i) => bytes[i] === byte)

/** Every text chunk (tEXt, zTXt, iTXt), in the order of the file. A damaged file gives those before the damage. */
export function pngTexts(bytes: Uint8Array): PngText[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const texts: PngText[] = []
  for (let at = SIGNATURE.length; at + 12 <= bytes.length;) {
    const length = view.getUint32(at)
    const type = latin1(bytes.subarray(at + 4, at + 8))
    if (at + 12 + length > bytes.length) break
    const text = /^(tEXt|zTXt|iTXt)$/.test(type) ? readChunk(type, bytes.subarray(at + 8, at + 8 + length)) : undefined
    if (text) texts.push(text)
    at += 12 + length
  }
  return texts
}

function readChunk(type: string, chunk: Uint8Array): PngText | undefined {
  const end = chunk.indexOf(0)
  if (end < 1) return undefined
  const keyword = latin1(chunk.subarray(0, end))
  if (type === 'tEXt') return { keyword, bytes: chunk.subarray(end + 1), isPacked: false }
  if (type === 'zTXt') return { keyword, bytes: chunk.subarray(end + 2), isPacked: true }
  const language = chunk.indexOf(0, end + 3)
  const translated = language < 0 ? -1 : chunk.indexOf(0, language + 1)
  return translated < 0 ? undefined : { keyword, bytes: chunk.subarray(translated + 1), isPacked: chunk[end + 1] === 1 }
}

/** The same picture with words in it, as international text (UTF-8, not packed), before its first pixels. */
export function withPngText(png: Uint8Array, keyword: string, text: string): Uint8Array {
  const words = new TextEncoder()
  const chunk = chunkOf('iTXt', [words.encode(keyword), new Uint8Array(5), words.encode(text)])
  const after = SIGNATURE.length + 12 + 13
  return joined([png.subarray(0, after), chunk, png.subarray(after)])
}

function chunkOf(type: string, parts: readonly Uint8Array[]): Uint8Array {
  const named = joined([new TextEncoder().encode(type), ...parts])
  const chunk = new Uint8Array(named.length + 8)
  const view = new DataView(chunk.buffer)
  view.setUint32(0, named.length - 4)
  chunk.set(named, 4)
  view.setUint32(named.length + 4, crc32(named))
  return chunk
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** The checksum at the end of each chunk. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}

/** Each byte as the letter of its number. */
export function latin1(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192))
  return text
}
