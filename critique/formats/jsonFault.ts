type Awaited =
  | 'a value'
  | 'a value or "]"'
  | 'a name in quotes or "}"'
  | 'a name in quotes'
  | '":"'
  | '"," or "}"'
  | '"," or "]"'
  | 'the end'

const literal = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y

/**
 * Where text stops being JSON, in words: "line 3 column 7: expected a value, found "x"". Of the text itself it shows one letter at most: what
 * engines show of it may be somebody's key. undefined where it is JSON.
 */
export function jsonFault(text: string): string | undefined {
  const open: ('{' | '[')[] = []
  let wanted: Awaited = 'a value'
  let at = 0
  const afterValue = (): Awaited => (open.length === 0 ? 'the end' : open.at(-1) === '{' ? '"," or "}"' : '"," or "]"')
  for (;;) {
    while (at < text.length && ' \t\n\r'.includes(text[at]!)) at++
    const letter = text[at]
    if (letter === undefined) return wanted === 'the end' ? undefined : fault(text, at, wanted)
    const isValue: boolean = wanted === 'a value' || wanted === 'a value or "]"'
    const isName: boolean = wanted === 'a name in quotes' || wanted === 'a name in quotes or "}"'
    if (letter === '"' && (isValue || isName)) {
      const end = endOfString(text, at)
      if ('fault' in end) return fault(text, end.fault, end.wanted)
      at = end.at
      wanted = isName ? '":"' : afterValue()
    } else if (isValue && (letter === '{' || letter === '[')) {
      open.push(letter)
      wanted = letter === '{' ? 'a name in quotes or "}"' : 'a value or "]"'
      at++
    } else if (
      (letter === '}' && (wanted === '"," or "}"' || wanted === 'a name in quotes or "}"')) ||
      (letter === ']' && (wanted === '"," or "]"' || wanted === 'a value or "]"'))
    ) {
      open.pop()
      wanted = afterValue()
      at++
    } else if (letter === ':' && wanted === '":"') {
      wanted = 'a value'
      at++
    } else if (letter === ',' && (wanted === '"," or "}"' || wanted === '"," or "]"')) {
      wanted = wanted === '"," or "}"' ? 'a name in quotes' : 'a value'
      at++
    } else {
      literal.lastIndex = at
      if (!isValue || !literal.test(text)) return fault(text, at, wanted)
      at = literal.lastIndex
      wanted = afterValue()
    }
  }
}

function endOfString(text: string, start: number): { at: number } | { fault: number; wanted: string } {
  for (let at = start + 1; at < text.length; at++) {
    const letter = text[at]!
    if (letter === '"') return { at: at + 1 }
    if (letter < ' ') return { fault: at, wanted: 'a closing quote' }
    if (letter !== '\\') continue
    at++
    const isUnicode = text[at] === 'u' && /^[0-9a-f]{4}$/i.test(text.slice(at + 1, at + 5))
    if (isUnicode) at += 4
    else if (at >= text.length || !'"\\/bfnrt'.includes(text[at]!))
      return { fault: at, wanted: 'one of \\" \\\\ \\/ \\b \\f \\n \\r \\t \\u0000' }
  }
  return { fault: text.length, wanted: 'a closing quote' }
}

function fault(text: string, at: number, wanted: string): string {
  const before = text.slice(0, at)
  const line = before.split('\n').length
  const column = at - before.lastIndexOf('\n')
  const letter = text.codePointAt(at)
  const found =
    letter === undefined
      ? 'the end of the file'
      : letter < 32
        ? letter === 10 || letter === 13
          ? 'the end of the line'
          : 'a control character'
        : `"${String.fromCodePoint(letter)}"`
  return `line ${line} column ${column}: expected ${wanted}, found ${found}`
}
