import { useEffect, useRef } from 'react'

interface BoardKeys {
  critique: () => void
  step: (direction: 1 | -1) => void
  help: () => void
}

/** Keys that work anywhere on the board page. The canvas handles its own; what is typed into a field stays there. */
export function useBoardKeys(keys: BoardKeys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const act = actionOf(event, latest.current)
      if (!act) return
      event.preventDefault()
      event.stopPropagation()
      act()
    }
    window.addEventListener('keydown', onKeyDown, { capture: true })
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [])
}

function actionOf(event: KeyboardEvent, keys: BoardKeys): (() => void) | undefined {
  if (event.isComposing) return undefined
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return keys.critique
  if (event.key === 'F8') return () => keys.step(event.shiftKey ? -1 : 1)
  if (event.key === '?' && !isTyping(event.target)) return keys.help
  return undefined
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
