import type { Trait } from './traits.ts'

/** Families of stencils, in the order of the palette. */
export const categories = [
  'client',
  'orchestration',
  'model',
  'retrieval',
  'ingestion',
  'memory',
  'guardrail',
  'evaluation',
  'observability',
  'security',
  'hitl',
  'mlops',
  'cost',
  'infra',
  'boundary',
] as const
export type Category = (typeof categories)[number]

/** One property that a node of some kind can carry. A spelling has one meaning, type and unit wherever it occurs. */
export interface PropSpec {
  name: string
  type: 'number' | 'boolean' | 'string' | 'enum' | 'list'
  /** Of numbers: what one is counted in. */
  unit?: string
  /** Of enums: the words allowed. */
  values?: readonly string[]
  /** A usual value or range, shown as a placeholder, never taken as a default. */
  typical?: string
  meaning: string
}

/** What a stencil is: content, not code. One file per kind, named by its id. */
export interface Kind {
  id: string
  name: string
  category: Category
  /** core: on the palette. extended: found by search or from a label. */
  tier: 'core' | 'extended'
  /** A more general kind. A rule that names the parent accepts the child. */
  parent?: string
  description: string
  /** Name of a lucide icon, in kebab case. */
  icon: string
  /** Lower case; each belongs to one kind only. */
  aliases: readonly string[]
  /** Brand names; one product may belong to several kinds. */
  products: readonly string[]
  traits: readonly Trait[]
  props: readonly PropSpec[]
  /** Kinds usually drawn before and after this one. */
  typicalIn: readonly string[]
  typicalOut: readonly string[]
}

/** Types a kind without widening it. */
export const defineKind = (kind: Kind): Kind => kind
