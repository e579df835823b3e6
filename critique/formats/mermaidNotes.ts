import { Edge, emptyGraph, Graph, Node, Note, Zone } from '../graph/graph.ts'
import { plainLabel } from './mermaidLabel.ts'
import { encodeEntities } from './mermaidText.ts'
import { wordsOfEdge, wordsOfNode, wordsOfZone } from './mermaidWrite.ts'

/** The graph without what is drawn; unknown keys are kept. */
type Board = Pick<Graph, 'format' | 'title' | 'requirements'>

/** What `writeMermaidWithNotes` wrote in comments, by the name in the diagram. Where the diagram was changed since, the diagram is right. */
export interface Noted {
  board: Board
  zones: ReadonlyMap<string, Zone>
  nodes: ReadonlyMap<string, Node>
  /** By both names, in the order of the file. */
  edges: ReadonlyMap<string, readonly Edge[]>
  edgeOrder: readonly string[]
  notes: readonly Note[]
  /** Comments that say they are ours and cannot be read. */
  broken: number
}

export function readNotes(comments: readonly string[]): Noted {
  const zones = new Map<string, Zone>()
  const nodes = new Map<string, Node>()
  const edges = new Map<string, Edge[]>()
  const edgeOrder: string[] = []
  const notes: Note[] = []
  const { zones: _zones, nodes: _nodes, edges: _edges, notes: _notes, ...empty } = emptyGraph()
  let board: Board = empty
  let broken = 0
  for (const comment of comments) {
    const [, what, names = '', text = ''] = /^(board|zone|node|edge|note)((?: \w+)*) (\{.*\})\s*$/.exec(comment) ?? []
    const value = parseJson(text)
    const name = names.trim()
    const found =
      what === 'board'
        ? Graph.safeParse({ ...object(value), format: empty.format, zones: [], nodes: [], edges: [], notes: [] })
        : what === 'zone'
          ? Zone.safeParse(value)
          : what === 'node'
            ? Node.safeParse(value)
            : what === 'edge'
              ? Edge.safeParse({ ...object(value), from: 'x', to: 'x' })
              : Note.safeParse(value)
    if (!found.success) broken++
    else if (what === 'board') board = boardOf(found.data as Graph)
    else if (what === 'zone') zones.set(name, found.data as Zone)
    else if (what === 'node') nodes.set(name, found.data as Node)
    else if (what === 'edge') {
      edges.set(name, [...(edges.get(name) ?? []), found.data as Edge])
      edgeOrder.push(name)
    } else notes.push(found.data as Note)
  }
  return { board, zones, nodes, edges, edgeOrder, notes, broken }
}

function boardOf({ zones: _zones, nodes: _nodes, edges: _edges, notes: _notes, ...board }: Graph): Board {
  return board
}

const object = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {})

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const asRead = (words: string): string => plainLabel(encodeEntities(words))

/** Does the diagram still say what was written, so that the exact words beside it hold? */
export const isSameNode = (noted: Node, label: string): boolean => asRead(wordsOfNode(noted)) === label
export const isSameZone = (noted: Zone, label: string): boolean => asRead(wordsOfZone(noted)) === label
export const isSameEdge = (noted: Edge, label: string): boolean => asRead(wordsOfEdge(noted)) === label
