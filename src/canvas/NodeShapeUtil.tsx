import inter from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url'
import { BaseBoxShapeUtil, HTMLContainer } from 'tldraw'
import type { SvgExportContext, TLFontFace, TLResizeInfo, TLShapeUtilCanBindOpts } from 'tldraw'
import { resizeBox } from 'tldraw'
import { kindById } from '#critique/kinds/lookup.ts'
import { nodeShapeMigrations, nodeShapeProps } from '#server/records/nodeShape.ts'
import type { NodeShape } from '#server/records/nodeShape.ts'
import { createMeasure } from './cardText.ts'
import { toGraphId } from './graphIds.ts'
import type { Looks } from './looks.ts'
import { NodeCard } from './NodeCard.tsx'
import { factsOf } from './nodeFacts.ts'
import { NodePicture } from './NodePicture.tsx'

/** A card with room for a label, the kind's name and a line of facts. */
export const NODE_SIZE = { w: 192, h: 72 } as const
const SMALLEST = { w: 120, h: 48 }
const RADIUS = 10
/** A picture carries its letters along: whoever opens it may not have them. */
const fonts: TLFontFace[] = [{ family: 'Inter Variable', src: { url: inter, format: 'woff2' }, weight: '100 900', style: 'normal' }]

/** Every kind of component is this one shape: what it is, is data, and a kind that this version does not know is a grey box. */
export class NodeShapeUtil extends BaseBoxShapeUtil<NodeShape> {
  static override type = 'node' as const
  static override props = nodeShapeProps
  static override migrations = nodeShapeMigrations

  override options: { looks: Looks | null } = { looks: null }

  override getDefaultProps(): NodeShape['props'] {
    return { ...NODE_SIZE, kind: 'unknown', label: '', roles: [], data: {} }
  }

  override canEdit(): boolean {
    return true
  }

  override canBind({ toShape, bindingType }: TLShapeUtilCanBindOpts): boolean {
    return bindingType === 'arrow' && toShape.type === 'node'
  }

  override onResize(shape: NodeShape, info: TLResizeInfo<NodeShape>) {
    return resizeBox(shape, info, { minWidth: SMALLEST.w, minHeight: SMALLEST.h })
  }

  override getText({ props }: NodeShape): string {
    return props.label || this.#kindName(props.kind)
  }

  override getAriaDescriptor(shape: NodeShape): string {
    const { label, kind, planned } = shape.props
    const arrows = this.editor.getBindingsToShape(shape, 'arrow').length
    const badge = this.options.looks?.badges.get().get(toGraphId(shape.id))
    return [
      label || this.#kindName(kind),
      label && label !== this.#kindName(kind) && this.#kindName(kind),
      planned && 'planned',
      ...factsOf(kind, shape.props.data, { isWhole: true }),
      `${arrows} ${arrows === 1 ? 'connection' : 'connections'}`,
      badge && `${badge.count} ${badge.severity} ${badge.count === 1 ? 'finding' : 'findings'}`,
    ]
      .filter(Boolean)
      .join(', ')
  }

  override getFontFaces(): TLFontFace[] {
    return fonts
  }

  override component(shape: NodeShape) {
    return (
      <HTMLContainer style={{ width: shape.props.w, height: shape.props.h }}>
        <NodeCard shape={shape} editor={this.editor} looks={this.options.looks} />
      </HTMLContainer>
    )
  }

  override getIndicatorPath({ props }: NodeShape): Path2D {
    const path = new Path2D()
    path.roundRect(0, 0, props.w, props.h, RADIUS)
    return path
  }

  override toSvg(shape: NodeShape, { colorMode }: SvgExportContext) {
    return (
      <NodePicture
        shape={shape}
        mode={colorMode}
        badge={this.options.looks?.badges.get().get(toGraphId(shape.id))}
        measure={this.options.looks?.letters.get().measure ?? createMeasure()}
      />
    )
  }

  #kindName(kind: string): string {
    return kindById(kind)?.name ?? (kind === 'unknown' ? 'Component' : kind.replaceAll('_', ' '))
  }
}
