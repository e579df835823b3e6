import { atom } from '@tldraw/state'
import { CameraRecordType, TLINSTANCE_ID } from '@tldraw/tlschema'
import type { TLPageId } from '@tldraw/tlschema'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { PAGE_ID } from '#server/records/schema.ts'
import type { Person } from '#src/collab/connectionState.ts'
import { bindPresence } from '#src/collab/presence.ts'
import { createBoardStore } from './desks.ts'

const seat = (aloneMs = 0) => {
  const awareness = new Awareness(new Y.Doc())
  const store = createBoardStore()
  const people = atom<readonly Person[]>('people', [])
  const me = atom('me', { name: 'Ann', color: '#2f6fde' })
  const stop = bindPresence({ awareness, store, me, people, presenceMs: 0, aloneMs })
  const leave = (): void => {
    stop()
    awareness.destroy()
  }
  return { awareness, store, people, me, leave }
}

let ann: ReturnType<typeof seat>
let peer: Awareness
beforeEach(() => {
  ann = seat()
  peer = new Awareness(new Y.Doc())
})
afterEach(() => {
  ann.leave()
  peer.destroy()
})

const say = (state: unknown): void => {
  peer.setLocalState(state as Record<string, unknown>)
  applyAwarenessUpdate(ann.awareness, encodeAwarenessUpdate(peer, [peer.clientID]), 'network')
}
const shown = () => ann.store.allRecords().filter(({ typeName }) => typeName === 'instance_presence')
const others = () => ann.people.get().filter(({ isSelf }) => !isSelf)

describe('what a peer says of itself', () => {
  it('is shown with name, colour, cursor and selection', () => {
    say({ name: 'Bob', color: '#c2410c', at: [10, 20], selected: ['shape:a'] })
    expect(others()).toEqual([expect.objectContaining({ name: 'Bob', color: '#c2410c', selected: ['a'] })])
    expect(shown()).toEqual([expect.objectContaining({ cursor: { x: 10, y: 20, type: 'default', rotation: 0 } })])
  })

  it('says what is in view, for whoever follows; a view that makes no sense is left out', () => {
    say({ name: 'Bob', color: '#c2410c', at: null, selected: [], view: [-40, 12, 0.5, 1280, 800] })
    expect(shown()).toEqual([expect.objectContaining({ camera: { x: -40, y: 12, z: 0.5 }, screenBounds: { x: 0, y: 0, w: 1280, h: 800 } })])
    say({ name: 'Bob', color: '#c2410c', at: null, selected: [], view: [0, 0, 0, 1280, 'wide'] })
    expect(shown()).toEqual([expect.objectContaining({ camera: null })])
  })

  it('goes when the peer goes', () => {
    say({ name: 'Bob', color: '#c2410c', at: null, selected: [] })
    say(null)
    expect([...others(), ...shown()]).toEqual([])
  })

  const hostile: Record<string, unknown> = {
    'no name': { color: '#c2410c' },
    'a name that is no text': { name: { toString: 1 } },
    'a list': ['Bob'],
    'a cursor out of range': { name: 'Bob', at: [1e300, 0] },
    'a cursor of words': { name: 'Bob', at: ['1', '2'] },
    'a colour that is style': { name: 'Bob', color: 'red; background: url(https://example.com)' },
    'a selection of anything': { name: 'Bob', selected: [null, 1, {}, 'page:page', 'shape:', 'shape:'.padEnd(5000, 'x')] },
    'a selection without end': { name: 'Bob', selected: Array(100_000).fill('shape:a') },
    'keys of the prototype': JSON.parse('{ "name": "Bob", "__proto__": { "isSelf": true }, "constructor": 1 }'),
    'a record of the editor': { name: 'Bob', typeName: 'instance', id: 'instance:instance', isReadonly: true },
  }
  it.each(Object.entries(hostile))('harms nobody: %s', (_name, state) => {
    expect(() => say(state)).not.toThrow()
    for (const { name, color, selected } of others()) {
      expect(name).toBe('Bob')
      expect(color).toMatch(/^#[0-9a-f]{6}$/)
      expect(selected.length).toBeLessThanOrEqual(200)
    }
    expect(ann.store.get(TLINSTANCE_ID)?.isReadonly).not.toBe(true)
    say({ name: 'Bob', color: '#c2410c', at: [1, 2], selected: [] })
    expect(others()).toHaveLength(1)
  })

  it('cannot turn the text around it or leave a face without a name', () => {
    say({ name: '\u202e\u0007', selected: [] })
    expect(others()[0]?.name).toBe('Somebody')
    say({ name: '🙂'.repeat(60), selected: [] })
    expect(others()[0]?.name).toBe('🙂'.repeat(40))
  })
})

describe('what one tells of oneself', () => {
  it('is told to whoever comes at once, however seldom one speaks while alone', async () => {
    ann.leave()
    ann = seat(60_000)
    const told = () => ann.awareness.getLocalState()?.name
    await vi.waitFor(() => expect(told()).toBe('Ann'))
    ann.me.set({ name: 'Anna', color: '#2f6fde' })
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect(told()).toBe('Ann')
    say({ name: 'Bob', color: '#c2410c', at: null, selected: [] })
    await vi.waitFor(() => expect(told()).toBe('Anna'))
  })

  it('changes the list of people by name and selection, not by what is in view', async () => {
    const before = ann.people.get()
    const currentPageId = PAGE_ID as TLPageId
    const screenBounds = { x: 0, y: 0, w: 1280, h: 800 }
    ann.store.put([ann.store.schema.types.instance.create({ id: TLINSTANCE_ID, currentPageId, screenBounds })])
    ann.store.put([CameraRecordType.create({ id: CameraRecordType.createId(currentPageId), x: 5, y: 7, z: 1 })])
    await vi.waitFor(() => expect(ann.awareness.getLocalState()?.view).toEqual([5, 7, 1, 1280, 800]))
    expect(ann.people.get()).toBe(before)
    ann.me.set({ name: 'Anna', color: '#2f6fde' })
    expect(ann.people.get()).toEqual([expect.objectContaining({ name: 'Anna', isSelf: true })])
  })
})
