import { checkPlace, guardProp } from './guard.ts'
import { PLACE } from './codec.ts'
import type { RawRecord } from './codec.ts'
import { shapeSchemas } from './schema.ts'

type Props = Readonly<Record<string, { validate: (value: unknown) => unknown }>>

/**
 * Whether a sound record is sound, too, with another value in a field that it has: a place, or a word, a number or a flag among a shape's props. Its size is
 * another matter. False where only a look at the whole record can tell.
 */
export function isSoundWith(
  { typeName, type }: RawRecord,
  field: string,
  value: string | number | boolean | null | readonly number[],
): boolean {
  if (typeName !== 'shape') return false
  if (Array.isArray(value)) return field === PLACE && isPlace(value as readonly number[])
  if (!field.startsWith('p.')) return false
  const name = field.slice(2)
  const plain = value as Exclude<typeof value, readonly number[]>
  return isValid(type, name, plain) && guardProp(type, name, plain) === null
}

function isPlace(place: readonly number[]): boolean {
  const [x, y, rotation] = place
  return place.length === 3 && checkPlace({ x, y, rotation }) === null
}

function isValid(type: unknown, name: string, value: unknown): boolean {
  const props: Props | undefined = shapeSchemas[type as keyof typeof shapeSchemas].props
  if (!props || !Object.hasOwn(props, name)) return false
  try {
    props[name]!.validate(value)
    return true
  } catch {
    return false
  }
}
