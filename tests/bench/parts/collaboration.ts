import { setTimeout as pause } from 'node:timers/promises'
import { Editor, listen, mark } from '../collab/clients.ts'
import { Gathering } from '../collab/rounds.ts'
import type { Round, Scenario } from '../collab/rounds.ts'
import { startMeasured } from '../collab/servers.ts'
import type { Measured, ServerName } from '../collab/servers.ts'
import type { Figure } from '../figure.ts'
import type { BenchContext } from '../part.ts'
import { median, quantile, takeTurns } from '../samples.ts'

const SCENARIOS: readonly Scenario[] = [
  { name: '2 people', rooms: 1, clients: 2, editors: 1, editsPerSecond: 60 },
  { name: '50 people', rooms: 1, clients: 50, editors: 5, editsPerSecond: 30 },
  { name: '200 boards', rooms: 200, clients: 2, editors: 1, editsPerSecond: 5 },
]
const THOUSAND: Scenario = { name: '1,000 people', rooms: 20, clients: 50, editors: 1, editsPerSecond: 2 }
/** Of the relay's median, where one is promised. */
const MOST_TIMES_RELAY: Readonly<Record<string, number>> = { '2 people': 1.7, '50 people': 1.4 }
const KB = 1024

/** What a collaboration server costs: ours beside Hocuspocus, both with storage on, and beside a relay that keeps nothing. */
export async function collaboration(context: BenchContext): Promise<Figure[]> {
  return [...(await speed(context)), ...(await memory(context)), ...(await coldOpen(context))]
}

async function speed({ isQuick, say }: BenchContext): Promise<Figure[]> {
  const [ours, hocuspocus, relay] = await Promise.all([startMeasured('ours'), startMeasured('hocuspocus'), startMeasured('relay')])
  const servers = { ours, hocuspocus, relay }
  const figures: Figure[] = []
  for (const scenario of SCENARIOS) {
    say(`  ${scenario.name}`)
    figures.push(...speedFigures(scenario, await measure(servers, scenario, isQuick ? 3 : 8, isQuick ? 1500 : 3000)))
  }
  say(`  ${THOUSAND.name}`)
  const { ours: rounds } = await measure({ ours }, THOUSAND, 1, isQuick ? 2000 : 10_000)
  figures.push({
    what: 'deliveries missed, 1,000 connections on 20 boards',
    unit: 'edits',
    ours: rounds.reduce((sum, { missed }) => sum + missed, 0),
    bound: { of: 'ours', atMost: 0 },
  })
  await Promise.all(Object.values(servers).map((server) => server.stop()))
  return figures
}

async function measure<Name extends string>(
  servers: Readonly<Record<Name, Measured>>,
  scenario: Scenario,
  rounds: number,
  ms: number,
): Promise<Record<Name, Round[]>> {
  const names = Object.keys(servers) as Name[]
  const gatherings = Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await Gathering.open(servers[name], scenario)] as const)),
  ) as Record<Name, Gathering>
  // The first round compiles what the others run.
  for (const name of names) await gatherings[name].run(ms / 2)
  const takers = Object.fromEntries(names.map((name) => [name, () => gatherings[name].run(ms)])) as Record<Name, () => Promise<Round>>
  const taken = await takeTurns(rounds, takers)
  for (const name of names) gatherings[name].close()
  return taken
}

function speedFigures({ name }: Scenario, taken: Record<ServerName, Round[]>): Figure[] {
  const latency = (server: ServerName, q: number): number => median(taken[server].map(({ latenciesMs }) => quantile(latenciesMs, q)))
  const cpu = (server: ServerName): number => median(taken[server].map(({ cpuMicrosPerDelivery }) => cpuMicrosPerDelivery))
  const bound = MOST_TIMES_RELAY[name]
  const arrival = (q: number, server: 'relay' | 'hocuspocus', atMost?: number): Figure => ({
    what: `an edit reaches the others, ${name}, p${q * 100}`,
    unit: 'ms',
    ours: latency('ours', q),
    reference: { is: server === 'relay' ? 'relay that keeps nothing' : 'Hocuspocus, SQLite', value: latency(server, q) },
    ...(atMost !== undefined && { bound: { of: 'ratio' as const, atMost } }),
  })
  return [
    arrival(0.5, 'relay', bound),
    arrival(0.5, 'hocuspocus'),
    arrival(0.99, 'hocuspocus'),
    {
      what: `processor time per delivery, ${name}`,
      unit: 'µs',
      ours: cpu('ours'),
      reference: { is: 'Hocuspocus, SQLite', value: cpu('hocuspocus') },
      bound: { of: 'ratio', atMost: 1 },
    },
    {
      what: `processor time per delivery, ${name}`,
      unit: 'µs',
      ours: cpu('ours'),
      reference: { is: 'relay that keeps nothing', value: cpu('relay') },
    },
    {
      what: `deliveries missed, ${name}`,
      unit: 'edits',
      ours: taken.ours.reduce((sum, { missed }) => sum + missed, 0),
      bound: { of: 'ours', atMost: 0 },
    },
  ]
}

async function memory({ isQuick, say }: BenchContext): Promise<Figure[]> {
  say('  memory')
  const count = isQuick ? 150 : 400
  const [ours, theirs] = [await weigh('ours', count), await weigh('hocuspocus', count)]
  const figure = (what: string, key: keyof typeof ours, atMost: number): Figure => ({
    what,
    unit: 'KB',
    ours: ours[key] / KB,
    reference: { is: 'Hocuspocus, SQLite', value: theirs[key] / KB },
    bound: { of: 'ours', atMost },
  })
  return [figure('heap of an idle connection', 'connection', 4), figure('heap of an empty board', 'room', 3)]
}

/** Bytes of heap, after garbage was collected. */
async function weigh(name: ServerName, count: number): Promise<{ connection: number; room: number }> {
  const server = await startMeasured(name)
  const heap = async (): Promise<number> => (await server.usage('memory')).heapBytes
  const warm: string[] = []
  for (let n = 0; n < 20; n++) warm.push(await server.makeRoom())
  const rooms: string[] = []
  for (let n = 0; n < count; n++) rooms.push(await server.makeRoom())
  const join = async (room: string): Promise<void> => {
    const { socket } = await listen(server, room)
    socket.removeAllListeners('close')
  }
  for (const room of [...warm, ...warm]) await join(room)
  const before = await heap()
  for (const room of rooms) await join(room)
  const withRooms = await heap()
  for (const room of rooms) await join(room)
  const withConnections = await heap()
  await server.stop()
  const connection = (withConnections - withRooms) / count
  return { connection, room: (withRooms - before) / count - connection }
}

async function coldOpen({ isQuick, say }: BenchContext): Promise<Figure[]> {
  const updates = isQuick ? 3000 : 10_000
  say(`  cold open of ${updates} updates`)
  const servers = { ours: await startMeasured('ours'), hocuspocus: await startMeasured('hocuspocus') }
  const rooms = { ours: await draw(servers.ours, updates), hocuspocus: await draw(servers.hocuspocus, updates) }
  const open = async (name: keyof typeof servers): Promise<number> => {
    await servers[name].restart()
    const start = performance.now()
    const { socket, contentBytes } = await listen(servers[name], rooms[name])
    const taken = performance.now() - start
    socket.removeAllListeners('close').terminate()
    if (contentBytes < 10_000) throw new Error(`${name} opened an empty room`)
    return taken
  }
  const taken = await takeTurns(isQuick ? 3 : 5, { ours: () => open('ours'), hocuspocus: () => open('hocuspocus') })
  await Promise.all(Object.values(servers).map((server) => server.stop()))
  return [
    {
      what: `a board of ${updates.toLocaleString('en')} updates opens after a restart`,
      unit: 'ms',
      ours: median(taken.ours),
      reference: { is: 'Hocuspocus, SQLite', value: median(taken.hocuspocus) },
      bound: { of: 'ratio', atMost: 1 },
    },
  ]
}

const BOXES = 100

/** A room with so many updates in it, stored. */
async function draw(server: Measured, updates: number): Promise<string> {
  const room = await server.makeRoom()
  const author = await listen(server, room)
  author.socket.removeAllListeners('close')
  const editors = Array.from({ length: BOXES }, (_, n) => new Editor(server, author, `box${n}`))
  for (let n = BOXES; n < updates; n++) {
    editors[n % BOXES]!.edit(`${mark(n)} ${'x'.repeat(60)}`)
    if (n % 200 === 0) await pause(20)
  }
  let size = 0
  // Whoever reads the last edit knows that all before it have arrived.
  for (let last = -1; size !== last;) {
    await pause(1000)
    const reader = await listen(server, room)
    reader.socket.removeAllListeners('close').terminate()
    ;[last, size] = [size, reader.contentBytes]
  }
  author.socket.terminate()
  // Hocuspocus stores two seconds after the last edit.
  await pause(3000)
  return room
}
