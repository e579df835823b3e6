import { useValue } from 'tldraw'
import type { Board } from '#src/canvas/board.ts'
import { Button } from '#src/ui/Button.tsx'
import css from '../Interview.module.css'
import { questionFrom } from './lead.ts'
import type { Lead } from './lead.ts'
import pairCss from './Pair.module.css'

/** What the engine finds on this board now, as questions with what a good answer holds. */
export function FindingsView({ board, lead, onAsked }: { board: Board; lead: Lead; onAsked: () => void }) {
  const { report } = useValue(lead.board)
  const session = useValue(lead.session)
  const asked = new Set(session.questions.map(({ question }) => question.from.finding))
  const stage = session.stages.at(-1)?.stage ?? 'deep_dive'
  if (report.findings.length === 0) return <p className={pairCss.none}>Nothing is found on this board yet.</p>
  return (
    <ul className={pairCss.list} aria-label="Findings of this board">
      {report.findings.map((finding) => (
        <li key={finding.id} className={pairCss.entry} data-severity={finding.severity}>
          <p className={pairCss.name}>
            <span className={pairCss.severity} data-severity={finding.severity}>
              {finding.severity}
            </span>{' '}
            {finding.title}
          </p>
          <p className={css.text}>{finding.ask}</p>
          {finding.goodAnswer.length > 0 && (
            <details>
              <summary className={css.small}>A good answer</summary>
              <ul className={css.points}>
                {finding.goodAnswer.map((point) => (
                  <li key={point}>{point}</li>
                ))}
              </ul>
            </details>
          )}
          <div className={pairCss.verbs}>
            <Button
              size="small"
              look="quiet"
              disabled={asked.has(finding.id)}
              onClick={() => {
                lead.ask(finding.ask, questionFrom(finding, session, stage))
                onAsked()
              }}
            >
              {asked.has(finding.id) ? 'Asked' : 'Ask this'}
            </Button>
            <Button size="small" look="quiet" data-node-id={finding.evidence.nodes[0]} onClick={() => board.show(finding.evidence)}>
              Show
            </Button>
          </div>
        </li>
      ))}
    </ul>
  )
}
