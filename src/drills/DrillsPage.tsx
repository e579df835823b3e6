import { Link } from 'wouter'
import { drillGroups } from '#critique/drills/content.ts'
import type { DrillGroup } from '#critique/drills/content.ts'
import { PageFrame } from '#src/home/PageFrame.tsx'
import summaries from '#templates/drills/summaries.json'
import css from './Catalogue.module.css'
import { groupTitle } from './drillGroups.ts'

interface Summary {
  id: string
  title: string
  group: DrillGroup
  needs: readonly { what: string }[]
  causes: number
}

const all = summaries as readonly Summary[]
const groups = drillGroups
  .map((group) => ({ group, drills: all.filter((drill) => drill.group === group) }))
  .filter(({ drills }) => drills.length > 0)

/** Every drill, by what it trains. No word of what lies behind it. */
export function DrillsPage() {
  return (
    <PageFrame title="Drills">
      <h1 className={css.title}>Drills</h1>
      <p className={css.lead}>
        Something breaks on a board, yours or a strong one, and you find out what. You see only what its sensors can show; one of several
        causes is the true one, chosen by a seed. At the end each point has its proof, and the ideal way stands beside yours.
      </p>
      <p className={css.lead}>
        Numbers can look good while the system is broken: <Link href="/metrics-trainer">the metrics trainer</Link> is about that.
      </p>
      <div className={css.groups}>
        {groups.map(({ group, drills }) => (
          <section key={group} className={css.group}>
            <h2 className={css.heading}>{groupTitle(group)}</h2>
            <ul>
              {drills.map(({ id, title, needs, causes }) => (
                <li key={id} className={css.line}>
                  <Link href={`/drills/${id}`}>{title}</Link>
                  <span className={css.small}>
                    {causes} possible causes. Wants {needs.map(({ what }) => what).join(', and ')}.
                  </span>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </PageFrame>
  )
}
