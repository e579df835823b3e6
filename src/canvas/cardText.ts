import { kindById } from '#critique/kinds/lookup.ts'
import { shortName } from '#critique/kinds/shortName.ts'
import type { NodeShape } from '#server/records/nodeShape.ts'
import { factsOf } from './nodeFacts.ts'

/** Width of a text in canvas pixels. */
export type Measure = (text: string, size: number, weight: number) => number

/** What a card says, broken into the lines that fit on it. */
export interface CardText {
  label: readonly string[]
  /** Empty where the label says it already, or where label and facts need the room. */
  kind: string
  facts: readonly string[]
  /** All of it, for whoever points at the card, when something had to be cut. */
  uncut: string | null
}

export const CARD_FONT = "'Inter Variable', Inter, system-ui, sans-serif"
/** Sizes and steps of the three kinds of line, in canvas pixels. */
export const lines = {
  label: { size: 14, weight: 600, step: 20 },
  kind: { size: 11, weight: 400, step: 14 },
  facts: { size: 12, weight: 400, step: 16 },
} as const
/** Icon, gaps and margins beside the words; margins above and below. */
const BESIDE = 66
const AROUND = 12
const LABEL_LINES = 2
const FACT_LINES = 2

/**
 * A label takes two lines if it must, and facts come before the name of the kind, which the icon shows too. Whole facts only: what has no room
 * is counted ("+2"), never left out without a word. Broken here and not by the page: a clipped box for each line of each card would cost a
 * large board most of its frame.
 */
export function layCardText(props: NodeShape['props'], measure: Measure): CardText {
  const kind = kindById(props.kind)
  const name = kind?.name ?? props.kind.replaceAll('_', ' ')
  const words = props.label || name
  const room = props.w - BESIDE
  const short = kind ? shortName(kind) : name
  const isNamed = ![name, short].some((one) => one.toLowerCase() === words.toLowerCase()) && props.kind !== 'unknown'
  const kindWords = (kindName: string): string => [isNamed ? kindName : '', props.planned ? 'planned' : ''].filter(Boolean).join(' · ')
  const said = kindWords(name)
  const all = factsOf(props.kind, props.data)
  const height = props.h - AROUND - (all.length > 0 ? lines.facts.step : 0)
  const most = Math.max(1, Math.min(LABEL_LINES, Math.floor(height / lines.label.step)))
  const label = wrap(words, room, most, (text) => measure(text, lines.label.size, lines.label.weight))
  let left = height - label.length * lines.label.step
  const hasKind = said !== '' && left >= lines.kind.step
  if (hasKind) left -= lines.kind.step
  const kindWidth = (text: string): number => measure(text, lines.kind.size, lines.kind.weight)
  // The hatching says "planned" too.
  const ways = [said, kindWords(short), isNamed ? short : '']
  const kindLine = hasKind ? (ways.find((way) => kindWidth(way) <= room) ?? clip(short, room, kindWidth)) : ''
  const factLines = all.length > 0 ? Math.min(FACT_LINES, 1 + Math.max(0, Math.floor(left / lines.facts.step))) : 0
  const facts = fill(all, room, factLines, (text) => measure(text, lines.facts.size, lines.facts.weight))
  const isWhole = squeeze(label.join('')) === squeeze(words)
  const isUncut = isWhole && facts.join(SEPARATOR) === all.join(SEPARATOR) && kindLine === said
  return {
    label,
    kind: kindLine,
    facts,
    uncut: isUncut ? null : [words, said, ...factsOf(props.kind, props.data, { isWhole: true })].filter(Boolean).join('\n'),
  }
}

const SEPARATOR = ' · '
const squeeze = (text: string): string => text.replaceAll(/\s/g, '')

type WidthOf = (text: string) => number

function clip(text: string, room: number, widthOf: WidthOf): string {
  if (widthOf(text) <= room) return text
  let end = text.length - 1
  while (end > 1 && widthOf(`${text.slice(0, end)}…`) > room) end--
  return `${text.slice(0, end).trimEnd()}…`
}

/** Breaks after spaces, hyphens and slashes; a word that is longer than a line, anywhere. */
function wrap(text: string, room: number, most: number, widthOf: WidthOf): string[] {
  const broken: string[] = []
  for (const piece of text.split(/(?<=[\s/-])/)) {
    const last = broken.at(-1)
    if (last !== undefined && widthOf((last + piece).trimEnd()) <= room) broken[broken.length - 1] = last + piece
    else broken.push(...breakWord(piece, room, widthOf))
  }
  const kept = broken.slice(0, most).map((line) => line.trimEnd())
  if (broken.length > most)
    kept[most - 1] = clip(
      broken
        .slice(most - 1)
        .join('')
        .trimEnd(),
      room,
      widthOf,
    )
  return kept
}

function breakWord(word: string, room: number, widthOf: WidthOf): string[] {
  const parts: string[] = []
  let rest = word
  while (rest.length > 1 && widthOf(rest.trimEnd()) > room) {
    let end = rest.length - 1
    while (end > 1 && widthOf(rest.slice(0, end)) > room) end--
    parts.push(rest.slice(0, end))
    rest = rest.slice(end)
  }
  return [...parts, rest]
}

/** As many whole facts as fit, and how many did not. */
function fill(all: readonly string[], room: number, most: number, widthOf: WidthOf): string[] {
  const rows: string[] = []
  let shown = 0
  for (const fact of all) {
    const row = rows.at(-1)
    const more = all.length - shown - 1
    const suffix = (isLastRow: boolean): string => (more > 0 && isLastRow ? ` +${more}` : '')
    if (row !== undefined && widthOf(`${row}${SEPARATOR}${fact}${suffix(rows.length === most)}`) <= room) {
      rows[rows.length - 1] = `${row}${SEPARATOR}${fact}`
    } else if (rows.length < most) {
      const tail = suffix(rows.length + 1 === most)
      rows.push(clip(fact, room - (tail ? widthOf(tail) : 0), widthOf))
    } else break
    shown++
  }
  const hidden = all.length - shown
  if (hidden > 0 && rows.length > 0) rows[rows.length - 1] = `${rows.at(-1)} +${hidden}`
  return rows
}

const REMEMBERED = 20_000
/** Mean width of a letter, as a share of its size, where no page can measure. */
const LETTER = 0.56

/** Measures with the letters that the page has now. */
export function createMeasure(): Measure {
  const paper = typeof OffscreenCanvas === 'undefined' ? null : new OffscreenCanvas(1, 1).getContext('2d')
  if (!paper) return (text, size) => text.length * size * LETTER
  const known = new Map<string, number>()
  return (text, size, weight) => {
    const font = `${weight} ${size}px ${CARD_FONT}`
    const key = font + text
    const before = known.get(key)
    if (before !== undefined) return before
    if (known.size >= REMEMBERED) known.clear()
    if (paper.font !== font) paper.font = font
    const { width } = paper.measureText(text)
    known.set(key, width)
    return width
  }
}
