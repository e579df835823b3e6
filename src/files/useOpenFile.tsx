import { useCallback, useRef, useState } from 'react'
import type { DragEvent, ReactNode } from 'react'
import type { Board } from '#src/canvas/board.ts'
import { Button } from '#src/ui/Button.tsx'
import { Dialog } from '#src/ui/Dialog.tsx'
import { useToast } from '#src/ui/Toast.tsx'
import css from './OpenFile.module.css'
import { FileProblem, readFile } from './readFile.ts'

interface OpenFile {
  /** Lets the person choose a file. */
  choose: () => void
  /** For the element on which files may be dropped. */
  drop: {
    onDragOverCapture: (event: DragEvent) => void
    onDragLeave: (event: DragEvent) => void
    onDropCapture: (event: DragEvent) => void
  }
  isOver: boolean
  /** The hidden file input and, when a file was wrong, the dialog that says where. */
  element: ReactNode
}

/** Puts a file's graph on the board, beside what is there, as one step that can be undone. */
export function useOpenFile(board: Board | null): OpenFile {
  const input = useRef<HTMLInputElement>(null)
  const [problem, setProblem] = useState<FileProblem | null>(null)
  const [isOver, setIsOver] = useState(false)
  const say = useToast()
  const open = useCallback(
    async (file: File | undefined) => {
      if (!file || !board) return
      try {
        for (const { graph } of await readFile(file)) await board.placeGraph(graph)
        say({ text: `${file.name} is on the board.`, undo: () => board.undo() })
      } catch (error) {
        setProblem(error instanceof FileProblem ? error : new FileProblem(`${file.name} could not be opened: ${String(error)}`))
      }
    },
    [board, say],
  )
  const drop = {
    onDragOverCapture: (event: DragEvent) => {
      if (!carriesFiles(event)) return
      event.preventDefault()
      event.stopPropagation()
      setIsOver(true)
    },
    onDragLeave: () => setIsOver(false),
    onDropCapture: (event: DragEvent) => {
      if (!carriesFiles(event)) return
      event.preventDefault()
      event.stopPropagation()
      setIsOver(false)
      void open(event.dataTransfer.files[0])
    },
  }
  const element = (
    <>
      <input
        ref={input}
        type="file"
        hidden
        aria-label="File with a board"
        accept=".json,.tldr,.txt,.sketch,application/json,text/plain"
        onChange={(event) => {
          void open(event.target.files?.[0])
          event.target.value = ''
        }}
      />
      <WrongFile problem={problem} onClose={() => setProblem(null)} />
    </>
  )
  return { choose: () => input.current?.click(), drop, isOver, element }
}

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files')

function WrongFile({ problem, onClose }: { problem: FileProblem | null; onClose: () => void }) {
  return (
    <Dialog
      open={problem !== null}
      onOpenChange={onClose}
      title="That file did not open"
      text={`${problem?.message ?? ''} Nothing on the board has changed.`}
    >
      {problem && problem.problems.length > 0 && (
        <ul className={css.problems}>
          {problem.problems.map(({ at, message }) => (
            <li key={at + message}>
              {at && <code>{at}</code>} {message}
            </li>
          ))}
        </ul>
      )}
      <div className={css.actions}>
        <Button look="primary" onClick={onClose}>
          All right
        </Button>
      </div>
    </Dialog>
  )
}
