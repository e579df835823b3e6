import { useState } from 'react'
import { History } from 'lucide-react'
import type { Board } from '#src/canvas/board.ts'
import { IconButton } from '#src/ui/IconButton.tsx'
import { VersionsDialog } from './share/VersionsDialog.tsx'

/** How the board was before. */
export function VersionsButton({ board }: { board: Board }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <IconButton size="small" label="Versions" icon={<History size={16} aria-hidden />} onClick={() => setOpen(true)} />
      <VersionsDialog board={board} open={open} onOpenChange={setOpen} />
    </>
  )
}
