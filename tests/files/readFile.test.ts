import { describe, expect, it } from 'vitest'
import { parseSketch } from '#critique/graph/sketch.ts'
import { fileName } from '#src/files/fileName.ts'
import { FileProblem, readFile, readText } from '#src/files/readFile.ts'

const problemOf = (text: string): FileProblem => {
  try {
    readText(text, 'board.json')
  } catch (error) {
    if (error instanceof FileProblem) return error
    throw error
  }
  throw new Error('expected a problem')
}

describe('opening a file', () => {
  it('reads graph JSON, and gives back the same graph', () => {
    const graph = parseSketch('end_user -> llm#answer')
    expect(readText(JSON.stringify(graph), 'board.json')).toEqual(graph)
  })

  it('reads a sketch', () => {
    expect(readText('end_user -> llm#answer', 'board.sketch')).toEqual(parseSketch('end_user -> llm#answer'))
  })

  it('names the place in a graph that is wrong', () => {
    const { problems } = problemOf('{ "format": "premortem/graph@1", "nodes": [{ "id": "a", "zone": "z9" }] }')
    expect(problems).toEqual([{ at: 'nodes[0].zone', message: '"z9" is not a zone' }])
  })

  it('names the line of a sketch that is wrong', () => {
    expect(problemOf('end_user -> llm\nend_user -> flux_capacitor').problems[0]?.message).toContain('flux_capacitor')
  })

  it('says that broken JSON is broken JSON', () => {
    expect(problemOf('{ "format": ').problems[0]?.message).toContain('not valid JSON')
  })

  it('turns away pictures, empty files and files that are far too large, in words', async () => {
    await expect(readFile(new File(['x'], 'cat.png', { type: 'image/png' }))).rejects.toThrow('cat.png is a picture')
    await expect(readFile(new File(['  '], 'a.json'))).rejects.toThrow('a.json is empty')
    await expect(readFile(new File([new Uint8Array(9_000_000)], 'b.json'))).rejects.toThrow('9 MB')
  })
})

it('names files after their board', () => {
  expect(fileName('Trip planner: v2!', 'json')).toBe('trip-planner-v2.json')
  expect(fileName('Überblick', 'svg')).toBe('uberblick.svg')
  expect(fileName('   ', 'png')).toBe('board.png')
})
