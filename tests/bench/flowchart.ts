export const NODES = 64
export const EDGES = 110

const names = [
  'User',
  'API gateway',
  'Booking agent',
  'Retriever',
  'Vector DB',
  'LLM',
  'Reranker',
  'Postgres',
  'Tool executor',
  'Redis cache',
  'Guardrail',
  'Payment API',
]

/** A flowchart as large as the largest that people publish: 110 arrows, in four groups. */
export function flowchart(): string {
  const node = (i: number): string => `n${i}["${names[i % names.length]} ${Math.floor(i / names.length) + 1}"]`
  const groups = Array.from({ length: 4 }, (_, group) => {
    const members = Array.from({ length: NODES / 4 }, (_, i) => `    ${node(group * (NODES / 4) + i)}`)
    return [`  subgraph g${group}["Part ${group + 1}"]`, ...members, '  end'].join('\n')
  })
  const edges = Array.from({ length: EDGES }, (_, i) => {
    const from = i % NODES
    const to = (from + 1 + Math.floor(i / NODES) * 5) % NODES
    return `  n${from} ${i % 9 === 0 ? `-->|step ${i}|` : '-->'} n${to}`
  })
  return ['flowchart LR', ...groups, ...edges].join('\n')
}
