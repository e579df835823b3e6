import { useRef } from 'react'
import type { ReactNode } from 'react'
import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import { Button } from './Button.tsx'
import buttonCss from './Button.module.css'
import css from './Popup.module.css'

export interface DialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  /** One sentence under the title. */
  text?: ReactNode
  /** Room for pictures side by side. */
  isWide?: boolean
  children?: ReactNode
}

/** A question or an answer in front of everything else. */
export function Dialog({ open, onOpenChange, title, text, isWide = false, children }: DialogProps) {
  const focus = useDialogFocus()
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={css.scrim} />
        <Radix.Content
          className={css.dialog}
          data-wide={isWide || undefined}
          {...focus}
          {...(text ? {} : { 'aria-describedby': undefined })}
        >
          <Head title={title} />
          {text && <Radix.Description className={css.text}>{text}</Radix.Description>}
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

/** A panel of a narrow window: the same content, sliding over the page. */
export function Sheet({
  open,
  onOpenChange,
  title,
  side,
  children,
}: Omit<DialogProps, 'text' | 'isWide'> & { side: 'left' | 'right' | 'bottom' }) {
  const focus = useDialogFocus()
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={css.scrim} />
        <Radix.Content className={css.sheet} data-side={side} {...focus} aria-describedby={undefined}>
          <Head title={title} />
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

/**
 * Focus goes to what is marked with `data-first`, or else to the dialog, which is then read out from its title: not to the way out. Afterwards it
 * goes back to where it came from; dialogs are opened by state here, so that Radix knows of no button to return to.
 */
function useDialogFocus() {
  const from = useRef<Element | null>(null)
  return {
    onOpenAutoFocus: (event: Event) => {
      from.current = document.activeElement
      const dialog = event.currentTarget
      if (!(dialog instanceof HTMLElement)) return
      event.preventDefault()
      const first = dialog.querySelector<HTMLElement>('[data-first]') ?? dialog
      first.focus({ preventScroll: true })
    },
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault()
      if (from.current instanceof HTMLElement && from.current.isConnected) from.current.focus({ preventScroll: true })
    },
  }
}

const Head = ({ title }: { title: string }) => (
  <div className={css.head}>
    <Radix.Title className={css.title}>{title}</Radix.Title>
    <Radix.Close asChild>
      <Button look="quiet" size="small" className={buttonCss.icon} aria-label="Close">
        <X size={16} aria-hidden />
      </Button>
    </Radix.Close>
  </div>
)
