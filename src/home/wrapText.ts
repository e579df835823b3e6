/** Breaks a text into at most so many lines of at most so many characters, between words where it can; what does not fit ends in "…". */
export function wrapText(text: string, width: number, most: number): string[] {
  const lines: string[] = []
  let rest = text.trim()
  while (rest && lines.length < most) {
    if (rest.length <= width) return [...lines, rest]
    if (lines.length === most - 1) return [...lines, `${rest.slice(0, width - 1).trimEnd()}…`]
    const space = rest.lastIndexOf(' ', width)
    const end = space > width / 3 ? space : width
    lines.push(rest.slice(0, end).trimEnd())
    rest = rest.slice(end).trimStart()
  }
  return lines
}
