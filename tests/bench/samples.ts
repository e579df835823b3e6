/** The value below which the share `q` of the samples lies, by the nearest rank. */
export function quantile(samples: readonly number[], q: number): number {
  const sorted = samples.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)] ?? Number.NaN
}

export const median = (samples: readonly number[]): number => quantile(samples, 0.5)

/**
 * Takes samples of several things in turns, round by round, so that a busy moment of the machine meets them all. Every second round goes
 * the other way: whoever is always first pays for what the others share.
 */
export async function takeTurns<Name extends string, Sample>(
  rounds: number,
  takers: Readonly<Record<Name, (round: number) => Sample | Promise<Sample>>>,
): Promise<Record<Name, Sample[]>> {
  const names = Object.keys(takers) as Name[]
  const taken = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, Sample[]>
  for (let round = 0; round < rounds; round++) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) taken[name].push(await takers[name](round))
  }
  return taken
}
