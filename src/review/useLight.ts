import { useEffect, useRef } from 'react'
import type { RefObject } from 'react'

/** Tells when an element is pointed at or holds the focus, and when neither is so any more. */
export function useLight(onLight: (on: boolean) => void): RefObject<HTMLLIElement | null> {
  const element = useRef<HTMLLIElement>(null)
  const latest = useRef(onLight)
  useEffect(() => {
    latest.current = onLight
  })
  useEffect(() => {
    const target = element.current
    if (!target) return
    const stop = new AbortController()
    const on = () => latest.current(true)
    const off = (event: Event) => {
      const next = event instanceof FocusEvent ? event.relatedTarget : null
      if (!(next instanceof Node && target.contains(next))) latest.current(false)
    }
    target.addEventListener('pointerenter', on, { signal: stop.signal })
    target.addEventListener('focusin', on, { signal: stop.signal })
    target.addEventListener('pointerleave', off, { signal: stop.signal })
    target.addEventListener('focusout', off, { signal: stop.signal })
    return () => stop.abort()
  }, [])
  return element
}
