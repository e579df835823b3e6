import type { Hit } from './rule.ts'

/** Several witnesses of one rule count only where they share nothing: each has to be worth a look of its own. Computes no more than it yields. */
export function* apart<T>(candidates: Iterable<T>, witness: (candidate: T) => Hit | undefined, most = 3): Iterable<Hit> {
  const used = new Set<string>()
  let tries = 40
  for (const candidate of candidates) {
    if (most <= 0 || tries-- <= 0) return
    const hit = witness(candidate)
    if (!hit || hit.nodes.some((node) => used.has(node.id))) continue
    for (const node of hit.nodes) used.add(node.id)
    most--
    yield hit
  }
}
