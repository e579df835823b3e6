import { DrawShapeUtil, GeoShapeUtil, HighlightShapeUtil, LineShapeUtil, NoteShapeUtil, TextShapeUtil } from 'tldraw'
import type { TLAnyShapeUtilConstructor } from 'tldraw'
import { createEdgeShapeUtil } from './EdgeShapeUtil.tsx'
import type { Looks } from './looks.ts'
import { NodeShapeUtil } from './NodeShapeUtil.tsx'
import { ZoneShapeUtil } from './ZoneShapeUtil.tsx'

/** Everything that may be drawn, and nothing that fetches an address. */
export function createShapeUtils(looks: Looks): readonly TLAnyShapeUtilConstructor[] {
  return [
    NodeShapeUtil.configure({ looks }),
    createEdgeShapeUtil(looks),
    ZoneShapeUtil,
    GeoShapeUtil,
    TextShapeUtil,
    NoteShapeUtil,
    DrawShapeUtil,
    LineShapeUtil,
    HighlightShapeUtil,
  ]
}
