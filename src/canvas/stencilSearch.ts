import { kinds } from '#critique/kinds/index.ts'
import { categories } from '#critique/kinds/kind.ts'
import type { Category, Kind } from '#critique/kinds/kind.ts'

export interface StencilHit {
  kind: Kind
  /** The alias or product that was meant, when it was not the name. */
  by?: string
}

export const categoryNames: Readonly<Record<Category, string>> = {
  client: 'Clients',
  orchestration: 'Orchestration',
  model: 'Models',
  retrieval: 'Retrieval',
  ingestion: 'Ingestion',
  memory: 'Memory',
  guardrail: 'Guardrails',
  evaluation: 'Evaluation',
  observability: 'Observability',
  security: 'Security',
  hitl: 'People in the loop',
  mlops: 'Training and release',
  cost: 'Cost',
  infra: 'Infrastructure',
  boundary: 'Zones',
}

/** What the palette shows before anybody searches: the core stencils, by category. */
export const coreStencils: readonly { category: Category; kinds: readonly Kind[] }[] = categories
  .map((category) => ({ category, kinds: kinds.filter((kind) => kind.category === category && kind.tier === 'core') }))
  .filter((group) => group.kinds.length > 0)

const byKind: ReadonlyMap<string, Kind> = new Map(kinds.map((kind) => [kind.id, kind]))

export const stencilsById = (ids: readonly string[]): Kind[] => ids.flatMap((id) => byKind.get(id) ?? [])

/** Stencils whose name, alias or product fits the words, best first; core before extended where they fit equally well, then what is nearest to typed out. */
export function searchStencils(words: string): StencilHit[] {
  const query = words.trim().toLowerCase()
  if (query === '') return []
  const hits = kinds.flatMap((kind) => {
    const names = [kind.name, ...kind.aliases, ...kind.products]
    const ranked = names
      .map((name, i) => ({ name, rank: rankOf(name.toLowerCase(), query) + (i === 0 ? 0 : 0.5) }))
      .toSorted((a, b) => a.rank - b.rank || a.name.length - b.name.length)
    const best = ranked[0]
    if (!best || best.rank >= NO_FIT) return []
    return [
      {
        kind,
        rank: best.rank + (kind.tier === 'core' ? 0 : 0.25),
        length: best.name.length,
        ...(best.name !== kind.name && { by: best.name }),
      },
    ]
  })
  return hits
    .toSorted((a, b) => a.rank - b.rank || a.length - b.length || a.kind.name.localeCompare(b.kind.name))
    .map(({ kind, by }) => ({ kind, ...(by !== undefined && { by }) }))
}

const NO_FIT = 100

/** 0: the very word. 1: begins with it. 2: a word in it begins with it. 3: all words of the query begin some word. 4: contains it. */
function rankOf(name: string, query: string): number {
  if (name === query) return 0
  if (name.startsWith(query)) return 1
  const parts = name.split(/[\s/()-]+/)
  if (parts.some((part) => part.startsWith(query))) return 2
  if (query.split(/\s+/).every((word) => parts.some((part) => part.startsWith(word)))) return 3
  return query.length >= 3 && name.includes(query) ? 4 : NO_FIT
}
