import { inflateSync } from 'node:zlib'

/** How many pixels of a screenshot have this colour, give or take a little. Reads what Chromium writes: 8 bits a channel, not interlaced. */
export function countPixels(png: Buffer, [red, green, blue]: readonly [number, number, number]): number {
  const { width, channels, rows } = readPng(png)
  let found = 0
  for (const row of rows) {
    for (let x = 0; x < width; x++) {
      const at = x * channels
      if (isNear(row[at], red) && isNear(row[at + 1], green) && isNear(row[at + 2], blue)) found++
    }
  }
  return found
}

const isNear = (value: number | undefined, wanted: number): boolean => value !== undefined && Math.abs(value - wanted) < 9

function readPng(png: Buffer): { width: number; channels: number; rows: Uint8Array[] } {
  const parts: Buffer[] = []
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
  }
  const width = png.readUInt32BE(16)
  const height = png.readUInt32BE(20)
  const channels = png[25] === 6 ? 4 : 3
  const packed = inflateSync(Buffer.concat(parts))
  const rows: Uint8Array[] = []
  const length = width * channels
  let above: Uint8Array = new Uint8Array(length)
  for (let y = 0; y < height; y++) {
    const start = y * (length + 1)
    above = unfilter(packed[start] ?? 0, packed.subarray(start + 1, start + 1 + length), above, channels)
    rows.push(above)
  }
  return { width, channels, rows }
}

/** A row is written as what it differs by from its left and upper neighbours. */
function unfilter(filter: number, line: Uint8Array, above: Uint8Array, channels: number): Uint8Array {
  const row = new Uint8Array(line.length)
  for (let i = 0; i < line.length; i++) {
    const left = i >= channels ? (row[i - channels] ?? 0) : 0
    const up = above[i] ?? 0
    const corner = i >= channels ? (above[i - channels] ?? 0) : 0
    const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0
    row[i] = (line[i] ?? 0) + guess
  }
  return row
}

function paeth(left: number, up: number, corner: number): number {
  const sum = left + up - corner
  const [a, b, c] = [Math.abs(sum - left), Math.abs(sum - up), Math.abs(sum - corner)]
  return a <= b && a <= c ? left : b <= c ? up : corner
}
