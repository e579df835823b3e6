import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { parseSketch } from '#critique/graph/sketch.ts'
import { boardInLink, boardLink, LONGEST_LINK } from '#src/files/boardLink.ts'

const graph = {
  ...parseSketch('zone cloud (trust: trusted) { api_gateway -> agent#planner { maxSteps: 8 } -> llm }'),
  title: 'Reiseplaner für Größe',
}
const places = new Map(graph.nodes.map(({ id }, i) => [id, { x: i * 300.4, y: 0, width: 192, height: 72 }]))
const hashOf = (link: string | undefined): string => new URL(link ?? 'http://none').hash

describe('an address that holds a board', () => {
  it('gives back the board and where everything stood', async () => {
    const link = await boardLink('https://boards.example.com', graph, places)
    expect(link).toMatch(/^https:\/\/boards\.example\.com\/open#[\w-]+$/)
    const { graph: read, placing } = await boardInLink(hashOf(link))
    expect(read).toEqual(graph)
    expect(placing.places?.[graph.nodes[1]!.id]).toEqual({ x: 300, y: 0, width: 192, height: 72 })
  })

  it('is not made of a board that is too large', async () => {
    const letters = Array.from({ length: 800 }, (_, i) => createHash('sha256').update(String(i)).digest('base64')).join('')
    expect(letters.length).toBeGreaterThan(LONGEST_LINK)
    expect(await boardLink('https://x.example', { ...graph, notes: [{ id: 'n', text: letters }] }, places)).toBeUndefined()
  })

  it.each(['', '#', '#not base64!', '#AAAA', `#${'A'.repeat(100_000)}`])('says so when it is damaged: %.20s', async (hash) => {
    await expect(boardInLink(hash)).rejects.toThrow(/address|packed/)
  })
})
