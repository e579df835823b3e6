import * as decoding from 'lib0/decoding'

/** A Yjs update that does nothing but give other values to keys of maps. */
export interface NewValues {
  /** Whoever wrote it, and the place of the first value in all that they wrote; those after it follow without gaps. */
  client: number
  clock: number
  values: NewValue[]
}

/** A value, and the item that stood in its place until now. */
export interface NewValue {
  replaced: { client: number; clock: number }
  value: PlainValue
}

/** Words, numbers, flags, and lists of numbers: what people change all the time. */
type PlainValue = string | number | boolean | null | number[]

/** An item of plain JSON that follows another one in its place, with a key: what `Y.Map.set` writes over a value. */
const REPLACING_ITEM = 0b1010_1000
/** More than this is not what somebody does sixty times a second. */
const MOST = 64

/**
 * Reads an update that somebody's moving, typing or resizing makes: each value in it takes the place of another one, which goes. Far cheaper than
 * decoding it with Yjs. null for any other update, which is not to say that anything is wrong with it.
 */
export function readNewValues(update: Uint8Array): NewValues | null {
  try {
    const decoder = decoding.createDecoder(update)
    const news = readItems(decoder)
    return news && deletesWhatIsReplaced(decoder, news.values) && !decoding.hasContent(decoder) ? news : null
  } catch {
    return null
  }
}

function readItems(decoder: decoding.Decoder): NewValues | null {
  if (decoding.readVarUint(decoder) !== 1) return null
  const count = decoding.readVarUint(decoder)
  if (count < 1 || count > MOST) return null
  const news: NewValues = { client: decoding.readVarUint(decoder), clock: decoding.readVarUint(decoder), values: [] }
  for (let n = 0; n < count; n++) {
    if (decoding.readUint8(decoder) !== REPLACING_ITEM) return null
    const replaced = { client: decoding.readVarUint(decoder), clock: decoding.readVarUint(decoder) }
    if (decoding.readVarUint(decoder) !== 1) return null
    const value: unknown = decoding.readAny(decoder)
    if (!isPlain(value)) return null
    news.values.push({ replaced, value })
  }
  return news
}

/** Each of what is replaced, once, and nothing else. */
function deletesWhatIsReplaced(decoder: decoding.Decoder, values: readonly NewValue[]): boolean {
  const [first] = values
  return values.length === 1 && first ? deletesOne(decoder, first.replaced) : deletesAll(decoder, values)
}

function deletesOne(decoder: decoding.Decoder, { client, clock }: NewValue['replaced']): boolean {
  const next = (): number => decoding.readVarUint(decoder)
  return next() === 1 && next() === client && next() === 1 && next() === clock && next() === 1
}

function deletesAll(decoder: decoding.Decoder, values: readonly NewValue[]): boolean {
  const gone = new Set<string>()
  let total = 0
  for (let clients = decoding.readVarUint(decoder); clients > 0; clients--) {
    const client = decoding.readVarUint(decoder)
    for (let ranges = decoding.readVarUint(decoder); ranges > 0; ranges--) {
      const clock = decoding.readVarUint(decoder)
      const length = decoding.readVarUint(decoder)
      total += length
      if (length === 0 || total > values.length) return false
      for (let n = 0; n < length; n++) gone.add(`${client} ${clock + n}`)
    }
  }
  return gone.size === values.length && values.every(({ replaced }) => gone.delete(`${replaced.client} ${replaced.clock}`))
}

function isPlain(value: unknown): value is PlainValue {
  if (Array.isArray(value)) return value.every((each) => typeof each === 'number')
  return value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}
