import { describe, expect, it } from 'vitest'
import { indexBytes } from '#critique/estimate/indexSize.ts'
import { difference, embeddingOf } from '#critique/facts/embedding.ts'
import { ageInWords, freshnessNeed, periodOf } from '#critique/facts/freshness.ts'
import { feedersOf } from '#critique/facts/ingestion.ts'
import { passagesFor } from '#critique/facts/passages.ts'
import { parseSketch } from '#critique/graph/sketch.ts'
import { GraphView } from '#critique/graph/view.ts'

const see = (sketch: string): GraphView => new GraphView(parseSketch(sketch))

describe('embeddings', () => {
  const compare = (one: string, other: string) => {
    const graph = see(`embedding_model#a { label: "${one}" }; embedding_model#b { label: "${other}" }`)
    return difference(embeddingOf(graph, graph.node('a')!), embeddingOf(graph, graph.node('b')!))?.what
  }
  it.each([
    ['bge-large', 'text-embedding-3-small', 'model'],
    ['text-embedding-3-small', 'text-embedding-3-large', 'model'],
    ['OpenAI text-embedding-3-large', 'te3-large', undefined],
    ['Embeddings', 'bge-large', undefined],
    ['OpenAI embeddings', 'all-MiniLM-L6-v2', 'model'],
    ['OpenAI embeddings', 'text-embedding-3-small', undefined],
  ])('%s beside %s: %s differs', (one, other, what) => expect(compare(one, other)).toBe(what))
})

describe('freshness', () => {
  it.each([
    ['a bulletin must be answerable within 30 min', 1800],
    ['features fresh within 5 s', 5],
    ['Features must be at most 5 seconds old', 5],
    ['index freshness < 10 min after push', 600],
    ['p95 answers within 2 seconds', undefined],
    ['deleted everywhere within 72 hours', undefined],
  ])('%s', (statement, seconds) => expect(freshnessNeed(see(`requires { statements: ["${statement}"] }; end_user`))?.seconds).toBe(seconds))

  it.each([
    ['Nightly job', 86_400],
    ['Every 15 minutes', 900],
    ['Hourly sync', 3600],
    ['Sync job', undefined],
  ])('%s runs every %s s', (label, seconds) => {
    const graph = see(`embedding_pipeline#job { label: "${label}" }`)
    expect(periodOf(graph, graph.node('job')!)).toBe(seconds)
  })

  it('speaks of ages as people do', () => expect([5, 900, 86_400, 604_800].map(ageInWords)).toEqual(['5 s', '15 min', '24 h', '7 days']))
})

it('does not take a service that reads a store and asks an index for a copier of one into the other', () => {
  const graph = see(
    'end_user -> app_service#api -> vector_db#index; #api -> crm#accounts; object_storage#docs -data-> embedding_pipeline#job -data-> #index',
  )
  expect([...feedersOf(graph, graph.node('index')!)].map(({ id }) => id)).toEqual(['docs', 'index', 'job'])
})

it('finds how many passages a model is handed, wherever the board says it', () => {
  const k = (sketch: string): number | undefined => {
    const graph = see(sketch)
    return passagesFor(graph, graph.node('model')!)?.k
  }
  expect(k('chat_ui -> llm_orchestrator#api -> retriever { k: 12 } -> vector_db { k: 40 }; #api -> llm#model')).toBe(12)
  expect(k('chat_ui -> llm_orchestrator#api -{ k: 7 }-> vector_db; #api -> llm#model')).toBe(7)
  expect(k('chat_ui -> llm_orchestrator#api -> vector_db; #api -> llm#model')).toBeUndefined()
})

it('estimates the memory of an index from vectors, dimensions and bits', () => {
  expect(indexBytes(1_000_000, 1024)).toBe(6.144e9)
  expect(indexBytes(1_000_000, 1024, 'int8')).toBe(1.536e9)
})
