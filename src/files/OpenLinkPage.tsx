import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import { GraphError } from '#critique/graph/graph.ts'
import type { Graph } from '#critique/graph/graph.ts'
import type { Placing } from '#src/canvas/placing.ts'
import { GraphPicture } from '#src/home/GraphPicture.tsx'
import { PageFrame } from '#src/home/PageFrame.tsx'
import { useNewBoard } from '#src/home/useNewBoard.ts'
import { Button } from '#src/ui/Button.tsx'
import { boardInLink } from './boardLink.ts'
import css from './OpenLinkPage.module.css'

/** A board that came inside an address: looked at first, and a board of one's own only after a yes. */
export function OpenLinkPage() {
  const found = useBoardInLink()
  if (!found) return <PageFrame title="A shared board">{null}</PageFrame>
  return <PageFrame title="A shared board">{'problem' in found ? <Damaged reason={found.problem} /> : <Preview {...found} />}</PageFrame>
}

type Found = { graph: Graph; placing: Placing } | { problem: string }

function useBoardInLink(): Found | null {
  const [found, setFound] = useState<Found | null>(null)
  useEffect(() => {
    let isGone = false
    const read = (): void => {
      boardInLink(window.location.hash).then(
        (board) => {
          if (!isGone) setFound(board)
        },
        (error: unknown) => {
          if (!isGone) setFound({ problem: error instanceof GraphError ? error.message : String(error) })
        },
      )
    }
    read()
    window.addEventListener('hashchange', read)
    return () => {
      isGone = true
      window.removeEventListener('hashchange', read)
    }
  }, [])
  return found
}

function Preview({ graph, placing }: { graph: Graph; placing: Placing }) {
  const { open, busy } = useNewBoard()
  const title = graph.title || 'Untitled board'
  return (
    <>
      <h1 className={css.title}>{title}</h1>
      <p className={css.text}>
        {graph.nodes.length} boxes and {graph.edges.length} arrows, carried by the address itself. Nothing was sent to the server. Opened,
        it becomes a board of its own: what you change there does not reach whoever sent it.
      </p>
      <div className={css.actions}>
        <Button look="primary" disabled={busy} onClick={() => void open(graph, { placing })}>
          Open as a new board
        </Button>
      </div>
      <GraphPicture graph={graph} label={`Preview of ${title}`} />
    </>
  )
}

const Damaged = ({ reason }: { reason: string }) => (
  <>
    <h1 className={css.title}>This address carries no board</h1>
    <p className={css.text}>{reason} Ask for it again, or for the board as a file.</p>
    <div className={css.actions}>
      <Link href="/">To the home page</Link>
    </div>
  </>
)
