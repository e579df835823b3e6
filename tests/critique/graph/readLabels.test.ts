import { describe, expect, it } from 'vitest'
import type { Graph } from '#critique/graph/graph.ts'
import { emptyGraph } from '#critique/graph/graph.ts'
import { readLabels } from '#critique/graph/readLabels.ts'
import { infer } from '#critique/kinds/infer.ts'

/** A drawing of boxes without kinds, in a row of arrows for each line: "Researcher > Writer". */
function drawing(...rows: string[]): Graph {
  const chains = rows.map((row) => row.split(' > '))
  const labels = [...new Set(chains.flat())]
  return {
    ...emptyGraph(''),
    nodes: labels.map((label) => ({ id: label, label })),
    edges: chains.flatMap((chain) => chain.slice(1).map((to, i) => ({ id: `${chain[i]} ${to}`, from: chain[i]!, to }))),
  }
}

const kindsOf = (graph: Graph): Record<string, string | null> =>
  Object.fromEntries([...readLabels(graph, infer)].map(([id, { kind }]) => [id, kind]))

describe('a drawing whose boxes nobody gave a kind', () => {
  it('is read as a whole: who works among agents is one of them', () => {
    expect(infer('Researcher', { before: ['Desk'], after: ['Archive'] }).kind).toBe('end_user')
    expect(kindsOf(drawing('Supervisor agent > Researcher > Fact check agent', 'Supervisor agent > Writer agent'))).toMatchObject({
      Researcher: 'sub_agent',
    })
  })

  it('is read with the kinds that were stated', () => {
    const graph = drawing('Desk > Night runs > Results')
    const stated = { ...graph, nodes: graph.nodes.map((node) => (node.id === 'Desk' ? { ...node, kind: 'web_client' } : node)) }
    expect(Object.keys(kindsOf(stated))).toEqual(['Night runs', 'Results'])
  })

  it('is not looked at where every kind is stated', () => {
    const graph = drawing('Desk > Night runs')
    const stated = { ...graph, nodes: graph.nodes.map((node) => ({ ...node, kind: 'app_service' })) }
    const never: typeof infer = () => {
      throw new Error('there is nothing to read')
    }
    expect(readLabels(stated, never).size).toBe(0)
  })

  it('is read the same whatever the order of its boxes and arrows', () => {
    const graph = drawing('User > Web > Agent > Search > Store', 'Agent > Guard > Model > Answer')
    const turned = { ...graph, nodes: graph.nodes.toReversed(), edges: graph.edges.toReversed() }
    expect(kindsOf(turned)).toEqual(kindsOf(graph))
  })

  it('may be large', () => {
    const row = Array.from({ length: 1_000 }, (_, i) => `Worker ${i}`).join(' > ')
    expect(readLabels(drawing(row), infer).size).toBe(1_000)
  })
})
