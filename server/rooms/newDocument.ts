import * as Y from 'yjs'
import { rootNames } from './documentRoots.ts'

/** A document whose top-level maps are known as maps before anything is read into them. */
export function newDocument(names: Iterable<string> = rootNames): Y.Doc {
  const doc = new Y.Doc()
  for (const name of names) doc.getMap(name)
  return doc
}
