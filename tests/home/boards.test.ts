// @vitest-environment jsdom
import { beforeEach, expect, it } from 'vitest'
import { emptyGraph } from '#critique/graph/graph.ts'
import { ago } from '#src/home/ago.ts'
import { forgetBoard, forgetLeft, knownBoards, leaveForBoard, leftForBoard, rememberBoard } from '#src/home/boards.ts'

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
})

it('lists boards by when they were opened, each once', () => {
  rememberBoard({ id: 'a', title: 'A', openedAt: 1 })
  rememberBoard({ id: 'b', title: 'B', openedAt: 2 })
  rememberBoard({ id: 'a', title: 'A, renamed', openedAt: 3 })
  expect(knownBoards().map(({ title }) => title)).toEqual(['A, renamed', 'B'])
})

it('forgets a board', () => {
  rememberBoard({ id: 'a', title: 'A', openedAt: 1 })
  forgetBoard('a')
  expect(knownBoards()).toEqual([])
})

it('reads a list that somebody damaged as what is left of it', () => {
  localStorage.setItem('premortem:boards', '[{"id":"a","title":"A","openedAt":1},{"id":7},null]')
  expect(knownBoards().map(({ id }) => id)).toEqual(['a'])
  localStorage.setItem('premortem:boards', '{')
  expect(knownBoards()).toEqual([])
})

it('hands over what waits for a board once', () => {
  leaveForBoard('a', emptyGraph('Trip planner'))
  expect(leftForBoard('b')).toBeUndefined()
  expect(leftForBoard('a')).toMatchObject({ title: 'Trip planner' })
  forgetLeft('a')
  expect(leftForBoard('a')).toBeUndefined()
})

it('says how long ago something was as people do', () => {
  const hour = 36e5
  expect(ago(0, 30_000)).toBe('just now')
  expect(ago(0, 3 * hour)).toBe('3 hours ago')
  expect(ago(0, 24 * hour)).toBe('yesterday')
})
