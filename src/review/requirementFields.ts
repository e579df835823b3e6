import type { DataClass, Scope } from '#critique/graph/graph.ts'

type NumberRequirement =
  | 'users'
  | 'requestsPerMonth'
  | 'peakQps'
  | 'p95LatencyMs'
  | 'firstTokenP95Ms'
  | 'monthlyBudgetUsd'
  | 'costPerRequestUsd'
  | 'availability'

export interface NumberRequirementSpec {
  field: NumberRequirement
  title: string
  unit: string
  max?: number
  /** A value on screen is this many times the one that is kept. */
  scale?: number
}

/** The requirements that are numbers, under the headings of the panel. */
export const numberGroups: readonly { title: string; fields: readonly NumberRequirementSpec[] }[] = [
  {
    title: 'Load',
    fields: [
      { field: 'users', title: 'Users', unit: '' },
      { field: 'requestsPerMonth', title: 'Requests', unit: '/month' },
      { field: 'peakQps', title: 'Peak', unit: 'req/s' },
    ],
  },
  {
    title: 'Speed and availability',
    fields: [
      { field: 'p95LatencyMs', title: 'Full answer, p95', unit: 'ms' },
      { field: 'firstTokenP95Ms', title: 'First token, p95', unit: 'ms' },
      { field: 'availability', title: 'Availability', unit: '%', max: 100, scale: 100 },
    ],
  },
  {
    title: 'Money',
    fields: [
      { field: 'monthlyBudgetUsd', title: 'Budget', unit: '$/month' },
      { field: 'costPerRequestUsd', title: 'One request', unit: '$' },
    ],
  },
]

export const scopes: readonly { value: Scope; title: string }[] = [
  { value: 'prototype', title: 'Prototype' },
  { value: 'internal', title: 'Internal tool' },
  { value: 'production', title: 'Production' },
  { value: 'regulated', title: 'Regulated' },
]

export const dataClasses: readonly { value: DataClass; title: string }[] = [
  { value: 'pii', title: 'Personal' },
  { value: 'phi', title: 'Health' },
  { value: 'pci', title: 'Card' },
  { value: 'confidential', title: 'Confidential' },
  { value: 'source_code', title: 'Source code' },
  { value: 'customer_data', title: 'Customer data' },
  { value: 'public', title: 'Public' },
]

/** What is kept, as it stands in the field. Cut to what can be read: 0.995 is 99.5, not 99.49999. */
export const onScreen = (value: number | undefined, scale = 1): number | undefined =>
  value === undefined ? undefined : Number((value * scale).toPrecision(12))
export const asKept = (value: number | undefined, scale = 1): number | undefined =>
  value === undefined ? undefined : Number((value / scale).toPrecision(12))

const titles = new Map<string, string>([
  ...numberGroups.flatMap(({ fields }) => fields.map(({ field, title }) => [field, title] as const)),
  ['scope', 'Scope'],
  ['multiTenant', 'Several tenants'],
  ['dataClasses', 'Data'],
  ['regions', 'Regions'],
  ['regulations', 'Regulations'],
  ['statements', 'Statement'],
])

/** A requirement in words: "Full answer, p95: 2,000 ms". */
export function inWords(field: string, value: unknown): string {
  const spec = numberGroups.flatMap(({ fields }) => fields).find((candidate) => candidate.field === field)
  const title = titles.get(field) ?? field
  if (spec && typeof value === 'number') return `${title}: ${withUnit(onScreen(value, spec.scale) ?? 0, spec.unit)}`
  if (typeof value === 'boolean') return `${title}: ${value ? 'yes' : 'no'}`
  return `${title}: ${Array.isArray(value) ? value.map((one) => className(field, one)).join(', ') : String(value)}`
}

/** What a class of data is called on the form, in the middle of a line; other lists say what they hold. */
function className(field: string, value: unknown): string {
  const known = field === 'dataClasses' ? dataClasses.find((one) => one.value === value) : undefined
  return known ? known.title.toLowerCase() : String(value)
}

/** "$8,000/month", "400,000/month", "6,000 ms", "99.5 %", "200". */
function withUnit(value: number, unit: string): string {
  const digits = value.toLocaleString('en-US', { maximumFractionDigits: 6 })
  if (unit.startsWith('$')) return `$${digits}${unit.slice(1)}`
  return unit.startsWith('/') ? `${digits}${unit}` : `${digits} ${unit}`.trim()
}
