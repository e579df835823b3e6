import { writeFile } from 'node:fs/promises'
import { cpus, loadavg } from 'node:os'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '../e2e/launch.ts'
import { table, verdictOf } from './figure.ts'
import type { Figure } from './figure.ts'
import type { Part } from './part.ts'
import { canvas } from './parts/canvas.ts'
import { collaboration } from './parts/collaboration.ts'
import { commandLine } from './parts/commandLine.ts'
import { drills } from './parts/drills.ts'
import { engine } from './parts/engine.ts'
import { imports } from './parts/imports.ts'
import { inference } from './parts/inference.ts'
import { interview } from './parts/interview.ts'
import { loading } from './parts/loading.ts'

const parts: Readonly<Record<string, Part>> = { engine, inference, canvas, loading, commandLine, collaboration, imports, interview, drills }
const RESULTS = 'tests/bench/RESULTS.md'

/** Runs the parts that are asked for and prints one table. Returns the exit code: 1 when a bound is missed. */
export async function bench(args: readonly string[]): Promise<number> {
  const isQuick = args.includes('--quick')
  const at = args.indexOf('--only')
  const wanted = at < 0 ? Object.keys(parts) : (args[at + 1] ?? '').split(',')
  const unknown = wanted.filter((name) => !Object.hasOwn(parts, name))
  if (unknown.length > 0) {
    console.error(`--only knows ${Object.keys(parts).join(', ')}; found "${unknown.join(', ')}".`)
    return 2
  }
  let opened: Promise<Browser> | undefined
  const browser = (): Promise<Browser> => (opened ??= launchBrowser())
  const say = (text: string): void => console.error(text)
  const figures: Figure[] = []
  for (const name of wanted) {
    say(`${name} …`)
    figures.push(...(await parts[name]!({ isQuick, browser, say })))
  }
  const chromium = opened ? (await opened).version() : 'not used'
  await (await opened)?.close()
  console.log(`\n${table(figures)}\n`)
  // The published page holds whole runs only.
  if (at < 0 && !isQuick) await writeFile(RESULTS, page(figures, chromium))
  return figures.some((figure) => verdictOf(figure) === 'MISSED') ? 1 : 0
}

function page(figures: readonly Figure[], chromium: string): string {
  const processors = cpus()
  const missed = figures.filter((figure) => verdictOf(figure) === 'MISSED').length
  return `# Benchmarks

Written by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}: ${processors.length} cores (${processors[0]?.model.trim() ?? 'unknown'}), Chromium ${chromium}
without a GPU, Node ${process.versions.node}, load average ${loadavg()[2]!.toFixed(1)} (above the number of cores others were at work too, and bounds in milliseconds mean little). ${missed === 0 ? 'Every bound was kept.' : `${missed} of the bounds ${missed === 1 ? 'was' : 'were'} missed.`}

${table(figures)}

## How to read it
Every number has its reference beside it, measured in the same run and in turns with it: on another machine, or on this one while it is busy,
both change and their ratio stays. Numbers are medians over the rounds unless the line says p99. "shown" has no bound: it is there to be watched.

- **review**: all rules and the estimate, from a graph to a report, in Chromium. The boards are the drafts and the strong boards of the
  scenarios, put together to the size named and wired to each other. The reference copies the same graph through JSON and sorts its edges by
  name: work that grows with n·log n by construction. "Growth" is the time for 5,000 nodes divided by the time for 500.
- **script per frame**: milliseconds of the processor that JavaScript takes on the main thread for one frame of panning or dragging, from the
  browser's own counters, on the real board page with its panels and its connection to a server. The reference is a page with nothing but
  tldraw and as many of its own rectangles, in the same places, of the same size, with the same words, and every second one joined to its
  neighbour by the same arrow. Both are built for production, as pages are served. "drag" moves one box, "drag all" everything that is on the
  board. The board page is built with room for more shapes than the 1,000 that it allows; nothing else is different.
- **to a usable board**: from the navigation to the frame after all shapes of a shared board and the toolbar are there, with an empty cache.
  The reference is a page with tldraw, yjs and y-websocket and nothing else, served by the same server.
- **command line**: whole processes. **infer**: one label at a time, in Chromium; the reference looks for every name, alias and product of every
  stencil with one regular expression.
- **an edit**, **processor time**, **heap**: the real server with its store on disk, beside Hocuspocus with its SQLite extension (which stores two to ten
  seconds after it has shown) and beside a process that passes every message on and keeps nothing. Real Yjs updates through bare sockets, from the change to the
  arrival of the frame; processor time of the server's process is divided by the edits that arrived. Memory is what is left after garbage was collected.
- **Mermaid file to findings**: a file with 64 boxes in four groups is dropped on an open board; from the drop to the frame in which the dialog shows what
  would be asked first. The first time with an empty cache, so Mermaid's parser and the rules are fetched too. No reference can stand beside it.

- **replay**: a board with 200 boxes and 10,000 updates, on the product's own replay page; from the move of the slider to the second frame
  after it. **memory**: the page's heap after a garbage collection. **a model's first remark**: the peer stands in for a model and writes a
  whole remark at once.
- **drill**: from the press of Start to the frame in which the first vital number stands as a chart; **switch**: from the press to the frame with
  the changed numbers, its blast radius lit. The reference shows another tab of the same panel and computes nothing.

\`npm run bench -- --only engine,canvas\` runs parts, \`--quick\` takes fewer rounds; neither writes this page.
`
}
