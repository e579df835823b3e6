import { useState } from 'react'
import { Copy, MoreHorizontal, Pencil, Trash2 } from 'lucide-react'
import { Link, useLocation } from 'wouter'
import { Button } from '#src/ui/Button.tsx'
import { IconButton } from '#src/ui/IconButton.tsx'
import { Menu, MenuItem, MenuRule } from '#src/ui/Menu.tsx'
import { TextField } from '#src/ui/TextField.tsx'
import { useToast } from '#src/ui/Toast.tsx'
import { ago } from './ago.ts'
import { forgetBoard, knownBoards, rememberBoard } from './boards.ts'
import type { KnownBoard } from './boards.ts'
import { deleteBoard, duplicateBoard, renameBoard, RequestError, restoreBoard } from './boardsApi.ts'
import css from './HomePage.module.css'

const FEW = 6

/** Boards that this browser has opened. Draws nothing before the first one. */
export function MyBoards() {
  const [boards, setBoards] = useState(knownBoards)
  const [all, setAll] = useState(false)
  const refresh = () => setBoards(knownBoards())
  if (boards.length === 0) return null
  return (
    <section className={css.section} aria-labelledby="my-boards">
      <div className={css.head}>
        <h2 id="my-boards" className={css.heading}>
          Your boards
        </h2>
      </div>
      <ul className={css.boards}>
        {boards.slice(0, all ? undefined : FEW).map((board) => (
          <BoardRow key={board.id} board={board} onChange={refresh} />
        ))}
      </ul>
      {!all && boards.length > FEW && (
        <Button look="quiet" size="small" className={css.more ?? ''} onClick={() => setAll(true)}>
          {boards.length - FEW} more
        </Button>
      )}
    </section>
  )
}

function BoardRow({ board, onChange }: { board: KnownBoard; onChange: () => void }) {
  const [renaming, setRenaming] = useState(false)
  const { rename, duplicate, remove } = useBoardVerbs(board, onChange)
  const title = board.title || 'Untitled board'
  if (renaming) {
    return (
      <li className={css.board} onBlur={() => setRenaming(false)} onKeyDown={(event) => event.key === 'Escape' && setRenaming(false)}>
        <form
          style={{ flex: 1 }}
          onSubmit={(event) => {
            event.preventDefault()
            setRenaming(false)
          }}
          ref={(form) => form?.querySelector('input')?.focus()}
        >
          <TextField label="Title of the board" hideLabel value={board.title} maxLength={200} onCommit={rename} />
        </form>
      </li>
    )
  }
  return (
    <li className={css.board}>
      <Link href={`/board/${board.id}`}>{title}</Link>
      <span className={css.when}>{ago(board.openedAt, Date.now())}</span>
      <Menu button={<IconButton label={`More for ${title}`} size="small" icon={<MoreHorizontal size={16} aria-hidden />} />}>
        <MenuItem icon={<Pencil size={16} aria-hidden />} onSelect={() => setRenaming(true)}>
          Rename
        </MenuItem>
        <MenuItem icon={<Copy size={16} aria-hidden />} onSelect={() => void duplicate()}>
          Duplicate
        </MenuItem>
        <MenuRule />
        <MenuItem danger icon={<Trash2 size={16} aria-hidden />} onSelect={() => void remove()}>
          Delete
        </MenuItem>
      </Menu>
    </li>
  )
}

function useBoardVerbs(board: KnownBoard, onChange: () => void) {
  const [, navigate] = useLocation()
  const say = useToast()
  const attempt = async (work: () => Promise<void>) => {
    try {
      await work()
    } catch (error) {
      say({ text: error instanceof Error ? error.message : String(error), tone: 'problem' })
    }
    onChange()
  }
  return {
    rename: (title: string) =>
      void attempt(async () => {
        await renameBoard(board.id, title)
        rememberBoard({ ...board, title })
      }),
    duplicate: () =>
      attempt(async () => {
        const { id } = await duplicateBoard(board.id)
        rememberBoard({ id, title: `${board.title || 'Untitled board'} (copy)`, openedAt: Date.now() })
        navigate(`/board/${id}`)
      }),
    remove: () =>
      attempt(async () => {
        await deleteBoard(board.id).catch(ignoreMissing)
        forgetBoard(board.id)
        const undo = () => void attempt(async () => (await restoreBoard(board.id), rememberBoard(board)))
        say({ text: `"${board.title || 'Untitled board'}" is deleted.`, undo })
      }),
  }
}

/** A board that is gone already needs no deleting. */
function ignoreMissing(error: unknown): void {
  if (!(error instanceof RequestError && error.status === 404)) throw error
}
