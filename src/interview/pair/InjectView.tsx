import { useState } from 'react'
import { useValue } from 'tldraw'
import type { Board } from '#src/canvas/board.ts'
import { Button } from '#src/ui/Button.tsx'
import css from '../Interview.module.css'
import { DrillDesk } from './DrillDesk.tsx'
import type { Lead } from './lead.ts'
import pairCss from './Pair.module.css'

/** What the interviewer knows and may bring in: facts for whoever asks, the change, an incident. */
export function InjectView({ board, lead }: { board: Board; lead: Lead }) {
  const session = useValue(lead.session)
  const { task } = lead
  const told = new Set(session.revealed.map(({ fact }) => fact))
  const facts = [
    ...task.clarifications.map(({ question, answer }, n) => ({ fact: `clarifications.${n}`, question, answer })),
    ...(task.evidence ?? []).map(({ id, reading }, n) => ({ fact: `evidence.${n}`, question: id, answer: reading })),
  ]
  const [wantsDrill, setWantsDrill] = useState(session.drills.length > 0)
  return (
    <div className={pairCss.desk}>
      <section aria-label="Hidden facts">
        <h3 className={pairCss.label}>Facts, for whoever asks</h3>
        {facts.length === 0 && <p className={css.small}>This task hides none.</p>}
        <ul className={pairCss.plain}>
          {facts.map(({ fact, question, answer }) => (
            <li key={fact} className={pairCss.fact} data-told={told.has(fact) || undefined}>
              <div>
                <p className={css.small}>{question}</p>
                <p className={css.text}>{answer}</p>
              </div>
              <Button
                size="small"
                look="quiet"
                disabled={told.has(fact)}
                aria-label={`Tell: ${question}`}
                onClick={() => lead.reveal(fact, answer)}
              >
                {told.has(fact) ? 'Told' : 'Tell'}
              </Button>
            </li>
          ))}
        </ul>
      </section>
      {task.change && (
        <section aria-label="Change of the requirement">
          <h3 className={pairCss.label}>One requirement changes</h3>
          <div className={pairCss.fact} data-told={session.change !== null || undefined}>
            <p className={css.text}>{task.change.text}</p>
            <Button size="small" look="quiet" disabled={session.change !== null} onClick={lead.change}>
              {session.change ? 'Changed' : 'Change it'}
            </Button>
          </div>
        </section>
      )}
      {task.traps.length > 0 && (
        <details>
          <summary className={css.small}>Where people fall in</summary>
          <ul className={css.points}>
            {task.traps.map((trap) => (
              <li key={trap}>{trap}</li>
            ))}
          </ul>
        </details>
      )}
      <section aria-label="Incident">
        <h3 className={pairCss.label}>An incident</h3>
        {wantsDrill ? (
          <DrillDesk board={board} lead={lead} />
        ) : (
          <Button size="small" onClick={() => setWantsDrill(true)}>
            Choose an incident
          </Button>
        )}
      </section>
    </div>
  )
}
