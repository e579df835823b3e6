import type { Graph } from '#critique/graph/graph.ts'
import type { BoardComparison, Part } from '#critique/interviewer/compareBoards.ts'
import { GraphPicture } from '#src/home/GraphPicture.tsx'
import css from './Debrief.module.css'

interface BoardDiffProps {
  board: BoardComparison
  yours: Graph
  reference: Graph
}

/** Your board beside a strong one, and what the difference means. */
export function BoardDiff({ board, yours, reference }: BoardDiffProps) {
  return (
    <>
      <div className={css.boards}>
        <div>
          <h3 className={css.name}>Yours</h3>
          {yours.nodes.length > 0 ? <GraphPicture graph={yours} label="Your board" /> : <p className={css.small}>Nothing was drawn.</p>}
        </div>
        <div>
          <h3 className={css.name}>One that holds</h3>
          <GraphPicture graph={reference} label="A strong board for this task" />
        </div>
      </div>
      <div className={css.differences}>
        <Parts title="Controls that only the strong board has" parts={board.missingControls} />
        <Parts title="Parts that only the strong board has" parts={board.missing} />
        <Parts title="Only on yours" parts={board.extra} />
        <section>
          <h4 className={css.label}>Holes that only yours has</h4>
          {board.findings.length === 0 && <p className={css.small}>None.</p>}
          <ul className={css.parts}>
            {board.findings.map(({ id, title, severity }) => (
              <li key={id} data-severity={severity}>
                {title} <span className={css.small}>{severity}</span>
              </li>
            ))}
          </ul>
        </section>
      </div>
      <p className={css.small}>One board that holds, not the one right answer: parts count by what they do, whatever they are called.</p>
    </>
  )
}

const Parts = ({ title, parts }: { title: string; parts: readonly Part[] }) => (
  <section>
    <h4 className={css.label}>{title}</h4>
    {parts.length === 0 && <p className={css.small}>None.</p>}
    <ul className={css.parts}>
      {parts.map(({ name, label }) => (
        <li key={`${name} ${label}`}>
          {label} {label.toLowerCase() !== name.toLowerCase() && <span className={css.small}>{name}</span>}
        </li>
      ))}
    </ul>
  </section>
)
