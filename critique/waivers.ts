import { z } from 'zod'
import type { Finding, Report } from './finding.ts'
import { GraphError } from './graph/graph.ts'

const day = z.iso.date({ error: 'expected a day as 2026-12-31' })

/** One thing that people decided to live with: every finding of a rule, or one finding, until a day. */
export const Waiver = z
  .strictObject({
    rule: z.string().min(1).optional(),
    /** The finding's id: rule and evidence, as reports write it. */
    finding: z.string().min(1).optional(),
    /** Why it is all right. Whoever reads it later should need to ask nobody. */
    reason: z.string().trim().min(1, { error: 'expected a reason' }),
    /** The last day on which it holds. */
    expires: day.optional(),
    /** Only in this drawing, by its file's name. */
    file: z.string().min(1).optional(),
  })
  .refine(({ rule, finding }) => (rule === undefined) !== (finding === undefined), {
    error: 'expected either "rule" or "finding"',
  })
export type Waiver = z.infer<typeof Waiver>

const WaiverFile = z.strictObject({ waivers: z.array(Waiver) })

/** @throws {GraphError} naming each place that is wrong. */
export function readWaivers(value: unknown): readonly Waiver[] {
  const parsed = WaiverFile.safeParse(value)
  if (parsed.success) return parsed.data.waivers
  throw new GraphError(
    parsed.error.issues.slice(0, 20).map(({ path, message }) => ({
      at: path.map((key, i) => (typeof key === 'number' ? `[${key}]` : `${i > 0 ? '.' : ''}${String(key)}`)).join(''),
      message: message.replace(/^Invalid input: /, ''),
    })),
  )
}

export interface WaivedFinding {
  finding: Finding
  reason: string
  expires?: string
}

export interface Waived {
  /** The report without what is waived. */
  report: Report
  waived: readonly WaivedFinding[]
  /** They would hold something back, but for their last day. */
  expired: readonly Waiver[]
  /** They hold nothing back: the finding is gone, or its id has changed. */
  unused: readonly Waiver[]
}

/** Takes out of a report what people decided to live with. `today` is a day as 2026-11-22, `file` the drawing's file name. */
export function waive(report: Report, waivers: readonly Waiver[], { today, file }: { today: string; file: string }): Waived {
  const here = waivers.filter((waiver) => waiver.file === undefined || waiver.file === file)
  const isMeant = (waiver: Waiver, { id, rule }: Finding): boolean => waiver.finding === id || waiver.rule === rule
  const isOver = ({ expires }: Waiver): boolean => expires !== undefined && expires < today
  const waived = report.findings.flatMap((finding): WaivedFinding[] => {
    const waiver = here.find((one) => !isOver(one) && isMeant(one, finding))
    return waiver ? [{ finding, reason: waiver.reason, ...(waiver.expires && { expires: waiver.expires }) }] : []
  })
  const gone = new Set(waived.map(({ finding }) => finding))
  const matches = (waiver: Waiver): boolean => report.findings.some((finding) => isMeant(waiver, finding))
  return {
    report: gone.size === 0 ? report : { ...report, findings: report.findings.filter((finding) => !gone.has(finding)) },
    waived,
    expired: here.filter((waiver) => isOver(waiver) && matches(waiver)),
    unused: here.filter((waiver) => !matches(waiver)),
  }
}
