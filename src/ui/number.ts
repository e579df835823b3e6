const scales: Record<string, number> = { k: 1e3, m: 1e6, bn: 1e9, b: 1e9 }

/**
 * Reads what a person types for a number: "900k", "1.2M", "20,000". Empty is undefined, what is no number is null.
 * Thousands may be set off with commas, underscores or spaces; the decimal sign is a point.
 */
export function readNumber(text: string): number | undefined | null {
  const plain = text
    .trim()
    .replaceAll(/[\s,_]/g, '')
    .toLowerCase()
  if (plain === '') return undefined
  const match = /^(-?\d*\.?\d+(?:e-?\d+)?)(k|m|bn|b)?$/.exec(plain)
  return match ? Number(match[1]) * (scales[match[2] ?? ''] ?? 1) : null
}

/** A number as it stands in a field: thousands set apart, no rounding. */
export const writeNumber = (value: number | undefined): string =>
  value === undefined ? '' : value.toLocaleString('en-US', { maximumFractionDigits: 12 })

/** A number to read at a glance: "1.2k", "0.018". Three significant digits. */
export function shortNumber(value: number): string {
  const size = Math.abs(value)
  if (size >= 1e9) return `${digits(value / 1e9)}bn`
  if (size >= 1e6) return `${digits(value / 1e6)}M`
  if (size >= 1e4) return `${digits(value / 1e3)}k`
  return digits(value)
}

const digits = (value: number): string => value.toLocaleString('en-US', { maximumSignificantDigits: 3 })

/** The same words, with every number kept on one line with its unit. */
export const withUnitsKept = (text: string): string => text.replace(/(\d) (?=(?:%|ms|s|min|h|GB|MB|req\/s)(?![\p{L}\d]))/gu, '$1\u00a0')
