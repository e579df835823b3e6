import type { Figure } from '../figure.ts'
import type { BenchContext } from '../part.ts'

export async function canvas(_context: BenchContext): Promise<Figure[]> {
  return []
}
