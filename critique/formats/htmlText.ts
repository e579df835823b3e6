const entities: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['amp', '&'],
  ['nbsp', ' '],
])

/** The words of a piece of HTML: blocks and breaks are line ends, everything else of the markup goes. */
export function htmlText(html: string): string {
  if (!/[<&]/.test(html)) return html.trim()
  const lines = withoutTags(html).replaceAll(/&(lt|gt|quot|apos|amp|nbsp|#\d{1,7}|#x[0-9a-f]{1,6});/gi, (entity, name: string) => {
    if (!name.startsWith('#')) return entities.get(name.toLowerCase()) ?? entity
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
  return lines
    .split('\n')
    .map((line) => line.replaceAll(/\s+/g, ' ').trim())
    .filter(Boolean)
    .join('\n')
}

const breaks = /^\/?(?:br|div|p|li|ul|ol|tr|h[1-6]|hr|table)$/i

function withoutTags(html: string): string {
  let text = ''
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    if (open < 0) return text + html.slice(at)
    text += html.slice(at, open)
    const name = /^\/?[a-z][a-z0-9]*|^!--/i.exec(html.slice(open + 1, open + 20))
    const close = name ? html.indexOf('>', open) : -1
    if (!name || close < 0) {
      text += '<'
      at = open + 1
      continue
    }
    if (breaks.test(name[0])) text += '\n'
    at = close + 1
  }
  return text
}
