/** A page in the background is not painted. */
const AT_MOST_MS = 500

/** Once what stands in the document now is on the screen: for work that nobody should wait for. */
export function afterPaint(): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(resolve, AT_MOST_MS)
    // The frame itself comes after its callbacks: the next one is after it.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        clearTimeout(late)
        setTimeout(resolve)
      }),
    )
  })
}
