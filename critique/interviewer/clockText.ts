const two = (value: number): string => String(value).padStart(2, '0')

/** How far into something a moment lies, "04:05": minutes and whole seconds since it began. */
export const momentText = (ms: number): string => `${two(Math.floor(ms / 60_000))}:${two(Math.floor((ms % 60_000) / 1000))}`

/** What is left, "4:05": a second that has begun counts, so that nothing is left only when nothing is. */
export function countdownText(ms: number): string {
  const seconds = Math.ceil(Math.max(0, ms) / 1000)
  return `${Math.floor(seconds / 60)}:${two(seconds % 60)}`
}
