import type { Editor, TLInstancePageState } from 'tldraw'
import { isDict, isSameJson } from '#server/records/codec.ts'
import type { SharedMap } from '#src/collab/sharedMap.ts'

/** A requirement as it was and as a step has made it; null where there is none. */
type Change = readonly [before: unknown, after: unknown]
type PageMeta = TLInstancePageState['meta']

const PREFIX = 'stated '

/**
 * Requirements are not part of the drawing, and a step that states one must still be one step. So what it states is noted on a record of this
 * screen that the editor's history covers: when history takes the note away or brings it back, the requirement follows. Only where it still
 * is what the step had made it: what anybody stated since then stays.
 * Returns the verb that states, to be called within a step.
 */
export function stateWithDrawing(
  editor: Editor,
  requirements: SharedMap<unknown>,
  mayWrite: () => boolean,
): (stated: Readonly<Record<string, unknown>>) => void {
  const move = (note: unknown, from: 0 | 1, to: 0 | 1): void => {
    if (!isDict(note)) return
    for (const [field, change] of Object.entries(note) as [string, Change][]) {
      if (isSameJson(requirements.value.get()[field] ?? null, change[from])) requirements.set(field, change[to] ?? undefined)
    }
  }
  let count = 0
  editor.disposables.add(
    editor.sideEffects.registerAfterChangeHandler('instance_page_state', ({ meta: before }, { meta: after }) => {
      if (before === after || !mayWrite()) return
      for (const key of notesOnlyIn(before, after)) move(before[key], 1, 0)
      for (const key of notesOnlyIn(after, before)) move(after[key], 0, 1)
    }),
  )
  return (stated) => {
    const known = requirements.value.get()
    const note = Object.fromEntries(Object.entries(stated).map(([field, value]) => [field, [known[field] ?? null, value]]))
    if (Object.keys(note).length === 0) return
    const page = editor.getCurrentPageState()
    editor.store.update(page.id, (record) => ({ ...record, meta: { ...record.meta, [`${PREFIX}${++count}`]: note } as PageMeta }))
  }
}

const notesOnlyIn = (one: PageMeta, other: PageMeta): string[] =>
  Object.keys(one).filter((key) => key.startsWith(PREFIX) && !Object.hasOwn(other, key))
