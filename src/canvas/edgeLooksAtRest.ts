import { atom, react, unsafe__withoutCapture } from '@tldraw/state'
import type { Atom, Signal } from '@tldraw/state'
import type { TLArrowShape } from 'tldraw'
import { toGraphId } from './graphIds.ts'
import type { EdgeLook } from './looks.ts'

type Look = EdgeLook | undefined

interface Kept {
  look: Look
  /** What of the arrow goes with its look: while these are the same, so is the look, for as long as a change is not whole. */
  meta: TLArrowShape['meta']
  head: TLArrowShape['props']['arrowheadEnd']
  changed: Atom<Look>
}

/**
 * The looks of edges for whoever draws them. Each has a signal, so that a change of the drawing reaches only arrows that look different after it.
 * tldraw asks amid a change, for every arrow at every box that goes: the drawing was read anew each time, and taking away 200 of 2,000 boxes took
 * four seconds (2026-11). An arrow that stays of its kind keeps its look until the change is whole.
 */
export function edgeLooksAtRest(edges: Signal<ReadonlyMap<string, EdgeLook>>): (arrow: TLArrowShape) => Look {
  const kept = new Map<string, Kept>()
  let isFollowing = false
  const follow = (): void => {
    const looks = edges.get()
    for (const [edge, one] of kept) {
      one.look = looks.get(edge)
      one.changed.set(one.look)
    }
  }
  return ({ id, meta, props: { arrowheadEnd: head } }) => {
    const edge = toGraphId(id)
    // From the first arrow on, and for as long as the board is there.
    if (!isFollowing) react('edge looks at rest', follow)
    isFollowing = true
    let one = kept.get(edge)
    if (one?.look === undefined || one.meta !== meta || one.head !== head) {
      const look = unsafe__withoutCapture(() => edges.get()).get(edge)
      one = { look, meta, head, changed: one?.changed ?? atom(`look of ${edge}`, look, { isEqual: isSameLook }) }
      kept.set(edge, one)
    }
    one.changed.get()
    return one.look
  }
}

const isSameLook = (a: Look, b: Look): boolean => a?.kind === b?.kind && a?.isGuessed === b?.isGuessed
