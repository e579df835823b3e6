import { z } from 'zod'
import { Dimension, type Finding, Severity, Status } from '../finding.ts'
import { kindById } from '../kinds/lookup.ts'
import { rules } from '../rules/index.ts'
import { plain, visible } from './plainText.ts'
import type { CriticPrompt } from './prompt.ts'

/** One remark as the model writes it: every key is required, so that every vendor's grammar can hold it. */
export const WireFinding = z.object({
  key: z.string(),
  rule: z.string().nullable(),
  dimension: Dimension,
  severity: Severity,
  status: Status,
  title: z.string(),
  nodes: z.array(z.string()),
  edges: z.array(z.string()),
  missing: z.string().nullable(),
  because: z.string(),
  why: z.string(),
  ask: z.string(),
  fix: z.string(),
  confidence: z.number(),
})
export type WireFinding = z.infer<typeof WireFinding>

export const WireReply = z.object({ findings: z.array(WireFinding) })

/** The same as JSON Schema, for servers that hold a model to it. */
export const wireSchema: Record<string, unknown> = bare(z.toJSONSchema(WireReply, { target: 'draft-7' }))

/** Without the dialect's address, which some servers take for an unknown keyword. */
function bare({ $schema: _dialect, ...schema }: Record<string, unknown>): Record<string, unknown> {
  return schema
}

/** Why a remark of the model is not shown. */
export type DropReason =
  | 'malformed'
  | 'low confidence'
  | 'not on the board'
  | 'invented number'
  | 'repeats its instructions'
  | 'said twice'
  | 'too many'

export type Verdict = { finding: Finding } | { agrees: string } | { dropped: DropReason }

const LEAST_CONFIDENCE = 0.4
const MOST_FINDINGS = 8

/**
 * Judges the model's remarks one by one, in code: the model is never asked whether it was right. Rule findings stay as they are,
 * whatever it says; a remark that repeats one becomes an agreement with it.
 */
export function createGate(prompt: CriticPrompt, raised: readonly Finding[]): (item: unknown) => Verdict {
  const seen = new Set<string>()
  return (item) => {
    const parsed = WireFinding.safeParse(item)
    if (!parsed.success) return { dropped: 'malformed' }
    const wire = parsed.data
    if (!(wire.confidence >= LEAST_CONFIDENCE && wire.confidence <= 1)) return { dropped: 'low confidence' }
    const place = placeOf(wire, prompt)
    if (!place) return { dropped: 'not on the board' }
    if (repeatsPrompt(wire, prompt)) return { dropped: 'repeats its instructions' }
    const twin = raised.find((finding) => isSame(wire, place, finding))
    if (twin) return { agrees: twin.id }
    const finding = toFinding(wire, place, prompt)
    if (typeof finding === 'string') return { dropped: finding }
    if (seen.has(finding.id)) return { dropped: 'said twice' }
    if (seen.size >= MOST_FINDINGS) return { dropped: 'too many' }
    seen.add(finding.id)
    return { finding }
  }
}

interface Place {
  nodes: string[]
  edges: string[]
  /** Kind of a component that is not there. */
  missing: string | null
}

/** Where on the board a remark is, by the board's own ids; undefined when it names something that is not there. */
function placeOf(wire: WireFinding, { nodes, edges, view }: CriticPrompt): Place | undefined {
  const namedNodes = wire.nodes.map((short) => nodes.get(short))
  const namedEdges = wire.edges.map((short) => edges.get(short))
  if (namedNodes.includes(undefined) || namedEdges.includes(undefined)) return undefined
  const texts = [wire.title, wire.because, wire.why, wire.ask, wire.fix].join('\n')
  for (const [short] of texts.matchAll(SHORT_ID)) if (!nodes.has(short) && !edges.has(short)) return undefined
  const missing = wire.missing === null ? undefined : kindById(wire.missing)
  // "Missing" is a claim about the board too.
  if (wire.missing !== null && (!missing || view.nodesOf(missing.id).length > 0)) return undefined
  const ids = new Set([
    ...namedNodes.flatMap((node) => node?.id ?? []),
    ...namedEdges.flatMap((edge) => (edge ? [edge.from.id, edge.to.id] : [])),
  ])
  if (ids.size === 0 && !missing) return undefined
  return { nodes: [...ids].sort(), edges: [...new Set(namedEdges.flatMap((edge) => edge?.id ?? []))].sort(), missing: missing?.id ?? null }
}

const SHORT_ID = /(?<![\w-])[ne]\d{1,4}(?![\w-])/g

/** A remark that tells the fence or its orders is no remark about the board. */
function repeatsPrompt({ title, because, why, ask, fix }: WireFinding, { messages, fence }: CriticPrompt): boolean {
  const all = squeezed([title, because, why, ask, fix].join(' '))
  if (all.includes(squeezed(fence))) return true
  const secret = squeezed(messages[0].content)
  const step = 20
  for (let at = 0; at + 2 * step <= secret.length; at += step) if (all.includes(secret.slice(at, at + 2 * step))) return true
  return false
}

const squeezed = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]+/g, '')

/** The same rule on the same place, or the same dimension on mostly the same nodes. */
function isSame(wire: WireFinding, place: Place, finding: Finding): boolean {
  const shared = jaccard(place.nodes, finding.evidence.nodes)
  if (wire.rule === finding.rule) return shared > 0
  if (wire.dimension !== finding.dimension) return false
  return place.nodes.length > 0 && shared >= 0.5
}

function jaccard(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 && b.length === 0) return 1
  const shared = a.filter((id) => b.includes(id)).length
  return shared / (a.length + b.length - shared)
}

const ruleIds: ReadonlySet<string> = new Set(rules.map(({ id }) => id))

function toFinding(wire: WireFinding, place: Place, prompt: CriticPrompt): Finding | DropReason {
  const say = (text: string, most: number): string => named(withoutInvented(plain(text, most), prompt), prompt)
  const title = say(wire.title, 120)
  const because = say(wire.because, 400)
  if (title === '' || because === '') return wire.title.trim() && wire.because.trim() ? 'invented number' : 'malformed'
  const rule = `model/${wire.dimension}-${slugOf(wire)}`
  const evidence = { nodes: place.nodes, edges: place.edges, path: [] }
  return {
    id: `${rule}@${place.nodes.length > 0 ? place.nodes.join(',') : `no ${place.missing}`}`,
    rule,
    dimension: wire.dimension,
    severity: wire.severity,
    status: wire.status,
    rank: null,
    title,
    because,
    why: say(wire.why, 600),
    ask: say(wire.ask, 400),
    followUps: [],
    goodAnswer: [],
    fix: { text: say(wire.fix, 600), addNodes: [], addEdges: [], setProps: [], removeEdges: [] },
    evidence,
    sources: [],
    alsoResolves: [],
    origin: 'model',
  }
}

/** The name of the remark in its id. A rule that it belongs to names it best: that does not change with the model's words. */
function slugOf({ rule, key, title }: WireFinding): string {
  const words = rule !== null && ruleIds.has(rule) ? rule.slice(rule.indexOf('/') + 1) : key.trim() || title
  const slug = words
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  return slug.slice(0, 60).replace(/-+$/, '') || 'remark'
}

/** Labels in place of short ids. A label is a text of the board: it comes in last, after everything that reads the model's words. */
function named(text: string, { nodes, edges }: CriticPrompt): string {
  return text.replaceAll(SHORT_ID, (short) => {
    const edge = edges.get(short)
    const label = nodes.get(short)?.label ?? (edge ? edge.label || `${edge.from.label} to ${edge.to.label}` : short)
    return visible(label, 80)
  })
}

/** Leaves out every sentence with a number that the model was not given. */
function withoutInvented(text: string, prompt: CriticPrompt): string {
  return (text.match(/.*?[.!?](?=\s|$)|.+$/gs) ?? [])
    .filter((sentence) => amountsIn(sentence).every((amount) => isGiven(amount, prompt.numbers)))
    .join('')
    .trim()
}

/** A number of its own: not part of a name such as p95, gpt-4o, top-1, S3 or n3. */
const AMOUNT = /(?<![\w.-])[$€£]?(\d[\d,]*(?:\.\d+)?)/g

const amountsIn = (text: string): string[] => [...text.matchAll(AMOUNT)].map(([, digits]) => digits!.replaceAll(',', ''))

/** In another unit, or rounded, it is still the number that was given; 0 and 1 are words of the language. */
function isGiven(digits: string, given: readonly number[]): boolean {
  const value = Number(digits)
  if (value === 0 || value === 1) return true
  const significant = Math.max(2, digits.replace('.', '').replace(/^0+/, '').length)
  return given.some((number) => SCALES.some((scale) => same(number * scale, value, significant)))
}

/** As it stands; ms and s; thousands, millions; fractions and percent. */
const SCALES = [1, 0.001, 0.000001, 1000, 100, 0.01]

const same = (given: number, said: number, digits: number): boolean =>
  given !== 0 && (Math.abs(given - said) < 1e-9 * Math.abs(said) || Number(given.toPrecision(Math.min(digits, 15))) === said)
