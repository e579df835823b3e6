import { describe, expect, it } from 'vitest'
import { calcPrice } from '@pydantic/genai-prices'
import { priceTable } from '#critique/estimate/priceTable.ts'
import { tablePrices } from '#critique/estimate/prices.ts'

const prices = tablePrices(priceTable)
const idOf = (text: string): string | undefined => prices.find(text)?.id

describe('a model is found by what people write on a box', () => {
  it.each([
    ['gpt-5.4', 'gpt-5.4'],
    ['GPT 5.4 mini', 'gpt-5.4-mini'],
    ['Answer model (GPT-4o)', 'gpt-4o'],
    ['gpt4o-mini', 'gpt-4o-mini'],
    ['gpt-4o-2024-08-06', 'gpt-4o'],
    ['openai/gpt-5', 'gpt-5'],
    ['Claude Haiku 4.5', 'claude-haiku-4-5'],
    ['claude-haiku-4-5-20251001', 'claude-haiku-4-5'],
    ['Claude 3.5 Sonnet', 'claude-3-5-sonnet'],
    ['Sonnet 4', 'claude-sonnet-4-0'],
    ['Opus 5.5 planner', 'claude-opus-5-5'],
    ['Gemini 2.5 Flash-Lite', 'gemini-2.5-flash-lite'],
    ['gemini-3.1-pro', 'gemini-3.1-pro-preview'],
    ['Llama 3.3 70B', 'llama-3.3-70b-versatile'],
    ['text-embedding-3-large', 'text-embedding-3-large'],
    ['Cohere embed-v4.0', 'embed-v4.0'],
    ['DeepSeek V4 Flash', 'deepseek-v4-flash'],
  ])('%s', (text, id) => {
    expect(idOf(text)).toBe(id)
  })

  it.each(['GPT', 'LLM', 'gpt-5.9', 'gpt-5 pro', 'Claude', 'Claude Sonnet', 'Opus 9', 'gpt-4o realtime', 'Step o', 'Booking agent', ''])(
    '"%s" names no model for certain',
    (text) => {
      expect(idOf(text)).toBeUndefined()
    },
  )
})

it('asks the price of the table, not that of another day', () => {
  for (const { id, provider, input, output } of priceTable.models) {
    if (provider !== 'openai') continue
    const priced = calcPrice({ input_tokens: 1000, output_tokens: 1000 }, id, {
      providerId: provider,
      timestamp: new Date(priceTable.date),
    })
    expect(priced!.total_price, id).toBeCloseTo((input + output) / 1000, 9)
  }
})

it('has no model twice, and a date', () => {
  const ids = priceTable.models.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(priceTable.date).toMatch(/^\d{4}-\d\d-\d\d$/)
})
