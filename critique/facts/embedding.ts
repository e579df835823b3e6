import { isOnline } from '../graph/predicates.ts'
import type { GraphView, ViewNode } from '../graph/view.ts'
import { feedersOf, isIngestion } from './ingestion.ts'

/** How a step embeds, as far as the board says. */
export interface Embedding {
  node: ViewNode
  model?: string
  /** Whose model it is, where the label names nothing more. */
  vendor?: string
  version?: string
  dimensions?: number
  normalize?: boolean
  inputType?: string
}

/** Families of embedding models, by the words that boards use for them. */
const FAMILIES =
  /\b(text-embedding-[\w-]+|te-?3-(?:small|large)|ada-?002|embedding-ada|embed-(?:english|multilingual)[\w.-]*|cohere embed[\w .-]*v\d|bge[\w.-]*|e5[\w.-]*|gte[\w.-]*|(?:all-)?mini-?lm[\w.-]*|(?:all-)?mpnet[\w.-]*|voyage[\w.-]*|titan[ -]embed[\w .-]*|nomic[\w.-]*|jina[\w.-]*|gecko[\w.-]*|instructor-[\w]+|sbert|sentence-bert|clip|colbert[\w.-]*|stella[\w.-]*|arctic-embed[\w.-]*)/i

/** Vendors of embedding models, by their own names and by those of their models. Two vendors have no model in common. */
const VENDORS: readonly [vendor: string, words: RegExp][] = [
  ['openai', /openai|text-embedding-|ada-?002|\bte-?3-/i],
  ['cohere', /cohere|embed-(english|multilingual)/i],
  ['voyage', /voyage/i],
  ['google', /gecko|gemini|vertex|text-embedding-00/i],
  ['amazon', /titan|bedrock/i],
  [
    'open weights',
    /\b(bge|e5|gte|(all-)?mini-?lm|(all-)?mpnet|nomic|jina|instructor|sbert|sentence-(bert|transformers?)|stella|arctic|colbert|hugging ?face)/i,
  ],
]

/** What is known about the vectors that a node makes or holds: its properties first, then a model name in its label. */
export function embeddingOf(graph: GraphView, node: ViewNode): Embedding {
  const named = graph.word(node, 'model') ?? FAMILIES.exec(node.label)?.[1]?.toLowerCase()
  const normalize = graph.fact(node, 'normalize')
  return {
    node,
    ...(named && { model: named.trim() }),
    ...pick('vendor', VENDORS.find(([, words]) => words.test(named ?? node.label))?.[0]),
    ...pick('version', graph.word(node, graph.isKind(node, 'embedding_model') ? 'version' : 'embeddingVersion')),
    ...pick('dimensions', graph.number(node, 'dimensions')),
    ...pick('normalize', normalize),
    ...pick('inputType', graph.word(node, 'inputType')),
  }
}

const pick = <K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> =>
  value === undefined ? {} : ({ [key]: value } as Partial<Record<K, V>>)

/** The first property in which two embeddings are known to differ. What only one of them states is unknown, not different. */
export function difference(a: Embedding, b: Embedding): { what: string; one: string; other: string } | undefined {
  const isNamed = a.model !== undefined && b.model !== undefined
  if (!isNamed && a.vendor !== undefined && b.vendor !== undefined && a.vendor !== b.vendor)
    return { what: 'model', one: a.model ?? a.vendor, other: b.model ?? b.vendor }
  for (const what of ['model', 'version', 'dimensions', 'normalize'] as const) {
    const one = a[what]
    const other = b[what]
    if (one === undefined || other === undefined || String(one) === String(other)) continue
    if (what === 'model' && shortName(String(one)) === shortName(String(other))) continue
    if (what === 'version' && isSameVersion(String(one), String(other))) continue
    return { what: what === 'normalize' ? 'normalisation' : what, one: String(one), other: String(other) }
  }
  return undefined
}

/** "te3-large" and "text-embedding-3-large" are the same model; punctuation and vendor words do not tell models apart. */
const shortName = (name: string): string =>
  name
    .replace(/^(openai|cohere|baai|google|amazon|voyageai)[ /:-]+/, '')
    .replace(/text-embedding-|te-?(?=3-)/, '')
    .replace(/[\s._-]+/g, '')

/** "v3", "3" and "3.1" do not contradict each other: one only says more. */
function isSameVersion(one: string, other: string): boolean {
  const [a, b] = [one, other].map((version) => version.replace(/^[a-z]{1,2}(?=\d)/i, '').split('.'))
  return a!.every((part, at) => b![at] === undefined || part === b![at])
}

/** Embedding models that a question passes: called online by something that is not ingestion. */
export function queryEmbedders(graph: GraphView): readonly ViewNode[] {
  return graph.once('query embedders', () =>
    graph
      .nodesOf('embedding_model')
      .filter((node) => isOnline(graph, node) && graph.calls.previous(node).some((caller) => !isIngestion(graph, caller))),
  )
}

/** Steps that make the vectors of an index: embedding models beside its ingestion, and pipelines that name their model. */
export function ingestionEmbedders(graph: GraphView, index: ViewNode): readonly ViewNode[] {
  return graph.once(`embedders into ${index.id}`, () => {
    const feeders = feedersOf(graph, index)
    const takesPart = (other: ViewNode): boolean => other !== index && feeders.has(other) && isIngestion(graph, other)
    const near = new Set([...feeders].flatMap((node) => [node, ...graph.calls.next(node), ...graph.content.previous(node)]))
    return [...near]
      .filter((node) =>
        graph.isKind(node, 'embedding_model')
          ? takesPart(node) || [...graph.calls.previous(node), ...graph.content.next(node)].some(takesPart)
          : graph.isKind(node, 'embedding_pipeline') && feeders.has(node),
      )
      .sort((a, b) => a.index - b.index)
  })
}

/** Embedding models by which questions reach this index: those on a way to it, or else those that share a caller with it. */
export function queryEmbeddersOf(graph: GraphView, index: ViewNode): readonly ViewNode[] {
  return graph.once(`embedders of questions to ${index.id}`, () => {
    const asking = graph.once('query embedder set', () => new Set(queryEmbedders(graph)))
    const callers = new Set(
      [...graph.calls.previous(index), ...graph.content.next(index)].flatMap((node) => [node, ...graph.calls.previous(node)]),
    )
    const near = new Set([...callers].flatMap((node) => [node, ...graph.calls.next(node), ...graph.calls.previous(node)]))
    return [...near]
      .filter((node) => asking.has(node))
      .filter((node) => {
        const ahead = graph.calls.next(node).filter((next) => graph.isKind(next, 'vector_db'))
        if (ahead.length > 0) return ahead.includes(index)
        return graph.calls.previous(node).some((caller) => callers.has(caller)) || graph.calls.next(node).some((next) => callers.has(next))
      })
      .sort((a, b) => a.index - b.index)
  })
}
