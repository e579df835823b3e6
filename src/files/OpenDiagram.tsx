import { useCallback, useEffect, useRef, useState } from 'react'
import { FileUp } from 'lucide-react'
import type { Graph } from '#critique/graph/graph.ts'
import { isTyping } from '#src/canvas/isTyping.ts'
import type { Placing } from '#src/canvas/placing.ts'
import { useNewBoard } from '#src/home/useNewBoard.ts'
import { Button } from '#src/ui/Button.tsx'
import { endings } from './endings.ts'
import css from './OpenDiagram.module.css'
import { useImport } from './useImport.tsx'

/** On the home page: a diagram that exists already, chosen, dropped anywhere, or pasted, becomes a new board. */
export function OpenDiagram() {
  const input = useRef<HTMLInputElement>(null)
  const { open, busy } = useNewBoard()
  const take = useCallback(
    (graph: Graph, placing: Placing, name: string) => open(graph, { placing, title: graph.title || titleOf(name) }),
    [open],
  )
  const { bring, element } = useImport({ action: 'Open as a new board', busy, onTake: take })
  const isOver = useDroppedFile(bring)
  usePastedText(bring)
  return (
    <section className={css.card} aria-labelledby="open-diagram" data-over={isOver || undefined}>
      <div>
        <h2 id="open-diagram" className={css.title}>
          Bring your own diagram
        </h2>
        <p className={css.text}>
          Mermaid, Excalidraw, draw.io, tldraw, C4, D2, Flowise, Langflow, Dify, n8n, RAGFlow or LangGraph. Drop the file here, or paste it.
          It is read in your browser.
        </p>
      </div>
      <Button icon={<FileUp size={16} aria-hidden />} disabled={busy} onClick={() => input.current?.click()}>
        Open a file…
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label="File with a diagram"
        accept={endings}
        onChange={(event) => {
          const file = event.target.files?.[0]
          if (file) void bring(file)
          event.target.value = ''
        }}
      />
      {element}
    </section>
  )
}

/** A board without a title of its own is called like its file: "checkout.mmd" becomes "checkout". A paste has no name. */
const titleOf = (name: string): string | undefined => /^(.+)\.\w+$/.exec(name)?.[1]

/** The whole page takes a file. Says whether one is being held over it. */
function useDroppedFile(bring: (file: File) => Promise<void>): boolean {
  const [isOver, setIsOver] = useState(false)
  useEffect(() => {
    const holdsFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false
    const onOver = (event: DragEvent) => {
      if (!holdsFile(event)) return
      event.preventDefault()
      setIsOver(true)
    }
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setIsOver(false)
    }
    const onDrop = (event: DragEvent) => {
      if (!holdsFile(event)) return
      event.preventDefault()
      setIsOver(false)
      const file = event.dataTransfer?.files[0]
      if (file) void bring(file)
    }
    document.addEventListener('dragover', onOver)
    document.addEventListener('dragleave', onLeave)
    document.addEventListener('drop', onDrop)
    return () => {
      document.removeEventListener('dragover', onOver)
      document.removeEventListener('dragleave', onLeave)
      document.removeEventListener('drop', onDrop)
    }
  }, [bring])
  return isOver
}

/** Shorter words are no diagram. */
const SHORTEST = 12

function usePastedText(bring: (content: File | string) => Promise<void>): void {
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      if (isTyping(event.target)) return
      const file = event.clipboardData?.files[0]
      const text = event.clipboardData?.getData('text/plain') ?? ''
      if (file) void bring(file)
      else if (text.trim().length >= SHORTEST) void bring(text)
    }
    document.addEventListener('paste', onPaste)
    return () => document.removeEventListener('paste', onPaste)
  }, [bring])
}
