import { useId, useMemo } from 'react'
import type { Graph, Node } from '#critique/graph/graph.ts'
import { GraphView } from '#critique/graph/view.ts'
import type { ViewNode } from '#critique/graph/view.ts'
import type { Kind } from '#critique/kinds/kind.ts'
import { kindById } from '#critique/kinds/lookup.ts'
import { shortName } from '#critique/kinds/shortName.ts'
import { factsOf } from '#src/canvas/nodeFacts.ts'
import { colorOf, iconOf } from './kindLook.ts'
import css from './GraphPicture.module.css'
import { layOut } from './layOut.ts'
import type { Box, PictureEdge, Point } from './layOut.ts'
import { wrapText } from './wrapText.ts'

export interface GraphPictureProps {
  graph: Graph
  /** What it shows, for those who do not see it. */
  label: string
  /** What a finding names as evidence. */
  markedNodes?: readonly string[]
  markedEdges?: readonly string[]
}

/** A graph drawn small: the board's own look, without a canvas. */
export function GraphPicture({ graph, label, markedNodes = [], markedEdges = [] }: GraphPictureProps) {
  const picture = useMemo(() => layOut(graph), [graph])
  const views = useMemo(() => new Map(new GraphView(graph).nodes.map((node) => [node.id, node])), [graph])
  const id = useId()
  return (
    // A wide picture scrolls, and without a pointer only what can be focused scrolls.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={css.frame} tabIndex={0} role="group" aria-label={label}>
      <svg
        viewBox={`0 0 ${picture.width} ${picture.height}`}
        width={picture.width}
        height={picture.height}
        className={css.svg}
        data-wide={picture.width > WIDE || undefined}
        role="img"
        aria-label={label}
      >
        <Markers id={id} />
        {picture.zones.map(({ id: zone, label: name, trust, box }) => (
          <g key={zone} className={css.zone} data-trust={trust}>
            <rect {...rect(box)} rx="10" />
            <text x={box.x + 10} y={box.y + 15}>
              {cut(trust && name.toLowerCase() !== trust ? `${name}, ${trust}` : name, 32)}
            </text>
          </g>
        ))}
        {picture.edges.map((edge) => (
          <PictureArrow key={edge.id} edge={edge} markers={id} isMarked={markedEdges.includes(edge.id)} />
        ))}
        {graph.nodes.map((node) => {
          const box = picture.nodes.get(node.id)
          return (
            box && <PictureNode key={node.id} node={node} view={views.get(node.id)} box={box} isMarked={markedNodes.includes(node.id)} />
          )
        })}
      </svg>
    </div>
  )
}

/** Wider pictures than this keep their size in half a page. */
const WIDE = 720

function PictureNode({ node, view, box, isMarked }: { node: Node; view: ViewNode | undefined; box: Box; isMarked: boolean }) {
  const kind = kindById(view?.kind ?? node.kind ?? '')
  const name = node.label || kind?.name || 'Unnamed'
  const facts = factsOf(kind?.id ?? '', node.props ?? {})
  const under = shortly(facts) || (kind && !isNamed(kind, name) ? shortKind(kind) : '')
  const lines = wrapText(name, 20, 2)
  return (
    <g
      className={css.node}
      data-node-id={node.id}
      data-marked={isMarked || undefined}
      data-planned={node.props?.planned === true || undefined}
    >
      <title>{[name, kind?.name, ...facts].filter(Boolean).join(' · ')}</title>
      <rect {...rect(box)} rx="10" />
      {kind && iconOf(kind, { x: box.x + 10, y: box.y + box.h / 2 - 8, size: 16, color: colorOf(kind), 'aria-hidden': true })}
      <Lines className={css.name} x={box.x + 34} y={box.y + box.h / 2 - (under ? 8 : 0)} lines={lines} step={15} />
      {under && (
        <text x={box.x + 34} y={box.y + box.h / 2 + (lines.length > 1 ? 22 : 15)} className={css.under}>
          {cut(under, UNDER)}
        </text>
      )}
      {isMarked && <path className={css.mark} transform={`translate(${box.x + box.w - 9} ${box.y - 7})`} d="M5 1h6l4 4v6l-4 4H5l-4-4V5z" />}
    </g>
  )
}

function PictureArrow({ edge, markers, isMarked }: { edge: PictureEdge; markers: string; isMarked: boolean }) {
  const middle = midpoint(edge.points)
  const lines = wrapText(edge.label, 18, 2)
  // Two edges between the same nodes have their labels on different sides.
  const isBack = (edge.points[0]?.x ?? 0) > (edge.points.at(-1)?.x ?? 0)
  return (
    <g className={css.edge} data-edge-id={edge.id} data-kind={edge.kind} data-marked={isMarked || undefined}>
      <path
        d={curve(edge.points)}
        markerEnd={`url(#${markers}-${edge.kind === 'control' ? 'square' : 'head'}${isMarked ? '-marked' : ''})`}
      />
      <Lines
        x={middle.x}
        y={middle.y + (isBack ? 4 + lines.length * 6.5 : -3 - lines.length * 6.5)}
        lines={lines}
        step={13}
        anchor="middle"
      />
    </g>
  )
}

interface LinesProps {
  lines: readonly string[]
  x: number
  /** Middle of all lines. */
  y: number
  step: number
  anchor?: 'start' | 'middle'
  className?: string | undefined
}

const Lines = ({ lines, x, y, step, anchor = 'start', className }: LinesProps) =>
  lines.map((line, i) => (
    <text key={line} x={x} y={y + (i - (lines.length - 1) / 2) * step + 4} textAnchor={anchor} className={className}>
      {line}
    </text>
  ))

const Markers = ({ id }: { id: string }) => (
  <defs>
    {['', '-marked'].map((suffix) => (
      <g key={suffix} className={css.heads} data-marked={suffix ? true : undefined}>
        <marker
          id={`${id}-head${suffix}`}
          viewBox="0 0 10 10"
          refX="9"
          refY="5"
          markerWidth="9"
          markerHeight="9"
          markerUnits="userSpaceOnUse"
          orient="auto"
        >
          <path d="M1 1 9 5 1 9z" />
        </marker>
        <marker
          id={`${id}-square${suffix}`}
          viewBox="0 0 8 8"
          refX="7"
          refY="4"
          markerWidth="7"
          markerHeight="7"
          markerUnits="userSpaceOnUse"
          orient="auto"
        >
          <path d="M1 1h6v6H1z" />
        </marker>
      </g>
    ))}
  </defs>
)

const rect = ({ x, y, w, h }: Box) => ({ x, y, width: w, height: h })

/** A smooth line through the points, level at each of them. */
function curve([first, ...rest]: readonly Point[]): string {
  if (!first) return ''
  let from = first
  let path = `M${first.x} ${first.y}`
  for (const to of rest) {
    const isUpright = from.x === to.x
    const reach = (to.x - from.x) / 2
    path += isUpright || from.y === to.y ? `L${to.x} ${to.y}` : `C${from.x + reach} ${from.y} ${to.x - reach} ${to.y} ${to.x} ${to.y}`
    from = to
  }
  return path
}

function midpoint(points: readonly Point[]): Point {
  const a = points[Math.floor((points.length - 1) / 2)] ?? { x: 0, y: 0 }
  const b = points[Math.ceil((points.length - 1) / 2)] ?? a
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }
}

/** Letters of the smaller line that a box has room for. */
const UNDER = 22

/** One fact, and a second one where both have room. */
const shortly = ([first = '', second = '']: readonly string[]): string =>
  second && first.length + second.length + 3 <= UNDER ? `${first} · ${second}` : first

const isNamed = (kind: Kind, name: string): boolean => [kind.name, shortName(kind)].some((one) => one.toLowerCase() === name.toLowerCase())

const shortKind = (kind: Kind): string => (kind.name.length > UNDER ? shortName(kind) : kind.name)

const cut = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text)
