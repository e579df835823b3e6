import { lazy, Suspense, useCallback, useState } from 'react'
import type { ReactNode } from 'react'
import type { Reading } from '#critique/formats/format.ts'
import type { Graph } from '#critique/graph/graph.ts'
import type { Placing } from '#src/canvas/placing.ts'
import { FileProblem } from './FileProblem.ts'

// The readers and the dialog come with the first drawing that somebody brings: no page carries them.
const WrongFile = lazy(async () => ({ default: (await import('./WrongFile.tsx')).WrongFile }))
const ImportDialog = lazy(async () => ({ default: (await import('./ImportDialog.tsx')).ImportDialog }))

/** What was read and waits for a yes. */
interface Waiting {
  name: string
  format: string
  readings: readonly Reading[]
}

export interface Import {
  /** Reads a file or a paste, and lands it at once or after the dialog. */
  bring: (content: File | string) => Promise<void>
  /** Whether a paste is a drawing of some format: a remark that somebody copied is none. */
  isDrawing: (text: string) => Promise<boolean>
  element: ReactNode
}

/** From a file or a paste to a graph that lands somewhere, with everything that has to be said in between. */
export function useImport({
  action,
  busy = false,
  onTake,
}: {
  action: string
  busy?: boolean
  onTake: (graph: Graph, placing: Placing, name: string) => Promise<void> | void
}): Import {
  const [waiting, setWaiting] = useState<Waiting | null>(null)
  const [problem, setProblem] = useState<FileProblem | null>(null)
  const bring = useCallback(
    async (content: File | string) => {
      const name = typeof content === 'string' ? 'What you pasted' : content.name
      try {
        // What the dialog shows is fetched while the file is read.
        void Promise.all([import('./ImportDialog.tsx'), import('#critique/review.ts')]).catch(() => undefined)
        const { readFile, readContent } = await import('./readFile.ts')
        const read = typeof content === 'string' ? await readContent(content, name) : await readFile(content)
        const [first] = read.readings
        if (first && !needsWord(read.format.id, read.readings)) {
          const { correctedDrawing, noCorrections } = await import('./corrections.ts')
          const isWhole = read.format.id !== 'picture'
          const drawn = isWhole ? { graph: first.graph, placing: {} } : correctedDrawing(first, noCorrections)
          await onTake(drawn.graph, drawn.placing, name)
        } else setWaiting({ name, format: read.format.name, readings: read.readings })
      } catch (error) {
        setProblem(
          error instanceof FileProblem
            ? error
            : new FileProblem(`${name} could not be opened: ${error instanceof Error ? error.message : String(error)}`),
        )
      }
    },
    [onTake],
  )
  const isDrawing = useCallback(async (text: string) => (await import('./readFile.ts')).isDrawing(text), [])
  const element = (
    <>
      {waiting && (
        <Suspense fallback={null}>
          <ImportDialog
            {...waiting}
            action={action}
            busy={busy}
            onTake={(graph, placing) => {
              setWaiting(null)
              void onTake(graph, placing, waiting.name)
            }}
            onClose={() => setWaiting(null)}
          />
        </Suspense>
      )}
      {problem && (
        <Suspense fallback={null}>
          <WrongFile problem={problem} onClose={() => setProblem(null)} />
        </Suspense>
      )}
    </>
  )
  return { bring, isDrawing, element }
}

const ours = new Set(['graph', 'sketch', 'tldraw'])

/** Our own files say what they mean. Of everything else people are told how it was understood. */
function needsWord(format: string, readings: readonly Reading[]): boolean {
  if (readings.length > 1) return true
  if (ours.has(format)) return false
  const account = readings[0]?.account
  const isClean = account?.unsure.length === 0 && account.guessedArrows.length + account.repaired.length + account.ignored.length === 0
  return !(format === 'picture' && isClean)
}
