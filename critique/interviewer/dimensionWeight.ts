import type { Dimension } from '../finding.ts'
import { companyById } from './companies.ts'
import type { Session } from './session.ts'

/** How much a dimension counts in a session: the task's order, then the company's factors. */
export function dimensionWeight({ setup }: Pick<Session, 'setup'>, dimension: Dimension): number {
  const place = setup!.weights.indexOf(dimension)
  const base = place < 0 ? 0.8 : 1.6 - 0.1 * Math.min(place, 6)
  return base * (companyById(setup!.company)?.weights[dimension] ?? 1)
}
