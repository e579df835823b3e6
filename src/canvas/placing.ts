/** Where a box stands on the drawing that a graph was read from, in that drawing's pixels. */
interface DrawnPlace {
  x: number
  y: number
  width: number
  height: number
}

/** What a file says of how its graph is drawn. Plain data: it waits in the window until the board opens. */
export interface Placing {
  /** By node and zone id. Without it the graph is laid out. */
  places?: Readonly<Record<string, DrawnPlace>>
  /** Nodes that are drawn as plain boxes: the canvas says what it takes them for (`guess`), or they are only words. */
  plain?: Readonly<Record<string, 'guess' | 'words'>>
}
