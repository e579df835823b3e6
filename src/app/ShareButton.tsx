import { useState } from 'react'
import { Check, Link2 } from 'lucide-react'
import { copyText } from '#src/files/copyText.ts'
import { Button } from '#src/ui/Button.tsx'
import { Popover } from '#src/ui/Popover.tsx'
import css from './TopBar.module.css'

/** Copies the board's link and says who can open it. */
export function ShareButton({ id }: { id: string }) {
  const [copied, setCopied] = useState(false)
  const link = `${window.location.origin}/board/${id}`
  const copy = () => void copyText(link).then(setCopied)
  return (
    <Popover
      label="Share"
      onOpen={copy}
      button={
        <Button size="small" look="quiet" icon={<Link2 size={16} aria-hidden />}>
          Share
        </Button>
      }
    >
      <div className={css.stack}>
        <p role="status">
          {copied ? (
            <>
              <Check size={14} aria-hidden /> The link is copied.
            </>
          ) : (
            'Copy this link:'
          )}
        </p>
        <input className={css.link} aria-label="Link to this board" readOnly value={link} onFocus={(event) => event.target.select()} />
        <p className={css.note}>
          Whoever has the link can open this board and draw on it. It cannot be guessed, and there are no accounts.
        </p>
      </div>
    </Popover>
  )
}
