/** Any number that is easy to read aloud. */
export const freshSeed = (): number => Math.floor(Math.random() * 10_000)
