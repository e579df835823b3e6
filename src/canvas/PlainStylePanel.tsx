import { DefaultStylePanel, useEditor, useValue } from 'tldraw'
import type { TLUiStylePanelProps } from 'tldraw'

const plainTools = new Set(['geo', 'draw', 'highlight', 'note', 'text', 'line'])
const plainShapes = new Set(['geo', 'draw', 'highlight', 'note', 'text', 'line'])

/** Colours and strokes, for free drawings only: how a component or an edge looks follows from what it is. */
export function PlainStylePanel(props: TLUiStylePanelProps) {
  const editor = useEditor()
  const isWanted = useValue(
    'style panel',
    () => {
      const selected = editor.getSelectedShapes()
      if (selected.length > 0) return selected.every(({ type }) => plainShapes.has(type))
      return plainTools.has(editor.getCurrentToolId())
    },
    [editor],
  )
  return isWanted ? <DefaultStylePanel {...props} /> : null
}
