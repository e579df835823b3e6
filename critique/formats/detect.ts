import { GRAPH_FORMAT } from '../graph/graph.ts'
import { mermaidIn } from './mermaidText.ts'
import type { Source } from './source.ts'

/** The content as a JSON object; undefined when it is something else. */
export function objectOf({ json }: Source): Readonly<Record<string, unknown>> | undefined {
  return typeof json === 'object' && json !== null && !Array.isArray(json) ? (json as Record<string, unknown>) : undefined
}

export function looksLikeGraphJson(source: Source): number {
  const file = objectOf(source)
  if (!file) return 0
  if (typeof file.format === 'string') return file.format === GRAPH_FORMAT ? 1 : file.format.startsWith('premortem/') ? 0.9 : 0
  return Array.isArray(file.nodes) && Array.isArray(file.edges) ? 0.1 : 0
}

export function looksLikeTldraw(source: Source): number {
  const file = objectOf(source)
  if (!file) return 0
  if ('tldrawFileFormatVersion' in file) return 1
  if ('schema' in file && ('store' in file || Array.isArray(file.records))) return 0.8
  return 'store' in file || Array.isArray(file.records) || 'document' in file ? 0.3 : 0
}

/** Text that is nothing else: the sketch has no sign of its own but its arrows, and its errors say what it expects. */
export function looksLikeSketch(source: Source): number {
  if (source.looksLikeJson || source.text.trim() === '' || source.text.includes('\0')) return 0
  return 0.05
}

export function looksLikeMermaid(source: Source): number {
  return source.looksLikeJson || source.text.includes('\0') ? 0 : mermaidIn(source.text)
}
