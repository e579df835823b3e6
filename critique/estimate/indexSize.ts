/** Bytes of one number of a vector, by how it is stored. */
const BYTES: Readonly<Record<string, number>> = { none: 4, fp16: 2, fp8: 1, int8: 1, int4: 0.5, pq: 0.5, binary: 0.125 }

/**
 * RAM for an index that is searched in memory, in bytes: the vectors, plus half again for the graph and for rebuilds.
 * Good to an order of magnitude. Source: https://qdrant.tech/documentation/capacity-planning/ (2026-11).
 */
export function indexBytes(vectors: number, dimensions: number, quantization = 'none'): number {
  return vectors * dimensions * (BYTES[quantization] ?? 4) * 1.5
}
