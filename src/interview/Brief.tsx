import type { Session } from '#critique/interviewer/session.ts'
import type { InterviewTask } from '#critique/interviewer/task.ts'
import css from './Interview.module.css'

/** The task as the candidate may see it: the brief, what lies on the table, and what was revealed since. */
export function Brief({ task, session }: { task: InterviewTask; session: Session }) {
  const { material } = task
  return (
    <div className={css.brief}>
      <details open>
        <summary className={css.summary}>{task.title}</summary>
        <p className={css.text}>{task.brief}</p>
        {task.functional.length > 0 && <Points of={task.functional} />}
        {task.nonFunctional.length > 0 && <Points of={task.nonFunctional} />}
        {material?.kind === 'code' && <Code text={material.text} />}
        {material?.kind === 'measurements' && (
          <table className={css.table}>
            <tbody>
              {material.rows.map(({ name, value }) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td>{value}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </details>
      {session.revealed.length > 0 && (
        <details open>
          <summary className={css.summary}>What you found out</summary>
          <Points of={session.revealed.map(({ text }) => text)} />
        </details>
      )}
    </div>
  )
}

const Points = ({ of }: { of: readonly string[] }) => (
  <ul className={css.points}>
    {of.map((text) => (
      <li key={text}>{text}</li>
    ))}
  </ul>
)

/** Lines carry numbers: an answer names them. */
function Code({ text }: { text: string }) {
  const lines = text.replace(/\n$/, '').split('\n')
  return (
    // What scrolls has to be reached by the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={css.code} role="region" aria-label="The code" tabIndex={0}>
      <ol>
        {lines.map((line, at) => (
          // Lines of a text have no other identity than their place.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={at}>
            <code>{line || ' '}</code>
          </li>
        ))}
      </ol>
    </div>
  )
}
