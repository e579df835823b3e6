import { watch as watchFolder } from 'node:fs'
import path from 'node:path'
import { UsageError } from './usage.ts'
import type { Io } from './usage.ts'

/** Editors write a file in several steps. */
const SETTLED_MS = 120
const WAIVERS = /^premortem\.waivers\.(ya?ml|json)$/

/** Checks now and whenever one of the files, or the waivers beside it, is written again. Ends with the process. */
export async function watch(files: readonly string[], check: () => Promise<number>, io: Io): Promise<number> {
  const wanted = new Set(files.map((file) => path.resolve(file.replace(/#\d+$/, ''))))
  let timer: NodeJS.Timeout | undefined
  let last: Promise<unknown> = Promise.resolve()
  const again = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      last = last.then(() => tell(check, io))
    }, SETTLED_MS)
  }
  // A file that is replaced is a new file: its folder sees that, the file itself would not.
  const watchers = [...new Set([...wanted].map((file) => path.dirname(file)))].map((folder) =>
    watchFolder(folder, (_event, name) => {
      if (name === null || wanted.has(path.join(folder, name)) || WAIVERS.test(name)) again()
    }),
  )
  last = tell(check, io)
  await new Promise<void>((resolve) => process.once('SIGINT', resolve).once('SIGTERM', resolve))
  clearTimeout(timer)
  for (const watcher of watchers) watcher.close()
  return 0
}

async function tell(check: () => Promise<number>, io: Io): Promise<void> {
  try {
    await check()
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    // Half of a file that is just being written: the next one will do.
    io.err(`premortem check: ${error.message}\n`)
  }
  io.err('Watching for changes. Control-C ends it.\n')
}
