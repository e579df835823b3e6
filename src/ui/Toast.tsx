import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import css from './Toast.module.css'

export interface ToastMessage {
  text: string
  /** Takes back what was just done. */
  undo?: () => void
  /** Aborted when there is nothing left to take back: the message goes with it. */
  until?: AbortSignal
  tone?: 'plain' | 'problem'
}

type Say = (message: ToastMessage) => void
const ToastContext = createContext<Say>(() => {})

/** Says in a corner what has just happened. */
export const useToast = (): Say => useContext(ToastContext)

export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<(ToastMessage & { id: number })[]>([])
  const next = useRef(1)
  const say = useCallback<Say>((message) => {
    const id = next.current++
    // Said once more, it is not said twice.
    setToasts((before) => [...before.filter(({ text, undo }) => undo || text !== message.text).slice(-2), { ...message, id }])
  }, [])
  const dismiss = useCallback((id: number) => setToasts((before) => before.filter((toast) => toast.id !== id)), [])
  const list = useMemo(
    () => toasts.map((toast) => <ToastRow key={toast.id} toast={toast} onGone={() => dismiss(toast.id)} />),
    [toasts, dismiss],
  )
  return (
    <ToastContext value={say}>
      {children}
      <div className={css.corner} role="status" aria-live="polite">
        {list}
      </div>
    </ToastContext>
  )
}

const SHOWN_MS = 7000

function ToastRow({ toast, onGone }: { toast: ToastMessage; onGone: () => void }) {
  const [held, setHeld] = useState(false)
  const gone = useRef(onGone)
  useEffect(() => {
    gone.current = onGone
  })
  useEffect(() => {
    if (held) return
    const timer = setTimeout(() => gone.current(), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [held])
  const { until } = toast
  useEffect(() => {
    if (!until) return
    const leave = () => gone.current()
    if (until.aborted) leave()
    until.addEventListener('abort', leave)
    return () => until.removeEventListener('abort', leave)
  }, [until])
  const hold = {
    onPointerEnter: () => setHeld(true),
    onPointerLeave: () => setHeld(false),
    onFocus: () => setHeld(true),
    onBlur: () => setHeld(false),
  }
  return (
    <div className={css.toast} data-tone={toast.tone ?? 'plain'} {...hold}>
      <span>{toast.text}</span>
      {toast.undo && (
        <Button
          look="quiet"
          size="small"
          className={css.undo ?? ''}
          onClick={() => {
            toast.undo?.()
            onGone()
          }}
        >
          Undo
        </Button>
      )}
    </div>
  )
}
