import { useMemo } from 'react'
import { useValue } from 'tldraw'
import type { Dimension } from '#critique/finding.ts'
import { scoresOf } from '#critique/interviewer/score.ts'
import type { Session } from '#critique/interviewer/session.ts'
import { disagreement } from '#critique/interviewer/writeDebrief.ts'
import { Button } from '#src/ui/Button.tsx'
import { capital } from '../debrief/words.ts'
import css from '../Interview.module.css'
import { dimensionsOf } from './MarksView.tsx'
import pairCss from './Pair.module.css'
import type { PrivateSide } from './privateSide.ts'

interface ReleaseListProps {
  /** With what it looked for. */
  session: Session
  released: Session['released']
  side: PrivateSide
  id: string
  onRelease: (dimension: Dimension) => void
}

/** The interviewer's marks beside the computed grades, and which of them the candidate has. */
export function ReleaseList({ session, released, side, id, onRelease }: ReleaseListProps) {
  const marks = useValue(side.marks)
  const computed = useMemo(() => new Map(scoresOf(session).map(({ dimension, score }) => [dimension, score])), [session])
  return (
    <table className={pairCss.grades}>
      <caption className="visually-hidden">Your marks beside the computed grades</caption>
      <thead>
        <tr>
          <th scope="col">Dimension</th>
          <th scope="col">You</th>
          <th scope="col">Computed</th>
          <th scope="col">Apart by</th>
          <th scope="col">
            <span className="visually-hidden">Release</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {dimensionsOf(session).map((dimension) => {
          const mine = marks[`${id}/${dimension}`]?.score ?? null
          const theirs = computed.get(dimension) ?? null
          const shown = released.find((one) => one.dimension === dimension)
          return (
            <tr key={dimension} data-apart={(mine !== null && theirs !== null && Math.abs(mine - theirs) > 1) || undefined}>
              <th scope="row">{capital(dimension)}</th>
              <td>{mine ?? '–'}</td>
              <td>{theirs ?? '–'}</td>
              <td className={css.small}>{mine === null || theirs === null ? '' : disagreement(mine, theirs)}</td>
              <td>
                <Button
                  size="small"
                  look="quiet"
                  disabled={mine === null || shown?.score === mine}
                  aria-label={`Release ${dimension}`}
                  onClick={() => onRelease(dimension)}
                >
                  {shown?.score === mine && mine !== null ? 'Released' : 'Release'}
                </Button>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
