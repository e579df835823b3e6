import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { z } from 'zod'
import { openEventLog } from '#src/collab/eventLog.ts'

const Said = z.object({ id: z.string(), at: z.number(), text: z.string() })

const said = (id: string, at = 0): z.infer<typeof Said> => ({ id, at, text: `said ${id}` })

function twoDesks() {
  const docs = [new Y.Doc(), new Y.Doc()] as const
  const meet = (): void => {
    for (const [from, to] of [docs, docs.toReversed() as [Y.Doc, Y.Doc]]) Y.applyUpdate(to, Y.encodeStateAsUpdate(from))
  }
  return { docs, logs: docs.map((doc) => openEventLog(doc, 'said', Said)), meet }
}

const ids = (log: ReturnType<typeof openEventLog<z.infer<typeof Said>>>, list: string): string[] =>
  (log.lists.get().get(list) ?? []).map(({ id }) => id)

it('keeps events in the order in which they were said, whatever their clocks say', () => {
  const log = openEventLog(new Y.Doc(), 'said', Said)
  log.append('one', [said('b', 500), said('a', 100)])
  log.append('one', [said('c', 300)])
  expect(ids(log, 'one')).toEqual(['b', 'a', 'c'])
})

it('gives two people who speak at once the same order, and loses nothing', () => {
  const { logs, meet } = twoDesks()
  logs[0]!.append('one', [said('start')])
  meet()
  logs[0]!.append('one', [said('left'), said('left again')])
  logs[1]!.append('one', [said('right')])
  meet()
  expect(ids(logs[0]!, 'one')).toEqual(ids(logs[1]!, 'one'))
  expect(ids(logs[0]!, 'one').toSorted()).toEqual(['left', 'left again', 'right', 'start'])
  logs[1]!.append('one', [said('after')])
  meet()
  expect(ids(logs[0]!, 'one').at(-1)).toBe('after')
})

it('tells lists apart, the one that began first comes first, and leaves out what is no event', () => {
  const doc = new Y.Doc()
  const log = openEventLog(doc, 'said', Said)
  log.append('later', [said('l', 20)])
  log.append('earlier', [said('e', 10)])
  doc.getMap('said').set('earlier/00000009-x', { nonsense: true })
  doc.getMap('said').set('no place', said('n'))
  expect([...log.lists.get().keys()]).toEqual(['earlier', 'later'])
  expect(ids(log, 'earlier')).toEqual(['e'])
  log.remove('earlier')
  expect([...log.lists.get().keys()]).toEqual(['later'])
})
