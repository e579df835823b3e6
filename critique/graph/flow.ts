import type { ViewEdge, ViewNode } from './view.ts'

/** One hop of a flow. `edge` is the drawn edge; a response runs against it. */
export interface Step {
  from: ViewNode
  to: ViewNode
  edge: ViewEdge
}

/** A way through the board, as a witness: its nodes in order and the edges between them. */
export interface Path {
  nodes: readonly ViewNode[]
  edges: readonly ViewEdge[]
}

/** One node, several, or a set. */
export type Some = ViewNode | Iterable<ViewNode>

/** What a walk must not touch: nodes are deleted, also where they are an end of it. */
export interface Detour {
  avoiding?: Iterable<ViewNode> | ((node: ViewNode) => boolean)
  /** Steps over which the walk may not go. */
  avoidingEdges?: (edge: ViewEdge) => boolean
}

/** Nodes of one view, with constant-time membership. Iterates in the order of the view, over its members only. */
export class NodeSet implements Iterable<ViewNode> {
  readonly #nodes: readonly ViewNode[]
  readonly #marks: Uint8Array
  readonly #size: number
  #members: readonly ViewNode[] | undefined

  /** Members are the `size` nodes that are marked as such at their index. */
  constructor(nodes: readonly ViewNode[], marks: Uint8Array, size: number) {
    this.#nodes = nodes
    this.#marks = marks
    this.#size = size
  }

  has(node: ViewNode): boolean {
    return this.#marks[node.index] === MEMBER
  }

  get size(): number {
    return this.#size
  }

  [Symbol.iterator](): Iterator<ViewNode> {
    return this.toArray()[Symbol.iterator]()
  }

  filter(test: (node: ViewNode) => boolean): ViewNode[] {
    return this.toArray().filter(test)
  }

  toArray(): readonly ViewNode[] {
    if (this.#members) return this.#members
    const members: ViewNode[] = []
    for (let at = this.#marks.indexOf(MEMBER); at !== -1; at = this.#marks.indexOf(MEMBER, at + 1)) members.push(this.#nodes[at]!)
    return (this.#members = members)
  }

  /** Gives each member this mark, in a list as long as the view has nodes. */
  markIn(marks: Uint8Array, mark: number): void {
    for (let i = 0; i < marks.length; i++) if (this.#marks[i] === MEMBER) marks[i] = mark
  }
}

/** Marks of a walk: not met, reached, not to be entered. */
const MEMBER = 1
const BLOCKED = 2

/**
 * The steps of a flow in one direction, those of a node side by side: a walk reads numbers in a row instead of following objects about.
 */
class Steps {
  /** Where the steps of each node begin in `ends` and `all`; one more entry marks the end. */
  readonly starts: Int32Array
  /** Index of the node to which each step leads. */
  readonly ends: Int32Array
  readonly all: readonly Step[]
  readonly #lists: (readonly Step[])[] = []
  readonly #nodes: (readonly ViewNode[])[] = []

  constructor(count: number, steps: readonly Step[], isForward: boolean) {
    const starts = new Int32Array(count + 1)
    for (const { from, to } of steps) starts[(isForward ? from : to).index + 1]!++
    for (let i = 0; i < count; i++) starts[i + 1]! += starts[i]!
    const next = starts.slice(0, count)
    const all = steps.slice()
    const ends = new Int32Array(steps.length)
    for (const step of steps) {
      const place = next[(isForward ? step.from : step.to).index]!++
      all[place] = step
      ends[place] = (isForward ? step.to : step.from).index
    }
    this.starts = starts
    this.ends = ends
    this.all = all
  }

  of({ index }: ViewNode): readonly Step[] {
    return (this.#lists[index] ??= this.all.slice(this.starts[index], this.starts[index + 1]))
  }

  /** The nodes to which the steps of a node lead, each once. */
  nodesOf({ index }: ViewNode, nodes: readonly ViewNode[]): readonly ViewNode[] {
    const known = this.#nodes[index]
    if (known) return known
    const found: ViewNode[] = []
    for (let i = this.starts[index]!; i < this.starts[index + 1]!; i++) {
      const node = nodes[this.ends[i]!]!
      if (!found.includes(node)) found.push(node)
    }
    return (this.#nodes[index] = found)
  }
}

/** What a walk writes down: as long as the view has nodes, so that none of it ever grows. */
class WalkNotes {
  readonly marks: Uint8Array
  readonly queue: Int32Array
  readonly before: Int32Array
  readonly via: Int32Array

  constructor(count: number) {
    this.marks = new Uint8Array(count)
    this.queue = new Int32Array(count)
    this.before = new Int32Array(count)
    this.via = new Int32Array(count)
  }
}

/**
 * Shortest ways from the same sources to whatever is asked for. The board is walked once, and only as far as a question needs: ask it
 * many times rather than `Flow.path` again and again.
 */
export class Ways {
  readonly #nodes: readonly ViewNode[]
  readonly #steps: Steps
  readonly #isBlocked: ((node: ViewNode) => boolean) | undefined
  readonly #avoidingEdges: Detour['avoidingEdges']
  readonly #marks: Uint8Array
  readonly #queue: Int32Array
  /** Parallel to the queue: the place of the node before, and the step from there. */
  readonly #before: Int32Array
  readonly #via: Int32Array
  #head = 0
  #length = 0

  constructor(nodes: readonly ViewNode[], steps: Steps, sources: Some, { avoiding, avoidingEdges }: Detour, notes: WalkNotes) {
    this.#nodes = nodes
    this.#steps = steps
    this.#avoidingEdges = avoidingEdges
    this.#marks = notes.marks.fill(0)
    this.#queue = notes.queue
    this.#before = notes.before
    this.#via = notes.via
    this.#isBlocked = block(this.#marks, avoiding)
    for (const { index } of listed(sources)) this.#visit(index, -1, -1)
  }

  /** A shortest way, or undefined. The first in the order of the view where several are equally short. */
  to(targets: Some): Path | undefined {
    if (isNode(targets)) return this.#toNode(targets.index)
    const goals = membership(this.#nodes.length, targets)
    for (let place = 0; place < this.#length; place++) {
      if (goals[this.#queue[place]!] === MEMBER) return this.#unwind(place)
      if (place === this.#head) this.#advance()
    }
    return undefined
  }

  #toNode(target: number): Path | undefined {
    while (this.#marks[target] !== MEMBER) if (!this.#advance()) return undefined
    return this.#unwind(this.#queue.indexOf(target))
  }

  /** Takes the steps of the next node in line. Answers whether there was one. */
  #advance(): boolean {
    if (this.#head >= this.#length) return false
    const place = this.#head++
    const { starts, ends, all } = this.#steps
    const node = this.#queue[place]!
    for (let i = starts[node]!; i < starts[node + 1]!; i++) {
      if (this.#marks[ends[i]!] === 0 && !this.#avoidingEdges?.(all[i]!.edge)) this.#visit(ends[i]!, place, i)
    }
    return true
  }

  #visit(node: number, before: number, via: number): void {
    if (this.#marks[node] !== 0) return
    if (this.#isBlocked?.(this.#nodes[node]!)) {
      this.#marks[node] = BLOCKED
      return
    }
    this.#marks[node] = MEMBER
    const place = this.#length++
    this.#queue[place] = node
    this.#before[place] = before
    this.#via[place] = via
  }

  #unwind(end: number): Path {
    const nodes: ViewNode[] = []
    const edges: ViewEdge[] = []
    for (let place = end; place >= 0; place = this.#before[place]!) {
      nodes.push(this.#nodes[this.#queue[place]!]!)
      const via = this.#via[place]!
      if (via >= 0) edges.push(this.#steps.all[via]!.edge)
    }
    return { nodes: nodes.reverse(), edges: edges.reverse() }
  }
}

/** Marks what a walk must not enter, where it is a list. A test is asked about the nodes that the walk comes to, not about all. */
function block(marks: Uint8Array, avoiding: Detour['avoiding']): ((node: ViewNode) => boolean) | undefined {
  if (!avoiding || typeof avoiding === 'function') return avoiding
  if (avoiding instanceof NodeSet) avoiding.markIn(marks, BLOCKED)
  else for (const { index } of listed(avoiding)) marks[index] = BLOCKED
  return undefined
}

function membership(count: number, some: Some): Uint8Array {
  const marks = new Uint8Array(count)
  for (const { index } of listed(some)) marks[index] = MEMBER
  return marks
}

const isNode = (some: Some): some is ViewNode => 'index' in some

/** As a list, which is walked faster than anything that has to be asked for the next one. */
function listed(some: Some): readonly ViewNode[] {
  if (Array.isArray(some)) return some as readonly ViewNode[]
  if (some instanceof NodeSet) return some.toArray()
  return isNode(some) ? [some] : [...some]
}

/**
 * A directed graph over the nodes of a view: who calls whom, or whose content ends up where.
 * Every walk is linear in nodes and edges; steps are visited in the order of the view, so that answers are stable.
 */
export class Flow {
  readonly #nodes: readonly ViewNode[]
  readonly #steps: readonly Step[]
  #forward: Steps | undefined
  #backward: Steps | undefined
  #loops: readonly (readonly ViewNode[])[] | undefined
  /** Lent to one walk after the other. */
  #notes: WalkNotes | undefined

  constructor(nodes: readonly ViewNode[], steps: readonly Step[]) {
    this.#nodes = nodes
    this.#steps = steps
  }

  get #ahead(): Steps {
    return (this.#forward ??= new Steps(this.#nodes.length, this.#steps, true))
  }

  get #back(): Steps {
    return (this.#backward ??= new Steps(this.#nodes.length, this.#steps, false))
  }

  /** Steps that leave a node. */
  out(node: ViewNode): readonly Step[] {
    return this.#ahead.of(node)
  }

  /** Steps that arrive at a node. */
  into(node: ViewNode): readonly Step[] {
    return this.#back.of(node)
  }

  /** Nodes one step ahead, each once. */
  next(node: ViewNode): readonly ViewNode[] {
    return this.#ahead.nodesOf(node, this.#nodes)
  }

  /** Nodes one step back, each once. */
  previous(node: ViewNode): readonly ViewNode[] {
    return this.#back.nodesOf(node, this.#nodes)
  }

  /** Everything that can be reached from these nodes, themselves included. */
  from(sources: Some, detour: Detour = {}): NodeSet {
    return this.#spread(sources, detour, this.#ahead)
  }

  /** Everything from which these nodes can be reached, themselves included. */
  to(targets: Some, detour: Detour = {}): NodeSet {
    return this.#spread(targets, detour, this.#back)
  }

  /** Is there a way from one of `sources` to one of `targets`? A node reaches itself. */
  reaches(sources: Some, targets: Some, detour: Detour = {}): boolean {
    return this.path(sources, targets, detour) !== undefined
  }

  /** Do these controls stand on every way from `sources` to `targets`? True also where there is no way at all. */
  cutBy(controls: Iterable<ViewNode> | ((node: ViewNode) => boolean), sources: Some, targets: Some): boolean {
    return !this.reaches(sources, targets, { avoiding: controls })
  }

  /** Shortest ways from the same sources to many targets. */
  ways(sources: Some, detour: Detour = {}): Ways {
    return new Ways(this.#nodes, this.#ahead, sources, detour, new WalkNotes(this.#nodes.length))
  }

  /** A shortest way, or undefined. The first in the order of the view where several are equally short. */
  path(sources: Some, targets: Some, detour: Detour = {}): Path | undefined {
    const notes = this.#borrow()
    const path = new Ways(this.#nodes, this.#ahead, sources, detour, notes).to(targets)
    this.#notes = notes
    return path
  }

  /** A walk may be asked for while another is on: what to avoid can be a question of its own. */
  #borrow(): WalkNotes {
    const notes = this.#notes ?? new WalkNotes(this.#nodes.length)
    this.#notes = undefined
    return notes
  }

  /** Simple ways from `source` to `target`, shortest first among those found; stops at `limit`, since a dense board has too many. */
  paths(source: ViewNode, target: ViewNode, { limit = 200, ...detour }: Detour & { limit?: number } = {}): Path[] {
    // What leads to the target is free of what is to be avoided.
    const useful = this.to(target, detour)
    const found: Path[] = []
    const walked: Step[] = []
    const onPath = new Set<ViewNode>([source])
    // A dead end can be explored many times over: the work is bounded as well as the yield.
    let budget = limit * 200
    const walk = (node: ViewNode): void => {
      if (node === target && walked.length > 0) {
        found.push({ nodes: [source, ...walked.map((step) => step.to)], edges: walked.map((step) => step.edge) })
        return
      }
      for (const step of this.out(node)) {
        if (found.length >= limit || budget-- <= 0) return
        if (!useful.has(step.to) || detour.avoidingEdges?.(step.edge)) continue
        if (onPath.has(step.to)) continue
        onPath.add(step.to)
        walked.push(step)
        walk(step.to)
        walked.pop()
        onPath.delete(step.to)
      }
    }
    if (useful.has(source)) walk(source)
    return found.sort((a, b) => a.nodes.length - b.nodes.length)
  }

  /** Groups of nodes that can reach one another (Tarjan), and nodes with a step to themselves. In the order of the view. */
  loops(): readonly (readonly ViewNode[])[] {
    return (this.#loops ??= this.components().filter((group) => group.length > 1 || this.next(group[0]!).includes(group[0]!)))
  }

  /** All strongly connected components, each in the order of the view, a component before those it can reach. */
  components(): ViewNode[][] {
    const { starts, ends } = this.#ahead
    const count = this.#nodes.length
    const order = new Int32Array(count).fill(-1)
    const low = new Int32Array(count)
    const open = new Uint8Array(count)
    const cursor = starts.slice(0, count)
    const stack: number[] = []
    const calls: number[] = []
    const groups: ViewNode[][] = []
    let clock = 0
    const enter = (node: number): void => {
      order[node] = low[node] = clock++
      open[node] = 1
      stack.push(node)
      calls.push(node)
    }
    const close = (root: number): void => {
      const group: number[] = []
      for (let node = stack.pop()!; ; node = stack.pop()!) {
        open[node] = 0
        group.push(node)
        if (node === root) break
      }
      if (group.length > 1) group.sort((a, b) => a - b)
      groups.push(group.map((place) => this.#nodes[place]!))
    }
    for (let start = 0; start < count; start++) {
      if (order[start] !== -1) continue
      enter(start)
      while (calls.length > 0) {
        const node = calls.at(-1)!
        if (cursor[node]! < starts[node + 1]!) {
          const to = ends[cursor[node]!++]!
          if (order[to] === -1) enter(to)
          else if (open[to]) low[node] = Math.min(low[node]!, order[to]!)
          continue
        }
        calls.pop()
        const caller = calls.at(-1)
        if (caller !== undefined) low[caller] = Math.min(low[caller]!, low[node]!)
        if (low[node] === order[node]) close(node)
      }
    }
    return groups.reverse()
  }

  /**
   * Nodes on every way from `sources` to `target`, nearest to the target last; the ends are not included.
   * Empty where there is no way. Removing one of them cuts the target off.
   */
  dominators(sources: Some, target: ViewNode): ViewNode[] {
    const roots = isNode(sources) ? [sources] : [...sources]
    const path = this.path(roots, target)
    if (!path) return []
    return path.nodes
      .slice(0, -1)
      .filter((node, i) => i > 0 || roots.length > 1)
      .filter((node) => !this.reaches(roots, target, { avoiding: [node] }))
  }

  #spread(starts: Some, { avoiding, avoidingEdges }: Detour, { starts: begins, ends, all }: Steps): NodeSet {
    const nodes = this.#nodes
    const notes = this.#borrow()
    const { queue } = notes
    const marks = new Uint8Array(nodes.length)
    const isBlocked = block(marks, avoiding)
    let length = 0
    const visit = (node: number): void => {
      if (isBlocked?.(nodes[node]!)) marks[node] = BLOCKED
      else {
        marks[node] = MEMBER
        queue[length++] = node
      }
    }
    for (const { index } of listed(starts)) if (marks[index] === 0) visit(index)
    for (let head = 0; head < length; head++) {
      const node = queue[head]!
      for (let i = begins[node]!; i < begins[node + 1]!; i++) {
        const end = ends[i]!
        if (marks[end] === 0 && !avoidingEdges?.(all[i]!.edge)) visit(end)
      }
    }
    this.#notes = notes
    return new NodeSet(nodes, marks, length)
  }
}
