import { emptyGraph, GraphError } from '../graph/graph.ts'
import type { Edge, Graph, Node, Zone } from '../graph/graph.ts'
import { infer } from '../kinds/infer.ts'
import { accountOf } from './account.ts'
import { propsOfLabel } from './edgeLabel.ts'
import { MOST_ARROWS, MOST_BOXES } from './format.ts'
import type { Reading, Remark } from './format.ts'
import { Remarks } from './mermaidMend.ts'
import { zoneMeaning } from './zoneMeaning.ts'

/** Nobody writes longer lines by hand, and patterns take their time over them. */
export const LONGEST_LINE = 4000

/** A box of a text notation before it is known whether it holds others. */
export interface DraftBox {
  id: string
  label: string
  parent: string | undefined
  line: number
  /** What the notation says that it is, as a kind: a person, a queue. */
  kind?: string
  /** The kind when its words say nothing: a cylinder is some store. */
  otherwise?: string
  description?: string
  isGroup?: boolean
}

export interface DraftArrow {
  from: string
  to: string
  label: string
  line: number
  isDouble?: boolean
  isHeadless?: boolean
}

/**
 * A graph while a text notation of nested boxes is read: what holds other boxes becomes a zone, the rest are nodes, and an arrow to
 * what has become a zone gets a box that stands for it.
 */
export class Draft {
  title = ''
  readonly remarks = new Remarks()
  readonly #boxes = new Map<string, DraftBox>()
  readonly #arrows: DraftArrow[] = []
  readonly #notes: string[] = []

  box(box: DraftBox): void {
    if (this.#boxes.size >= MOST_BOXES) throw new GraphError([{ at: `line ${box.line}`, message: `expected at most ${MOST_BOXES} boxes` }])
    const known = this.#boxes.get(box.id)
    if (!known) this.#boxes.set(box.id, box)
    else Object.assign(known, withoutUndefined({ ...box, parent: known.parent ?? this.#around(box), line: known.line }))
  }

  /** A box that is opened again inside of itself stays where it was. */
  #around({ id, parent }: DraftBox): string | undefined {
    for (let up = parent; up !== undefined; up = this.#boxes.get(up)?.parent) if (up === id) return undefined
    return parent
  }

  get(id: string): DraftBox | undefined {
    return this.#boxes.get(id)
  }

  remove(id: string): void {
    for (const known of this.#boxes.keys()) if (known === id || known.startsWith(`${id}.`)) this.#boxes.delete(known)
  }

  arrow(arrow: DraftArrow): void {
    if (this.#arrows.length >= MOST_ARROWS)
      throw new GraphError([{ at: `line ${arrow.line}`, message: `expected at most ${MOST_ARROWS} arrows` }])
    this.#arrows.push(arrow)
  }

  note(text: string): void {
    if (text.trim() !== '') this.#notes.push(text.trim())
  }

  /** @throws {GraphError} nothing was found that could be a drawing. */
  finish(expected: string): Reading {
    if (this.#boxes.size === 0) throw new GraphError([{ at: '', message: `expected ${expected}, found no box` }])
    const holders = new Set(
      [...this.#boxes.values()].flatMap(({ parent, id, isGroup }) => [...(parent ? [parent] : []), ...(isGroup ? [id] : [])]),
    )
    const joined = new Set(this.#arrows.flatMap(({ from, to }) => [from, to]))
    const zones = [...this.#boxes.values()].filter(({ id }) => holders.has(id)).map(zoneOf)
    const nodes = [...this.#boxes.values()].flatMap((box) =>
      holders.has(box.id) ? (joined.has(box.id) ? [standIn(box)] : []) : [nodeOf(box)],
    )
    const arrows = this.#arrows.filter(({ from, to }) => this.#boxes.has(from) && this.#boxes.has(to))
    const graph: Graph = {
      ...emptyGraph(this.title),
      zones,
      nodes,
      edges: arrows.map(edgeOf),
      notes: this.#notes.map((text, i) => ({ id: `t${i + 1}`, text })),
    }
    const lost: Remark[] =
      arrows.length < this.#arrows.length
        ? [{ what: 'arrows of boxes that are not there', count: this.#arrows.length - arrows.length }]
        : []
    const guessedArrows = arrows.flatMap(({ isHeadless }, i) => (isHeadless ? [{ edge: `e${i + 1}`, why: HEADLESS }] : []))
    return {
      name: this.title,
      graph,
      account: accountOf(graph, { guessedArrows, ignored: [...this.remarks.list, ...lost] }),
      lines: {
        nodes: new Map([...this.#boxes.values()].map(({ id, line }) => [id, line])),
        edges: new Map(arrows.map(({ line }, i) => [`e${i + 1}`, line])),
      },
    }
  }
}

const HEADLESS = 'it has no head; it was read from its first box to its second'

const withoutUndefined = (box: DraftBox): Partial<DraftBox> =>
  Object.fromEntries(Object.entries(box).filter(([, value]) => value !== undefined && value !== ''))

function zoneOf({ id, label, parent }: DraftBox): Zone {
  return { id, label: label || id, kind: 'group', ...zoneMeaning(label), ...(parent !== undefined && { parent }) }
}

const standIn = ({ id, label }: DraftBox): Node => ({ id, label: label || id, zone: id, props: { standsFor: 'group' } })

function nodeOf({ id, label, parent, kind, otherwise, description }: DraftBox): Node {
  const words = label || id
  const isUnknown = kind === undefined && otherwise !== undefined && infer(words).kind === 'unknown'
  return {
    id,
    label: words,
    ...(kind !== undefined && { kind }),
    ...(isUnknown && { kind: otherwise, guessed: true }),
    ...(parent !== undefined && { zone: parent }),
    ...(description && { description }),
  }
}

function edgeOf({ from, to, label, isDouble }: DraftArrow, i: number): Edge {
  const props = { ...propsOfLabel(label), ...(isDouble && { bidirectional: true }) }
  return { id: `e${i + 1}`, from, to, ...(label && { label }), ...(Object.keys(props).length > 0 && { props }) }
}
