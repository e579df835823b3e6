import { GraphError } from '../../graph/graph.ts'
import { MOST_ARROWS, MOST_BOXES } from '../format.ts'
import { dictOf, isDict, numberOf, stringOf } from '../tldrawShapes.ts'
import type { Dict } from '../tldrawShapes.ts'

/** What flow builders that draw with the same canvas library share: nodes with places, edges with two ends. */
export interface CanvasEdge {
  from: string
  to: string
  label: string
  sourceHandle: string
  targetHandle: string
}

/** The objects of a list; everything else in it is damage. */
export const listOf = (value: unknown): Dict[] => (Array.isArray(value) ? value.filter(isDict) : [])

/** A value that may be written as JSON in a string. */
export function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value)
  } catch {
    return undefined
  }
}

/**
 * Nodes with an id each of their own.
 * @throws {GraphError} they are more than anybody could look at.
 */
export function idsOf(nodes: readonly Dict[]): Dict[] {
  if (nodes.length > MOST_BOXES)
    throw new GraphError([{ at: 'nodes', message: `has ${nodes.length} steps; a drawing has at most ${MOST_BOXES}` }])
  const seen = new Set<string>()
  return nodes.map((node, i) => {
    const own = idText(node.id)
    const id = own !== '' && !seen.has(own) ? own : `step ${i + 1}`
    seen.add(id)
    return { ...node, id }
  })
}

/** Some builders number their steps. */
const idText = (id: unknown): string => (typeof id === 'number' ? String(id) : stringOf(id)).slice(0, 180)

export function edgesFrom(edges: unknown): CanvasEdge[] {
  const list = listOf(edges)
  if (list.length > MOST_ARROWS)
    throw new GraphError([{ at: 'edges', message: `has ${list.length} links; a drawing has at most ${MOST_ARROWS}` }])
  return list.map(({ source, target, label, data, sourceHandle, targetHandle }) => ({
    from: idText(source),
    to: idText(target),
    label: stringOf(label) || stringOf(dictOf(data).label) || stringOf(dictOf(data).edgeLabel),
    sourceHandle: stringOf(sourceHandle),
    targetHandle: stringOf(targetHandle),
  }))
}

/** Where a node stands; a node in a group is placed in the group's space, unless the file says both. */
export function placeFrom({ position, positionAbsolute, width, height, measured }: Dict): {
  x: number
  y: number
  width: number
  height: number
} {
  const at = isDict(positionAbsolute) ? positionAbsolute : dictOf(position)
  const size = dictOf(measured)
  return {
    x: numberOf(at.x, Number.NaN),
    y: numberOf(at.y, Number.NaN),
    width: numberOf(width) || numberOf(size.width),
    height: numberOf(height) || numberOf(size.height),
  }
}
