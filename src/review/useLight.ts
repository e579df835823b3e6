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
    let isLit = false
    const turn = (on: boolean) => {
      if (on !== isLit) latest.current(on)
      isLit = on
    }
    // A card that slides under a resting pointer is not pointed at: only a move counts.
    const onMove = (event: PointerEvent) => {
      if (event.movementX !== 0 || event.movementY !== 0) turn(true)
    }
    const on = () => turn(true)
    const off = (event: Event) => {
      const next = event instanceof FocusEvent ? event.relatedTarget : null
      if (!(next instanceof Node && target.contains(next))) turn(false)
    }
    target.addEventListener('pointermove', onMove, { signal: stop.signal })
    target.addEventListener('focusin', on, { signal: stop.signal })
    target.addEventListener('pointerleave', off, { signal: stop.signal })
    target.addEventListener('focusout', off, { signal: stop.signal })
    return () => stop.abort()
  }, [])
  return element
}
