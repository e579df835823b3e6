import { useCallback, useEffect, useRef, useState } from 'react'
import type { DragEvent, ReactNode } from 'react'
import type { Graph } from '#critique/graph/graph.ts'
import type { Board } from '#src/canvas/board.ts'
import { isTyping } from '#src/canvas/isTyping.ts'
import { lastStep } from '#src/canvas/lastStep.ts'
import type { Placing } from '#src/canvas/placing.ts'
import { useToast } from '#src/ui/Toast.tsx'
import type { ToastMessage } from '#src/ui/Toast.tsx'
import { endings } from './endings.ts'
import { useImport } from './useImport.tsx'

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
  /** The hidden file input, and the dialogs about what was read. */
  element: ReactNode
}

/** Puts the graph of a file or a paste on the board, beside what is there, as one step that can be undone. */
export function useOpenFile(board: Board | null): OpenFile {
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setIsOver] = useState(false)
  const say = useToast()
  const take = useCallback(
    async (graph: Graph, placing: Placing, name: string) => {
      if (!board) return
      // It may have come to that while the dialog was open.
      if (board.isReadonly.get()) return say(onlyRead(name))
      await board.placeGraph(graph, placing)
      say({ text: `${name} is on the board.`, ...lastStep(board) })
    },
    [board, say],
  )
  const { bring, isDrawing, element } = useImport({ action: 'Put it on the board', onTake: take })
  const open = (file: File | undefined) => {
    if (!file || !board) return
    if (board.isReadonly.get()) say(onlyRead(file.name))
    else void bring(file)
  }
  usePastedDrawing(board, isDrawing, bring)
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
      open(event.dataTransfer.files[0])
    },
  }
  return {
    choose: () => input.current?.click(),
    drop,
    isOver,
    element: (
      <>
        <input
          ref={input}
          type="file"
          hidden
          aria-label="File with a board"
          accept={endings}
          onChange={(event) => {
            open(event.target.files?.[0])
            event.target.value = ''
          }}
        />
        {element}
      </>
    ),
  }
}

const onlyRead = (name: string): ToastMessage => ({ text: `Here this board is only read: ${name} was not put on it.`, tone: 'problem' })

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files')

/** Shorter words are no drawing; the canvas may have them at once. */
const SHORTEST = 20

/** A drawing that is pasted onto the board is read; words and shapes are the canvas's own business. */
function usePastedDrawing(
  board: Board | null,
  isDrawing: (text: string) => Promise<boolean>,
  bring: (content: File | string) => Promise<void>,
): void {
  useEffect(() => {
    if (!board) return
    const onPaste = (event: ClipboardEvent) => {
      if (isTyping(event.target) || board.isReadonly.get()) return
      const text = event.clipboardData?.getData('text/plain') ?? ''
      const html = event.clipboardData?.getData('text/html') ?? ''
      const file = text === '' ? event.clipboardData?.files[0] : undefined
      if (!file && (html.includes('data-tldraw') || !mayBeDrawing(text))) return
      // Whether it is one is known a moment later: if it is not, the canvas gets it after all.
      event.preventDefault()
      event.stopImmediatePropagation()
      if (file) void bring(file)
      else void isDrawing(text).then((is) => (is ? bring(text) : board.editor.putExternalContent({ type: 'text', text })))
    }
    document.addEventListener('paste', onPaste, true)
    return () => document.removeEventListener('paste', onPaste, true)
  }, [board, isDrawing, bring])
}

/** JSON, XML, YAML, and the words that diagrams begin with. */
const mayBeDrawing = (text: string): boolean =>
  text.length >= SHORTEST &&
  /^\s*[[{<]|^\s*(---|%%|```|graph\b|flowchart\b|@startuml|workspace\b|app:|kind:)|-+>/.test(text.slice(0, 2_000))
