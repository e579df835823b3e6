import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { CounterConfiguration, HistogramConfiguration } from 'prom-client'

/** How often the delay of the event loop is looked at: every look wakes an idle process. */
const LOOP_DELAY_EVERY_MS = 200

/** What an operator watches. One registry per service, so that two in one process do not mix. */
export interface Metrics {
  registry: Registry
  connections: Gauge
  rooms: Gauge
  updates: Tally
  refused: Counter<'reason'>
  slowReaders: Counter
  heldBack: Counter
  gaps: Counter
  commitSeconds: Samples
}

/** A counter that costs an addition: what is counted with every edit is made up into words when somebody asks. */
class Tally {
  readonly #counter: Counter
  #news = 0

  constructor(options: CounterConfiguration<string>) {
    this.#counter = new Counter({ ...options, collect: () => this.#tell() })
  }

  #tell(): void {
    this.#counter.inc(this.#news)
    this.#news = 0
  }

  inc(): void {
    this.#news++
  }
}

/** How many samples wait until they are sorted into their buckets, or somebody asks. */
const MOST_SAMPLES = 1000

/** The same for samples. */
class Samples {
  readonly #histogram: Histogram
  #waiting: number[] = []

  constructor(options: HistogramConfiguration<string>) {
    this.#histogram = new Histogram({ ...options, collect: () => this.#sort() })
  }

  observe(value: number): void {
    if (this.#waiting.push(value) >= MOST_SAMPLES) this.#sort()
  }

  #sort(): void {
    for (const value of this.#waiting) this.#histogram.observe(value)
    this.#waiting = []
  }
}

export function createMetrics(): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry, prefix: 'premortem_', eventLoopMonitoringPrecision: LOOP_DELAY_EVERY_MS })
  return {
    registry,
    connections: new Gauge({ name: 'premortem_connections', help: 'People and scripts connected to a board.', registers }),
    rooms: new Gauge({ name: 'premortem_rooms', help: 'Boards held in memory.', registers }),
    updates: new Tally({ name: 'premortem_updates_total', help: 'Edits stored and passed on.', registers }),
    refused: new Counter({ name: 'premortem_refused_total', help: 'Messages refused, by reason.', labelNames: ['reason'], registers }),
    slowReaders: new Counter({ name: 'premortem_slow_readers_total', help: 'Connections cut because they stopped reading.', registers }),
    heldBack: new Counter({ name: 'premortem_held_back_total', help: 'Times that edits waited for a slow reader.', registers }),
    gaps: new Counter({
      name: 'premortem_gaps_total',
      help: 'Times that edits of other processes had to be read from the log.',
      registers,
    }),
    commitSeconds: new Samples({
      name: 'premortem_commit_seconds',
      help: 'From an edit being accepted to its commit.',
      buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 2],
      registers,
    }),
  }
}
