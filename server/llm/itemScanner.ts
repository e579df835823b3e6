/**
 * Reads a reply as it comes and gives each item of its list as soon as the item is whole. It looks for an object with a list, or for a
 * bare list, and passes over whatever stands around it: fences, greetings, thoughts.
 */
export class ItemScanner {
  #text = ''
  #at = 0
  /** Brackets that are open, outermost first. */
  #open: string[] = []
  #inString = false
  #escaped = false
  #itemFrom = -1
  #found = 0

  /** The items that this piece completes; undefined stands for one that no repair makes readable. */
  push(piece: string): unknown[] {
    this.#text += piece
    const items: unknown[] = []
    for (; this.#at < this.#text.length; this.#at++) this.#step(this.#text[this.#at]!, items)
    return items
  }

  /** All that came. */
  get text(): string {
    return this.#text
  }

  /** Was there a list at all? An empty one is an answer, too. */
  get hasList(): boolean {
    return this.#found > 0 || /"(findings|items)"\s*:\s*\[/.test(this.#text)
  }

  /** Something was begun and not ended. */
  get isCut(): boolean {
    return this.#open.length > 0
  }

  #step(letter: string, items: unknown[]): void {
    if (this.#inString) {
      if (this.#escaped) this.#escaped = false
      else if (letter === '\\') this.#escaped = true
      else if (letter === '"') this.#inString = false
    } else if (letter === '"') this.#inString = this.#open.length > 0
    else if (letter === '{' || letter === '[') this.#enter(letter)
    else if ((letter === '}' || letter === ']') && this.#open.length > 0) this.#leave(items)
  }

  #enter(bracket: string): void {
    const around = this.#open.join('')
    if (bracket === '{' && (around === '[' || around === '{[')) this.#itemFrom = this.#at
    this.#open.push(bracket)
  }

  #leave(items: unknown[]): void {
    this.#open.pop()
    const around = this.#open.join('')
    if (this.#itemFrom < 0 || (around !== '[' && around !== '{[')) return
    items.push(readItem(this.#text.slice(this.#itemFrom, this.#at + 1)))
    this.#itemFrom = -1
    this.#found++
  }
}

/** The item, mended where that is safe: raw line breaks in strings, a comma too many. */
function readItem(text: string): unknown {
  return parse(text) ?? parse(text.replace(/[\u0000-\u001f]+/g, ' ').replace(/,\s*([}\]])/g, '$1')) // oxlint-disable-line no-control-regex
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
