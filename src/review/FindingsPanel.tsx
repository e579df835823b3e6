import { useState } from 'react'
import type { ReactNode } from 'react'
import { Check, ChevronRight, Sparkles } from 'lucide-react'
import { useValue } from 'tldraw'
import type { Finding, Strength } from '#critique/finding.ts'
import type { Graph } from '#critique/graph/graph.ts'
import type { Board } from '#src/canvas/board.ts'
import { lastStep } from '#src/canvas/lastStep.ts'
import { Button } from '#src/ui/Button.tsx'
import { EmptyState } from '#src/ui/EmptyState.tsx'
import { remember, remembered } from '#src/ui/remembered.ts'
import { useToast } from '#src/ui/Toast.tsx'
import { ToggleGroup } from '#src/ui/ToggleGroup.tsx'
import { CriticSection } from './CriticSection.tsx'
import { EvidenceChips } from './EvidenceChips.tsx'
import { FindingCard } from './FindingCard.tsx'
import type { Mode } from './FindingCard.tsx'
import css from './Findings.module.css'
import type { Review } from './findings.ts'
import { NextStepCard } from './NextStepCard.tsx'
import { nextStep } from './nextStep.ts'
import { useLight } from './useLight.ts'

export interface FindingsPanelProps {
  board: Board
  review: Review
  /** Id of the finding that F8 has stopped at. */
  current: string | null
  onCurrent: (id: string | null) => void
  onOpenRequirements: () => void
}

/** What the engine says about this board, in the order of the policy. */
export function FindingsPanel(props: FindingsPanelProps) {
  const { board, review, onOpenRequirements } = props
  const [mode, setMode] = useMode()
  const phase = useValue(review.phase)
  const sections = useValue(review.sections)
  const failed = useValue(review.failed)
  const { fixFirst, wouldBeAsked, asks, strengths, more, waived } = sections
  const isQuiet = fixFirst.length + wouldBeAsked.length + asks.length === 0
  const list = (findings: readonly Finding[]) => (
    <ul className={css.list}>
      {findings.map((finding) => (
        <BoundCard key={finding.id} finding={finding} mode={mode} {...props} />
      ))}
    </ul>
  )
  return (
    <section className={css.panel} aria-label="Findings">
      <h2 className="visually-hidden">Findings</h2>
      <div className={css.head}>
        <p className={css.small} role="status">
          {phase === 'drawing' ? 'Only what is critical' : 'Full critique'}
        </p>
        <ToggleGroup
          label="How findings are shown"
          value={mode}
          onChange={setMode}
          options={[
            { value: 'practice', title: 'Practice' },
            { value: 'study', title: 'Study' },
          ]}
        />
      </div>
      {failed.length > 0 && (
        <p className={css.small} role="alert">
          {failed.length === 1 ? 'One rule' : `${failed.length} rules`} could not be run on this board ({failed.join(', ')}); what follows
          is from the others.
        </p>
      )}
      {isQuiet && <Quiet board={board} review={review} onOpenRequirements={onOpenRequirements} />}
      <Section title="Fix first" count={fixFirst.length}>
        {list(fixFirst)}
      </Section>
      <Section title="Would be asked" count={wouldBeAsked.length}>
        {list(wouldBeAsked)}
      </Section>
      <Section title="Ask" count={asks.length}>
        {list(asks)}
      </Section>
      {phase === 'critique' && <CriticSection critic={review.critic} list={list} />}
      <Section title="Already good" count={strengths.length}>
        <Strengths board={board} strengths={strengths} />
      </Section>
      <Fold title={`${more.length} more`} count={more.length}>
        {list(more)}
      </Fold>
      <Fold title={`${waived.length} waived`} count={waived.length}>
        {list(waived)}
      </Fold>
      {phase === 'critique' && (
        <div className={css.end}>
          <Button size="small" look="quiet" onClick={() => review.phase.set('drawing')}>
            Back to drawing quietly
          </Button>
        </div>
      )}
    </section>
  )
}

/** A card with its verbs tied to the board. */
function BoundCard({ finding, mode, board, review, current, onCurrent }: FindingsPanelProps & { finding: Finding; mode: Mode }) {
  const graph = useValue(board.graph)
  const ruling = useValue(board.rulings)[finding.id]
  const isReadonly = useValue(board.isReadonly)
  const say = useToast()
  const me = useValue(board.people).find(({ isSelf }) => isSelf)?.name ?? ''
  return (
    <FindingCard
      finding={finding}
      graph={graph}
      ruling={ruling}
      mode={mode}
      isCurrent={current === finding.id}
      modelAgrees={useValue(review.critic.critique)?.agrees.includes(finding.id) ?? false}
      isReadonly={isReadonly}
      onLight={(on) => board.show(on ? finding.evidence : null)}
      onSelect={(id) => board.select([id])}
      onFix={() => {
        board.applyFix(finding.fix)
        say({ text: `Fixed on the board: ${finding.title}`, ...lastStep(board) })
        onCurrent(null)
      }}
      onRule={(verdict, reason) => {
        board.rule(finding.id, { verdict, reason, by: me, at: Date.now() })
        if (verdict === 'waive')
          say({ text: 'Waived. It is folded below, with the reason.', undo: () => board.rule(finding.id, ruling ?? null) })
      }}
      onTakeBack={() => board.rule(finding.id, null)}
    />
  )
}

/** Nothing to complain about: what helps next, or praise. */
function Quiet({ board, review, onOpenRequirements }: Pick<FindingsPanelProps, 'board' | 'review' | 'onOpenRequirements'>) {
  const graph = useValue(board.graph)
  const phase = useValue(review.phase)
  const step = nextStep(graph)
  if (phase === 'critique' && step.isReady) {
    return (
      <EmptyState
        icon={<Sparkles size={20} aria-hidden />}
        title="Nothing to complain about"
        text="Every rule that applies to this board holds. Change a requirement to see what it would take next."
      />
    )
  }
  return <NextStepCard board={board} step={step} onOpenRequirements={onOpenRequirements} onCritique={() => review.phase.set('critique')} />
}

function Strengths({ board, strengths }: { board: Board; strengths: readonly Strength[] }) {
  const graph = useValue(board.graph)
  return (
    <ul className={css.list}>
      {strengths.map((strength) => (
        <StrengthRow key={strength.rule + strength.because} board={board} graph={graph} strength={strength} />
      ))}
    </ul>
  )
}

function StrengthRow({ board, graph, strength }: { board: Board; graph: Graph; strength: Strength }) {
  const light = useLight((on) => board.show(on ? strength.evidence : null))
  return (
    <li className={css.strength} ref={light}>
      <p className={css.praise}>
        <Check size={16} aria-hidden />
        {strength.because}
      </p>
      <EvidenceChips evidence={strength.evidence} graph={graph} onSelect={(id) => board.select([id])} />
    </li>
  )
}

function Section({ title, count, children }: { title: string; count: number; children: ReactNode }) {
  if (count === 0) return null
  return (
    <div className={css.section}>
      <h3 className={css.heading}>
        {title}
        <span className={css.count}>{count}</span>
      </h3>
      {children}
    </div>
  )
}

function Fold({ title, count, children }: { title: string; count: number; children: ReactNode }) {
  const [open, setOpen] = useState(false)
  if (count === 0) return null
  return (
    <div className={css.section}>
      <button type="button" className={css.fold} aria-expanded={open} onClick={() => setOpen(!open)}>
        <ChevronRight size={16} aria-hidden />
        {title}
      </button>
      {open && children}
    </div>
  )
}

function useMode(): [Mode, (mode: Mode) => void] {
  const [mode, setMode] = useState<Mode>(() => (remembered('mode') === 'study' ? 'study' : 'practice'))
  return [
    mode,
    (next) => {
      remember('mode', next)
      setMode(next)
    },
  ]
}
