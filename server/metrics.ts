import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

/** How often the delay of the event loop is looked at: every look wakes an idle process. */
const LOOP_DELAY_EVERY_MS = 200

/** What an operator watches. One registry per service, so that two in one process do not mix. */
export interface Metrics {
  registry: Registry
  connections: Gauge
  rooms: Gauge
  updates: Counter
  refused: Counter<'reason'>
  slowReaders: Counter
  heldBack: Counter
  gaps: Counter
  commitSeconds: Histogram
}

export function createMetrics(): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry, prefix: 'premortem_', eventLoopMonitoringPrecision: LOOP_DELAY_EVERY_MS })
  return {
    registry,
    connections: new Gauge({ name: 'premortem_connections', help: 'People and scripts connected to a board.', registers }),
    rooms: new Gauge({ name: 'premortem_rooms', help: 'Boards held in memory.', registers }),
    updates: new Counter({ name: 'premortem_updates_total', help: 'Edits stored and passed on.', registers }),
    refused: new Counter({ name: 'premortem_refused_total', help: 'Messages refused, by reason.', labelNames: ['reason'], registers }),
    slowReaders: new Counter({ name: 'premortem_slow_readers_total', help: 'Connections cut because they stopped reading.', registers }),
    heldBack: new Counter({ name: 'premortem_held_back_total', help: 'Times that edits waited for a slow reader.', registers }),
    gaps: new Counter({
      name: 'premortem_gaps_total',
      help: 'Times that edits of other processes had to be read from the log.',
      registers,
    }),
    commitSeconds: new Histogram({
      name: 'premortem_commit_seconds',
      help: 'From an edit being accepted to its commit.',
      buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 2],
      registers,
    }),
  }
}
