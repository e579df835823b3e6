import { atom, react } from '@tldraw/state'
import type { Signal } from '@tldraw/state'
import type { Access } from '#server/protocol.ts'
import { readAccess } from './accessApi.ts'

/** Who may open a board, kept up to date. */
export interface AccessOf {
  /** null until it is known. */
  readonly value: Signal<Access | null>
  /** Takes over an answer that somebody has just got. */
  set: (access: Access) => void
  /** Asks the server now. */
  refresh: () => Promise<void>
  stop: () => void
}

/** Asks once at the start of a private board, and whenever the server says that something changed. An open board is asked about on demand. */
export function keepAccess(board: string, accessChanges: Signal<number>): AccessOf {
  const value = atom<Access | null>('access', null)
  let latest = 0
  const refresh = async (): Promise<void> => {
    const mine = ++latest
    const access = await readAccess(board)
    // An answer that was overtaken would bring back what has changed since.
    if (mine === latest) value.set(access)
  }
  const stop = react('access', () => {
    // The next change asks again; until then what is known is shown.
    if (accessChanges.get() > 0) void refresh().catch(() => {})
  })
  return {
    value,
    set: (access) => {
      latest++
      value.set(access)
    },
    refresh,
    stop,
  }
}
