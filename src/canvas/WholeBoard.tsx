import { Scan } from 'lucide-react'
import { useMemo } from 'react'
import { useEditor, useValue } from 'tldraw'
import { reachAtRest } from './reachAtRest.ts'
import { showAll } from './showAll.ts'
import css from './WholeBoard.module.css'

/** The way from a part of a large drawing to all of it, where a part is what is seen. */
export function WholeBoard() {
  const editor = useEditor()
  const reach = useMemo(() => reachAtRest(editor), [editor])
  const isPart = useValue(
    'seen in part',
    () => {
      const bounds = reach.get()
      return bounds !== undefined && !editor.getViewportPageBounds().contains(bounds)
    },
    [editor, reach],
  )
  if (!isPart) return null
  return (
    <button
      type="button"
      className={css.button}
      title="Show the whole board (Shift 1)"
      onPointerDown={(event) => event.stopPropagation()}
      onClick={() => {
        const bounds = editor.getCurrentPageBounds()
        if (bounds) showAll(editor, bounds)
      }}
    >
      <Scan size={16} aria-hidden />
      Whole board
    </button>
  )
}
