import { useValue } from 'tldraw'
import { toShapeId } from './graphIds.ts'
import type { Looks } from './looks.ts'

/** Time between two steps of a path lighting up, in milliseconds. */
const STEP_MS = 110

/**
 * Lights up what proves a finding and dims the rest, by a style sheet: no record changes, no card is drawn again, nobody else sees it.
 * Shapes are found by the id that the canvas writes on each of them.
 */
export function WitnessStyle({ looks }: { looks: Looks }) {
  const shown = useValue('shown', () => looks.shown.get(), [looks])
  if (!shown) return null
  const inOrder = [...new Set([...shown.path, ...shown.nodes])]
  const nodes = inOrder.map((id, i) => `${selector(id)} { opacity: 1 !important; --lit-after: ${i * STEP_MS}ms }`)
  const edges = shown.edges.map((id) => `${selector(id)} { opacity: 1 !important }\n${selector(id)} path { stroke: var(--accent) }`)
  const lit = inOrder.map((id) => `${selector(id)} > .tl-html-container`).join(', ')
  const css = [
    '.tl-shapes .tl-shape:not([data-shape-type="frame"], [data-shape-type="group"]) { opacity: 0.4 !important; transition: opacity var(--calm, 160ms) }',
    ...nodes,
    ...edges,
    lit && `${lit} { border-radius: 10px; animation: premortem-lit var(--calm, 160ms) both; animation-delay: var(--lit-after, 0ms) }`,
    '@keyframes premortem-lit { from { box-shadow: 0 0 0 0 transparent } to { box-shadow: 0 0 0 3px var(--accent) } }',
    '@media (prefers-reduced-motion: reduce) { .tl-shapes .tl-html-container { animation-delay: 0ms !important; animation-duration: 1ms !important } }',
  ]
  return <style>{css.filter(Boolean).join('\n')}</style>
}

const selector = (id: string): string => `.tl-shapes .tl-shape[data-shape-id="${CSS.escape(toShapeId(id))}"]`
