import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'

/** A box of somebody's diagram with what stands around it. */
export interface LabelledBox {
  label: string
  /** What a fair reader accepts, the best first; null where the text is no component. */
  kinds: readonly (string | null)[]
  before: readonly string[]
  after: readonly string[]
  zone?: string
}

/** A box that knows where the boxes before and after it stand in its drawing. */
export interface DrawnBox extends LabelledBox {
  beforeAt: readonly number[]
  afterAt: readonly number[]
}

export type Drawing = readonly DrawnBox[]

const folder = path.resolve(import.meta.dirname, '../../fixtures/labels')

/**
 * Rounds of labels from public diagrams, in the order in which they were gathered. A line is a diagram ("# name"), a frame ("[label]"), a box
 * ("id: label = kind|kind") or the arrows of the diagram ("> a-b; b-c").
 */
export const readRounds = (): Map<string, Drawing[]> => readDrawings('round')

/** Diagrams in our own words, drawn to be learned from. */
export const readDrawn = (): Map<string, Drawing[]> => readDrawings('drawn')

const readDrawings = (start: string): Map<string, Drawing[]> =>
  new Map(
    readdirSync(folder)
      .filter((file) => file.startsWith(start))
      .sort()
      .map((file) => [path.basename(file, '.txt'), readRound(readFileSync(path.join(folder, file), 'utf8'))]),
  )

/** Labels as people write them, by kind: "kind: label; label". */
export const readTypical = (): LabelledBox[] =>
  readFileSync(path.join(folder, 'typical.txt'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .flatMap((line) => {
      const at = line.indexOf(': ')
      const kinds = [kindOf(line.slice(0, at))]
      return line
        .slice(at + 2)
        .split(';')
        .map((label) => ({ label: label.trim(), kinds, before: [], after: [] }))
    })

/** All of the files as one text, to tell whether they have changed. */
export const labelText = (): string =>
  readdirSync(folder)
    .sort()
    .map((file) => readFileSync(path.join(folder, file), 'utf8'))
    .join('\n')

const kindOf = (word: string): string | null => (word === 'null' ? null : word)

export const readRound = (text: string): Drawing[] =>
  text
    .split(/^# .*\n/m)
    .map(readDiagram)
    .filter((drawing) => drawing.length > 0)

interface Growing {
  label: string
  kinds: (string | null)[]
  before: string[]
  after: string[]
  beforeAt: number[]
  afterAt: number[]
  zone?: string
}

function readDiagram(text: string): Drawing {
  const boxes: Growing[] = []
  const places = new Map<string, number>()
  let zone = ''
  for (const line of text.split('\n').filter(Boolean)) {
    const box = /^(\w+): (.*) = ([\w|]+)$/.exec(line)
    if (box) {
      const [, id, label, kinds] = box
      places.set(places.has(id!) ? `${id} ${places.size}` : id!, boxes.length)
      const around = { before: [], after: [], beforeAt: [], afterAt: [], ...(zone && { zone }) }
      boxes.push({ label: label!, kinds: kinds!.split('|').map(kindOf), ...around })
    } else if (line.startsWith('> ')) {
      for (const arrow of line.slice(2).split(';')) join(boxes, places, arrow.trim())
    } else if (line.startsWith('[')) zone = line.slice(1, -1)
    else throw new SyntaxError(`"${line}" is no line of a round`)
  }
  return boxes
}

function join(boxes: readonly Growing[], places: ReadonlyMap<string, number>, arrow: string): void {
  const [from, to] = arrow.split('-').map((id) => places.get(id))
  const [a, b] = [boxes[from ?? -1], boxes[to ?? -1]]
  if (!a || !b) return
  a.after.push(b.label)
  a.afterAt.push(to!)
  b.before.push(a.label)
  b.beforeAt.push(from!)
}
