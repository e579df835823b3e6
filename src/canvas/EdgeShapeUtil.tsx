import { ArrowShapeUtil } from 'tldraw'
import type { SvgExportContext, TLArrowShape } from 'tldraw'
import type { EdgeKind } from '#critique/graph/graph.ts'
import { edgeLooksAtRest } from './edgeLooksAtRest.ts'
import type { EdgeLook, Looks } from './looks.ts'

interface Stroke {
  /** Canvas pixels. */
  width: number
  dash: TLArrowShape['props']['dash']
  head: TLArrowShape['props']['arrowheadEnd']
}

/** Told apart by weight, dash and head, so that a print in grey still reads. */
const strokes: Readonly<Record<EdgeKind, Stroke>> = {
  request: { width: 1.75, dash: 'solid', head: 'arrow' },
  data: { width: 3.25, dash: 'solid', head: 'triangle' },
  telemetry: { width: 1.75, dash: 'dotted', head: 'arrow' },
  feedback: { width: 1.75, dash: 'dashed', head: 'arrow' },
  control: { width: 1.25, dash: 'solid', head: 'square' },
}
const GUESSED: Stroke = { width: 1.5, dash: 'dashed', head: 'arrow' }

const ink = { light: { line: '#4f4e49', label: '#504f4a' }, dark: { line: '#a9a9b3', label: '#b8b8c0' } }
const LABEL_SIZE = 13
/** How far off a box an arrow with corners turns at the least, in canvas pixels. */
export const ELBOW_LEG = 14

/** An arrow between two components is an edge and looks like its kind; any other arrow stays the drawing that it is. */
export function createEdgeShapeUtil(looks: Looks): typeof ArrowShapeUtil {
  const lookOf = edgeLooksAtRest(looks.edges)
  const strokeOf = ({ kind, isGuessed }: EdgeLook): Stroke => (isGuessed ? GUESSED : strokes[kind])

  const worn = new WeakMap<TLArrowShape, EdgeLook & { shape: TLArrowShape }>()

  class EdgeShapeUtil extends ArrowShapeUtil {
    override component(shape: TLArrowShape) {
      return super.component(dressed(shape, lookOf(shape)))
    }

    override toSvg(shape: TLArrowShape, context: SvgExportContext) {
      return super.toSvg(dressed(shape, lookOf(shape)), context)
    }

    /** Names both ends: an arrow heard without them says nothing. */
    override getAriaDescriptor(shape: TLArrowShape): string {
      const ends = new Map(this.editor.getBindingsFromShape(shape, 'arrow').map(({ props, toId }) => [props.terminal, toId]))
      const name = (terminal: 'start' | 'end'): string => {
        const target = this.editor.getShape(ends.get(terminal) ?? shape.id)
        return target && target.id !== shape.id ? this.editor.getShapeUtil(target).getText(target) || target.type : 'nothing'
      }
      const look = lookOf(shape)
      const label = this.getText(shape)
      return [`${look ? `${look.kind} edge` : 'arrow'} from ${name('start')} to ${name('end')}`, label, look?.isGuessed && 'guessed']
        .filter(Boolean)
        .join(', ')
    }
  }

  /**
   * As drawn, with the dash of its kind. tldraw keeps a record's width for as long as the record lives: when only the look changes (labels are
   * read later than they are drawn), another object asks for another width.
   */
  function dressed(shape: TLArrowShape, look: EdgeLook | undefined): TLArrowShape {
    if (!look) return shape
    const before = worn.get(shape)
    if (before?.kind === look.kind && before.isGuessed === look.isGuessed) return before.shape
    const { dash } = strokeOf(look)
    const now = before === undefined && shape.props.dash === dash ? shape : { ...shape, props: { ...shape.props, dash } }
    worn.set(shape, { ...look, shape: now })
    return now
  }

  return EdgeShapeUtil.configure({
    expandElbowLegLength: { s: ELBOW_LEG, m: ELBOW_LEG, l: ELBOW_LEG, xl: ELBOW_LEG },
    getCustomDisplayValues(_editor, shape, theme, mode) {
      const look = lookOf(shape)
      if (!look) return {}
      const isPlain = shape.props.color === 'black'
      return {
        ...(isPlain && { strokeColor: ink[mode].line }),
        strokeWidth: strokeOf(look).width,
        labelColor: ink[mode].label,
        labelFontFamily: "'Inter Variable', system-ui, sans-serif",
        labelFontSize: LABEL_SIZE * (theme.fontSize / 16),
      }
    },
  }) as typeof ArrowShapeUtil
}

/** The head that an edge of this kind has at its end. */
export const headOf = (kind: EdgeKind): TLArrowShape['props']['arrowheadEnd'] => strokes[kind].head
