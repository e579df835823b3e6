import { useRef } from 'react'
import css from './Resizer.module.css'

export interface ResizerProps {
  label: string
  width: number
  min: number
  max: number
  onChange: (width: number) => void
}

/** The left edge of a panel: drag it, or move it with the arrow keys. */
export function Resizer({ label, width, min, max, onChange }: ResizerProps) {
  const start = useRef<{ x: number; width: number }>(null)
  const to = (next: number) => onChange(Math.round(Math.min(max, Math.max(min, next))))
  return (
    <div
      className={css.resizer}
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation="vertical"
      aria-valuenow={width}
      aria-valuemin={min}
      aria-valuemax={max}
      onPointerDown={(event) => {
        start.current = { x: event.clientX, width }
        event.currentTarget.setPointerCapture(event.pointerId)
      }}
      onPointerMove={(event) => start.current && to(start.current.width + start.current.x - event.clientX)}
      onPointerUp={() => (start.current = null)}
      onPointerCancel={() => (start.current = null)}
      onKeyDown={(event) => {
        if (event.key === 'ArrowLeft') to(width + 16)
        if (event.key === 'ArrowRight') to(width - 16)
      }}
    />
  )
}
