import { normalQuantile } from './random.ts'

/** Standard errors on either side of a measured share that hold the true one in 95 of 100 measurements. */
const Z = normalQuantile(0.975)

/** Half the width of the 95 % interval around a share measured on `cases`, by the normal approximation. Too narrow near 0 and 1: see `wilson`. */
export const halfWidth = (share: number, cases: number): number => Z * Math.sqrt((share * (1 - share)) / cases)

/** The 95 % interval around a share measured on `cases` (Wilson 1927), which holds near 0 and 1 as well. */
export function wilson(share: number, cases: number): { low: number; high: number } {
  const square = Z * Z
  const middle = (share + square / (2 * cases)) / (1 + square / cases)
  const half = (Z / (1 + square / cases)) * Math.sqrt((share * (1 - share)) / cases + square / (4 * cases * cases))
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) }
}

/** Cases that measure a share to within `half` on either side. */
export const casesFor = (share: number, half: number): number => Math.ceil((Z * Z * share * (1 - share)) / (half * half))

/** Cases for each of two versions, scored on cases of their own, to tell these shares apart in 8 of 10 experiments at the 5 % level. */
export function casesToTell(before: number, after: number, power = 0.8): number {
  const z = Z + normalQuantile(power)
  return Math.ceil((z * z * (before * (1 - before) + after * (1 - after))) / (after - before) ** 2)
}

/**
 * Cases to tell two versions apart when both answer the same cases (McNemar): `disagree` is the share of cases that only one of them
 * gets right, `gain` the difference of the shares.
 * @throws {RangeError} the gain is larger than the disagreement.
 */
export function pairedCasesToTell(disagree: number, gain: number, power = 0.8): number {
  if (Math.abs(gain) > disagree) throw new RangeError(`a gain of ${gain} needs at least that much disagreement, found ${disagree}`)
  const noise = Z * Math.sqrt(disagree) + normalQuantile(power) * Math.sqrt(disagree - gain * gain)
  return Math.ceil((noise * noise) / (gain * gain))
}
