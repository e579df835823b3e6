import type { DrillGroup } from '../drills/content.ts'
import { wasPlayed, type DrillReport } from '../drills/report.ts'
import type { Dimension } from '../finding.ts'

/** Which dimension an incident is first of all about. */
const DIMENSIONS: Readonly<Record<DrillGroup, Dimension>> = {
  cost: 'cost',
  quality: 'evaluation',
  agents: 'agents',
  security: 'security',
  reliability: 'reliability',
  retrieval: 'retrieval',
  evaluation: 'evaluation',
  latency: 'latency',
  capacity: 'reliability',
  hitl: 'agents',
  moderation: 'security',
  voice: 'latency',
  mlops: 'data',
  memory: 'data',
  privacy: 'data',
  release: 'reliability',
  data: 'data',
  recommendation: 'evaluation',
}

export const dimensionOfDrill = (group: DrillGroup): Dimension => DIMENSIONS[group]

/** What an incident showed of a dimension. works: done and proven. named: a part of it. missed: it asked for it, and nothing came. */
export interface DrillShown {
  dimension: Dimension
  strength: 'works' | 'named' | 'missed'
  what: string
  /** What the person did that proves it, in words. */
  proof: string | null
}

/** What a drill shows, by the anchors of the dimensions. A drill that nobody played shows nothing. */
export function shownBy(report: DrillReport): DrillShown[] {
  if (!wasPlayed(report)) return []
  const own = dimensionOfDrill(report.group)
  return [incident(report, own), ...(own === 'monitoring' ? [] : [signals(report)]), ...price(report)]
}

const pointOf = ({ points }: DrillReport, id: string): DrillReport['points'][number] | undefined => points.find((one) => one.id === id)
const isFull = (report: DrillReport, id: string): boolean => {
  const point = pointOf(report, id)
  return point !== undefined && point.points === point.of
}
const hasSome = (report: DrillReport, id: string): boolean => (pointOf(report, id)?.points ?? 0) > 0

/** The step that proves the first of these points that has one. */
function proofOf(report: DrillReport, ...ids: string[]): string | null {
  for (const id of ids) {
    const step = pointOf(report, id)?.step
    if (step != null && hasSome(report, id)) return report.path[step]?.says ?? null
  }
  return null
}

function incident(report: DrillReport, dimension: Dimension): DrillShown {
  const isMet = hasSome(report, 'immediate') || hasSome(report, 'structural')
  const proof = proofOf(report, 'cause', 'immediate', 'structural')
  if (isFull(report, 'cause') && isMet)
    return { dimension, strength: 'works', what: `Found what broke by a reading, and met it (${report.title})`, proof }
  if (report.diagnosis?.isTrue || isMet)
    return { dimension, strength: 'named', what: `Came near what broke, without proving it or without meeting it (${report.title})`, proof }
  return { dimension, strength: 'missed', what: `What broke was not found (${report.title})`, proof: null }
}

function signals(report: DrillReport): DrillShown {
  const dimension = 'monitoring'
  const proof = proofOf(report, 'telling', 'alarm')
  if (isFull(report, 'telling') && isFull(report, 'alarm'))
    return {
      dimension,
      strength: 'works',
      what: `Said which signal shows this incident, and which would have caught it (${report.title})`,
      proof,
    }
  if (hasSome(report, 'telling') || hasSome(report, 'alarm'))
    return { dimension, strength: 'named', what: `Named a signal of this incident (${report.title})`, proof }
  const what = report.blocked.length > 0 ? 'No sensor on the board shows this incident' : 'No signal was held against this incident'
  return { dimension, strength: 'missed', what: `${what} (${report.title})`, proof: null }
}

/** Said in words that nobody judges, so it names the price and no more. */
const price = (report: DrillReport): DrillShown[] =>
  hasSome(report, 'trade')
    ? [
        {
          dimension: 'requirements',
          strength: 'named',
          what: `Named the price of a measure (${report.title})`,
          proof: proofOf(report, 'trade'),
        },
      ]
    : []
