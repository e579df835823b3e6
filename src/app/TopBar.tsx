import { Download, Keyboard, Sparkle } from 'lucide-react'
import type { Board } from '#src/canvas/board.ts'
import { ExportMenu } from '#src/files/ExportMenu.tsx'
import { ThemeButton } from '#src/home/ThemeButton.tsx'
import { useNewBoard } from '#src/home/useNewBoard.ts'
import { Wordmark } from '#src/home/Wordmark.tsx'
import { Button } from '#src/ui/Button.tsx'
import { IconButton } from '#src/ui/IconButton.tsx'
import { Tooltip } from '#src/ui/Tooltip.tsx'
import { BoardTitle } from './BoardTitle.tsx'
import { ConnectionText } from './ConnectionText.tsx'
import { People } from './People.tsx'
import { RoleChip } from './RoleChip.tsx'
import { ShareButton } from './ShareButton.tsx'
import css from './TopBar.module.css'
import { VersionsButton } from './VersionsButton.tsx'

export interface TopBarProps {
  board: Board | null
  isPhone: boolean
  /** null while nothing may be said about the board. */
  onCritique: (() => void) | null
  onHelp: () => void
  onOpenFile: () => void
}

/** Everything about the board as a whole, in one line. */
export function TopBar({ board, isPhone, onCritique, onHelp, onOpenFile }: TopBarProps) {
  const { open, busy } = useNewBoard()
  return (
    <header className={css.bar}>
      <Wordmark short />
      <BoardTitle board={board} />
      {board && <RoleChip board={board} />}
      {board && <ConnectionText board={board} />}
      <span className={css.space} />
      {board && <People board={board} />}
      {!isPhone && (
        <>
          <Button size="small" look="quiet" disabled={busy} onClick={() => void open()}>
            New board
          </Button>
          {board && <ShareButton board={board} />}
          {board && (
            <ExportMenu
              board={board}
              mayReview={onCritique !== null}
              onOpenFile={onOpenFile}
              button={
                <Button size="small" look="quiet" icon={<Download size={16} aria-hidden />}>
                  Export
                </Button>
              }
            />
          )}
          {board && <VersionsButton board={board} />}
          <ThemeButton />
          <IconButton size="small" label="Keyboard shortcuts" keys="?" icon={<Keyboard size={16} aria-hidden />} onClick={onHelp} />
        </>
      )}
      <Tooltip text="The whole policy, now" keys="Mod-Enter">
        <Button
          size="small"
          look="primary"
          icon={<Sparkle size={14} aria-hidden />}
          disabled={!board || !onCritique}
          onClick={onCritique ?? undefined}
        >
          Critique
        </Button>
      </Tooltip>
    </header>
  )
}
