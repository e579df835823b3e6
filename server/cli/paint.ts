const codes = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, blue: 34 } as const
export type Ink = keyof typeof codes
export type Paint = (ink: Ink, text: string) => string

/** Colours words on a terminal, and leaves them alone everywhere else. */
export const painter =
  (hasColor: boolean): Paint =>
  (ink, text) =>
    hasColor ? `\u001B[${codes[ink]}m${text}\u001B[0m` : text

/** Breaks a text into lines of at most `width`, each after `indent` blanks. */
export function wrap(text: string, indent: number, width = 100): string {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/)) {
    if (line && indent + line.length + 1 + word.length > width) {
      lines.push(line)
      line = word
    } else line = line ? `${line} ${word}` : word
  }
  if (line) lines.push(line)
  return lines.map((each) => ' '.repeat(indent) + each).join('\n')
}

/** Rows as columns that line up, two blanks apart. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths: number[] = []
  for (const row of rows) row.forEach((cell, i) => (widths[i] = Math.max(widths[i] ?? 0, cell.length)))
  return rows.map((row) => row.map((cell, i) => (i === row.length - 1 ? cell : cell.padEnd(widths[i] ?? 0))).join('  ')).join('\n')
}
