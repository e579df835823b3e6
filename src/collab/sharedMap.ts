import { atom } from '@tldraw/state'
import type { Signal } from '@tldraw/state'
import type * as Y from 'yjs'
import { isSameJson } from '#server/records/codec.ts'

/** A map of the shared document as a signal: every key is a register of its own, so two people who set different keys both keep theirs. */
export interface SharedMap<Value> {
  readonly value: Signal<Readonly<Record<string, Value>>>
  /** undefined takes the key away. */
  set: (key: string, value: Value | undefined) => void
  stop: () => void
}

/** @param read what a stored value means; undefined for one that means nothing, which is then left out. */
export function shareMap<Value>(doc: Y.Doc, name: string, read: (key: string, raw: unknown) => Value | undefined): SharedMap<Value> {
  const map = doc.getMap<unknown>(name)
  const readAll = (): Record<string, Value> =>
    Object.fromEntries(
      [...map.entries()].flatMap(([key, raw]) => {
        const value = read(key, raw)
        return value === undefined ? [] : [[key, value] as const]
      }),
    )
  const value = atom<Readonly<Record<string, Value>>>(name, readAll(), { isEqual: isSameJson })
  const onChange = (): void => void value.set(readAll())
  map.observe(onChange)
  return {
    value,
    set: (key, next) => {
      if (next === undefined) map.delete(key)
      else if (!isSameJson(map.get(key), next)) map.set(key, next)
    },
    stop: () => map.unobserve(onChange),
  }
}
