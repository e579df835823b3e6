import type { DrillEvent } from './events.ts'
import { causeName, eventWords } from './eventWords.ts'
import { idealPath } from './idealPath.ts'
import type { DrillReport } from './report.ts'
import { isTelling, type DrillRun } from './run.ts'
import { scoreDrill, type DrillScore } from './score.ts'
import { drillState, type DrillState } from './state.ts'

/** All of it fits into one register of a document (64 KiB), whatever labels say. */
const MOST = { line: 200, title: 80, path: 60, ideal: 40, evidence: 24, blind: 10, supposed: 8, held: 6, losses: 20 } as const

const clip = (text: string, most: number = MOST.line): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text)

/** Reads what was done in a drill, up to now or to its end. */
export function reportOf(run: DrillRun, events: readonly DrillEvent[]): DrillReport {
  const state = drillState(run, events)
  const score = scoreDrill(state)
  const start = events.find(({ type }) => type === 'started')?.at ?? events[0]?.at ?? 0
  const end = events.findIndex(({ type }) => type === 'ended')
  const steps = end < 0 ? events : events.slice(0, end)
  const kept = stepsKept(steps.length, score)
  const placeOf = new Map(kept.map((event, place) => [event, place]))
  const stepOf = (event: number | null): number | null => (event === null ? null : (placeOf.get(event) ?? null))
  return {
    drill: run.drill.id,
    title: clip(run.drill.title),
    group: run.drill.group,
    seed: run.seed,
    cause: clip(run.variant.cause),
    total: score.total,
    tookMs: Math.max(0, (steps.at(-1)?.at ?? start) - start),
    ...found(state, stepOf),
    ...scored(score, stepOf),
    path: kept.map((event) => ({ ms: Math.max(0, steps[event]!.at - start), says: clip(eventWords(run, steps[event]!)) })),
    ideal: idealPath(run.graph, run.drill, run.seed, { variant: run.variant.id })
      .filter(({ type }) => type !== 'ended')
      .slice(0, MOST.ideal)
      .map((event) => clip(eventWords(run, event))),
  }
}

/** The steps that prove something, then the first ones, in their order. */
function stepsKept(count: number, { points, losses }: DrillScore): number[] {
  const proofs = [...points, ...losses.slice(0, MOST.losses)].flatMap(({ proof }) => (proof === null ? [] : [proof]))
  const all = [...new Set([...proofs, ...Array.from({ length: count }, (_, event) => event)])]
  return all.slice(0, MOST.path).sort((a, b) => a - b)
}

type StepOf = (event: number | null) => number | null

function found(
  { run, supposed, diagnoses, readings, asked }: DrillState,
  stepOf: StepOf,
): Pick<DrillReport, 'supposed' | 'diagnosis' | 'evidence' | 'blind'> {
  const titles = new Map(readings.map(({ id, title }) => [id, clip(title, MOST.title)]))
  const last = diagnoses.at(-1)
  const wording = (id: string): string => clip(causeName(run, id, supposed.find(({ hypothesis }) => hypothesis === id)?.says))
  return {
    supposed: supposed.slice(0, MOST.supposed).map(({ hypothesis, says, evidence }) => {
      const held = (wanted: 'for' | 'against'): string[] =>
        evidence.flatMap(({ reading, sign }) => (sign === wanted ? (titles.get(reading) ?? []) : [])).slice(0, MOST.held)
      return { says: clip(says), isTrue: hypothesis === run.variant.id, for: held('for'), against: held('against') }
    }),
    diagnosis: last ? { says: wording(last.hypothesis), isTrue: last.hypothesis === run.variant.id, step: stepOf(last.event) } : null,
    evidence: readings
      .slice(0, MOST.evidence)
      .map(({ id, title, says }) => ({ title: clip(title, MOST.title), says: clip(says), isTelling: isTelling(run, id) })),
    blind: [...new Set(asked.flatMap(({ answer }) => answer.blind.map(({ says }) => clip(says))))].slice(0, MOST.blind),
  }
}

const scored = ({ points: all, losses, blocked }: DrillScore, stepOf: StepOf): Pick<DrillReport, 'points' | 'losses' | 'blocked'> => ({
  points: all.map(({ id, title, points: got, of, why, proof }) => ({ id, title, points: got, of, why: clip(why), step: stepOf(proof) })),
  losses: losses
    .slice(0, MOST.losses)
    .map(({ id, points: lost, why, proof }) => ({ id, points: lost, why: clip(why), step: stepOf(proof) })),
  blocked: blocked.map((text) => clip(text)),
})
