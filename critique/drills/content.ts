import type { Props } from '../graph/graph.ts'

/**
 * A part of a board by what it is: ids of kinds or traits, the first that is drawn counts. Of several such nodes the busiest is
 * meant, unless `all` is said.
 */
export type Place = string | readonly string[]

/** Numbers of a board that the estimate computes. */
export const figureNames = [
  'usdPerMonth',
  'usdPerDay',
  'usdPerRequest',
  'p50Ms',
  'p95Ms',
  'firstTokenMs',
  'requestsPerDay',
  'peakQps',
  'callsPerRequest',
  'tokensPerRequest',
  'inputTokens',
  'outputTokens',
  'utilisation',
] as const
export type FigureName = (typeof figureNames)[number]

/** What a blow may multiply; each stands for a property that the estimate reads. */
export type Scaled = 'inputTokens' | 'outputTokens' | 'calls' | 'time'

/** One change of a graph: a fact set, or a number multiplied. */
export interface Blow {
  /** Default: the whole board. */
  at?: Place
  all?: boolean
  set?: Props
  /** Sets only what nobody stated. */
  fill?: boolean
  scale?: Partial<Record<Scaled, number>>
  /** Multiplies the traffic of the board. */
  traffic?: number
  /** Its strength is chosen so that the drill's symptom comes out (`Drill.aim`). */
  aimed?: boolean
}

/** A part that a measure adds to the board, between two places or asked by one of them. */
export interface Addition {
  kind: string
  label: string
  from?: Place
  to?: Place
  /** Kind of its arrows; default: request. */
  edge?: 'request' | 'data' | 'telemetry' | 'feedback' | 'control'
  props?: Props
  /** It is asked only where the usual way fails. */
  onError?: boolean
}

export const tradeDimensions = ['cost', 'latency', 'quality', 'safety'] as const
export type TradeDimension = (typeof tradeDimensions)[number]

/** Something to do about an incident: what it changes on the board, and what it costs. */
export interface Measure {
  says: string
  /** Share of the strike that it undoes, if the cause is the one that it is meant for. */
  heals: number
  changes?: readonly Blow[]
  adds?: readonly Addition[]
  /** What is given up for it. */
  price: Partial<Record<TradeDimension, string>>
}

/** A number of the symptom: the board's own, or one that only this drill knows, healthy and struck. */
export interface Vital {
  name: string
  unit: string
  of: FigureName | { before: number; after: number }
  better: 'lower' | 'higher'
  /** It comes from outside and stays as long as that lasts, whatever is done. */
  outside?: boolean
}

export type Turn = readonly [who: 'user' | 'assistant' | 'tool' | 'system', text: string]

/** How a look into a sensor is drawn. What comes in pairs is healthy first, struck second. */
export type Show =
  | { as: 'series'; name: string; unit: string; from: number; to: number; shape: SeriesShape }
  | { as: 'figure'; name: string; of: FigureName }
  | { as: 'tokens'; name: string }
  | { as: 'parts'; name: string }
  | { as: 'split'; name: string; of: string; parts: readonly (readonly [name: string, from: number, to: number])[] }
  | { as: 'trace'; name: string; notes: readonly string[] }
  | {
      as: 'histogram'
      name: string
      unit: string
      from: readonly [mean: number, spread: number]
      to: readonly [mean: number, spread: number]
      mark?: number
    }
  | { as: 'talk'; name: string; well: readonly Turn[]; sick: readonly Turn[] }
  | { as: 'diff'; name: string; old: readonly string[]; now: readonly string[] }
  | {
      as: 'table'
      name: string
      columns: readonly string[]
      well: readonly (readonly (string | number)[])[]
      sick: readonly (readonly (string | number)[])[]
    }
  | { as: 'log'; name: string; well: readonly string[]; sick: readonly string[] }

/** step: changes at the incident and stays. ramp: creeps up from it. burst: every day at the same hours. */
export const seriesShapes = ['step', 'ramp', 'burst'] as const
export type SeriesShape = (typeof seriesShapes)[number]

/** What a sensor shows when this is the cause; with any other cause the same look is healthy. */
export interface Evidence {
  /** Kind of the sensor; a child of it will do. */
  needs: string
  /** Kinds that will do as well. */
  or?: readonly string[]
  /** What the look tells, in one sentence, once the cause is this one. */
  says: string
  shows: Show
}

export interface Alarm {
  /** Kind that would carry it. */
  on: string
  says: string
}

/** One possible cause behind a symptom. */
export interface Variant {
  id: string
  cause: string
  /** Where it sits: a board without such a part cannot have it. */
  at: Place
  blows?: readonly Blow[]
  evidence: readonly Evidence[]
  immediate: Measure
  structural: Measure
  alarm: Alarm
}

/** Something true that explains nothing. */
export interface Herring {
  /** As a colleague would say it. */
  says: string
  why: string
  evidence?: Evidence
  /** It is something to do: offered among the measures, where it heals nothing. */
  isMeasure?: boolean
}

/** What a step of a diagnosis is, so that the order taken can be compared with the drill's. */
export const milestones = ['contain', 'wide', 'suppose', 'narrow', 'weigh', 'diagnose', 'immediate', 'structural', 'alarm'] as const
export type Milestone = (typeof milestones)[number]

export const drillGroups = [
  'cost',
  'quality',
  'agents',
  'security',
  'reliability',
  'retrieval',
  'evaluation',
  'latency',
  'capacity',
  'hitl',
  'moderation',
  'voice',
  'mlops',
  'memory',
  'privacy',
  'release',
  'data',
  'recommendation',
] as const
export type DrillGroup = (typeof drillGroups)[number]

/** What a board must have for the story to make sense, and how to say so. */
export interface Need {
  any: Place
  /** A board that serves tenants has it, whatever parts it is drawn of. */
  orTenants?: true
  what: string
}

/** An incident that is played on a board: one symptom, several possible causes. One file each, named by its id. */
export interface Drill {
  id: string
  title: string
  group: DrillGroup
  /** As it is reported; `{name.before}`, `{name.after}` and `{name.factor}` stand for figures of the board. */
  symptom: string
  vitals: readonly Vital[]
  needs: readonly Need[]
  /** Scenarios whose reference boards it fits, the best first: offered where one's own does not. */
  boards: readonly string[]
  /** The good order of a diagnosis. */
  order: readonly { is: Milestone; says: string }[]
  /** Kinds of sensors where one looks first: they cut the problem down. */
  firstLooks: readonly string[]
  /** Causes that people suppose and that are none here. */
  suspects: readonly string[]
  herrings: readonly Herring[]
  rubric: readonly string[]
  twist?: { asks: string; good: string }
  /** What stops the harm before the cause is known. */
  containment: Measure
  /** What is taken for granted where the board does not say. */
  stage?: readonly Blow[]
  /** What changes whatever the cause. */
  common?: readonly Blow[]
  /** Blows marked `aimed` are made as strong as this asks. */
  aim?: { figure: FigureName; factor: number }
  variants: readonly Variant[]
}

/** Kinds of sensors of which any shows it. */
export const kindsOf = ({ needs, or = [] }: Evidence): readonly string[] => [needs, ...or]

export const listOf = (place: Place): readonly string[] => (typeof place === 'string' ? [place] : place)
