import { computed, react } from '@tldraw/state'
import type { Atom, Signal } from '@tldraw/state'
import {
  CameraRecordType,
  createUserId,
  InstancePageStateRecordType,
  InstancePresenceRecordType,
  TLINSTANCE_ID,
  TLPOINTER_ID,
} from '@tldraw/tlschema'
import type { TLInstancePresence, TLPageId, TLShapeId, TLStore } from '@tldraw/tlschema'
import type { Awareness } from 'y-protocols/awareness'
import { isSameJson } from '#server/records/codec.ts'
import { PAGE_ID } from '#server/records/schema.ts'
import { Role } from '#server/protocol.ts'
import type { Person } from './connectionState.ts'

/** Who somebody is, as they tell it. */
export interface Me {
  name: string
  /** #rrggbb */
  color: string
}

type View = [x: number, y: number, zoom: number, width: number, height: number]

/** What goes over the wire when a cursor moves: nothing that the receiver can make up itself. */
interface Shown extends Me {
  /** Page coordinates, whole numbers. */
  at: [x: number, y: number] | null
  /** Shape ids. */
  selected: string[]
  /** What is in view, for whoever wants to follow: the camera (x, y, zoom) and the size of the screen. */
  view?: View
  /** What the server says of who it is. */
  member?: string
  role?: Role
}

const PRESENCE_MS = 50
/** While nobody else is there: whoever comes is told at once. */
const ALONE_MS = 1000
const MAX_SELECTED = 200
const MAX_NAME = 40
/** Control characters, and marks that turn the direction of the text around them. */
const UNSHOWN = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu
const FAR = 1e6

export interface PresenceOptions {
  awareness: Awareness
  store: TLStore
  me: Signal<Me>
  people: Atom<readonly Person[]>
  presenceMs?: number
  aloneMs?: number
}

/** Shows ourselves to the others and the others to us, until the returned function is called. */
export function bindPresence(options: PresenceOptions): () => void {
  const { awareness, store, me, people, presenceMs = PRESENCE_MS, aloneMs = ALONE_MS } = options
  const self = computed('presence', () => readSelf(store, me.get()), { isEqual: isSameJson })
  // Without the cursor and the view, which change in every frame of a gesture.
  const selfInList = computed('self in list', (): Shown => ({ ...self.get(), at: null, view: undefined }), { isEqual: isSameJson })
  let timer: ReturnType<typeof setTimeout> | undefined
  let sentAt = -Infinity
  const send = (): void => {
    timer = undefined
    sentAt = performance.now()
    awareness.setLocalState({ ...self.get() })
  }
  const sendSoon = (): void => {
    const pause = awareness.getStates().size < 2 ? aloneMs : presenceMs
    timer ??= setTimeout(send, Math.max(0, pause - (performance.now() - sentAt)))
  }
  const stopReacting = react('tell presence', () => {
    self.get()
    sendSoon()
  })
  const listPeople = (): void => {
    const now = readPeople(awareness, selfInList.get())
    people.update((before) => (isSameJson(before, now) ? before : now))
  }
  const stopListing = react('list people', listPeople)
  const onChange = ({ added, updated, removed }: Record<'added' | 'updated' | 'removed', number[]>): void => {
    showOthers(store, awareness, [...added, ...updated], removed)
    listPeople()
    if (added.length === 0 || timer === undefined) return
    clearTimeout(timer)
    timer = undefined
    sendSoon()
  }
  showOthers(store, awareness, [...awareness.getStates().keys()], [])
  awareness.on('change', onChange)
  return () => {
    clearTimeout(timer)
    stopReacting()
    stopListing()
    awareness.off('change', onChange)
    awareness.setLocalState(null)
  }
}

function readSelf(store: TLStore, { name, color }: Me): Shown {
  const pointer = store.get(TLPOINTER_ID)
  const instance = store.get(TLINSTANCE_ID)
  const page = store.get(InstancePageStateRecordType.createId(PAGE_ID as TLPageId))
  const at: Shown['at'] = pointer && instance && !instance.isCoarsePointer ? [Math.round(pointer.x), Math.round(pointer.y)] : null
  const view = readView(store)
  return {
    name: name.slice(0, MAX_NAME),
    color,
    at,
    selected: [...(page?.selectedShapeIds ?? [])].slice(0, MAX_SELECTED),
    ...(view && { view }),
  }
}

function readView(store: TLStore): View | null {
  const camera = store.get(CameraRecordType.createId(PAGE_ID as TLPageId))
  const { w, h } = store.get(TLINSTANCE_ID)?.screenBounds ?? { w: 0, h: 0 }
  if (!camera || w <= 0 || h <= 0) return null
  return [Math.round(camera.x), Math.round(camera.y), Math.round(camera.z * 1000) / 1000, Math.round(w), Math.round(h)]
}

/** A peer can say anything here. What does not fit is left out; null when nothing fits. */
export function readShown(state: unknown): Shown | null {
  if (typeof state !== 'object' || state === null) return null
  const { name, color, at, selected, view, member, role } = state as Record<string, unknown>
  if (typeof name !== 'string') return null
  return {
    name: Array.from(name.replaceAll(UNSHOWN, '').trim()).slice(0, MAX_NAME).join('') || 'Somebody',
    color: typeof color === 'string' && /^#[0-9a-f]{6}$/i.test(color) ? color : '#6b7280',
    at: isPlace(at) ? at : null,
    selected: Array.isArray(selected)
      ? selected.filter((id): id is string => typeof id === 'string' && /^shape:.{1,200}$/.test(id)).slice(0, MAX_SELECTED)
      : [],
    ...(isView(view) && { view }),
    ...(typeof member === 'string' && Role.options.includes(role as Role) && { member, role: role as Role }),
  }
}

function isPlace(at: unknown): at is [number, number] {
  return Array.isArray(at) && at.length === 2 && at.every((value) => typeof value === 'number' && Math.abs(value) <= FAR)
}

function isView(view: unknown): view is View {
  if (!Array.isArray(view) || view.length !== 5 || !view.every((value) => typeof value === 'number' && Math.abs(value) <= FAR)) return false
  const [, , zoom, width, height] = view as View
  return zoom > 0 && width > 0 && height > 0
}

/** Their record's id comes from their connection, so nobody can speak for somebody else. */
const recordId = (client: number) => InstancePresenceRecordType.createId(String(client))

function showOthers(store: TLStore, awareness: Awareness, changed: readonly number[], gone: readonly number[]): void {
  const put: TLInstancePresence[] = []
  const remove = gone.map(recordId)
  for (const client of changed) {
    if (client === awareness.clientID) continue
    const shown = readShown(awareness.getStates().get(client))
    if (shown) put.push(toRecord(client, shown))
    else remove.push(recordId(client))
  }
  // Our own cursor, most of the time.
  if (put.length + remove.length === 0) return
  store.mergeRemoteChanges(() => {
    store.remove(remove)
    store.put(put)
  })
}

function toRecord(client: number, { name, color, at, selected, view }: Shown): TLInstancePresence {
  return InstancePresenceRecordType.create({
    id: recordId(client),
    userId: createUserId(String(client)),
    userName: name,
    color,
    currentPageId: PAGE_ID as TLPageId,
    cursor: at && { x: at[0], y: at[1], type: 'default', rotation: 0 },
    selectedShapeIds: selected as TLShapeId[],
    ...(view && { camera: { x: view[0], y: view[1], z: view[2] }, screenBounds: { x: 0, y: 0, w: view[3], h: view[4] } }),
    lastActivityTimestamp: Date.now(),
  })
}

function readPeople(awareness: Awareness, self: Shown): Person[] {
  const person = (client: number, shown: Shown): Person => ({
    id: String(client),
    name: shown.name,
    color: shown.color,
    isSelf: client === awareness.clientID,
    member: shown.member ?? null,
    role: shown.role ?? null,
    selected: shown.selected.map((id) => id.replace(/^shape:/, '')),
  })
  const others = [...awareness.getStates()].flatMap(([client, state]) => {
    const shown = client === awareness.clientID ? null : readShown(state)
    return shown ? [person(client, shown)] : []
  })
  return [person(awareness.clientID, self), ...others]
}
