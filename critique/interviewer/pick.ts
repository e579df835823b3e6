/** A number from a text, the same everywhere: FNV-1a, 32 bits. For choices that vary with a seed and never by chance. */
export function hash(text: string): number {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193) >>> 0
  return value
}

/** One of several, by seed and purpose. */
export function pick<T>(options: readonly T[], seed: number, purpose: string): T | undefined {
  return options[hash(`${seed} ${purpose}`) % Math.max(1, options.length)]
}
