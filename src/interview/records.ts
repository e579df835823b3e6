import { z } from 'zod'
import { Rehearsal, SessionRecord } from '#critique/interviewer/progress.ts'
import { remember, remembered } from '#src/ui/remembered.ts'

/** A finished session as this browser keeps it, with the board that it was held on. */
export const KeptRecord = SessionRecord.extend({ board: z.string() })
export type KeptRecord = z.infer<typeof KeptRecord>

const RECORDS = 'sessions'
const REHEARSALS = 'rehearsals'
const MOST = 500

const list = <T>(key: string, schema: z.ZodType<T>): T[] => {
  const stored = remembered(key)
  return Array.isArray(stored) ? stored.flatMap((one) => schema.safeParse(one).data ?? []) : []
}

/** Sessions finished in this browser, in no order. What this version cannot read is left out. */
export const keptRecords = (): KeptRecord[] => list(RECORDS, KeptRecord)

/** Adds a session, or replaces what was kept of it. */
export function keepRecord(record: KeptRecord): void {
  remember(RECORDS, [...keptRecords().filter(({ id }) => id !== record.id), record].slice(-MOST))
}

export function forgetRecord(id: string): void {
  remember(
    RECORDS,
    keptRecords().filter((record) => record.id !== id),
  )
}

export const keptRehearsals = (): Rehearsal[] => list(REHEARSALS, Rehearsal)
export const keepRehearsal = (rehearsal: Rehearsal): void => remember(REHEARSALS, [...keptRehearsals(), rehearsal].slice(-MOST))
