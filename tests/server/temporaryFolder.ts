import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface TemporaryFolder extends Disposable {
  path: string
  remove: () => void
}

/** An empty folder; goes with the block that declares it by `using`, or by `remove`. */
export function makeFolder(): TemporaryFolder {
  const path = mkdtempSync(join(tmpdir(), 'premortem-test-'))
  const remove = (): void => rmSync(path, { recursive: true, force: true })
  return { path, remove, [Symbol.dispose]: remove }
}
