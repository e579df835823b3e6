import type { TLStore } from 'tldraw'
import type { Requirements } from '#critique/graph/graph.ts'

const FORMAT_VERSION = 1

/** The drawing as tldraw's own kind of file; title and requirements travel in the document's meta, which other programs leave alone. */
export function exportTldr(store: TLStore, title: string, requirements: Requirements): string {
  const records = store.allRecords().flatMap((record): object[] => {
    if (record.typeName === 'document') return [{ ...record, name: title, meta: { ...record.meta, premortem: { title, requirements } } }]
    return record.typeName === 'page' || record.typeName === 'shape' || record.typeName === 'binding' ? [record] : []
  })
  return JSON.stringify({ tldrawFileFormatVersion: FORMAT_VERSION, schema: store.schema.serialize(), records }, null, 2)
}
