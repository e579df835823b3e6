const prefix = 'premortem:'

/** What this browser was told to remember under a name; undefined when nothing, or when storage is closed or holds nonsense. */
export function remembered(name: string): unknown {
  try {
    const text = localStorage.getItem(prefix + name)
    return text === null ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Remembers a value in this browser. Says nothing when storage is closed or full: it is a convenience, never the only copy. */
export function remember(name: string, value: unknown): void {
  try {
    localStorage.setItem(prefix + name, JSON.stringify(value))
  } catch {
    // Private windows may refuse; the page works all the same.
  }
}
