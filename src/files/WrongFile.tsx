import { Button } from '#src/ui/Button.tsx'
import { Dialog } from '#src/ui/Dialog.tsx'
import type { FileProblem } from './FileProblem.ts'
import css from './OpenFile.module.css'

/** What was wrong with a file, and where. */
export function WrongFile({ problem, onClose }: { problem: FileProblem | null; onClose: () => void }) {
  return (
    <Dialog
      open={problem !== null}
      onOpenChange={onClose}
      title="That file did not open"
      text={`${problem?.message ?? ''} Nothing on the board has changed.`}
    >
      {problem && problem.problems.length > 0 && (
        <ul className={css.problems}>
          {problem.problems.map(({ at, message }) => (
            <li key={at + message}>
              {at && <code>{at}</code>} {message}
            </li>
          ))}
        </ul>
      )}
      <div className={css.actions}>
        <Button data-first look="primary" onClick={onClose}>
          All right
        </Button>
      </div>
    </Dialog>
  )
}
