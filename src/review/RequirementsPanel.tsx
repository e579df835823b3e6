import { useState } from 'react'
import { Plus, X } from 'lucide-react'
import { useValue } from 'tldraw'
import type { Requirements } from '#critique/graph/graph.ts'
import { sentences } from '#critique/graph/lexicon.ts'
import type { Board } from '#src/canvas/board.ts'
import { Button } from '#src/ui/Button.tsx'
import { IconButton } from '#src/ui/IconButton.tsx'
import { NumberField } from '#src/ui/NumberField.tsx'
import { Select } from '#src/ui/Select.tsx'
import { TextField } from '#src/ui/TextField.tsx'
import { readList } from './fields.ts'
import css from './Form.module.css'
import { FlagField } from './PropField.tsx'
import { Readings } from './Readings.tsx'
import { asKept, dataClasses, inWords, numberGroups, onScreen, scopes } from './requirementFields.ts'
import type { NumberRequirementSpec } from './requirementFields.ts'

/** What was asked of the system. Empty fields are unknown: rules stay silent about them or ask, they never assume. */
export function RequirementsPanel({ board }: { board: Board }) {
  const requirements = useValue(board.requirements)
  const isReadonly = useValue(board.isReadonly)
  return (
    <section className={css.panel} aria-label="Requirements">
      <h2 className="visually-hidden">Requirements</h2>
      <fieldset className={css.fieldset} disabled={isReadonly}>
        <Offers board={board} />
        <div className={css.group}>
          <Select
            label="Scope"
            value={requirements.scope ?? ''}
            options={[{ value: '', title: 'unknown' }, ...scopes]}
            onChange={(next) => board.setRequirement('scope', scopes.find(({ value }) => value === next)?.value)}
          />
        </div>
        {numberGroups.map(({ title, fields }) => (
          <div key={title} className={css.group}>
            <h3 className={css.heading}>{title}</h3>
            <div className={css.grid}>
              {fields.map((spec) => (
                <NumberRequirementField key={spec.field} board={board} requirements={requirements} spec={spec} />
              ))}
            </div>
          </div>
        ))}
        <div className={css.group}>
          <h3 className={css.heading}>Data and law</h3>
          <DataClasses board={board} requirements={requirements} />
          <div className={css.grid}>
            <FlagField
              label="Several tenants"
              value={requirements.multiTenant}
              onChange={(next) => board.setRequirement('multiTenant', next)}
            />
            <WordList board={board} label="Regions" field="regions" placeholder="eu, us" requirements={requirements} />
            <WordList board={board} label="Regulations" field="regulations" placeholder="gdpr, hipaa" requirements={requirements} />
          </div>
        </div>
        <Statements board={board} statements={requirements.statements ?? []} />
      </fieldset>
    </section>
  )
}

interface PartProps {
  board: Board
  requirements: Requirements
}

function NumberRequirementField({ board, requirements, spec }: PartProps & { spec: NumberRequirementSpec }) {
  const { field, title, unit, max, scale } = spec
  return (
    <NumberField
      label={title}
      unit={unit}
      min={0}
      {...(max === undefined ? {} : { max })}
      placeholder="unknown"
      value={onScreen(requirements[field], scale)}
      onCommit={(value) => board.setRequirement(field, asKept(value, scale))}
    />
  )
}

/** Requirements that notes on the board seem to state; one click takes one over. */
function Offers({ board }: { board: Board }) {
  const suggestions = useValue(board.suggestions)
  return suggestions.map(({ note, field, value, text }) => (
    <div key={`${note}/${field}`} className={css.offer}>
      <span>
        <strong>{inWords(field, value)}</strong>
        <br />
        <span className={css.small}>from the note “{text}”</span>
      </span>
      <Button size="small" aria-label={`Take over: ${inWords(field, value)}`} onClick={() => board.setRequirement(field, value)}>
        Take over
      </Button>
    </div>
  ))
}

function DataClasses({ board, requirements }: PartProps) {
  const chosen = requirements.dataClasses ?? []
  const toggle = (value: (typeof chosen)[number]) => {
    const next = chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value]
    board.setRequirement('dataClasses', next.length > 0 ? next : undefined)
  }
  return (
    <div role="group" aria-label="Classes of data">
      <p className={css.legend}>Data it handles{chosen.length === 0 && ': unknown'}</p>
      <div className={css.choices}>
        {dataClasses.map(({ value, title }) => (
          <button key={value} type="button" className={css.choice} aria-pressed={chosen.includes(value)} onClick={() => toggle(value)}>
            {title}
          </button>
        ))}
      </div>
    </div>
  )
}

function WordList({
  board,
  label,
  field,
  placeholder,
  requirements,
}: PartProps & { label: string; field: 'regions' | 'regulations'; placeholder: string }) {
  return (
    <TextField
      label={label}
      placeholder={`unknown (${placeholder})`}
      value={(requirements[field] ?? []).join(', ')}
      onCommit={(text) => board.setRequirement(field, readList(text.toLowerCase()))}
    />
  )
}

/** What was said in words, and what was understood of it. Rules read these too, and rank what they name higher. */
function Statements({ board, statements }: { board: Board; statements: readonly string[] }) {
  const [draft, setDraft] = useState('')
  const set = (next: string[]) => board.setRequirement('statements', next.length > 0 ? next : undefined)
  const add = () => {
    const text = draft.trim()
    if (text && !statements.includes(text)) set([...statements, text])
    setDraft('')
  }
  return (
    <div className={css.group}>
      <h3 className={css.heading}>In words</h3>
      <ul className={css.statements}>
        {statements.map((statement) => (
          <li key={statement} className={css.statement}>
            <div className={css.line}>
              <span className={css.said}>{statement}</span>
              <IconButton
                size="small"
                label={`Remove “${statement}”`}
                icon={<X size={16} aria-hidden />}
                onClick={() => set(statements.filter((other) => other !== statement))}
              />
            </div>
            {sentences(statement).map((sentence) => (
              <Readings key={sentence} board={board} sentence={sentence} isWhole={sentence === statement} />
            ))}
          </li>
        ))}
      </ul>
      <form
        className={css.line}
        onSubmit={(event) => {
          event.preventDefault()
          add()
        }}
      >
        <StatementField value={draft} onChange={setDraft} />
        <Button type="submit" size="small" icon={<Plus size={14} aria-hidden />}>
          Add
        </Button>
      </form>
    </div>
  )
}

const StatementField = ({ value, onChange }: { value: string; onChange: (value: string) => void }) => (
  <input
    className={css.entry}
    aria-label="One more statement"
    placeholder="One more, in plain words"
    maxLength={500}
    value={value}
    onChange={(event) => onChange(event.target.value)}
    onKeyDown={(event) => event.stopPropagation()}
  />
)
