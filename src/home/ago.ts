const units: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * 864e5],
  ['month', 30 * 864e5],
  ['week', 7 * 864e5],
  ['day', 864e5],
  ['hour', 36e5],
  ['minute', 6e4],
]

/** How long ago, as people say it: "yesterday", "3 hours ago". Both in milliseconds since 1970. */
export function ago(then: number, now: number): string {
  const unit = units.find(([, ms]) => now - then >= ms)
  return unit ? new Intl.RelativeTimeFormat('en', { numeric: 'auto' }).format(-Math.floor((now - then) / unit[1]), unit[0]) : 'just now'
}
