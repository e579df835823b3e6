import type { Dimension } from '../../finding.ts'
import { agents } from './agents.ts'
import type { Consideration } from './consideration.ts'
import { cost } from './cost.ts'
import { data } from './data.ts'
import { evaluation } from './evaluation.ts'
import { latency } from './latency.ts'
import { monitoring } from './monitoring.ts'
import { reliability } from './reliability.ts'
import { requirements } from './requirements.ts'
import { retrieval } from './retrieval.ts'
import { security } from './security.ts'

const byDimension: Record<Dimension, readonly Consideration[]> = {
  evaluation,
  monitoring,
  cost,
  latency,
  security,
  reliability,
  retrieval,
  agents,
  data,
  requirements,
}

/** Everything that a strong candidate might raise, dimension by dimension. */
export const considerations: readonly Consideration[] = Object.values(byDimension).flat()

const byId = new Map(considerations.map((one) => [one.id, one]))

export const considerationById = (id: string): Consideration | undefined => byId.get(id)

/** What a rule's findings are about. */
export const considerationsOfRule = (rule: string): readonly Consideration[] => considerations.filter(({ rules }) => rules.includes(rule))
