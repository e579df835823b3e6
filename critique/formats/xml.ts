import { GraphError } from '../graph/graph.ts'
import type { Libraries } from './format.ts'
import { MOST_DEPTH } from './format.ts'
import { dictOf, isDict } from './tldrawShapes.ts'

/** An element of XML: its name, its attributes as they are written, what is in it. */
export interface XmlElement {
  name: string
  attributes: ReadonlyMap<string, string>
  children: readonly XmlElement[]
  text: string
}

const refusal = (message: string): GraphError => new GraphError([{ at: '', message }])

/**
 * XML as elements. A file that declares its own entities is refused: nothing in a drawing needs them, and they can grow without end.
 * @throws {GraphError} it is no XML, or deeper than any drawing.
 */
export async function parseXml(text: string, { xml }: Libraries): Promise<XmlElement[]> {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) throw refusal('declares entities of its own (<!DOCTYPE or <!ENTITY), which is not read')
  if (depthOf(text) > MOST_DEPTH) throw refusal(`is nested more than ${MOST_DEPTH} levels deep`)
  const { XMLParser } = await xml()
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    allowBooleanAttributes: true,
    processEntities: false,
    parseAttributeValue: false,
    parseTagValue: false,
    trimValues: true,
    ignoreDeclaration: true,
    ignorePiTags: true,
  })
  try {
    return elementsOf(parser.parse(text))
  } catch (error) {
    throw error instanceof GraphError ? error : refusal('expected XML: what is there could not be read')
  }
}

/** The parser gives each element as `{ name: [children], ':@': attributes }`. */
function elementsOf(list: unknown): XmlElement[] {
  if (!Array.isArray(list)) return []
  return list.flatMap((item): XmlElement[] => {
    if (!isDict(item)) return []
    const name = Object.keys(item).find((key) => key !== ':@')
    if (name === undefined || name.startsWith('#') || name.startsWith('?')) return []
    const content = Array.isArray(item[name]) ? (item[name] as unknown[]) : []
    const words = content.flatMap((part) => (isDict(part) && typeof part['#text'] === 'string' ? [part['#text']] : []))
    const attributes = new Map(Object.entries(dictOf(item[':@'])).map(([key, value]) => [key, unescapeXml(String(value))]))
    return [{ name, attributes, children: elementsOf(content), text: unescapeXml(words.join('')) }]
  })
}

/** Levels of tags, counted before anybody walks them with recursion. */
function depthOf(text: string): number {
  let [depth, deepest] = [0, 0]
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
    const next = text[at + 1]
    if (next === '!' || next === '?') continue
    if (next === '/') {
      depth--
      continue
    }
    const end = text.indexOf('>', at)
    if (end < 0) break
    if (text[end - 1] !== '/') deepest = Math.max(deepest, ++depth)
    at = end
  }
  return deepest
}

const named: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['amp', '&'],
])

/** The five entities of XML and characters by number; no others, so nothing can grow. */
export function unescapeXml(text: string): string {
  if (!text.includes('&')) return text
  return text.replaceAll(/&(lt|gt|quot|apos|amp|#\d{1,7}|#x[0-9a-f]{1,6});/gi, (entity, name: string) => {
    if (!name.startsWith('#')) return named.get(name.toLowerCase()) ?? entity
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
}
