import { statementsOf } from '../graph/predicates.ts'
import type { GraphView, ViewNode } from '../graph/view.ts'

const FAMILIES: readonly (readonly [family: string, words: RegExp])[] = [
  [
    'eu',
    /\b(eu|eea|europe(an)?|eu[- ](west|central|north|south)[-\w]*|europe-[\w]+|westeurope|northeurope|frankfurt|dublin|ireland|paris|stockholm|amsterdam|germany|german|france|french|de|fr|nl|sweden)\b/i,
  ],
  ['us', /\b(us|usa|united states|us[- ](east|west|central)[-\w]*|eastus2?|westus[23]?|virginia|oregon|ohio|iowa|california)\b/i],
  ['uk', /\b(uk|gb|london|uksouth|united kingdom|britain)\b/i],
  ['in', /\b(india|mumbai|ap-south-1|centralindia)\b/i],
  ['ca', /\b(canada|toronto|montreal|ca-central-1)\b/i],
  ['ch', /\b(switzerland|swiss|zurich)\b/i],
  ['jp', /\b(japan|tokyo|ap-northeast-1)\b/i],
  ['au', /\b(australia|sydney|ap-southeast-2)\b/i],
]

/** Region names that mean the same jurisdiction: "eu-west-1", "Frankfurt" and "EU" are one. Undefined for words that name none. */
export function jurisdiction(words: string | undefined): string | undefined {
  return words === undefined ? undefined : FAMILIES.find(([, pattern]) => pattern.test(words))?.[0]
}

/** Where a node runs: by property or zone, else by its label in brackets or capitals ("GPT-4o (US)", "LLM eu-west-1"). */
export function jurisdictionOf(graph: GraphView, node: ViewNode): string | undefined {
  const stated = graph.regionOf(node)
  if (stated !== undefined) return jurisdiction(stated) ?? stated
  const hint = node.label.match(/\(([^)]*)\)|\b(EU|US|UK|[a-z]{2}-(?:west|east|central|north|south)[a-z]*-?\d?)\b/)
  return jurisdiction(hint?.[1] ?? hint?.[2]) ?? node.zones.map((zone) => jurisdiction(zone.label)).find((one) => one !== undefined)
}

const ONLY = /\b(only|stays?|remain|remains|must (be|stay|remain)|never leaves?|not leave|kept|keep|residency|in[- ]region)\b/i

/** The jurisdiction that data must not leave, and the words that say so. `statement` is undefined where only the list of regions does. */
export function requiredJurisdiction(graph: GraphView): { region: string; statement?: string } | undefined {
  const statement = statementsOf(graph).find((text) => ONLY.test(text) && jurisdiction(text) !== undefined)
  if (statement) return { region: jurisdiction(statement)!, statement }
  const { regions } = graph.requirements
  const [only] = regions ?? []
  if (regions?.length !== 1 || only === undefined) return undefined
  return { region: jurisdiction(only) ?? only.toLowerCase() }
}
