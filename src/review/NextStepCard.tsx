import { Plus } from 'lucide-react'
import { useValue } from 'tldraw'
import { kindById } from '#critique/kinds/lookup.ts'
import type { Board } from '#src/canvas/board.ts'
import { Button } from '#src/ui/Button.tsx'
import css from './Findings.module.css'
import { nodeLabel } from './labels.ts'
import type { NextStep } from './nextStep.ts'

interface NextStepCardProps {
  board: Board
  step: NextStep
  onOpenRequirements: () => void
  onCritique: () => void
}

/** One thing to do next, with the one button that does it. */
export function NextStepCard({ board, step, onOpenRequirements, onCritique }: NextStepCardProps) {
  const graph = useValue(board.graph)
  const isReadonly = useValue(board.isReadonly)
  return (
    <div className={css.next}>
      <h3 className={css.title}>{step.title}</h3>
      <p className={css.because}>{step.text}</p>
      {step.nodes && step.nodes.length > 0 && (
        <span className={css.chips}>
          {step.nodes.slice(0, 6).map((id) => (
            <button key={id} type="button" className={css.chip} data-node-id={id} onClick={() => board.select([id])}>
              {nodeLabel(graph, id)}
            </button>
          ))}
        </span>
      )}
      {!isReadonly && step.insert && (
        <Button size="small" icon={<Plus size={14} aria-hidden />} onClick={() => board.insert(step.insert ?? '')}>
          Place “{kindById(step.insert)?.name ?? step.insert}”
        </Button>
      )}
      {step.opens && (
        <Button size="small" onClick={onOpenRequirements}>
          Open the requirements
        </Button>
      )}
      {step.isReady && (
        <Button size="small" onClick={onCritique}>
          Hear everything now
        </Button>
      )}
    </div>
  )
}
