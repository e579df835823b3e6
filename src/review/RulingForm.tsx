import { useId, useState } from 'react'
import type { Ruling } from '#critique/finding.ts'
import { Button } from '#src/ui/Button.tsx'
import fieldCss from '#src/ui/Field.module.css'
import { ToggleGroup } from '#src/ui/ToggleGroup.tsx'
import css from './Findings.module.css'

export type Verdict = Ruling['verdict']

const meanings: Record<Verdict, string> = {
  accept: 'It is right; it stays open until the board changes.',
  waive: 'It does not apply here. It is folded away, with the reason beside it.',
  discuss: 'Worth a conversation. Everybody on the board sees the mark.',
}

interface RulingFormProps {
  ruling: Ruling | undefined
  onRule: (verdict: Verdict, reason: string) => void
}

/** What people here make of a finding. Shared with everybody on the board. */
export function RulingForm({ ruling, onRule }: RulingFormProps) {
  const [verdict, setVerdict] = useState<Verdict>(ruling?.verdict ?? 'accept')
  const [reason, setReason] = useState(ruling?.reason ?? '')
  const id = useId()
  const needsReason = verdict === 'waive' && reason.trim() === ''
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (!needsReason) onRule(verdict, reason.trim())
      }}
    >
      <ToggleGroup
        label="Verdict"
        value={verdict}
        onChange={setVerdict}
        options={[
          { value: 'accept', title: 'Accept' },
          { value: 'waive', title: 'Waive' },
          { value: 'discuss', title: 'Discuss' },
        ]}
      />
      <p className={css.small}>{meanings[verdict]}</p>
      <label className="visually-hidden" htmlFor={id}>
        Reason
      </label>
      <textarea
        id={id}
        className={fieldCss.input}
        rows={2}
        maxLength={2000}
        placeholder={verdict === 'waive' ? 'Why it does not apply here' : 'Remark, if any'}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        onKeyDown={(event) => event.stopPropagation()}
      />
      <Button type="submit" look="primary" size="small" disabled={needsReason}>
        Save the ruling
      </Button>
    </form>
  )
}
