import type { Addition, Alarm, Blow, Drill, Evidence, FigureName, Herring, Measure } from '#critique/drills/content.ts'
import type { Milestone, Need, Place, SeriesShape, Show, TradeDimension, Turn, Vital } from '#critique/drills/content.ts'

export type { Drill } from '#critique/drills/content.ts'

/** Types a drill without widening it. */
export const defineDrill = (drill: Drill): Drill => drill

/** A look into a kind of sensor: what it tells if this is the cause, and the picture. */
export const see = (needs: string, says: string, shows: Show): Evidence => ({ needs, says, shows })

/** A number over time, healthy and struck. */
export const series = (name: string, unit: string, from: number, to: number, shape: SeriesShape = 'step'): Show => ({
  as: 'series',
  name,
  unit,
  from,
  to,
  shape,
})
/** A number of the board itself, over time. */
export const figure = (name: string, of: FigureName): Show => ({ as: 'figure', name, of })
/** Tokens of the board by what they are billed as. */
export const tokens = (): Show => ({ as: 'tokens', name: 'Tokens by how they are billed' })
/** Parts of a whole: of a figure of the board, or of a hundred of something. Shares before and after. */
export const split = (name: string, of: string, parts: readonly (readonly [string, number, number])[]): Show => ({
  as: 'split',
  name,
  of,
  parts,
})
/** A slow request as the estimate computes it, with what is written on its spans. */
export const trace = (...notes: readonly string[]): Show => ({ as: 'trace', name: 'A slow trace', notes })
/** How scores lie, as mean and spread before and after. */
export const histogram = (
  name: string,
  unit: string,
  from: readonly [number, number],
  to: readonly [number, number],
  mark?: number,
): Show => ({
  as: 'histogram',
  name,
  unit,
  from,
  to,
  ...(mark === undefined ? {} : { mark }),
})
/** A conversation as it goes on a healthy day, and as it went. */
export const talk = (name: string, well: readonly Turn[], sick: readonly Turn[]): Show => ({ as: 'talk', name, well, sick })
export const diff = (name: string, old: readonly string[], now: readonly string[]): Show => ({ as: 'diff', name, old, now })
export const table = (
  name: string,
  columns: readonly string[],
  well: readonly (readonly (string | number)[])[],
  sick: readonly (readonly (string | number)[])[],
): Show => ({ as: 'table', name, columns, well, sick })
export const log = (name: string, well: readonly string[], sick: readonly string[]): Show => ({ as: 'log', name, well, sick })

type Price = Partial<Record<TradeDimension, string>>

/** Something to do now: most of the harm ends, the cause stays. */
export const now = (says: string, price: Price, changes: readonly Blow[] = [], heals = 0.85): Measure => ({ says, heals, price, changes })
/** Something that lasts, with the part that is drawn for it. */
export const later = (says: string, price: Price, adds: readonly Addition[], changes: readonly Blow[] = []): Measure => ({
  says,
  heals: 1,
  price,
  adds,
  changes,
})
/** What limits the harm before the cause is known. */
export const contain = (says: string, heals: number, price: Price, changes: readonly Blow[] = []): Measure => ({
  says,
  heals,
  price,
  changes,
})

/** A part to add, reached from these places or reaching those. */
export const part = (kind: string, label: string, joined: Omit<Addition, 'kind' | 'label'>): Addition => ({ kind, label, ...joined })

export const step = (is: Milestone, says: string): { is: Milestone; says: string } => ({ is, says })
export const need = (any: Place, what: string): Need => ({ any, what })
/** Several who share the system and must not share their documents: a story about one of them makes no sense where there is only one. */
export const needSeveral = (what: string): Need => ({ any: ['separates_tenants', 'authorization'], orTenants: true, what })
export const herring = (says: string, why: string, evidence?: Evidence): Herring => ({ says, why, ...(evidence ? { evidence } : {}) })
/** A herring that is something to do, and would be done in vain. */
export const temptation = (says: string, why: string, evidence?: Evidence): Herring => ({
  ...herring(says, why, evidence),
  isMeasure: true,
})

/** A check that a release must pass before it reaches what answers. */
export const gate = (label: string, to: Place = ['coordinates', 'generates', 'predicts']): Addition =>
  part('regression_gate', label, { to, edge: 'control' })
/** Something that records what the answering parts do. */
export const watch = (kind: string, label: string, from: Place = ['coordinates', 'generates', 'predicts']): Addition =>
  part(kind, label, { from, edge: 'telemetry' })
/** Something that is asked on the way. */
export const asked = (kind: string, label: string, from: Place = ['coordinates', 'generates', 'predicts']): Addition =>
  part(kind, label, { from })
/** Something that brings data to a part. */
export const feeds = (kind: string, label: string, to: Place): Addition => part(kind, label, { to, edge: 'data' })

export const alarm = (on: string, says: string): Alarm => ({ on, says })
/** A number of the symptom that only this drill knows. */
export const vital = (name: string, unit: string, before: number, after: number, better: Vital['better']): Vital => ({
  name,
  unit,
  of: { before, after },
  better,
})
/** A number of the symptom that the estimate knows; less is better. */
export const boardVital = (name: string, of: FigureName): Vital => ({ name, unit: '', of, better: 'lower' })
/** The same, where it comes from outside and no measure of ours ends it. */
export const outsideVital = (name: string, of: FigureName): Vital => ({ ...boardVital(name, of), outside: true })
