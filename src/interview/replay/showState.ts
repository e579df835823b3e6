import * as Y from 'yjs'
import { isSameJson } from '#server/records/codec.ts'

/**
 * Makes one document's records those of another, record by record and field by field, so that whatever is bound to it redraws only what
 * differs.
 */
export function showState(stage: Y.Doc, state: Y.Doc): void {
  const shown = stage.getMap<Y.Map<unknown>>('records')
  const wanted = state.getMap<unknown>('records')
  stage.transact(() => {
    for (const id of shown.keys()) if (!wanted.has(id)) shown.delete(id)
    for (const [id, fields] of wanted) {
      if (!(fields instanceof Y.Map)) continue
      const there = shown.get(id)
      if (there) copyFields(there, fields)
      else shown.set(id, new Y.Map([...fields.entries()] as [string, unknown][]))
    }
  })
}

function copyFields(there: Y.Map<unknown>, fields: Y.Map<unknown>): void {
  for (const key of there.keys()) if (!fields.has(key)) there.delete(key)
  for (const [key, value] of fields.entries()) if (!isSameJson(there.get(key), value)) there.set(key, value)
}
