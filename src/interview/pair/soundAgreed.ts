import type { SessionEvent } from '#critique/interviewer/events.ts'
import type { Person } from '#src/collab/connectionState.ts'

/** Whose last word on it is yes. */
const agreeing = (events: readonly SessionEvent[]): Set<string> => {
  const last = new Map(events.flatMap((event) => (event.type === 'sound_agreed' ? [[event.by, event.agrees] as const] : [])))
  return new Set([...last].flatMap(([name, agrees]) => (agrees ? [name] : [])))
}

export interface SoundConsentNow {
  mine: boolean
  all: boolean
  missing: readonly string[]
}

/** Sound is kept once everybody who talks has agreed. Observers do not talk. */
export function soundConsent(events: readonly SessionEvent[], people: readonly Person[]): SoundConsentNow {
  const agreed = agreeing(events)
  const talking = people.filter(({ role }) => role !== null && role !== 'observer')
  const missing = [...new Set(talking.map(({ name }) => name))].filter((name) => !agreed.has(name))
  return { mine: agreed.has(people[0]?.name ?? ''), all: talking.length > 1 && missing.length === 0, missing }
}
