import { indexBytes } from '../../estimate/indexSize.ts'
import { queryEmbedders } from '../../facts/embedding.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { setProp, together } from '../mends.ts'
import { defineRule } from '../rule.ts'

const GB = 1e9

export default defineRule({
  id: 'retrieval/index-size-exceeds-memory',
  title: 'The vectors do not fit into the memory given',
  severity: 'major',
  cluster: 'capacity',
  quantitative: true,
  burdenOfProof: 'board',
  whenUnknown: 'ask',
  confidence: 'medium',
  why: 'An index searched from disk is slower by an order of magnitude. The size decides the product, the machine and the bill, and is one multiplication.',
  ask: '{chunks} vectors of {dims} dimensions are about {gb} GB with their graph. Where does that live?',
  followUps: ['What does storing them in fewer bits cost in recall?', 'How do you move to more machines while people search?'],
  goodAnswer: [
    'The estimate: vectors × dimensions × bytes, half again for the graph',
    'Fewer bits or dimensions, with the recall measured',
    'Shards, or a tier per tenant',
    'Cold content in cheaper storage',
  ],
  fix: 'Store {index} in 8 bits, in fewer dimensions, or over several machines.',
  unless: 'Size or memory is not stated, or the index is meant to be searched from disk.',
  sources: [
    {
      title: 'Qdrant - Capacity planning',
      section: 'Memory: vectors × dimensions × 4 bytes × 1.5',
      url: 'https://qdrant.tech/documentation/capacity-planning/',
      verification: 'secondary',
    },
  ],
  companyEmphasis: ['cohere', 'databricks'],
  examples: {
    flagged: [
      'embedding_pipeline#ingest -data-> *vector_db#photos { vectors: 200000000, dimensions: 768, memoryGb: 256 }; web_client -> app_service#search -> #photos',
    ],
    clean: [
      'embedding_pipeline#ingest -data-> vector_db#photos { vectors: 200000000, dimensions: 768, memoryGb: 256, shards: 4 }; web_client -> app_service#search -> #photos',
      'embedding_pipeline#ingest -data-> vector_db#photos { vectors: 200000000, dimensions: 768, memoryGb: 64, indexType: diskann }; web_client -> app_service#search -> #photos',
      'embedding_pipeline#ingest -data-> vector_db#photos { vectors: 200000000, dimensions: 768 }; web_client -> app_service#search -> #photos',
    ],
  },
  *check(graph) {
    for (const index of graph.nodesThat('search_index')) {
      const size = sizeOf(graph, index)
      const memory = graph.number(index, 'memoryGb')
      if (!size || memory === undefined || graph.word(index, 'indexType') === 'diskann') continue
      const room = memory * (graph.number(index, 'shards') ?? 1)
      const gb = Number((size.bytes / GB).toPrecision(3))
      if (gb <= room) continue
      yield {
        nodes: [index],
        because: `${index.label}: ${size.vectors} vectors × ${size.dimensions} dimensions need about ${gb} GB, and ${room} GB are given.`,
        say: { index, chunks: size.vectors, dims: size.dimensions, gb },
      }
    }
  },
  mend(graph, { say }) {
    const index = say!.index as ViewNode
    const size = sizeOf(graph, index)!
    const bytes = indexBytes(size.vectors, size.dimensions, 'int8')
    return together(
      setProp(index, 'quantization', 'int8'),
      setProp(index, 'shards', Math.max(graph.number(index, 'shards') ?? 1, Math.ceil(bytes / GB / graph.number(index, 'memoryGb')!))),
    )
  },
})

function sizeOf(graph: GraphView, index: ViewNode): { vectors: number; dimensions: number; bytes: number } | undefined {
  const vectors = graph.number(index, 'vectors')
  const asked = queryEmbedders(graph)
  const dimensions = graph.number(index, 'dimensions') ?? (asked.length === 1 ? graph.number(asked[0]!, 'dimensions') : undefined)
  return vectors === undefined || dimensions === undefined
    ? undefined
    : { vectors, dimensions, bytes: indexBytes(vectors, dimensions, graph.word(index, 'quantization')) }
}
