import { DrillRecord } from '#critique/interviewer/progress.ts'
import { remember, remembered } from '#src/ui/remembered.ts'

const RECORDS = 'drills played'
const MOST = 500

/** Drills that were ended in this browser, in no order. What this version cannot read is left out. */
export function keptDrills(): DrillRecord[] {
  const stored = remembered(RECORDS)
  return Array.isArray(stored) ? stored.flatMap((one) => DrillRecord.safeParse(one).data ?? []) : []
}

/** Adds a drill that is over, or replaces what was kept of it. */
export const keepDrillRecord = (record: DrillRecord): void =>
  remember(RECORDS, [...keptDrills().filter(({ run }) => run !== record.run), record].slice(-MOST))
