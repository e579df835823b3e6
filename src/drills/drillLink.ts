/** The address at which somebody else gets the same drill with the same cause. */
export const drillLink = (drill: string, seed: number): string => `${window.location.origin}/drills/${drill}?seed=${seed}`

/** A seed as an address has it; undefined where it says none. */
export function seedIn(search: string): number | undefined {
  const text = new URLSearchParams(search).get('seed')
  const seed = Number(text)
  return text !== null && text !== '' && Number.isSafeInteger(seed) && seed >= 0 ? seed : undefined
}
