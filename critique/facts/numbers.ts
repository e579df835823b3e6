/** "850 ms", "2.3 s", "4 min". */
export function time(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`
  if (ms < 120_000) return `${trim(ms / 1000)} s`
  return `${trim(ms / 60_000)} min`
}

/** "$0.0345", "$12.50", "$103,500". */
export function dollars(usd: number): string {
  if (usd >= 100) return `$${grouped(Math.round(usd))}`
  return `$${usd >= 1 ? usd.toFixed(2) : Number(usd.toPrecision(2))}`
}

/** "99.95 %". */
export const percent = (share: number): string => `${Number((share * 100).toFixed(share > 0.9999 ? 5 : share > 0.99 ? 3 : 1))} %`

/** "18,000,000". */
export const count = (value: number): string => grouped(Math.round(value))

const trim = (value: number): string => String(Number(value.toFixed(value < 10 ? 1 : 0)))

/** "1,234,567.5": at most three decimals. Written out here: the first use of a locale costs a command as much as reading a board. */
export function grouped(value: number): string {
  const [whole = '', rest] = String(Number(value.toFixed(3))).split('.')
  const thousands = whole.replace(/\B(?=(?:\d{3})+$)/g, ',')
  return rest === undefined ? thousands : `${thousands}.${rest}`
}
