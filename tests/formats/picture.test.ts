import { crc32, deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { pngWithGraph, svgWithGraph } from '#critique/formats/picture.ts'
import { parseSketch } from '#critique/graph/sketch.ts'
import { arrowsOf, readAny, readOne } from './readOne.ts'

function chunk(type: string, body: Uint8Array): Uint8Array {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(body.length, 0)
  ends.writeUInt32BE(crc32?.(named) ?? 0, 4)
  return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)])
}

/** A picture of one pixel, with words. */
const png = (...chunks: Uint8Array[]): Uint8Array =>
  new Uint8Array(
    Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      chunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])),
      ...chunks,
      chunk('IDAT', deflateSync(Buffer.from([0, 0]))),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  )
const words = (keyword: string, text: string): Uint8Array =>
  chunk('tEXt', Buffer.concat([Buffer.from(`${keyword}\0`), Buffer.from(text, 'latin1')]))
const packedWords = (keyword: string, text: string): Uint8Array =>
  chunk('zTXt', Buffer.concat([Buffer.from(`${keyword}\0\0`), deflateSync(Buffer.from(text))]))

const graph = { ...parseSketch('end_user -> agent#planner { maxSteps: 8 } -> vector_db'), title: 'Über <Tische> & Stühle' }
const places = new Map(graph.nodes.map(({ id }, i) => [id, { x: i * 300, y: 0, width: 192, height: 72 }]))

const drawing = JSON.stringify({
  type: 'excalidraw',
  elements: [
    { id: 'a', type: 'rectangle', x: 0, y: 0, width: 160, height: 70, label: { text: 'Agent für alle' } },
    { id: 'b', type: 'rectangle', x: 300, y: 0, width: 160, height: 70, label: { text: 'LLM' } },
    {
      id: 'e',
      type: 'arrow',
      x: 160,
      y: 35,
      points: [
        [0, 0],
        [140, 0],
      ],
    },
  ],
})
/** As Excalidraw packs a scene: bytes as letters. */
const scene = JSON.stringify({
  version: '1',
  encoding: 'bstring',
  compressed: true,
  encoded: deflateSync(Buffer.from(drawing)).toString('latin1'),
})
const mxfile =
  '<mxfile><diagram name="Page-1"><mxGraphModel><root><mxCell id="0"/><mxCell id="1" parent="0"/><mxCell id="a" value="Agent" vertex="1" parent="1"><mxGeometry width="120" height="60" as="geometry"/></mxCell></root></mxGraphModel></diagram></mxfile>'
const escaped = mxfile.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

describe('a picture', () => {
  it.each([
    ['PNG', () => pngWithGraph(png(), graph, places)],
    [
      'SVG',
      () => svgWithGraph('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>', graph, places),
    ],
  ])('of ours gives back the board it was made of, where everything stood: %s', async (_, make) => {
    const { format, readings } = await readAny(make())
    expect(format).toBe('picture')
    expect(readings[0]?.graph).toEqual(graph)
    expect(readings[0]?.places).toEqual(places)
  })

  it.each([
    ['PNG of Excalidraw', png(words('application/vnd.excalidraw+json', scene)), ['Agent für alle -> LLM']],
    [
      'SVG of Excalidraw',
      `<svg xmlns="http://www.w3.org/2000/svg"><metadata><!-- payload-type:application/vnd.excalidraw+json --><!-- payload-version:2 --><!-- payload-start -->${Buffer.from(scene, 'latin1').toString('base64')}<!-- payload-end --></metadata></svg>`,
      ['Agent für alle -> LLM'],
    ],
    [
      'older SVG of Excalidraw',
      `<?xml version="1.0"?><svg><!-- payload-type:application/vnd.excalidraw+json --><!-- payload-version:1 --><!-- payload-start -->${Buffer.from(scene, 'utf8').toString('base64')}<!-- payload-end --></svg>`,
      ['Agent für alle -> LLM'],
    ],
    ['PNG of draw.io', png(words('mxfile', encodeURIComponent(mxfile))), []],
    ['packed PNG of draw.io', png(packedWords('mxGraphModel', encodeURIComponent(mxfile))), []],
    [
      'SVG of draw.io',
      `<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x"><svg xmlns="http://www.w3.org/2000/svg" content="${escaped}"><g/></svg>`,
      [],
    ],
  ])('is read where it carries its drawing: %s', async (_, content, arrows) => {
    const reading = await readOne(content)
    expect(arrowsOf(reading)).toEqual(arrows)
    expect(reading.graph.nodes.map(({ label }) => label)[0]).toMatch(/^Agent/)
  })

  it.each([
    ['is only a picture', png(), 'this PNG is only a picture'],
    ['is only a drawing', '<svg xmlns="http://www.w3.org/2000/svg"><rect/></svg>', 'this SVG is only a picture'],
    ['carries something damaged', png(words('application/vnd.excalidraw+json', '{"encoded":"xx"}')), 'damaged'],
    [
      'carries a bomb',
      png(words('application/vnd.excalidraw+json', JSON.stringify({ encoded: deflateSync(Buffer.alloc(60_000_000)).toString('latin1') }))),
      'unpacks to more than',
    ],
    ['ends in the middle', png(words('mxfile', 'x')).subarray(0, 40), 'only a picture'],
  ])('is refused where it %s', async (_, content, reason) => {
    await expect(readOne(content)).rejects.toThrow(reason)
  })
})
