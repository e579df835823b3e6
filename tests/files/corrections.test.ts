import { describe, expect, it } from 'vitest'
import { readContent } from '#src/files/readFile.ts'
import { correctedDrawing, noCorrections } from '#src/files/corrections.ts'
import { likelyKinds } from '#src/files/likelyKinds.ts'

const box = (id: string, text: string, x: number): object => ({ id, type: 'rectangle', x, y: 0, width: 160, height: 70, label: { text } })
const drawing = JSON.stringify({
  type: 'excalidraw',
  elements: [
    box('u', 'User', 0),
    box('q', 'Zorblax', 300),
    box('d', 'Vector DB', 600),
    {
      id: 'e',
      type: 'arrow',
      x: 160,
      y: 35,
      points: [
        [0, 0],
        [140, 0],
      ],
    },
    {
      id: 'f',
      type: 'arrow',
      x: 460,
      y: 35,
      points: [
        [0, 0],
        [140, 0],
      ],
    },
  ],
})
const read = async () => (await readContent(drawing, 'a.excalidraw')).readings[0]!

describe('a drawing before it lands', () => {
  it('has stencils where names are clear, and plain boxes where they are not', async () => {
    const { graph, placing } = correctedDrawing(await read(), noCorrections)
    expect(graph.nodes.map(({ label, kind }) => [label, kind])).toEqual([
      ['User', 'end_user'],
      ['Zorblax', undefined],
      ['Vector DB', 'vector_db'],
    ])
    expect(placing.plain).toEqual({ q: 'guess' })
    expect(placing.places?.d).toEqual({ x: 600, y: 0, width: 160, height: 70 })
  })

  it('keeps guessed arrows as guesses, until somebody turns one round', async () => {
    const reading = await read()
    const guesses = (arrows: Record<string, 'turned'>) =>
      correctedDrawing(reading, { kinds: {}, arrows }).graph.edges.map(({ id, guessed }) => [id, guessed ?? false])
    expect(guesses({})).toEqual([
      ['e', true],
      ['f', true],
    ])
    expect(guesses({ e: 'turned' })).toEqual([
      ['e', false],
      ['f', true],
    ])
  })

  it('takes what a person says of a box and of an arrow', async () => {
    const reading = await read()
    const said = correctedDrawing(reading, { kinds: { q: 'agent' }, arrows: { e: 'turned', f: 'left out' } })
    expect(said.graph.nodes[1]?.kind).toBe('agent')
    expect(said.placing.plain).toBeUndefined()
    expect(said.graph.edges.map(({ from, to }) => [from, to])).toEqual([['q', 'u']])
    expect(correctedDrawing(reading, { kinds: { q: null }, arrows: {} }).placing.plain).toEqual({ q: 'words' })
  })
})

it('offers what a box is likely to be, the guess first', () => {
  expect(likelyKinds('Redis thing', 'response_cache').map(({ id }) => id)[0]).toBe('response_cache')
  expect(likelyKinds('Zorblax', 'unknown')).toHaveLength(3)
})
