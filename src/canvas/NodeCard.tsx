import { Box, Zap } from 'lucide-react'
import { memo, useEffect, useRef } from 'react'
import { stopEventPropagation, useValue } from 'tldraw'
import type { Editor } from 'tldraw'
import { kindById } from '#critique/kinds/lookup.ts'
import { limits } from '#server/records/guard.ts'
import type { NodeShape } from '#server/records/nodeShape.ts'
import type { Badge } from './board.ts'
import { createMeasure, layCardText } from './cardText.ts'
import type { Measure } from './cardText.ts'
import { categoryColors, unknownColor } from './categoryColors.ts'
import { toGraphId } from './graphIds.ts'
import type { Looks } from './looks.ts'
import css from './NodeCard.module.css'
import { badgeShapes } from './NodePicture.tsx'
import { StencilIcon } from './StencilIcon.tsx'

interface NodeCardProps {
  shape: NodeShape
  editor: Editor
  looks: Looks | null
}

/** What a component looks like on the board. One subscription per card: a board has hundreds. */
export function NodeCard({ shape, editor, looks }: NodeCardProps) {
  const state = useValue(
    'node',
    () => {
      const id = toGraphId(shape.id)
      const badge = looks?.badges.get().get(id)
      const editing = editor.getEditingShapeId() === shape.id ? 'editing' : ''
      const letters = looks?.letters.get().areThere ? 'letters' : ''
      return `${editing}|${badge ? `${badge.severity}:${badge.count}` : ''}|${looks?.strikes.get().get(id) ?? ''}|${letters}`
    },
    [shape.id, editor, looks],
  )
  const [editing, badge = '', strike = ''] = state.split('|')
  return (
    <>
      <CardFace props={shape.props} strike={strike} measure={looks?.letters.get().measure ?? withoutPage} />
      {badge && <CornerBadge badge={badge} />}
      {editing && <LabelField shape={shape} editor={editor} />}
    </>
  )
}

const withoutPage = createMeasure()

interface CardFaceProps {
  props: NodeShape['props']
  strike: string
  measure: Measure
}

/** Nothing in here clips or scrolls: hundreds of these are dragged about at once. */
const CardFace = memo(function CardFace({ props, strike, measure }: CardFaceProps) {
  const kind = kindById(props.kind)
  const color = kind ? categoryColors[kind.category] : unknownColor
  const text = layCardText(props, measure)
  const style = { '--kind-light': color.light, '--kind-dark': color.dark } as React.CSSProperties
  return (
    <div
      className={css.card}
      style={style}
      data-unknown={!kind || undefined}
      data-planned={props.planned || undefined}
      data-strike={strike || undefined}
      data-cut={text.uncut !== null || undefined}
      title={text.uncut ?? undefined}
    >
      <span className={css.words}>
        <span className={css.label}>{text.label.join('\n')}</span>
        {text.kind && <span className={css.kind}>{text.kind}</span>}
        {text.facts.length > 0 && <span className={css.facts}>{text.facts.join('\n')}</span>}
      </span>
      <span className={css.icon}>{kind ? <StencilIcon kind={kind} size={20} /> : <Box size={20} strokeWidth={1.75} aria-hidden />}</span>
      {strike && (
        <span className={css.strike}>
          <Zap size={16} aria-hidden />
        </span>
      )}
    </div>
  )
})

function CornerBadge({ badge }: { badge: string }) {
  const [severity = 'minor', count = ''] = badge.split(':')
  const level = severity as Badge['severity']
  return (
    <span className={css.badge} data-severity={level} role="img" aria-label={`${count} ${level}`}>
      <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden>
        <path d={badgeShapes[level]} />
        <text x="12" y={level === 'major' ? 18 : 16} textAnchor="middle">
          {count}
        </text>
      </svg>
    </span>
  )
}

/** The label while it is being written: a plain field, so that nothing has to be laid out twice. */
function LabelField({ shape, editor }: { shape: NodeShape; editor: Editor }) {
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [])
  const rename = (label: string) => editor.updateShape<NodeShape>({ id: shape.id, type: 'node', props: { label } })
  const finish = () => {
    editor.complete()
    editor.getContainer().focus()
  }
  return (
    <textarea
      ref={field}
      className={css.field}
      aria-label="Label"
      rows={2}
      maxLength={limits.label}
      value={shape.props.label}
      placeholder={kindById(shape.props.kind)?.name ?? 'Name this component'}
      onPointerDown={stopEventPropagation}
      onChange={(event) => rename(event.target.value.replaceAll('\n', ' '))}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.nativeEvent.isComposing) return
        if (event.key !== 'Enter' && event.key !== 'Escape' && event.key !== 'Tab') return
        event.preventDefault()
        finish()
      }}
    />
  )
}
