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

const isText = ({ looksLikeJson, text }: Source): boolean => !looksLikeJson && !text.includes('\0')

export function looksLikePlantuml(source: Source): number {
  if (!isText(source)) return 0
  if (/^[ \t]*@startuml\b/m.test(source.text)) return 0.95
  if (/^\s*(?:%%[^\n]*\s+)*C4(?:Context|Container|Component|Deployment|Dynamic)\b/.test(source.text)) return 0.9
  return /^[ \t]*(?:Person|System|Container|Component)(?:Db|Queue)?(?:_Ext)?\s*\(\s*\w+\s*,/m.test(source.text) ? 0.7 : 0
}

export function looksLikeStructurizr(source: Source): number {
  if (!isText(source)) return 0
  return /^[ \t]*workspace\b[^\n]*\{/m.test(source.text) && /^[ \t]*model[ \t]*\{/m.test(source.text) ? 0.95 : 0
}

/** It looks like a sketch where it has only arrows; what a sketch never has are words behind a colon, and blocks with a colon before. */
export function looksLikeD2(source: Source): number {
  if (!isText(source)) return 0
  const { text } = source
  if (/^[ \t]*(?:requires\s*\{|zone\s+\S+\s*[({]|title\s+")|\w#\w/m.test(text)) return 0
  const connection = /^[ \t]*[\w."'][^\n:{}]{0,200}?(?:<->|<-|->|--)[^\n:{}|]{1,200}(?::[ \t]*[^\s{]|:[ \t]*\{)/m.test(text)
  const shape = /^[ \t]*(?:[\w."' -]{1,80}\.)?shape:[ \t]*\w+/m.test(text)
  const container = /^[ \t]*[\w."' -]{1,80}:[ \t]*(?:[^\n{}|]{1,120})?\{[ \t]*$/m.test(text)
  const labelled = /^[ \t]*[\w."'-]{1,80}:[ \t]+[^\s{]/m.test(text)
  if (!/(?:<->|<-|->|--)/.test(text)) return shape || container ? 0.2 : 0
  return connection || shape ? 0.6 : container || labelled ? 0.4 : 0
}
