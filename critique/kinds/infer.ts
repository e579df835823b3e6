import { kinds } from './index.ts'

/** What a label on a board most likely stands for. */
export interface Inference {
  /** Id of a kind; 'unknown' for a component of unknown kind; null for text that is no component. */
  kind: string | null
  /** 1: stated by the palette. 0.8 and more: alias or product in the label. 0.6: a cue. Lower: a guess. */
  confidence: number
  /** The words that decided. */
  matched: string
  /** Further kinds of a compound label such as "Auth + rate limit". */
  roles: string[]
  /** The label says that it comes later. */
  planned: boolean
  /** The label says that it is not there: "no cache". */
  absent: boolean
}

/** What stands around a box. */
export interface InferContext {
  /** Labels of connected boxes. */
  neighbours?: readonly string[]
  /** Label of the frame around it. */
  zone?: string
}

const names: ReadonlyMap<string, string> = new Map(
  kinds.flatMap((kind) => [...kind.products.map((product) => product.toLowerCase()), ...kind.aliases].map((name) => [name, kind.id])),
)

/** Guesses the kind of a box from its label. */
export function infer(label: string, _context: InferContext = {}): Inference {
  const matched = label.trim().toLowerCase()
  const kind = names.get(matched) ?? 'unknown'
  return { kind, confidence: kind === 'unknown' ? 0 : 0.9, matched: kind === 'unknown' ? '' : matched, roles: [], planned: false, absent: false }
}
