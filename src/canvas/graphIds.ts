import { createShapeId } from 'tldraw'
import type { TLShapeId } from 'tldraw'

/** The graph's id of a shape, and back. The second half of a double-headed arrow has an id of its own in the graph, but is the same shape. */
export const toGraphId = (shapeId: string): string => shapeId.replace(/^shape:/, '')
export const toShapeId = (graphId: string): TLShapeId => createShapeId(graphId.replace(/~back$/, ''))
