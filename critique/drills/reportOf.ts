import type { DrillEvent } from './events.ts'
import { causeName, eventWords } from './eventWords.ts'
import { idealPath } from './idealPath.ts'
import type { DrillReport } from './report.ts'
import { isTelling, type DrillRun } from './run.ts'
import { scoreDrill, type DrillScore } from './score.ts'
import { drillState, type DrillState } from './state.ts'

const MOST = { line: 300, path: 80, ideal: 60, evidence: 40, blind: 20, supposed: 20, held: 20, losses: 60 } as const

const clip = (text: string): string => (text.length > MOST.line ? `${text.slice(0, MOST.line - 1)}…` : text)

/** Reads what was done in a drill, up to now or to its end. */
export function reportOf(run: DrillRun, events: readonly DrillEvent[]): DrillReport {
  const state = drillState(run, events)
  const score = scoreDrill(state)
  const start = events.find(({ type }) => type === 'started')?.at ?? events[0]?.at ?? 0
  const steps = events.filter(({ type }) => type !== 'ended')
  return {
    drill: run.drill.id,
    title: clip(run.drill.title),
    group: run.drill.group,
    seed: run.seed,
    cause: clip(run.variant.cause),
    total: score.total,
    tookMs: Math.max(0, (steps.at(-1)?.at ?? start) - start),
    ...found(state),
    ...scored(score),
    path: events.slice(0, MOST.path).map((event) => ({ ms: Math.max(0, event.at - start), says: clip(eventWords(run, event)) })),
    ideal: idealPath(run.graph, run.drill, run.seed, { variant: run.variant.id })
      .slice(0, MOST.ideal)
      .map((event) => clip(eventWords(run, event))),
  }
}

function found({
  run,
  supposed,
  diagnoses,
  readings,
  asked,
}: DrillState): Pick<DrillReport, 'supposed' | 'diagnosis' | 'evidence' | 'blind'> {
  const titles = new Map(readings.map(({ id, title }) => [id, clip(title)]))
  const last = diagnoses.at(-1)
  const wording = (id: string): string => clip(causeName(run, id, supposed.find(({ hypothesis }) => hypothesis === id)?.says))
  return {
    supposed: supposed.slice(0, MOST.supposed).map(({ hypothesis, says, evidence }) => {
      const held = (wanted: 'for' | 'against'): string[] =>
        evidence.flatMap(({ reading, sign }) => (sign === wanted ? (titles.get(reading) ?? []) : [])).slice(0, MOST.held)
      return { says: clip(says), isTrue: hypothesis === run.variant.id, for: held('for'), against: held('against') }
    }),
    diagnosis: last ? { says: wording(last.hypothesis), isTrue: last.hypothesis === run.variant.id, step: kept(last.event) } : null,
    evidence: readings
      .slice(0, MOST.evidence)
      .map(({ id, title, says }) => ({ title: clip(title), says: clip(says), isTelling: isTelling(run, id) })),
    blind: [...new Set(asked.flatMap(({ answer }) => answer.blind.map(({ says }) => clip(says))))].slice(0, MOST.blind),
  }
}

const scored = ({ points: all, losses, blocked }: DrillScore): Pick<DrillReport, 'points' | 'losses' | 'blocked'> => ({
  points: all.map(({ id, title, points: got, of, why, proof }) => ({ id, title, points: got, of, why: clip(why), step: kept(proof) })),
  losses: losses.slice(0, MOST.losses).map(({ id, points: lost, why, proof }) => ({ id, points: lost, why: clip(why), step: kept(proof) })),
  blocked: blocked.map(clip),
})

const kept = (event: number | null): number | null => (event !== null && event < MOST.path ? event : null)
