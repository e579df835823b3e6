/** Made at the first question, and once: a board that states its kinds asks nothing of what reads labels. */
export function late<T>(make: () => T): () => T {
  let made: { is: T } | undefined
  return () => (made ??= { is: make() }).is
}

export interface LateMap<Value> extends Iterable<[string, Value]> {
  get: (key: string) => Value | undefined
  has: (key: string) => boolean
}

export function lateMap<Value>(make: () => ReadonlyMap<string, Value>): LateMap<Value> {
  const map = late(make)
  return { get: (key) => map().get(key), has: (key) => map().has(key), [Symbol.iterator]: () => map()[Symbol.iterator]() }
}

export interface LateSet {
  has: (word: string) => boolean
}

export function lateSet(make: () => Iterable<string>): LateSet {
  const set = late(() => new Set(make()))
  return { has: (word) => set().has(word) }
}
