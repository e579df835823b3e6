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

const folder = path.resolve(import.meta.dirname, '../../fixtures/labels')

/**
 * Rounds of labels from public diagrams, in the order in which they were gathered. A line is a diagram ("# name"), a frame ("[label]"), a box
 * ("id: label = kind|kind") or the arrows of the diagram ("> a-b; b-c").
 */
export const readRounds = (): Map<string, LabelledBox[]> =>
  new Map(
    readdirSync(folder)
      .filter((file) => file.startsWith('round'))
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

function readRound(text: string): LabelledBox[] {
  return text.split(/^# .*\n/m).flatMap(readDiagram)
}

function readDiagram(text: string): LabelledBox[] {
  const boxes = new Map<string, { label: string; kinds: (string | null)[]; before: string[]; after: string[]; zone?: string }>()
  let zone = ''
  for (const line of text.split('\n').filter(Boolean)) {
    const box = /^(\w+): (.*) = ([\w|]+)$/.exec(line)
    if (box) {
      const [, id, label, kinds] = box
      boxes.set(boxes.has(id!) ? `${id} ${boxes.size}` : id!, {
        label: label!,
        kinds: kinds!.split('|').map(kindOf),
        before: [],
        after: [],
        ...(zone && { zone }),
      })
    } else if (line.startsWith('> ')) {
      for (const arrow of line.slice(2).split(';')) {
        const [from, to] = arrow.trim().split('-')
        const [a, b] = [boxes.get(from ?? ''), boxes.get(to ?? '')]
        if (!a || !b) continue
        a.after.push(b.label)
        b.before.push(a.label)
      }
    } else if (line.startsWith('[')) zone = line.slice(1, -1)
    else throw new SyntaxError(`"${line}" is no line of a round`)
  }
  return [...boxes.values()]
}
