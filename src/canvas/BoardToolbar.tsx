import { DefaultToolbar, ToolbarItem } from 'tldraw'

/** What serves here, in the order of use; components come from the stencils. */
const tools = ['select', 'hand', 'arrow', 'frame', 'note', 'text', 'rectangle', 'ellipse', 'draw', 'eraser'] as const

export const BoardToolbar = () => (
  <DefaultToolbar maxItems={tools.length}>
    {tools.map((tool) => (
      <ToolbarItem key={tool} tool={tool} />
    ))}
  </DefaultToolbar>
)
