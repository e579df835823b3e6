import { Box } from 'lucide-react'
import type { Severity } from '#critique/finding.ts'
import { kindById } from '#critique/kinds/lookup.ts'
import type { NodeShape } from '#server/records/nodeShape.ts'
import { kindIcons } from '#src/ui/kindIcons.ts'
import type { Badge } from './board.ts'
import { CARD_FONT, layCardText, lines } from './cardText.ts'
import type { Measure } from './cardText.ts'
import { categoryColors, unknownColor } from './categoryColors.ts'

/** Octagon, triangle, circle: told apart without colour. Drawn in a square of 24. */
export const badgeShapes: Readonly<Record<Severity, string>> = {
  critical: 'M8 2h8l6 6v8l-6 6H8l-6-6V8z',
  major: 'M12 1.5 23 21.5H1z',
  minor: 'M12 2.5a9.5 9.5 0 1 1 0 19 9.5 9.5 0 0 1 0-19z',
}

const inks = {
  light: {
    card: '#ffffff',
    line: '#d3d2cc',
    text: '#1c1c1a',
    quiet: '#66655f',
    facts: '#504f4a',
    critical: '#b3241c',
    major: '#8a5600',
    minor: '#4a5a75',
    onBadge: '#ffffff',
  },
  dark: {
    card: '#1b1b1e',
    line: '#3f3f47',
    text: '#ededf0',
    quiet: '#9a9aa4',
    facts: '#b8b8c0',
    critical: '#ff8f86',
    major: '#efb54a',
    minor: '#a5b6d2',
    onBadge: '#16161a',
  },
} as const

interface NodePictureProps {
  shape: NodeShape
  mode: 'light' | 'dark'
  badge: Badge | undefined
  measure: Measure
}

/** A card as plain SVG, for exports: no page styles, no foreign HTML. Its words break as they do on screen. */
export function NodePicture({ shape: { props }, mode, badge, measure }: NodePictureProps) {
  const ink = inks[mode]
  const kind = kindById(props.kind)
  const Icon = kindIcons[kind?.icon ?? ''] ?? Box
  const color = (kind ? categoryColors[kind.category] : unknownColor)[mode]
  const text = layCardText(props, measure)
  const row = (words: string, line: (typeof lines)[keyof typeof lines], fill: string) => ({ words, fill, ...line })
  const rows = [
    ...text.label.map((words) => row(words, lines.label, ink.text)),
    ...(text.kind ? [row(text.kind, lines.kind, ink.quiet)] : []),
    ...text.facts.map((words) => row(words, lines.facts, ink.facts)),
  ]
  let y = (props.h - rows.reduce((sum, { step }) => sum + step, 0)) / 2
  return (
    <>
      <rect
        width={props.w}
        height={props.h}
        rx={10}
        fill={ink.card}
        stroke={ink.line}
        strokeDasharray={props.planned ? '5 4' : undefined}
      />
      <rect x={12} y={props.h / 2 - 16} width={32} height={32} rx={8} fill={color} opacity={0.12} />
      <svg x={18} y={props.h / 2 - 10} width={20} height={20} overflow="visible">
        <Icon size={20} strokeWidth={1.75} color={color} />
      </svg>
      {rows.map(({ words, size, weight, fill, step }) => {
        y += step
        return (
          <text key={`${y}`} x={54} y={y - step * 0.28} fontFamily={CARD_FONT} fontSize={size} fontWeight={weight} fill={fill}>
            {words}
          </text>
        )
      })}
      {badge && (
        <g transform={`translate(${props.w - 13} -11)`}>
          <path d={badgeShapes[badge.severity]} fill={ink[badge.severity]} stroke={ink.card} strokeWidth={1.5} />
          <text
            x={12}
            y={badge.severity === 'major' ? 18 : 16}
            textAnchor="middle"
            fontFamily={CARD_FONT}
            fontSize={12}
            fontWeight={600}
            fill={ink.onBadge}
          >
            {badge.count}
          </text>
        </g>
      )}
    </>
  )
}
