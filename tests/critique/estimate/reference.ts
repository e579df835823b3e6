import { readFileSync } from 'node:fs'
import path from 'node:path'

interface Made {
  made: { by: string; on: string }
}
interface Waits {
  lambda: number
  mu: number
  wait: number
  response: number
  number: number
  utilisation: number
}
interface Spread {
  mean: number
  p50: number
  p95: number
  p99: number
}

/** What octave-queueing answered, frozen; tests/fixtures/queueing/octave.m made it. */
export const octave = fixture<
  Made & {
    mm1: Waits[]
    mmc: (Waits & { servers: number; waiting: number })[]
    md1: Waits[]
    jackson: {
      routing: number[][]
      arrivals: number[]
      service: number[]
      servers: number[]
      visits: number[]
      utilisation: number[]
      response: number[]
      number: number[]
      total: number
    }[]
  }
>('octave.json')

/** What SimPy answered, frozen; tests/fixtures/queueing/simulate.py made it. */
export const simpy = fixture<
  Made & {
    multiServerWaits: (Spread & { servers: number; rho: number; cs2: number })[]
    flows: Record<'retrieval' | 'retried' | 'agent' | 'twoOfThree' | 'fanOut', Spread>
    queued: Spread
  }
>('simpy.json')

function fixture<T>(name: string): T {
  return JSON.parse(readFileSync(path.join(import.meta.dirname, '../../fixtures/queueing', name), 'utf8')) as T
}
