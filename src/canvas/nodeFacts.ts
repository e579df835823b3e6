import type { PropValue } from '#critique/graph/graph.ts'
import type { PropSpec } from '#critique/kinds/kind.ts'
import { kindById } from '#critique/kinds/lookup.ts'
import { nodeProps, sharedProps } from '#critique/kinds/props.ts'

const MAX_WORD = 22
const common: readonly PropSpec[] = [...nodeProps, ...sharedProps]
/** Units that say nothing beside the name of the fact. */
const silent = new Set(['count', 'items', 'fraction', 'boolean', 'attempts'])

/** What is said of a component, fact by fact: "k 40", "p95 80 ms". Numbers first, then words, then flags; long words cut unless whole. */
export function factsOf(kind: string, data: Readonly<Record<string, PropValue>>, { isWhole = false } = {}): string[] {
  const specs = [...(kindById(kind)?.props ?? []), ...common]
  const said = Object.entries(data).filter(([name, value]) => name !== 'planned' && value !== null && value !== '')
  const order = (value: PropValue): number => (typeof value === 'number' ? 0 : typeof value === 'boolean' ? 2 : 1)
  return said
    .toSorted(([, a], [, b]) => order(a) - order(b))
    .map(([name, value]) =>
      fact(
        name,
        value,
        specs.find((spec) => spec.name === name),
        isWhole,
      ),
    )
}

function fact(name: string, value: PropValue, spec: PropSpec | undefined, isWhole: boolean): string {
  const words = shortName(name)
  if (typeof value === 'boolean') return value ? words : `no ${words}`
  // "max steps 8 steps" says it twice.
  const unit = spec?.unit && !silent.has(spec.unit) && !words.includes(spec.unit) ? ` ${spec.unit}` : ''
  const text = Array.isArray(value)
    ? value.join(', ')
    : typeof value === 'number'
      ? value.toLocaleString('en-US', { maximumFractionDigits: 4 })
      : String(value).replaceAll('_', ' ')
  return `${words} ${isWhole ? text : cut(text)}${unit}`
}

const cut = (text: string): string => (text.length > MAX_WORD ? `${text.slice(0, MAX_WORD - 1)}…` : text)

/** `p95Ms` as "p95", `maxSteps` as "max steps": the unit follows the number. */
function shortName(name: string): string {
  return name
    .replace(/(Ms|Usd|Days|Min)$/, '')
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
}
