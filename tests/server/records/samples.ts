import { createBindingId, createShapeId, toRichText } from '@tldraw/tlschema'
import type { RawRecord } from '#server/records/codec.ts'
import { PAGE_ID } from '#server/records/schema.ts'

type Over = Record<string, unknown>

const shape = (type: string, name: string, props: Over, over: Over): RawRecord => ({
  id: createShapeId(name),
  typeName: 'shape',
  type,
  x: 0,
  y: 0,
  rotation: 0,
  index: 'a1',
  parentId: PAGE_ID,
  isLocked: false,
  opacity: 1,
  meta: {},
  ...over,
  props,
})

/** Records as an editor would write them, with whatever a test wants to be different. */
export const node = (name: string, props: Over = {}, over: Over = {}): RawRecord =>
  shape('node', name, { w: 180, h: 64, kind: 'vector_db', label: name, roles: [], data: {}, ...props }, over)

export const geo = (name: string, props: Over = {}, over: Over = {}): RawRecord =>
  shape(
    'geo',
    name,
    {
      w: 100,
      h: 100,
      geo: 'rectangle',
      dash: 'draw',
      growY: 0,
      url: '',
      scale: 1,
      color: 'black',
      labelColor: 'black',
      fill: 'none',
      size: 'm',
      font: 'draw',
      align: 'middle',
      verticalAlign: 'middle',
      richText: toRichText(name),
      flipX: false,
      flipY: false,
      ...props,
    },
    over,
  )

export const frame = (name: string, props: Over = {}, over: Over = {}): RawRecord =>
  shape('frame', name, { w: 600, h: 400, name, color: 'black', ...props }, over)

export const group = (name: string, over: Over = {}): RawRecord => shape('group', name, {}, over)

export const text = (name: string, words: string, over: Over = {}): RawRecord =>
  shape(
    'text',
    name,
    { color: 'black', size: 'm', w: 200, font: 'draw', textAlign: 'start', autoSize: true, scale: 1, richText: toRichText(words) },
    over,
  )

export const note = (name: string, words: string, over: Over = {}): RawRecord =>
  shape(
    'note',
    name,
    {
      color: 'yellow',
      richText: toRichText(words),
      size: 'm',
      font: 'draw',
      align: 'middle',
      verticalAlign: 'middle',
      labelColor: 'black',
      growY: 0,
      fontSizeAdjustment: 1,
      url: '',
      scale: 1,
      textLastEditedBy: null,
    },
    over,
  )

export const arrow = (name: string, props: Over = {}, over: Over = {}): RawRecord =>
  shape(
    'arrow',
    name,
    {
      kind: 'arc',
      labelColor: 'black',
      color: 'black',
      fill: 'none',
      dash: 'solid',
      size: 'm',
      arrowheadStart: 'none',
      arrowheadEnd: 'arrow',
      font: 'draw',
      start: { x: 0, y: 0 },
      end: { x: 100, y: 0 },
      bend: 0,
      richText: toRichText(''),
      labelPosition: 0.5,
      scale: 1,
      elbowMidPoint: 0.5,
      ...props,
    },
    over,
  )

export const binding = (arrowName: string, terminal: 'start' | 'end', shapeName: string, over: Over = {}): RawRecord => ({
  id: createBindingId(`${arrowName}-${terminal}`),
  typeName: 'binding',
  type: 'arrow',
  fromId: createShapeId(arrowName),
  toId: createShapeId(shapeName),
  meta: {},
  props: { terminal, normalizedAnchor: { x: 0.5, y: 0.5 }, isExact: false, isPrecise: false, snap: 'none' },
  ...over,
})

/** An arrow with both ends bound. */
export const joined = (name: string, from: string, to: string, props: Over = {}, over: Over = {}): RawRecord[] => [
  arrow(name, props, over),
  binding(name, 'start', from),
  binding(name, 'end', to),
]
