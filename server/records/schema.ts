import { createTLSchema, defaultBindingSchemas, defaultShapeSchemas } from '@tldraw/tlschema'
import type { TLSchema } from '@tldraw/tlschema'
import { nodeShapeMigrations, nodeShapeProps } from './nodeShape.ts'

/** What may be drawn. Nothing in here makes a browser fetch an address that a peer wrote. */
export const shapeTypes = ['node', 'arrow', 'geo', 'text', 'note', 'frame', 'group', 'draw', 'line', 'highlight'] as const

/** What a room's document holds. Cameras, selections and visitors are nobody else's business. */
export const recordTypes = ['document', 'page', 'shape', 'binding'] as const

export const DOCUMENT_ID = 'document:document'
/** A board is one page. */
export const PAGE_ID = 'page:page'

const { arrow, geo, text, note, frame, group, draw, line, highlight } = defaultShapeSchemas
const node = { props: nodeShapeProps, migrations: nodeShapeMigrations }
/** By type: what the props of a shape are. */
export const shapeSchemas = { node, arrow, geo, text, note, frame, group, draw, line, highlight }

/** The one schema of browser and server. */
export function createBoardSchema(): TLSchema {
  return createTLSchema({ shapes: shapeSchemas, bindings: { arrow: defaultBindingSchemas.arrow }, assets: {} })
}
