import { setTimeout as pause } from 'node:timers/promises'
import { newBoard } from '../../e2e/launch.ts'
import { node } from '../../server/records/samples.ts'
import { join, synced, write } from '../boards.ts'
import type { Client } from '../boards.ts'
import { copyProduct } from '../buildPage.ts'
import type { Figure } from '../figure.ts'
import type { BenchContext } from '../part.ts'
import { startProgram, startServer } from '../program.ts'
import { quantile, takeTurns } from '../samples.ts'

const ROOMS = [
  { clients: 2, editors: 1, everyMs: 16 },
  { clients: 50, editors: 5, everyMs: 33 },
]
const BOX = node('box')

/** How long an edit takes from one client to the others, through the real server and its disk. */
export async function collaboration({ isQuick, say }: BenchContext): Promise<Figure[]> {
  const ours = await startServer(await copyProduct())
  const relay = await startProgram(['tests/bench/relay.mjs'])
  const figures: Figure[] = []
  for (const { clients, editors, everyMs } of ROOMS) {
    say(`  ${clients} people on one board`)
    const rooms = {
      ours: await gather(ours.url, await newBoard(ours.url), clients),
      relay: await gather(relay.url, 'board', clients),
    }
    const edits = isQuick ? 20 : 60
    const taken = await takeTurns(isQuick ? 3 : 10, {
      ours: () => listen(rooms.ours, editors, edits, everyMs),
      relay: () => listen(rooms.relay, editors, edits, everyMs),
    })
    const figure = (name: string, q: number): Figure => ({
      what: `an edit reaches the others, ${clients} people, ${name}`,
      unit: 'ms',
      ours: quantile(taken.ours.flat(), q),
      reference: { is: 'relay that keeps nothing', value: quantile(taken.relay.flat(), q) },
    })
    figures.push(figure('p50', 0.5), figure('p99', 0.99))
    for (const client of [...rooms.ours, ...rooms.relay]) client.leave()
  }
  await ours.stop()
  await relay.stop()
  return figures
}

/** People at one board, each of whom has the box. */
async function gather(url: string, board: string, count: number): Promise<Client[]> {
  const first = join(url, board)
  await connected(first)
  write(first, [BOX])
  const others = Array.from({ length: count - 1 }, () => join(url, board))
  await Promise.all(others.map(synced))
  await Promise.all(others.map(hasBox))
  return [first, ...others]
}

const connected = ({ provider }: Client): Promise<void> =>
  new Promise((resolve) => {
    if (provider.wsconnected) return resolve()
    provider.on('status', ({ status }) => {
      if (status === 'connected') resolve()
    })
  })

async function hasBox({ records }: Client): Promise<void> {
  while (!records.has(BOX.id)) await pause(5)
}

/** Moves the box again and again, and returns how many milliseconds each move took to each of the others. */
async function listen(clients: readonly Client[], editors: number, edits: number, everyMs: number): Promise<number[]> {
  const latencies: number[] = []
  const sent = new Map<number, number>()
  // No two rounds move it to the same place: what arrives late is not taken for something else.
  const first = Math.floor(performance.now())
  const stops = clients.map(({ records }) => {
    const onChange = (_: unknown, { local }: { local: boolean }): void => {
      if (local) return
      const [x] = records.get(BOX.id)!.get('xyr') as [number, number, number]
      const at = sent.get(x)
      if (at !== undefined) latencies.push(performance.now() - at)
    }
    records.observeDeep(onChange)
    return () => records.unobserveDeep(onChange)
  })
  for (let edit = first; edit < first + edits; edit++) {
    const { records } = clients[edit % editors]!
    sent.set(edit, performance.now())
    records.get(BOX.id)?.set('xyr', [edit, 0, 0])
    await pause(everyMs)
  }
  await pause(300)
  for (const stop of stops) stop()
  return latencies
}
