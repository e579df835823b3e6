import type { PropValue } from '#critique/graph/graph.ts'
import type { PropSpec } from '#critique/kinds/kind.ts'
import { NumberField } from '#src/ui/NumberField.tsx'
import { shortNumber } from '#src/ui/number.ts'
import { TextField } from '#src/ui/TextField.tsx'
import { ChoiceField } from './ChoiceField.tsx'
import { fieldName, mixed, readList, shortUnit } from './fields.ts'
import type { Mixed } from './fields.ts'

interface PropFieldProps {
  spec: PropSpec
  value: PropValue | Mixed | undefined
  onChange: (value: PropValue | undefined) => void
}

/** One fact, entered the way its type asks for. Empty means that nobody said. */
export function PropField({ spec, value, onChange }: PropFieldProps) {
  const label = fieldName(spec)
  const placeholder = value === mixed ? 'several values' : usual(spec)
  const said = value === mixed ? undefined : value
  switch (spec.type) {
    case 'boolean':
      return <FlagField label={label} value={value} onChange={onChange} />
    case 'enum':
      return <WordField label={label} words={spec.values ?? []} value={value} onChange={onChange} />
    case 'number': {
      const number = typeof said === 'number' ? said : undefined
      const shared = { label, unit: shortUnit(spec.unit), placeholder, problem: complaint(spec, said) }
      return <NumberField {...shared} value={number} onCommit={onChange} />
    }
    case 'list':
      return <TextField label={label} placeholder={placeholder} value={asText(said)} onCommit={(next) => onChange(readList(next))} />
    case 'string':
      return (
        <TextField
          label={label}
          placeholder={placeholder}
          value={asText(said)}
          maxLength={500}
          onCommit={(next) => onChange(next || undefined)}
        />
      )
  }
}

const yesOrNo = [
  { value: '', title: 'unknown' },
  { value: 'true', title: 'yes' },
  { value: 'false', title: 'no' },
]

interface FlagFieldProps {
  label: string
  value: PropValue | Mixed | undefined
  onChange: (value: boolean | undefined) => void
}

/** Yes, no, or nobody said: three answers, and the third is not "no". */
export function FlagField({ label, value, onChange }: FlagFieldProps) {
  const said = typeof value === 'boolean' ? String(value) : ''
  return (
    <ChoiceField
      label={label}
      value={value === mixed ? mixed : said}
      options={yesOrNo}
      onChange={(next) => onChange(next === '' ? undefined : next === 'true')}
    />
  )
}

interface WordFieldProps extends Pick<PropFieldProps, 'value' | 'onChange'> {
  label: string
  words: readonly string[]
}

/** One of the words that a schema allows; a word from elsewhere is kept and shown. */
function WordField({ label, words, value, onChange }: WordFieldProps) {
  const said = typeof value === 'string' ? value : ''
  const all = [...new Set([...words, said])].filter(Boolean)
  return (
    <ChoiceField
      label={label}
      value={value === mixed ? mixed : said}
      options={[{ value: '', title: 'unknown' }, ...all.map((word) => ({ value: word, title: word.replaceAll('_', ' ') }))]}
      onChange={(next) => onChange(next || undefined)}
    />
  )
}

/** What is usual, short enough for a narrow field: "100000-10000000" as "100k-10M". */
const usual = ({ typical }: PropSpec): string | undefined =>
  typical?.replaceAll(/[[\]]/g, '').replaceAll(/\d{4,}/g, (digits) => shortNumber(Number(digits)))

const asText = (value: PropValue | undefined): string => (Array.isArray(value) ? value.join(', ') : String(value ?? ''))

function complaint(spec: PropSpec, value: PropValue | undefined): string | undefined {
  if (value === undefined || value === null || typeof value === 'number') return undefined
  return `"${asText(value)}" is not a number${spec.unit ? ` of ${spec.unit}` : ''}.`
}
