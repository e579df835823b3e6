import { useState } from 'react'
import { Check, Copy } from 'lucide-react'
import { copyText } from '#src/files/copyText.ts'
import { Button } from '#src/ui/Button.tsx'
import css from './ShareDialog.module.css'

/** A link that is there to be copied. */
export function CopyField({ label, value, note }: { label: string; value: string; note?: string }) {
  const [copied, setCopied] = useState('')
  const copy = () => void copyText(value).then((worked) => setCopied(worked ? value : ''))
  return (
    <div className={css.copy}>
      <div className={css.line}>
        <input className={css.link} aria-label={label} readOnly value={value} onFocus={(event) => event.target.select()} />
        <Button icon={copied === value ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />} onClick={copy}>
          {copied === value ? 'Copied' : 'Copy link'}
        </Button>
      </div>
      {note && <p className={css.note}>{note}</p>}
    </div>
  )
}
