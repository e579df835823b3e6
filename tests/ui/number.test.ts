import { expect, it } from 'vitest'
import { readNumber, shortNumber, writeNumber, withUnitsKept } from '#src/ui/number.ts'

it.each([
  ['900k', 900_000],
  ['1.2M', 1_200_000],
  ['20,000', 20_000],
  ['0.02', 0.02],
  ['.5', 0.5],
  [' 1_000 ', 1000],
])('reads "%s" as a person means it', (text, value) => {
  expect(readNumber(text)).toBe(value)
})

it('tells nothing from nonsense', () => {
  expect(readNumber('  ')).toBeUndefined()
  expect(readNumber('soon')).toBeNull()
  expect(readNumber('1.2.3')).toBeNull()
})

it('reads back what it wrote', () => {
  for (const value of [0, 0.000_012, 12.5, 1_234_567.89]) expect(readNumber(writeNumber(value))).toBe(value)
})

it('shortens numbers to what a glance takes in', () => {
  expect(shortNumber(1_234_567)).toBe('1.23M')
  expect(shortNumber(0.018_34)).toBe('0.0183')
  expect(shortNumber(950)).toBe('950')
})

it('keeps a number on one line with its unit, and leaves other words free', () => {
  expect(withUnitsKept('99.5 % within 6 s, 12 req/s, 3 steps')).toBe('99.5\u00a0% within 6\u00a0s, 12\u00a0req/s, 3 steps')
})
