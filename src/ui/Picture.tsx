import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import css from './Picture.module.css'
import { useWidth } from './useWidth.ts'

export interface PictureProps {
  title?: ReactNode
  unit?: ReactNode
  /** What each line or colour stands for. */
  legend?: readonly { text: string; look: 'now' | 'was' | 'mark' | 'third' }[]
  /** The same in words, for those who do not see it. */
  alternative: string
  height: number
  /** Draws it this wide. Made anew when what it draws changes, and only then. */
  draw: (width: number) => Element
}

/** A chart drawn by Plot, under a title that is text, with its meaning said in words. */
export function Picture({ title, unit, legend = [], alternative, height, draw }: PictureProps) {
  const { box, width } = useWidth<HTMLDivElement>()
  const host = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!host.current || width === 0) return
    const drawn = draw(width)
    host.current.replaceChildren(drawn)
    return () => drawn.remove()
  }, [draw, width])
  return (
    <figure className={css.picture}>
      {(title || legend.length > 0) && (
        <figcaption className={css.caption}>
          {title && <span className={css.title}>{title}</span>}
          {unit && <span className={css.unit}>{unit}</span>}
          {legend.length > 0 && (
            <span className={css.legend} aria-hidden>
              {legend.map(({ text, look }) => (
                <span key={text} className={css.entry} data-look={look}>
                  {text}
                </span>
              ))}
            </span>
          )}
        </figcaption>
      )}
      <p className="visually-hidden">{alternative}</p>
      <div ref={box} className={css.box} style={{ height }} aria-hidden>
        <div ref={host} />
      </div>
    </figure>
  )
}
