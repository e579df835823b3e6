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
  readonly #member: Uint8Array
  readonly #members: ViewNode[]
  #isSorted = false

  /** `members` are the nodes whose bit is set in `member`, each once, in any order. */
  constructor(members: ViewNode[], member: Uint8Array) {
    this.#members = members
    this.#member = member
  }

  has(node: ViewNode): boolean {
    return this.#member[node.index] === 1
  }

  get size(): number {
    return this.#members.length
  }

  [Symbol.iterator](): Iterator<ViewNode> {
    if (!this.#isSorted) this.#members.sort((a, b) => a.index - b.index)
    this.#isSorted = true
    return this.#members[Symbol.iterator]()
  }

  filter(test: (node: ViewNode) => boolean): ViewNode[] {
    return [...this].filter(test)
  }
}

const isNode = (some: Some): some is ViewNode => !(Symbol.iterator in some)

/**
 * A directed graph over the nodes of a view: who calls whom, or whose content ends up where.
 * Every walk is linear in nodes and edges; steps are visited in the order of the view, so that answers are stable.
 */
export class Flow {
  readonly #nodes: readonly ViewNode[]
  readonly #out: Step[][]
  readonly #in: Step[][]
  #loops: readonly (readonly ViewNode[])[] | undefined

  constructor(nodes: readonly ViewNode[], steps: Iterable<Step>) {
    this.#nodes = nodes
    this.#out = nodes.map(() => [])
    this.#in = nodes.map(() => [])
    for (const step of steps) {
      this.#out[step.from.index]!.push(step)
      this.#in[step.to.index]!.push(step)
    }
  }

  /** Steps that leave a node. */
  out(node: ViewNode): readonly Step[] {
    return this.#out[node.index]!
  }

  /** Steps that arrive at a node. */
  into(node: ViewNode): readonly Step[] {
    return this.#in[node.index]!
  }

  /** Nodes one step ahead, each once. */
  next(node: ViewNode): ViewNode[] {
    return [...new Set(this.out(node).map((step) => step.to))]
  }

  /** Nodes one step back, each once. */
  previous(node: ViewNode): ViewNode[] {
    return [...new Set(this.into(node).map((step) => step.from))]
  }

  /** Everything that can be reached from these nodes, themselves included. */
  from(sources: Some, detour: Detour = {}): NodeSet {
    return this.#spread(sources, detour, this.#out, true)
  }

  /** Everything from which these nodes can be reached, themselves included. */
  to(targets: Some, detour: Detour = {}): NodeSet {
    return this.#spread(targets, detour, this.#in, false)
  }

  /** Is there a way from one of `sources` to one of `targets`? A node reaches itself. */
  reaches(sources: Some, targets: Some, detour: Detour = {}): boolean {
    const reached = this.from(sources, detour)
    if (isNode(targets)) return reached.has(targets)
    for (const target of targets) if (reached.has(target)) return true
    return false
  }

  /** Do these controls stand on every way from `sources` to `targets`? True also where there is no way at all. */
  cutBy(controls: Iterable<ViewNode> | ((node: ViewNode) => boolean), sources: Some, targets: Some): boolean {
    return !this.reaches(sources, targets, { avoiding: controls })
  }

  /** A shortest way, or undefined. The first in the order of the view where several are equally short. */
  path(sources: Some, targets: Some, detour: Detour = {}): Path | undefined {
    const isBlocked = this.#blocker(detour.avoiding)
    const goal = isNode(targets) ? undefined : targets instanceof NodeSet ? targets : new Set(targets)
    const isGoal = (node: ViewNode): boolean => (goal ? goal.has(node) : node === targets)
    // Parallel to the queue: the place of the node before, and the step from there. A map of nodes is ten times slower on a large board.
    const queue: ViewNode[] = []
    const before: number[] = []
    const via: (Step | null)[] = []
    const seen = new Uint8Array(this.#nodes.length)
    const visit = (node: ViewNode, step: Step | null, place: number): void => {
      if (seen[node.index] || isBlocked?.(node)) return
      seen[node.index] = 1
      queue.push(node)
      before.push(place)
      via.push(step)
    }
    for (const source of isNode(sources) ? [sources] : sources) visit(source, null, -1)
    for (let head = 0; head < queue.length; head++) {
      const node = queue[head]!
      if (isGoal(node)) return unwind(queue, before, via, head)
      for (const step of this.#out[node.index]!) if (!detour.avoidingEdges?.(step.edge)) visit(step.to, step, head)
    }
    return undefined
  }

  /** Simple ways from `source` to `target`, shortest first among those found; stops at `limit`, since a dense board has too many. */
  paths(source: ViewNode, target: ViewNode, { limit = 200, ...detour }: Detour & { limit?: number } = {}): Path[] {
    const useful = this.to(target, detour)
    const isBlocked = this.#blocker(detour.avoiding)
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
      for (const step of this.#out[node.index]!) {
        if (found.length >= limit || budget-- <= 0) return
        if (!useful.has(step.to) || isBlocked?.(step.to) || detour.avoidingEdges?.(step.edge)) continue
        if (onPath.has(step.to)) continue
        onPath.add(step.to)
        walked.push(step)
        walk(step.to)
        walked.pop()
        onPath.delete(step.to)
      }
    }
    if (!isBlocked?.(source) && useful.has(source)) walk(source)
    return found.sort((a, b) => a.nodes.length - b.nodes.length)
  }

  /** Groups of nodes that can reach one another (Tarjan), and nodes with a step to themselves. In the order of the view. */
  loops(): readonly (readonly ViewNode[])[] {
    return (this.#loops ??= this.components().filter((group) => group.length > 1 || this.next(group[0]!).includes(group[0]!)))
  }

  /** All strongly connected components, each in the order of the view, a component before those it can reach. */
  components(): ViewNode[][] {
    const count = this.#nodes.length
    const order = new Int32Array(count).fill(-1)
    const low = new Int32Array(count)
    const open = new Uint8Array(count)
    const cursor = new Int32Array(count)
    const stack: ViewNode[] = []
    const groups: ViewNode[][] = []
    let clock = 0
    const enter = (node: ViewNode, calls: ViewNode[]): void => {
      order[node.index] = low[node.index] = clock++
      open[node.index] = 1
      stack.push(node)
      calls.push(node)
    }
    const close = (root: ViewNode): void => {
      const group: ViewNode[] = []
      for (let node = stack.pop()!; ; node = stack.pop()!) {
        open[node.index] = 0
        group.push(node)
        if (node === root) break
      }
      groups.push(group.sort((a, b) => a.index - b.index))
    }
    for (const start of this.#nodes) {
      if (order[start.index] !== -1) continue
      const calls: ViewNode[] = []
      enter(start, calls)
      while (calls.length > 0) {
        const node = calls.at(-1)!
        const step = this.#out[node.index]![cursor[node.index]!++]
        if (step) {
          if (order[step.to.index] === -1) enter(step.to, calls)
          else if (open[step.to.index]) low[node.index] = Math.min(low[node.index]!, order[step.to.index]!)
          continue
        }
        calls.pop()
        const caller = calls.at(-1)
        if (caller) low[caller.index] = Math.min(low[caller.index]!, low[node.index]!)
        if (low[node.index] === order[node.index]) close(node)
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

  /** What a walk must not enter. A test is asked about the nodes that the walk comes to, not about all. */
  #blocker(avoiding: Detour['avoiding']): ((node: ViewNode) => boolean) | undefined {
    if (!avoiding || typeof avoiding === 'function') return avoiding
    if (avoiding instanceof NodeSet) return (node) => avoiding.has(node)
    const blocked = new Set(avoiding)
    return (node) => blocked.has(node)
  }

  #spread(starts: Some, detour: Detour, steps: Step[][], forward: boolean): NodeSet {
    const isBlocked = this.#blocker(detour.avoiding)
    const seen = new Uint8Array(this.#nodes.length)
    const queue: ViewNode[] = []
    const visit = (node: ViewNode): void => {
      if (seen[node.index] || isBlocked?.(node)) return
      seen[node.index] = 1
      queue.push(node)
    }
    if (isNode(starts)) visit(starts)
    else for (const start of starts) visit(start)
    for (let head = 0; head < queue.length; head++) {
      for (const step of steps[queue[head]!.index]!) {
        if (!detour.avoidingEdges?.(step.edge)) visit(forward ? step.to : step.from)
      }
    }
    return new NodeSet(queue, seen)
  }
}

function unwind(queue: readonly ViewNode[], before: readonly number[], via: readonly (Step | null)[], end: number): Path {
  const nodes: ViewNode[] = []
  const edges: ViewEdge[] = []
  for (let place = end; place >= 0; place = before[place]!) {
    nodes.push(queue[place]!)
    const step = via[place]
    if (step) edges.push(step.edge)
  }
  return { nodes: nodes.reverse(), edges: edges.reverse() }
}
