/** The named events of a `text/event-stream`, each with its JSON. What is no event of that kind is passed over. */
export async function* readServerEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<{ name: string; data: unknown }> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  try {
    for (;;) {
      const { done, value } = await reader.read()
      rest += decoder.decode(value, { stream: !done })
      const blocks = rest.split(/\r?\n\r?\n/)
      rest = blocks.pop() ?? ''
      for (const block of blocks) {
        const event = readBlock(block)
        if (event) yield event
      }
      if (done) return
    }
  } finally {
    await reader.cancel().catch(() => {})
  }
}

function readBlock(block: string): { name: string; data: unknown } | null {
  const lines = block.split(/\r?\n/)
  const after = (field: string): string[] =>
    lines.filter((line) => line.startsWith(`${field}:`)).map((line) => line.slice(field.length + 1).replace(/^ /, ''))
  const name = after('event').at(-1)
  if (name === undefined) return null
  try {
    return { name, data: JSON.parse(after('data').join('\n')) }
  } catch {
    return null
  }
}
