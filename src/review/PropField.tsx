import type { PropValue } from '#critique/graph/graph.ts'
import type { PropSpec } from '#critique/kinds/kind.ts'
import { NumberField } from '#src/ui/NumberField.tsx'
import { Select } from '#src/ui/Select.tsx'
import { TextField } from '#src/ui/TextField.tsx'
import { fieldName, readList, shortUnit } from './fields.ts'

interface PropFieldProps {
  spec: PropSpec
  value: PropValue | 'mixed' | undefined
  onChange: (value: PropValue | undefined) => void
}

const MIXED = 'several values'

/** One fact, entered the way its type asks for. Empty means that nobody said. */
export function PropField({ spec, value, onChange }: PropFieldProps) {
  const isMixed = value === 'mixed'
  const label = fieldName(spec)
  const placeholder = isMixed ? MIXED : spec.typical
  if (spec.type === 'number') {
    const number = typeof value === 'number' ? value : undefined
    return <NumberField label={label} unit={shortUnit(spec.unit)} placeholder={placeholder} value={number} onCommit={onChange} problem={complaint(spec, value)} />
  }
  if (spec.type === 'boolean') return <FlagField label={label} value={value} onChange={onChange} />
  if (spec.type === 'enum') {
    const word = typeof value === 'string' && !isMixed ? value : ''
    const words = [...new Set([...(spec.values ?? []), ...(word ? [word] : [])])]
    const options = [{ value: '', title: isMixed ? MIXED : 'unknown' }, ...words.map((id) => ({ value: id, title: id.replaceAll('_', ' ') }))]
    return <Select label={label} value={word} options={options} onChange={(next) => onChange(next || undefined)} />
  }
  if (spec.type === 'list') {
    const text = Array.isArray(value) ? value.join(', ') : isMixed ? '' : String(value ?? '')
    return <TextField label={label} placeholder={isMixed ? MIXED : spec.typical?.replaceAll(/[[\]]/g, '')} value={text} onCommit={(next) => onChange(readList(next))} />
  }
  return <TextField label={label} placeholder={placeholder} value={isMixed ? '' : String(value ?? '')} maxLength={500} onCommit={(next) => onChange(next || undefined)} />
}

/** Yes, no, or nobody said: three answers, and the third is not "no". */
export function FlagField({ label, value, onChange }: { label: string; value: PropValue | 'mixed' | undefined; onChange: (value: boolean | undefined) => void }) {
  const options = [
    { value: '', title: value === 'mixed' ? MIXED : 'unknown' },
    { value: 'true', title: 'yes' },
    { value: 'false', title: 'no' },
  ]
  return (
    <Select
      label={label}
      value={typeof value === 'boolean' ? String(value) : ''}
      options={options}
      onChange={(next) => onChange(next === '' ? undefined : next === 'true')}
    />
  )
}

function complaint(spec: PropSpec, value: PropValue | 'mixed' | undefined): string | undefined {
  if (value === undefined || value === null || value === 'mixed' || typeof value === 'number') return undefined
  return `"${String(value)}" is not a number${spec.unit ? ` of ${spec.unit}` : ''}.`
}
