import { describe, expect, it } from 'vitest'
import { parseSketch } from '#critique/graph/sketch.ts'
import { fileName } from '#src/files/fileName.ts'
import { FileProblem } from '#src/files/FileProblem.ts'
import { readContent, readFile } from '#src/files/readFile.ts'

const graphOf = async (text: string) => (await readContent(text, 'board.json')).readings[0]?.graph

const problemOf = async (text: string): Promise<FileProblem> => {
  try {
    await readContent(text, 'board.json')
  } catch (error) {
    if (error instanceof FileProblem) return error
    throw error
  }
  throw new Error('expected a problem')
}

describe('opening a file', () => {
  it('reads graph JSON, and gives back the same graph', async () => {
    const graph = parseSketch('end_user -> llm#answer')
    expect(await graphOf(JSON.stringify(graph))).toEqual(graph)
  })

  it('reads a sketch', async () => {
    expect(await graphOf('end_user -> llm#answer')).toEqual(parseSketch('end_user -> llm#answer'))
  })

  it('names the place in a graph that is wrong', async () => {
    const { problems } = await problemOf('{ "format": "premortem/graph@1", "nodes": [{ "id": "a", "zone": "z9" }] }')
    expect(problems).toEqual([{ at: 'nodes[0].zone', message: '"z9" is not a zone' }])
  })

  it('names the line of a sketch that is wrong', async () => {
    expect((await problemOf('end_user -> llm\nend_user -> flux_capacitor')).problems[0]?.message).toContain('flux_capacitor')
  })

  it('says that broken JSON is broken JSON', async () => {
    expect((await problemOf('{ "format": ')).problems[0]?.message).toContain('expected JSON')
  })

  it('turns away pictures, empty files and files that are far too large, in words', async () => {
    await expect(readFile(new File(['x'], 'talk.mp3', { type: 'audio/mpeg' }))).rejects.toThrow('talk.mp3 is a recording')
    await expect(readFile(new File(['  '], 'a.json'))).rejects.toThrow('a.json is empty')
    await expect(readFile(new File([new Uint8Array([80, 75, 3, 4, 0, 7, 65])], 'a.docx'))).rejects.toThrow('a.docx is neither text')
    await expect(readFile(new File([new Uint8Array(26_000_000)], 'b.json'))).rejects.toThrow('26 MB')
  })
})

it('names files after their board', () => {
  expect(fileName('Trip planner: v2!', 'json')).toBe('trip-planner-v2.json')
  expect(fileName('Überblick', 'svg')).toBe('uberblick.svg')
  expect(fileName('   ', 'png')).toBe('board.png')
})
