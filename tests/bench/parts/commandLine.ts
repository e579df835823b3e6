import type { Figure } from '../figure.ts'
import type { BenchContext } from '../part.ts'

export async function commandLine(_context: BenchContext): Promise<Figure[]> {
  return []
}
