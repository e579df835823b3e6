import { expect, it } from 'vitest'
import { TokenBucket } from '#server/rooms/tokenBucket.ts'

it('gives a burst at once, then makes wait as long as the rate says', () => {
  let now = 0
  const bucket = new TokenBucket(10, 3, () => now)
  expect([bucket.take(1), bucket.take(1), bucket.take(1)]).toEqual([0, 0, 0])
  expect(bucket.take(1)).toBe(100)
  now = 200
  expect(bucket.take(1)).toBe(0)
})

it('saves up no more than a burst', () => {
  let now = 0
  const bucket = new TokenBucket(10, 3, () => now)
  now = 3_600_000
  expect(bucket.take(3)).toBe(0)
  expect(bucket.take(1)).toBe(100)
})
