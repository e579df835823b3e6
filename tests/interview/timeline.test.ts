import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { showState } from '#src/interview/replay/showState.ts'
import { createTimeline } from '#src/interview/replay/timeline.ts'
import type { Change } from '#src/interview/replay/timeline.ts'

/** A board that changes step by step, and what it was after each step. */
function history(steps: number): { changes: Change[]; was: string[] } {
  const doc = new Y.Doc()
  const changes: Change[] = []
  const was = [state(doc)]
  let at = 1000
  doc.on('update', (data) => {
    changes.push({ at: (at += 10), data })
    was.push(state(doc))
  })
  const records = doc.getMap<Y.Map<unknown>>('records')
  for (let step = 0; step < steps; step++) {
    const id = `shape:${step % 40}`
    doc.transact(() => {
      if (step % 7 === 6) records.delete(id)
      else if (records.has(id)) records.get(id)!.set('xyr', [step, step, 0])
      else records.set(id, new Y.Map<unknown>([['typeName', 'shape']]))
    })
  }
  return { changes, was }
}

const state = (doc: Y.Doc): string =>
  JSON.stringify(Object.entries(doc.getMap('records').toJSON()).toSorted(([a], [b]) => (a < b ? -1 : 1)))

it('shows any moment as it was, in whatever order moments are visited', async () => {
  const { changes, was } = history(900)
  const timeline = await createTimeline(changes)
  const stage = new Y.Doc()
  fc.assert(
    fc.property(fc.integer({ min: 0, max: changes.length }), (index) => {
      showState(stage, timeline.seek(index))
      expect(state(stage)).toBe(was[index])
    }),
    { numRuns: 60, seed: 4 },
  )
})

it('finds the change that a time stands for', async () => {
  const { changes } = history(20)
  const timeline = await createTimeline(changes)
  expect(timeline.indexAt(0)).toBe(0)
  expect(timeline.indexAt(changes[4]!.at)).toBe(5)
  expect(timeline.indexAt(changes[4]!.at + 5)).toBe(5)
  expect(timeline.indexAt(Number.MAX_SAFE_INTEGER)).toBe(changes.length)
})

it('changes nothing on the stage that stays the same', async () => {
  const { changes } = history(300)
  const timeline = await createTimeline(changes)
  const stage = new Y.Doc()
  showState(stage, timeline.seek(200))
  let touched = 0
  stage.getMap('records').observeDeep((events) => void (touched += events.length))
  showState(stage, timeline.seek(200))
  expect(touched).toBe(0)
  showState(stage, timeline.seek(201))
  expect(touched).toBe(1)
})
