import { useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { ArrowRight, CircleHelp, Repeat2, X } from 'lucide-react'
import { accountText } from '#critique/formats/account.ts'
import type { GuessedArrow, Reading, Remark, UnsureBox } from '#critique/formats/format.ts'
import type { Graph } from '#critique/graph/graph.ts'
import { kindById } from '#critique/kinds/lookup.ts'
import type { Placing } from '#src/canvas/placing.ts'
import { StencilIcon } from '#src/canvas/StencilIcon.tsx'
import { coreStencils, categoryNames } from '#src/canvas/stencilSearch.ts'
import { Button } from '#src/ui/Button.tsx'
import { Dialog } from '#src/ui/Dialog.tsx'
import { Select } from '#src/ui/Select.tsx'
import { correctedDrawing, noCorrections } from './corrections.ts'
import type { Corrections } from './corrections.ts'
import { FirstFindings } from './FirstFindings.tsx'
import css from './ImportDialog.module.css'
import { likelyKinds } from './likelyKinds.ts'

export interface ImportDialogProps {
  /** Name of the file, or "What you pasted". */
  name: string
  /** Of the format, for people. */
  format: string
  readings: readonly Reading[]
  /** What the button that takes the drawing says. */
  action: string
  busy?: boolean
  onTake: (graph: Graph, placing: Placing) => void
  onClose: () => void
}

/** What was understood of a drawing, before it lands: everything that is a guess can be set right with one click. */
export function ImportDialog({ name, format, readings, action, busy = false, onTake, onClose }: ImportDialogProps) {
  const [at, setAt] = useState(0)
  const [corrections, setCorrections] = useState<Corrections>(noCorrections)
  const reading = readings[at] ?? readings[0]
  const drawing = useMemo(() => reading && correctedDrawing(reading, corrections), [reading, corrections])
  if (!reading || !drawing) return null
  const { account, graph } = reading
  const sayKind = (node: string, kind: string | null | undefined) =>
    setCorrections(({ kinds: { [node]: _before, ...kinds }, arrows }) => ({
      kinds: kind === undefined ? kinds : { ...kinds, [node]: kind },
      arrows,
    }))
  const sayArrow = (edge: string, what: 'turned' | 'left out' | undefined) =>
    setCorrections(({ kinds, arrows: { [edge]: _before, ...arrows } }) => ({ kinds, arrows: what ? { ...arrows, [edge]: what } : arrows }))
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`${name}: ${graph.nodes.length === 1 ? '1 box' : `${graph.nodes.length} boxes`}`}
      text={`${format}. ${accountText(account)}.`}
    >
      {readings.length > 1 && (
        <Select
          label="Which drawing"
          value={String(at)}
          options={readings.map((each, i) => ({
            value: String(i),
            title: `${each.name || `Drawing ${i + 1}`}, ${each.graph.nodes.length} boxes`,
          }))}
          onChange={(value) => {
            setAt(Number(value))
            setCorrections(noCorrections)
          }}
        />
      )}
      <div className={css.body} tabIndex={-1}>
        <FirstFindings graph={drawing.graph} />
        {account.unsure.length > 0 && (
          <Section
            title={account.unsure.length === 1 ? 'What is this box?' : 'What are these boxes?'}
            hint="Left open, the board asks again."
          >
            {account.unsure.map((box) => (
              <UnsureRow key={box.node} box={box} said={corrections.kinds[box.node]} onSay={(kind) => sayKind(box.node, kind)} />
            ))}
          </Section>
        )}
        {account.guessedArrows.length > 0 && (
          <Section title="Arrows that were guessed">
            {account.guessedArrows.map((arrow) => (
              <ArrowRow
                key={arrow.edge}
                arrow={arrow}
                graph={graph}
                said={corrections.arrows[arrow.edge]}
                onSay={(what) => sayArrow(arrow.edge, what)}
              />
            ))}
          </Section>
        )}
        <Remarks title="Repaired" remarks={account.repaired} />
        <Remarks title="Left out" remarks={account.ignored} />
      </div>
      <div className={css.actions}>
        <Button onClick={onClose}>Cancel</Button>
        <Button
          data-first
          look="primary"
          disabled={busy || graph.nodes.length + graph.notes.length === 0}
          onClick={() => onTake(drawing.graph, drawing.placing)}
        >
          {action}
        </Button>
      </div>
    </Dialog>
  )
}

function Section({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <section className={css.section} aria-label={title}>
      <h3 className={css.heading}>
        {title} {hint && <span className={css.hint}>{hint}</span>}
      </h3>
      <ul className={css.list}>{children}</ul>
    </section>
  )
}

interface UnsureRowProps {
  box: UnsureBox
  said: string | null | undefined
  onSay: (kind: string | null | undefined) => void
}

function UnsureRow({ box, said, onSay }: UnsureRowProps) {
  const likely = useMemo(() => likelyKinds(box.label, box.kind), [box])
  const isElsewhere = typeof said === 'string' && !likely.some(({ id }) => id === said)
  const name = box.label || 'A box without a name'
  return (
    <li className={css.row}>
      <span className={css.name}>{name}</span>
      <div className={css.chips} role="group" aria-label={`What is ${name}?`}>
        {likely.map((kind) => (
          <button
            key={kind.id}
            type="button"
            className={css.chip}
            aria-pressed={said === kind.id}
            onClick={() => onSay(said === kind.id ? undefined : kind.id)}
          >
            <StencilIcon kind={kind} /> {kind.name}
          </button>
        ))}
        <button type="button" className={css.chip} aria-pressed={said === null} onClick={() => onSay(said === null ? undefined : null)}>
          <X size={16} aria-hidden /> Not a component
        </button>
        <span className={css.other} data-chosen={isElsewhere || undefined}>
          <CircleHelp size={16} aria-hidden />
          <select
            aria-label={`Another kind for ${name}`}
            value={isElsewhere ? said : ''}
            onChange={(event) => onSay(event.target.value || undefined)}
          >
            <option value="">Another…</option>
            {isElsewhere && !isCore(said) && <option value={said}>{kindById(said)?.name ?? said}</option>}
            {coreStencils.map(({ category, kinds }) => (
              <optgroup key={category} label={categoryNames[category]}>
                {kinds.map((kind) => (
                  <option key={kind.id} value={kind.id}>
                    {kind.name}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        </span>
      </div>
    </li>
  )
}

const isCore = (id: string): boolean => coreStencils.some(({ kinds }) => kinds.some((kind) => kind.id === id))

interface ArrowRowProps {
  arrow: GuessedArrow
  graph: Graph
  said: 'turned' | 'left out' | undefined
  onSay: (what: 'turned' | 'left out' | undefined) => void
}

function ArrowRow({ arrow, graph, said, onSay }: ArrowRowProps) {
  const edge = graph.edges.find(({ id }) => id === arrow.edge)
  if (!edge) return null
  const nameOf = (id: string) => graph.nodes.find((node) => node.id === id)?.label || 'a box without a name'
  const [from, to] = said === 'turned' ? [edge.to, edge.from] : [edge.from, edge.to]
  const words = `${nameOf(from)} to ${nameOf(to)}`
  return (
    <li className={css.row} data-out={said === 'left out' || undefined}>
      <span className={css.name}>
        {nameOf(from)} <ArrowRight size={14} aria-label="to" /> {nameOf(to)}
      </span>
      <span className={css.why}>{arrow.why}</span>
      <div className={css.chips} role="group" aria-label={words}>
        <button
          type="button"
          className={css.chip}
          aria-pressed={said === 'turned'}
          onClick={() => onSay(said === 'turned' ? undefined : 'turned')}
        >
          <Repeat2 size={16} aria-hidden /> Turn round
        </button>
        <button
          type="button"
          className={css.chip}
          aria-pressed={said === 'left out'}
          onClick={() => onSay(said === 'left out' ? undefined : 'left out')}
        >
          <X size={16} aria-hidden /> Leave out
        </button>
      </div>
    </li>
  )
}

function Remarks({ title, remarks }: { title: string; remarks: readonly Remark[] }) {
  if (remarks.length === 0) return null
  return (
    <section className={css.section} aria-label={title}>
      <h3 className={css.heading}>{title}</h3>
      <ul className={css.remarks}>
        {remarks.map(({ what, count = 1, line, examples }) => (
          <li key={`${what}${line ?? ''}`}>
            {count > 1 ? `${count} × ` : ''}
            {what}
            {line !== undefined && `, line ${line}`}
            {examples && examples.length > 0 && <code>{examples.slice(0, 3).join(' · ')}</code>}
          </li>
        ))}
      </ul>
    </section>
  )
}
