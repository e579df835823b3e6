import type { Browser } from 'playwright-core'
import type { Figure } from './figure.ts'

export interface BenchContext {
  /** Fewer rounds: to see that it runs, and roughly where it stands. */
  isQuick: boolean
  /** One for the whole run. */
  browser: () => Promise<Browser>
  /** What is being done now. */
  say: (text: string) => void
}

/** One subject of the benchmark. */
export type Part = (context: BenchContext) => Promise<Figure[]>
