import { atom, react } from '@tldraw/state'
import type { Atom, Signal } from '@tldraw/state'
import type { EdgeLook } from './looks.ts'

/**
 * The looks of edges for whoever draws them: a signal for each, so that a change of the drawing reaches only arrows that look different after it;
 * and while a change is being made, as they were before it. tldraw asks amid a change, for every arrow at every box that goes: the drawing was
 * read anew each time, and taking away 200 of 2,000 boxes took four seconds (2026-11).
 */
export function edgeLooksAtRest(edges: Signal<ReadonlyMap<string, EdgeLook>>): (edge: string) => EdgeLook | undefined {
  const asked = new Map<string, Atom<EdgeLook | undefined>>()
  let latest: ReadonlyMap<string, EdgeLook> | undefined
  const follow = (): void => {
    latest = edges.get()
    for (const [edge, look] of asked) look.set(latest.get(edge))
  }
  return (edge) => {
    // From the first arrow on, and for as long as the board is there.
    if (!latest) react('edge looks at rest', follow)
    let look = asked.get(edge)
    if (!look) asked.set(edge, (look = atom(`look of ${edge}`, latest?.get(edge), { isEqual: isSameLook })))
    return look.get()
  }
}

const isSameLook = (a: EdgeLook | undefined, b: EdgeLook | undefined): boolean => a?.kind === b?.kind && a?.isGuessed === b?.isGuessed
