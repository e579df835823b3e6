import { createShapePropsMigrationIds, createShapePropsMigrationSequence } from '@tldraw/tlschema'
import type { RecordProps, TLShape } from '@tldraw/tlschema'
import { T } from '@tldraw/validate'

/** One fact about a node, as `Props` of the graph knows it. */
export type DataValue = string | number | boolean | null | (string | number)[]

export interface NodeShapeProps {
  w: number
  h: number
  /** Id of a kind. One that this version does not know is kept and drawn as a grey box. */
  kind: string
  /** Plain text: a name, not a document, so that two people's typing never corrupts a rich text tree. */
  label: string
  /** Further kinds of a compound box. */
  roles: string[]
  /** Drawn, but said to come later. */
  planned?: boolean | undefined
  data: Record<string, DataValue>
}

declare module '@tldraw/tlschema' {
  interface TLGlobalShapePropsMap {
    node: NodeShapeProps
  }
}

export type NodeShape = TLShape<'node'>

const scalar = T.or(T.string, T.or(T.number, T.boolean))
const dataValue = T.or(scalar, T.arrayOf(T.or(T.string, T.number))).nullable()

export const nodeShapeProps: RecordProps<NodeShape> = {
  w: T.nonZeroNumber,
  h: T.nonZeroNumber,
  kind: T.string,
  label: T.string,
  roles: T.arrayOf(T.string),
  planned: T.boolean.optional(),
  data: T.dict(T.string, dataValue),
}

const versions = createShapePropsMigrationIds('node', { AddRolesAndData: 1 })

/** From the first version on, so that every later change of the props has a step to stand on. */
export const nodeShapeMigrations = createShapePropsMigrationSequence({
  sequence: [
    {
      id: versions.AddRolesAndData,
      up: (props) => {
        props.roles ??= []
        props.data ??= {}
      },
      down: (props) => {
        delete props.roles
        delete props.data
      },
    },
  ],
})
