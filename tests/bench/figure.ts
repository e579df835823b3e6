/** One line of the table. Both numbers come from the same run, taken in turns. */
export interface Figure {
  what: string
  unit: string
  ours: number
  /** What the number beside ours is, and how much; absent where nothing can stand beside it. */
  reference?: { is: string; value: number }
  /** Promised at most, of our own number or of ours divided by the reference. */
  bound?: { of: 'ours' | 'ratio'; atMost: number }
}

export const ratioOf = ({ ours, reference }: Figure): number | undefined => reference && ours / reference.value

export function verdictOf(figure: Figure): 'kept' | 'MISSED' | 'shown' {
  if (!figure.bound) return 'shown'
  const value = figure.bound.of === 'ours' ? figure.ours : (ratioOf(figure) ?? Infinity)
  return value <= figure.bound.atMost ? 'kept' : 'MISSED'
}

/** The table in Markdown, wide enough to read in a terminal as well. */
export function table(figures: readonly Figure[]): string {
  const rows = [['what', 'ours', 'reference', 'ratio', 'bound', 'verdict'], ...figures.map(row)]
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((cells) => cells[column]!.length)))
  const lines = rows.map((cells) => `| ${cells.map((cell, i) => cell.padEnd(widths[i]!)).join(' | ')} |`)
  lines.splice(1, 0, `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`)
  return lines.join('\n')
}

function row(figure: Figure): string[] {
  const { what, unit, ours, reference, bound } = figure
  const ratio = ratioOf(figure)
  return [
    what,
    amount(ours, unit),
    reference ? `${amount(reference.value, unit)} (${reference.is})` : '',
    ratio === undefined ? '' : number(ratio),
    bound ? (bound.of === 'ours' ? `≤ ${amount(bound.atMost, unit)}` : `ratio ≤ ${bound.atMost}`) : '',
    verdictOf(figure),
  ]
}

const amount = (value: number, unit: string): string => `${number(value)} ${unit}`

/** Three digits that count. */
export function number(value: number): string {
  if (value === 0) return '0'
  return Math.abs(value) >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)))
}
