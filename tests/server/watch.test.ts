import { spawn } from 'node:child_process'
import { renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'
import { makeFolder } from './temporaryFolder.ts'

const launcher = fileURLToPath(new URL('../../server/premortem.mjs', import.meta.url))
const folder = makeFolder()
afterAll(() => folder.remove())

it('checks again when a file is written, replaced, or waived beside it, and ends when it is asked to', async () => {
  const file = path.join(folder.path, 'board.sketch')
  writeFileSync(file, 'end_user#u -> agent#first -> payment_api#p')
  const child = spawn(process.execPath, [launcher, 'check', file, '--watch'], { stdio: 'pipe' })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += String(chunk)))
  child.stderr.on('data', (chunk: Buffer) => (said += String(chunk)))
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve))
  /** What is said from here until it waits again, with these words in it. */
  const until = async (words: string): Promise<void> => {
    const deadline = Date.now() + 25_000
    while (!(said.includes(words) && said.includes('Watching for changes'))) {
      if (Date.now() > deadline) throw new Error(`"${words}" did not come: ${said}`)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    said = ''
  }
  try {
    await until('first')
    writeFileSync(file, 'end_user#u -> agent#second -> payment_api#p')
    await until('second')
    writeFileSync(file, 'end_user -> nonsense')
    await until('"nonsense" is not a kind')
    writeFileSync(`${file}.new`, 'end_user#u -> agent#third -> payment_api#p')
    renameSync(`${file}.new`, file)
    await until('third')
    writeFileSync(path.join(folder.path, 'premortem.waivers.yaml'), 'waivers:\n  - { rule: x/y, reason: to see it }\n')
    await until('the waiver of x/y matches nothing')
  } finally {
    child.kill('SIGINT')
  }
  expect(await closed).toBe(0)
}, 60_000)
