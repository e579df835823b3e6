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
export const octave = fixture('octave.json') as Made & {
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

/** What SimPy answered, frozen; tests/fixtures/queueing/simulate.py made it. */
export const simpy = fixture('simpy.json') as Made & {
  multiServerWaits: (Spread & { servers: number; rho: number; cs2: number })[]
  flows: Record<'retrieval' | 'retried' | 'agent' | 'twoOfThree' | 'fanOut', Spread>
  queued: Spread
}

function fixture(name: string): unknown {
  return JSON.parse(readFileSync(path.join(import.meta.dirname, '../../fixtures/queueing', name), 'utf8'))
}
