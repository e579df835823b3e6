import { Box } from 'lucide-react'
import type { Severity } from '#critique/finding.ts'
import { kindById } from '#critique/kinds/lookup.ts'
import type { NodeShape } from '#server/records/nodeShape.ts'
import { kindIcons } from '#src/ui/kindIcons.ts'
import type { Badge } from './board.ts'
import { categoryColors, unknownColor } from './categoryColors.ts'
import { factsLine } from './nodeFacts.ts'

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

const FONT = "'Inter Variable', Inter, system-ui, sans-serif"
/** Mean width of a letter, as a share of its size, where no page can measure. */
const LETTER = 0.56

type Measure = (text: string) => number

/** Exported text cannot break itself into lines: its widths are measured as the page would draw it. */
function measure(size: number, weight: number): Measure {
  const paper = typeof OffscreenCanvas === 'undefined' ? null : new OffscreenCanvas(1, 1).getContext('2d')
  if (!paper) return (text) => text.length * size * LETTER
  paper.font = `${weight} ${size}px ${FONT}`
  return (text) => paper.measureText(text).width
}

interface NodePictureProps {
  shape: NodeShape
  mode: 'light' | 'dark'
  badge: Badge | undefined
}

/** A card as plain SVG, for exports: no page styles, no foreign HTML. */
export function NodePicture({ shape: { props }, mode, badge }: NodePictureProps) {
  const ink = inks[mode]
  const kind = kindById(props.kind)
  const Icon = kindIcons[kind?.icon ?? ''] ?? Box
  const color = (kind ? categoryColors[kind.category] : unknownColor)[mode]
  const name = kind?.name ?? props.kind.replaceAll('_', ' ')
  const label = props.label || name
  const facts = factsLine(props.kind, props.data)
  const room = props.w - 66
  const isNamed = label.toLowerCase() !== name.toLowerCase() && props.kind !== 'unknown'
  const lines = [
    ...wrap(label, room, isNamed && facts ? 1 : 2, measure(14, 600)).map((text) => ({
      text,
      size: 14,
      weight: 600,
      fill: ink.text,
      step: 20,
    })),
    ...(isNamed ? [{ text: clip(name.toUpperCase(), room, measure(10, 500)), size: 10, weight: 500, fill: ink.quiet, step: 14 }] : []),
    ...(facts ? [{ text: clip(facts, room, measure(12, 400)), size: 12, weight: 400, fill: ink.facts, step: 16 }] : []),
  ]
  let y = (props.h - lines.reduce((sum, { step }) => sum + step, 0)) / 2
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
      {lines.map(({ text, size, weight, fill, step }) => {
        y += step
        return (
          <text key={`${y}`} x={54} y={y - step * 0.28} fontFamily={FONT} fontSize={size} fontWeight={weight} fill={fill}>
            {text}
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
            fontFamily={FONT}
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

function clip(text: string, room: number, widthOf: Measure): string {
  if (widthOf(text) <= room) return text
  let end = text.length - 1
  while (end > 1 && widthOf(`${text.slice(0, end)}…`) > room) end--
  return `${text.slice(0, end).trimEnd()}…`
}

/** Breaks after spaces, hyphens and slashes, as the page does. */
function wrap(text: string, room: number, most: number, widthOf: Measure): string[] {
  const lines: string[] = []
  for (const piece of text.split(/(?<=[\s/-])/)) {
    const last = lines.at(-1)
    if (last !== undefined && widthOf((last + piece).trimEnd()) <= room) lines[lines.length - 1] = last + piece
    else lines.push(piece)
  }
  const kept = lines.slice(0, most).map((line) => clip(line.trimEnd(), room, widthOf))
  if (lines.length > most) kept[most - 1] = clip(lines.slice(most - 1).join(''), room, widthOf)
  return kept
}
