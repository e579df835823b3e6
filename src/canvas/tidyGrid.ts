import { runsThrough } from './runsThrough.ts'

/** A drawing as rows and columns: what stands where at first, what is joined, and which frames hold what. */
export interface GridTask {
  columns: number
  rows: number
  /** The cell of each node, no two in one. */
  start: readonly { column: number; row: number }[]
  /** By index of the nodes. A side edge is drawn but need not point to the right. */
  edges: readonly { from: number; to: number; isSide: boolean }[]
  /** Indices of all nodes inside, those of inner frames included. */
  zones: readonly { members: readonly number[]; within: readonly number[] }[]
}

export interface GridResult {
  cells: { column: number; row: number }[]
  /** Frames that hold what is not theirs, or lie over each other: such a drawing may not be used. */
  faults: number
}

/** What a drawing costs, in widths of a column. */
const COST = { hit: 5, crossing: 1.2, backward: 1.4, upward: 0.25, side: 0.45, fault: 40, spread: 0.12 }
const WORK = 9_000_000
const MOST_MOVES = 40_000
const HEAT = { first: 3, last: 0.05 }
/** A cell and the box in it, for telling which boxes a straight line runs through. */
const CELL = { w: 236, h: 116 }
const BOX = { w: 204, h: 84 }

/**
 * Moves boxes about on a grid until arrows are short, run through no box, cross little and point to the right: simulated annealing, with a
 * bounded number of moves and numbers drawn from a fixed seed, so the same graph gives the same drawing.
 */
export function tidyGrid(task: GridTask): GridResult {
  const { columns, rows, edges, zones } = task
  const count = task.start.length
  const column = Int16Array.from(task.start, (cell) => cell.column)
  const row = Int16Array.from(task.start, (cell) => cell.row)
  const at = new Int16Array(columns * rows).fill(-1)
  task.start.forEach((cell, node) => (at[cell.row * columns + cell.column] = node))
  const incident: number[][] = Array.from({ length: count }, () => [])
  edges.forEach(({ from, to }, i) => {
    incident[from]!.push(i)
    incident[to]!.push(i)
  })
  const passed = passedCells(columns, rows)
  const random = seeded(7)

  const hitsOf = (edge: number): number => {
    const { from, to } = edges[edge]!
    const dx = column[to]! - column[from]!
    const dy = row[to]! - row[from]!
    const cells = passed(dx, dy)
    let hits = 0
    for (let i = 0; i < cells.length; i += 2) if (at[(row[from]! + cells[i + 1]!) * columns + column[from]! + cells[i]!] !== -1) hits++
    return hits
  }
  const lengthOf = (edge: number): number => {
    const { from, to, isSide } = edges[edge]!
    const dx = column[to]! - column[from]!
    const dy = (row[to]! - row[from]!) * 0.6
    const length = Math.abs(dx) + Math.abs(dy)
    if (isSide) return length * COST.side
    return length + (dx < 0 ? -dx * COST.backward : 0) + (dy < 0 ? -dy * COST.upward : 0)
  }
  const crosses = (a: number, b: number): boolean => {
    const [p, q, r, s] = [edges[a]!.from, edges[a]!.to, edges[b]!.from, edges[b]!.to]
    if (p === r || p === s || q === r || q === s) return false
    const side = (i: number, j: number, k: number): number =>
      Math.sign((column[j]! - column[i]!) * (row[k]! - row[i]!) - (row[j]! - row[i]!) * (column[k]! - column[i]!))
    return side(p, q, r) * side(p, q, s) < 0 && side(r, s, p) * side(r, s, q) < 0
  }
  const boundsOf = (members: readonly number[]): [number, number, number, number] => {
    let [left, top, right, bottom] = [columns, rows, -1, -1]
    for (const node of members) {
      left = Math.min(left, column[node]!)
      right = Math.max(right, column[node]!)
      top = Math.min(top, row[node]!)
      bottom = Math.max(bottom, row[node]!)
    }
    return [left, top, right, bottom]
  }
  const faultsOf = (): number => {
    let faults = 0
    const boxes = zones.map(({ members }) => boundsOf(members))
    zones.forEach(({ members, within }, i) => {
      const [left, top, right, bottom] = boxes[i]!
      let held = 0
      for (let y = top; y <= bottom; y++) for (let x = left; x <= right; x++) if (at[y * columns + x] !== -1) held++
      faults += held - members.length
      for (let j = 0; j < i; j++) {
        const [l, t, r, b] = boxes[j]!
        if (!within.includes(j) && !zones[j]!.within.includes(i) && left <= r && l <= right && top <= b && t <= bottom) faults++
      }
    })
    return faults
  }
  const spreadOf = (): number =>
    zones.reduce((sum, { members }) => {
      const [left, top, right, bottom] = boundsOf(members)
      return sum + (right - left + 1) * (bottom - top + 1)
    }, 0)

  const spans = (edge: number, cell: number): boolean => {
    const { from, to } = edges[edge]!
    const [x, y] = [cell % columns, Math.floor(cell / columns)]
    const [left, right] = column[from]! < column[to]! ? [column[from]!, column[to]!] : [column[to]!, column[from]!]
    const [top, bottom] = row[from]! < row[to]! ? [row[from]!, row[to]!] : [row[to]!, row[from]!]
    return x >= left && x <= right && y >= top && y <= bottom
  }

  /** The part of the cost in which an exchange between two cells has a share: a box may also stand in the way of anybody's arrow. */
  const costAround = (nodes: readonly number[], a: number, b: number): number => {
    let cost = zones.length > 0 ? faultsOf() * COST.fault + spreadOf() * COST.spread : 0
    const touched = new Set(nodes.flatMap((node) => incident[node]!))
    for (let edge = 0; edge < edges.length; edge++) {
      if (touched.has(edge) || spans(edge, a) || spans(edge, b)) cost += hitsOf(edge) * COST.hit
    }
    for (const edge of touched) {
      cost += lengthOf(edge)
      for (let other = 0; other < edges.length; other++) {
        if (other !== edge && !(touched.has(other) && other < edge) && crosses(edge, other)) cost += COST.crossing
      }
    }
    return cost
  }
  const place = (node: number, cell: number): void => {
    column[node] = cell % columns
    row[node] = Math.floor(cell / columns)
    at[cell] = node
  }
  const exchange = (from: number, to: number): void => {
    const [a, b] = [at[from]!, at[to]!]
    at[from] = -1
    at[to] = -1
    if (a !== -1) place(a, to)
    if (b !== -1) place(b, from)
  }
  const moves = Math.min(MOST_MOVES, Math.floor(WORK / (edges.length * 14 + count + 1)))
  for (let move = 0; move < moves; move++) {
    const heat = HEAT.first * (HEAT.last / HEAT.first) ** (move / moves)
    const node = Math.floor(random() * count)
    const from = row[node]! * columns + column[node]!
    const reach = Math.max(1, Math.round(Math.max(columns, rows) * (1 - move / moves)))
    const x = Math.min(columns - 1, Math.max(0, column[node]! + Math.round((random() * 2 - 1) * reach)))
    const y = Math.min(rows - 1, Math.max(0, row[node]! + Math.round((random() * 2 - 1) * reach)))
    const to = y * columns + x
    if (to === from) continue
    const moved = at[to] === -1 ? [node] : [node, at[to]!]
    const before = costAround(moved, from, to)
    exchange(from, to)
    const more = costAround(moved, from, to) - before
    if (more > 0 && random() >= Math.exp(-more / heat)) exchange(to, from)
  }
  const cells = Array.from({ length: count }, (_, node) => ({ column: column[node]!, row: row[node]! }))
  return { cells: facing(cells, task), faults: faultsOf() }
}

/** The drawing or its mirror image, whichever reads from the left and from above: nothing else depends on it. */
function facing(cells: GridResult['cells'], { columns, rows, edges }: GridTask): GridResult['cells'] {
  const main = edges.filter(({ isSide }) => !isSide)
  const lean = (axis: 'column' | 'row'): number =>
    main.reduce((sum, { from, to }) => sum + Math.sign(cells[to]![axis] - cells[from]![axis]), 0)
  const [isMirrored, isUpsideDown] = [lean('column') < 0, lean('row') < 0]
  return cells.map(({ column, row }) => ({
    column: isMirrored ? columns - 1 - column : column,
    row: isUpsideDown ? rows - 1 - row : row,
  }))
}

/** Which cells, as pairs of offsets, hold a box that a straight line to this offset would run through. */
function passedCells(columns: number, rows: number): (dx: number, dy: number) => Int16Array {
  const known = new Map<number, Int16Array>()
  return (dx, dy) => {
    const key = (dx + columns) * 4 * rows + dy + rows
    const before = known.get(key)
    if (before) return before
    const found: number[] = []
    for (let x = Math.min(0, dx); x <= Math.max(0, dx); x++) {
      for (let y = Math.min(0, dy); y <= Math.max(0, dy); y++) {
        if ((x !== 0 || y !== 0) && (x !== dx || y !== dy) && runsThrough(ORIGIN, { x: dx * CELL.w, y: dy * CELL.h }, boxAt(x, y)))
          found.push(x, y)
      }
    }
    const cells = Int16Array.from(found)
    known.set(key, cells)
    return cells
  }
}

const ORIGIN = { x: 0, y: 0 }
const boxAt = (x: number, y: number) => ({ x: x * CELL.w - BOX.w / 2, y: y * CELL.h - BOX.h / 2, ...BOX })

/** Numbers between 0 and 1 that look random and are the same each time (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
