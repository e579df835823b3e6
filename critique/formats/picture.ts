import { GraphError, parseGraph } from '../graph/graph.ts'
import type { Graph } from '../graph/graph.ts'
import { accountOf } from './account.ts'
import { drawioDrawings } from './drawio.ts'
import { readExcalidraw } from './excalidraw.ts'
import type { Format, Libraries, Place, Reading } from './format.ts'
import { inflateBounded } from './inflateBounded.ts'
import { isPng, latin1, pngTexts, withPngText } from './png.ts'
import type { PngText } from './png.ts'
import { dictOf, isDict, numberOf } from './tldrawShapes.ts'
import { unescapeXml } from './xml.ts'

/** The word under which our own pictures carry their graph. */
const OURS = 'premortem/graph'
const OUR_METADATA = '<metadata id="premortem-graph">'
const EXCALIDRAW = 'application/vnd.excalidraw+json'

/** A picture that carries the drawing it was made of: ours, Excalidraw's and draw.io's. */
export const picture: Format = {
  read: async ({ bytes, text }, libraries) => (isPng(bytes) ? await readPng(bytes, libraries) : await readSvg(text, libraries)),
}

async function readPng(bytes: Uint8Array, libraries: Libraries): Promise<readonly Reading[]> {
  const texts = pngTexts(bytes)
  const find = (...keywords: string[]): PngText | undefined => texts.find(({ keyword }) => keywords.includes(keyword))
  const ours = find(OURS)
  if (ours) return [readOurs(await wordsOf(ours, libraries))]
  const scene = find(EXCALIDRAW)
  if (scene) return [readExcalidraw(await unpackScene(latin1(scene.bytes), libraries))]
  const mxfile = find('mxfile', 'mxGraphModel')
  if (mxfile) return drawioDrawings(decoded(await wordsOf(mxfile, libraries)), libraries)
  throw nothingIn('PNG')
}

/** What is sought stands at fixed marks: no pattern walks over a file that may be large and unkind. */
async function readSvg(svg: string, libraries: Libraries): Promise<readonly Reading[]> {
  const ours = between(svg, OUR_METADATA, '</metadata>')
  if (ours !== undefined) return [readOurs(unescapeXml(ours))]
  const scene = between(svg, '<!-- payload-start -->', '<!-- payload-end -->')
  if (scene !== undefined) {
    const words = latin1(bytesOfBase64(scene))
    return [readExcalidraw(await unpackScene(svg.includes('payload-version:2') ? words : fromUtf8(words), libraries))]
  }
  const content = between(between(svg, '<svg', '>') ?? '', ' content="', '"')
  if (content !== undefined) return drawioDrawings(decoded(unescapeXml(content)), libraries)
  throw nothingIn('SVG')
}

function between(text: string, start: string, end: string): string | undefined {
  const from = text.indexOf(start)
  const to = from < 0 ? -1 : text.indexOf(end, from + start.length)
  return to < 0 ? undefined : text.slice(from + start.length, to)
}

const nothingIn = (kind: string): GraphError =>
  new GraphError([
    {
      at: '',
      message: `this ${kind} is only a picture. Expected one that carries its drawing: exported here, from Excalidraw with "embed scene", or from draw.io with "include a copy of my diagram"`,
    },
  ])

async function wordsOf({ bytes, isPacked }: PngText, { inflate }: Libraries): Promise<string> {
  return new TextDecoder().decode(isPacked ? inflateBounded(await inflate(), bytes, 'zlib') : bytes)
}

/** Excalidraw packs the scene as bytes in letters. */
async function unpackScene(words: string, { inflate }: Libraries): Promise<unknown> {
  const { encoded, compressed, ...scene } = dictOf(parse(words))
  if (typeof encoded !== 'string') return scene
  const bytes = Uint8Array.from(encoded, (letter) => letter.charCodeAt(0) & 0xff)
  return parse(new TextDecoder().decode(compressed === false ? bytes : inflateBounded(await inflate(), bytes, 'zlib')))
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    throw new GraphError([{ at: '', message: 'the drawing that this picture carries is damaged' }])
  }
}

/** draw.io writes XML into pictures as an address writes it, or as it is. */
function decoded(words: string): string {
  if (!words.trimStart().startsWith('%3C')) return words
  try {
    return decodeURIComponent(words)
  } catch {
    throw new GraphError([{ at: '', message: 'the drawing that this picture carries is damaged' }])
  }
}

const fromUtf8 = (words: string): string => new TextDecoder().decode(Uint8Array.from(words, (letter) => letter.charCodeAt(0)))

function bytesOfBase64(text: string): Uint8Array {
  try {
    return Uint8Array.from(atob(text.replaceAll(/\s/g, '')), (letter) => letter.charCodeAt(0))
  } catch {
    throw new GraphError([{ at: '', message: 'the drawing that this picture carries is damaged' }])
  }
}

function readOurs(words: string): Reading {
  const { graph: written, places } = dictOf(parse(words))
  const graph = parseGraph(written)
  const read = placesFrom(places)
  return { name: graph.title, graph, account: accountOf(graph), ...(read.size > 0 && { places: read }) }
}

function placesFrom(places: unknown): Map<string, Place> {
  const read = new Map<string, Place>()
  for (const [id, place] of Object.entries(dictOf(places))) {
    if (!isDict(place)) continue
    const { x, y, width, height } = place
    if (numberOf(width) > 0 && numberOf(height) > 0)
      read.set(id, { x: numberOf(x), y: numberOf(y), width: numberOf(width), height: numberOf(height) })
  }
  return read
}

/** What our own pictures carry: the graph, and where its boxes stand. */
const envelope = (graph: Graph, places: ReadonlyMap<string, Place>): string => JSON.stringify({ graph, places: Object.fromEntries(places) })

/** The same picture, from which the graph can be read again. */
export const pngWithGraph = (png: Uint8Array, graph: Graph, places: ReadonlyMap<string, Place>): Uint8Array =>
  withPngText(png, OURS, envelope(graph, places))

/** The same picture, from which the graph can be read again. */
export function svgWithGraph(svg: string, graph: Graph, places: ReadonlyMap<string, Place>): string {
  const end = svg.indexOf('>', svg.indexOf('<svg'))
  return `${svg.slice(0, end + 1)}${OUR_METADATA}${escapeXml(envelope(graph, places))}</metadata>${svg.slice(end + 1)}`
}

const escapeXml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
