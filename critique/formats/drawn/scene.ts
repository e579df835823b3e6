import type { Props } from '../../graph/graph.ts'
import type { Bounds, Point } from '../tldrawShapes.ts'

/** A closed shape of a free drawing: rectangle, ellipse, diamond, cylinder, icon. */
export interface DrawnBox {
  id: string
  label: string
  bounds: Bounds
  /** The zone that the drawing itself puts it in, by id: a frame, a swimlane, a group. */
  zone?: string
  /** A picture or icon: a component only where somebody named it or drew an arrow to it. */
  isPicture?: boolean
  /** The file says that it holds others: a container of the format's own. */
  isContainer?: boolean
  /** Groups that it is in, innermost first. */
  groups?: readonly string[]
  props?: Props
}

/** Words that lie on the page by themselves. */
export interface DrawnText {
  id: string
  text: string
  bounds: Bounds
  size: number
  zone?: string
  groups?: readonly string[]
}

/** One end of an arrow: the id of what it is tied to, where it is tied, and its place. */
export interface ArrowEnd {
  to?: string
  point: Point
}

export interface DrawnArrow {
  id: string
  label: string
  /** From start to end, at least two. */
  path: readonly Point[]
  start: ArrowEnd
  end: ArrowEnd
  heads: { start: boolean; end: boolean }
  /** A line without a head: an edge only where both ends touch a box. */
  isLine?: boolean
}

/** A frame, lane or group that the file itself calls one. */
export interface DrawnZone {
  id: string
  label: string
  bounds?: Bounds
  parent?: string
}

/** A page of a drawing program, before anybody says what it means. */
export interface Scene {
  title: string
  boxes: readonly DrawnBox[]
  texts: readonly DrawnText[]
  arrows: readonly DrawnArrow[]
  zones: readonly DrawnZone[]
}
