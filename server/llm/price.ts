import { priceTable } from '#critique/estimate/priceTable.ts'
import { tablePrices } from '#critique/estimate/prices.ts'
import type { ModelPrice } from '#critique/estimate/prices.ts'
import type { ModelAccess, Usage } from './modelClient.ts'
import { presetFor } from './presets.ts'

const prices = tablePrices(priceTable)

/** Day of the list prices, YYYY-MM-DD. */
export const pricesOf = prices.date

const free: Pick<ModelPrice, 'input' | 'output'> = { input: 0, output: 0 }
/** Counts toward budgets where nobody knows the price, in US dollars per million tokens: as dear as a large model of late 2026. */
const dear: Pick<ModelPrice, 'input' | 'output'> = { input: 5, output: 30 }

type Tokens = Pick<Usage, 'inputTokens' | 'outputTokens' | 'cachedTokens'>

/** US dollars at list price; 0 on a machine of one's own; null where the model is not in the table. */
export function costUsd(access: ModelAccess, usage: Tokens): number | null {
  const price = presetFor(access.baseURL).isOwn ? free : prices.find(access.model)
  return price ? costAt(price, usage) : null
}

/** Like `costUsd`, but what is not known counts as dear: a budget must hold. */
export const budgetedUsd = (access: ModelAccess, usage: Tokens): number => costUsd(access, usage) ?? costAt(dear, usage)

function costAt(
  price: Pick<ModelPrice, 'input' | 'output' | 'cacheRead' | 'long'>,
  { inputTokens, outputTokens, cachedTokens }: Tokens,
): number {
  const rates = price.long && inputTokens > price.long.above ? price.long : price
  const cached = Math.min(cachedTokens, inputTokens)
  return ((inputTokens - cached) * rates.input + cached * (rates.cacheRead ?? rates.input) + outputTokens * rates.output) / 1e6
}
