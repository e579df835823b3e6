import { useEffect, useMemo, useState } from 'react'
import type { Report } from '#critique/finding.ts'
import type { Graph } from '#critique/graph/graph.ts'
import { Badge } from '#src/ui/Badge.tsx'
import css from './ImportDialog.module.css'

const SHOWN = 3
type ReviewGraph = (graph: Graph) => Report

/** The first remarks on a drawing that has not landed yet: what a person sets right changes them at once. */
export function FirstFindings({ graph }: { graph: Graph }) {
  const [review, setReview] = useState<{ of: ReviewGraph } | null>(null)
  useEffect(() => {
    let isGone = false
    void import('#critique/review.ts').then((module) => {
      if (!isGone) setReview({ of: module.review })
    })
    return () => {
      isGone = true
    }
  }, [])
  const findings = useMemo(() => review?.of(graph).findings.filter(({ rank }) => rank !== null) ?? [], [review, graph])
  if (findings.length === 0) return null
  return (
    <section className={css.section} aria-label="First to be asked">
      <h3 className={css.heading}>
        First to be asked {findings.length > SHOWN && <span className={css.hint}>and {findings.length - SHOWN} more, on the board</span>}
      </h3>
      <ul className={css.remarks}>
        {findings.slice(0, SHOWN).map(({ id, title, severity, because }) => (
          <li key={id} className={css.finding} data-finding-id={id}>
            <Badge level={severity} />
            <span>
              <strong>{title}.</strong> {because}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
