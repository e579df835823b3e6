import { computed, isUninitialized } from '@tldraw/state'
import type { Computed } from '@tldraw/state'
import type { Box, Editor } from 'tldraw'

/**
 * How far the drawing reaches; while something is dragged, how far it reached before. To know it takes a look at every shape, and in every frame of
 * a drag of one of 2,000 that was a sixth of the script (2026-11).
 */
export const reachAtRest = (editor: Editor): Computed<Box | undefined> =>
  computed('reach at rest', (before) =>
    editor.inputs.getIsDragging() && !isUninitialized(before) ? before : editor.getCurrentPageBounds(),
  )
