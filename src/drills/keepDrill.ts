import { wasPlayed } from '#critique/drills/report.ts'
import { reportOf } from '#critique/drills/reportOf.ts'
import type { Play } from './play.ts'
import { keepDrillRecord } from './records.ts'

/** Keeps what a drill that is over was worth, for progress over time. One in which nothing was done leaves no trace. */
export function keepDrill({ id, run, events }: Pick<Play, 'id' | 'run' | 'events'>, at: number = Date.now()): void {
  const report = reportOf(run, events.get())
  const { drill, title, group, total } = report
  if (wasPlayed(report)) keepDrillRecord({ run: id, drill, title, group, total, at })
}
