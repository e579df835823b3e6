import { useState } from 'react'
import { Link2, Lock } from 'lucide-react'
import type { Board } from '#src/canvas/board.ts'
import { useRole } from '#src/collab/useRole.ts'
import { Button } from '#src/ui/Button.tsx'
import { ShareDialog } from './share/ShareDialog.tsx'

/** Says who can open the board, and lets others in. */
export function ShareButton({ board }: { board: Board }) {
  const [open, setOpen] = useState(false)
  const role = useRole(board)
  const Icon = role === 'open' || role === null ? Link2 : Lock
  return (
    <>
      <Button size="small" look="quiet" icon={<Icon size={16} aria-hidden />} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        Share
      </Button>
      <ShareDialog board={board} open={open} onOpenChange={setOpen} />
    </>
  )
}
