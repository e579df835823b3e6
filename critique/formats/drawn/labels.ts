import { areaOf, distanceTo, gapBetween, middleOf } from '../tldrawShapes.ts'
import type { Bounds } from '../tldrawShapes.ts'
import { holds, union } from './geometry.ts'
import type { DrawnBox, DrawnText, Scene } from './scene.ts'

/** A box while it is being read: it may become a node, a zone, or turn out to be decoration. */
export interface Box extends DrawnBox {
  part: 'leaf' | 'zone' | 'decoration'
  /** The smallest box around it. */
  around?: Box
}

export interface Labelled {
  boxes: Box[]
  /** Texts that name nothing: remarks, labels of arrows, a title. */
  loose: DrawnText[]
  /** Those of them that stand in a box: they speak of it, and of no arrow beside it. */
  inBoxes: ReadonlySet<string>
  /** Ids of parts of an icon, or of words, by the box that they belong to. */
  partOf: ReadonlyMap<string, string>
}

/** Words this near to an unnamed shape are its name, in canvas units. */
const CAPTION_GAP = 28
/** Longer words inside a named box explain it: they are a note, not its name. */
const LONGEST_DETAIL = 60

/** Finds out which words name which shape, and which shapes hold others. */
export function labelBoxes(scene: Scene): Labelled {
  const boxes: Box[] = scene.boxes.map((box) => ({ ...box, part: 'leaf' }))
  const partOf = new Map<string, string>()
  const hosted = hostTexts(boxes, scene.texts)
  nestBoxes(boxes, hosted)
  const loose = nameHosts(boxes, scene.texts, hosted, partOf)
  const icons = mergeIcons(boxes, loose, partOf)
  const rest = nameByCaption(icons.boxes, icons.loose, partOf)
  const isInside = ({ id, bounds }: DrawnText): boolean => {
    const host = hosted.get(id)
    return host?.part === 'leaf' && host.label !== '' && holds(host.bounds, bounds)
  }
  return { boxes: icons.boxes, loose: rest, inBoxes: new Set(rest.filter(isInside).map(({ id }) => id)), partOf }
}

/** Text id -> the smallest box under its middle. */
function hostTexts(boxes: readonly Box[], texts: readonly DrawnText[]): Map<string, Box> {
  const bySize = boxes.toSorted((a, b) => areaOf(a.bounds) - areaOf(b.bounds))
  const hosts = new Map<string, Box>()
  for (const text of texts) {
    const middle = middleOf(text.bounds)
    const host = bySize.find((box) => distanceTo(box.bounds, middle) === 0 && fits(text.bounds, box.bounds))
    if (host) hosts.set(text.id, host)
  }
  return hosts
}

/** Words much wider than a shape are not its own: they only cross it. */
const fits = (text: Bounds, box: Bounds): boolean =>
  text.right - text.left <= (box.right - box.left) * 1.4 + 24 && text.bottom - text.top <= (box.bottom - box.top) * 1.4 + 24

/** A shape around two named ones, or a named one around another, is a zone; an unnamed one around a single one is its border. */
function nestBoxes(boxes: readonly Box[], hosted: ReadonlyMap<string, Box>): void {
  const named = new Set([...boxes.filter(({ label }) => label !== ''), ...hosted.values()])
  const bySize = boxes.toSorted((a, b) => areaOf(b.bounds) - areaOf(a.bounds))
  bySize.forEach((box, i) => {
    for (let j = i - 1; j >= 0 && !box.around; j--)
      if (!bySize[j]!.isPicture && holds(bySize[j]!.bounds, box.bounds)) box.around = bySize[j]!
  })
  // From the innermost outwards: what holds a zone is one too.
  for (const box of bySize.toReversed()) {
    const held = boxes.filter((other) => other.around === box && (named.has(other) || other.part === 'zone'))
    if (held.length === 0 && !box.isContainer) continue
    const isZone = box.isContainer || held.length > 1 || named.has(box)
    box.part = isZone ? 'zone' : 'decoration'
    if (!isZone) for (const other of held) other.around = box.around!
  }
}

function nameHosts(
  boxes: readonly Box[],
  texts: readonly DrawnText[],
  hosted: ReadonlyMap<string, Box>,
  partOf: Map<string, string>,
): DrawnText[] {
  const loose = texts.filter(({ id }) => !hosted.has(id))
  const inside = new Map<Box, DrawnText[]>()
  for (const text of texts) {
    const host = hosted.get(text.id)
    if (!host) continue
    const words = inside.get(host)
    if (words) words.push(text)
    else inside.set(host, [text])
  }
  for (const box of boxes) {
    const words = (inside.get(box) ?? []).toSorted((a, b) => a.bounds.top - b.bounds.top || a.bounds.left - b.bounds.left)
    if (words.length === 0) continue
    const left = box.part === 'decoration' ? words : box.part === 'zone' ? nameZone(box, words) : nameLeaf(box, words)
    loose.push(...left)
    const isLeft = new Set(left)
    for (const text of words) if (!isLeft.has(text)) partOf.set(text.id, box.id)
  }
  return loose
}

/** The title of a zone stands at its upper or lower edge; everything else in it is about something else. */
function nameZone(box: Box, words: readonly DrawnText[]): DrawnText[] {
  if (box.label !== '') return [...words]
  const { top, bottom } = box.bounds
  const edge = Math.max(48, (bottom - top) * 0.2)
  const title =
    words.find((text) => middleOf(text.bounds).y - top <= edge) ?? words.find((text) => bottom - middleOf(text.bounds).y <= edge)
  if (!title) return [...words]
  box.label = title.text
  return words.filter((text) => text !== title)
}

/** Several words in one box are its name and details, from top to bottom. */
function nameLeaf(box: Box, words: readonly DrawnText[]): DrawnText[] {
  const [first, ...more] = box.label === '' ? words : [undefined, ...words]
  if (first) box.label = first.text
  const details = more.filter((text): text is DrawnText => text !== undefined && text.text.length <= LONGEST_DETAIL)
  if (details.length > 0) box.label = `${box.label} (${details.map(({ text }) => text.replace(/^\(|\)$/g, '')).join(', ')})`
  return more.filter((text): text is DrawnText => text !== undefined && !details.includes(text))
}

/** People group an icon of many strokes with its name: that is one box. Strokes grouped with a named box are part of it. */
function mergeIcons(boxes: readonly Box[], loose: readonly DrawnText[], partOf: Map<string, string>): { boxes: Box[]; loose: DrawnText[] } {
  const gone = new Set<Box>()
  const used = new Set<DrawnText>()
  for (const { members: all, captions: words } of groupsOf(boxes, loose)) {
    const members = all.filter((box) => !gone.has(box))
    const captions = words.filter((text) => !used.has(text))
    const named = members.filter((box) => box.label !== '')
    const blank = members.filter((box) => box.label === '')
    const owner = named.length === 1 ? named[0]! : named.length === 0 && captions.length > 0 ? blank[0] : undefined
    if (!owner || members.some(({ part }) => part === 'zone')) continue
    if (owner.label === '') {
      nameLeaf(owner, captions)
      owner.part = 'leaf'
      owner.bounds = union(blank.map(({ bounds }) => bounds))
      for (const text of captions) {
        used.add(text)
        partOf.set(text.id, owner.id)
      }
    }
    for (const box of blank) {
      if (box === owner) continue
      partOf.set(box.id, owner.id)
      gone.add(box)
    }
  }
  return { boxes: boxes.filter((box) => !gone.has(box)), loose: loose.filter((text) => !used.has(text)) }
}

/** What is grouped with what, innermost groups first. */
function groupsOf(boxes: readonly Box[], loose: readonly DrawnText[]): { members: Box[]; captions: DrawnText[] }[] {
  const found = new Map<string, { depth: number; members: Box[]; captions: DrawnText[] }>()
  const enter = (groups: readonly string[] = [], add: (group: { members: Box[]; captions: DrawnText[] }) => void): void =>
    groups.forEach((name, depth) => {
      const group = found.get(name) ?? { depth, members: [], captions: [] }
      group.depth = Math.max(group.depth, depth)
      found.set(name, group)
      add(group)
    })
  for (const box of boxes) enter(box.groups, ({ members }) => members.push(box))
  for (const text of loose) enter(text.groups, ({ captions }) => captions.push(text))
  return [...found.values()].filter(({ members }) => members.length > 0).toSorted((a, b) => a.depth - b.depth)
}

/** The nearest words under, over or beside a shape without a name, each used once, nearest pairs first. */
function nameByCaption(boxes: readonly Box[], loose: readonly DrawnText[], partOf: Map<string, string>): DrawnText[] {
  const blank = boxes.filter((box) => box.label === '' && box.part === 'leaf')
  const pairs = blank.flatMap((box) => nearestCaptions(box, loose))
  const used = new Set<string>()
  for (const { box, text } of pairs.toSorted((a, b) => a.gap - b.gap)) {
    if (box.label !== '' || used.has(text.id)) continue
    box.label = text.text
    used.add(text.id)
    partOf.set(text.id, box.id)
  }
  return loose.filter(({ id }) => !used.has(id))
}

/** More candidates than this cannot all be somebody's name. */
const CAPTIONS_AT_MOST = 4

function nearestCaptions(box: Box, loose: readonly DrawnText[]): { box: Box; text: DrawnText; gap: number }[] {
  const found: { box: Box; text: DrawnText; gap: number }[] = []
  for (const text of loose) {
    const gap = gapBetween(box.bounds, text.bounds)
    const last = found.at(-1)
    if (gap > CAPTION_GAP || (found.length === CAPTIONS_AT_MOST && last && gap >= last.gap) || !isBeside(box.bounds, text.bounds)) continue
    found.push({ box, text, gap })
    found.sort((a, b) => a.gap - b.gap)
    if (found.length > CAPTIONS_AT_MOST) found.pop()
  }
  return found
}

/** Words at a corner belong to neither side. */
function isBeside(box: Bounds, text: Bounds): boolean {
  const middle = middleOf(text)
  const isInColumn = middle.x >= box.left - 12 && middle.x <= box.right + 12
  return isInColumn || (middle.y >= box.top && middle.y <= box.bottom)
}
