import type { Me } from '#src/collab/presence.ts'
import { remember, remembered } from '#src/ui/remembered.ts'

/** Colours of cursors: told apart on light and on dark ground. */
const colors = ['#2f6fde', '#c2410c', '#15803d', '#a21caf', '#b45309', '#0e7490', '#be123c', '#4d7c0f']
const manners = ['Brisk', 'Calm', 'Deft', 'Early', 'Fair', 'Gentle', 'Keen', 'Merry', 'Nimble', 'Patient', 'Quiet', 'Sunny']
const animals = ['Otter', 'Heron', 'Lynx', 'Badger', 'Wren', 'Marten', 'Ibex', 'Puffin', 'Stoat', 'Kestrel', 'Vole', 'Plover']

/** The name and colour that this browser shows to others: made up once, kept, and changed by its owner. */
export function whoAmI(): Me {
  const kept = remembered('me')
  if (isMe(kept)) return kept
  const pick = (list: readonly string[]): string => list[Math.floor(Math.random() * list.length)] ?? list[0] ?? ''
  const me = { name: `${pick(manners)} ${pick(animals)}`, color: pick(colors) }
  remember('me', me)
  return me
}

function isMe(kept: unknown): kept is Me {
  if (typeof kept !== 'object' || kept === null) return false
  const { name, color } = kept as Record<string, unknown>
  return typeof name === 'string' && name.trim() !== '' && typeof color === 'string' && /^#[0-9a-f]{6}$/i.test(color)
}
