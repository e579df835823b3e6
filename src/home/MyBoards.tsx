import { useState } from 'react'
import { Copy, MoreHorizontal, Pencil, Trash2, Undo2 } from 'lucide-react'
import { Link, useLocation } from 'wouter'
import { RequestError } from '#src/collab/request.ts'
import { Button } from '#src/ui/Button.tsx'
import { IconButton } from '#src/ui/IconButton.tsx'
import { Menu, MenuItem, MenuRule } from '#src/ui/Menu.tsx'
import fieldCss from '#src/ui/Field.module.css'
import { useToast } from '#src/ui/Toast.tsx'
import { ago } from './ago.ts'
import { binnedBoards, knownBoards, putIntoBin, rememberBoard, takeOutOfBin } from './boards.ts'
import type { KnownBoard } from './boards.ts'
import { deleteBoard, duplicateBoard, renameBoard, restoreBoard } from './boardsApi.ts'
import css from './HomePage.module.css'

const FEW = 6

/** Boards that this browser has opened. Draws nothing before the first one. */
export function MyBoards() {
  const [boards, setBoards] = useState(knownBoards)
  const [all, setAll] = useState(false)
  const [now] = useState(() => Date.now())
  const refresh = () => setBoards(knownBoards())
  const binned = binnedBoards(now)
  if (boards.length === 0 && binned.length === 0) return null
  return (
    <section className={css.section} aria-labelledby="my-boards">
      <div className={css.head}>
        <h2 id="my-boards" className={css.heading}>
          Your boards
        </h2>
      </div>
      <ul className={css.boards}>
        {boards.slice(0, all ? undefined : FEW).map((board) => (
          <BoardRow key={board.id} board={board} now={now} onChange={refresh} />
        ))}
      </ul>
      {!all && boards.length > FEW && (
        <Button look="quiet" size="small" className={css.more ?? ''} onClick={() => setAll(true)}>
          {boards.length - FEW} more
        </Button>
      )}
      {binned.length > 0 && <Bin boards={binned} now={now} onChange={refresh} />}
    </section>
  )
}

/** What was deleted here during the last month, folded away. */
function Bin({ boards, now, onChange }: { boards: readonly KnownBoard[]; now: number; onChange: () => void }) {
  const say = useToast()
  const restore = async (board: KnownBoard) => {
    try {
      await restoreBoard(board.id)
      takeOutOfBin(board, Date.now())
    } catch (error) {
      say({ text: error instanceof Error ? error.message : String(error), tone: 'problem' })
    }
    onChange()
  }
  return (
    <details className={css.bin}>
      <summary>Recently deleted ({boards.length})</summary>
      <ul className={css.boards}>
        {boards.map((board) => (
          <li key={board.id} className={css.board}>
            <span className={css.gone}>{board.title || 'Untitled board'}</span>
            <span className={css.when}>deleted {ago(board.openedAt, now)}</span>
            <Button size="small" look="quiet" icon={<Undo2 size={14} aria-hidden />} onClick={() => void restore(board)}>
              Restore
            </Button>
          </li>
        ))}
      </ul>
    </details>
  )
}

function BoardRow({ board, now, onChange }: { board: KnownBoard; now: number; onChange: () => void }) {
  const [renaming, setRenaming] = useState(false)
  const { rename, duplicate, remove } = useBoardVerbs(board, onChange)
  const title = board.title || 'Untitled board'
  if (renaming) {
    const done = (next?: string) => {
      setRenaming(false)
      if (next !== undefined && next !== board.title) rename(next)
    }
    return (
      <li className={css.board}>
        <RenameField title={board.title} onDone={done} />
      </li>
    )
  }
  return (
    <li className={css.board}>
      <Link href={`/board/${board.id}`}>{title}</Link>
      <span className={css.when}>{ago(board.openedAt, now)}</span>
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

/** The title, to be typed anew: Enter and leaving take it over, Escape does not. */
function RenameField({ title, onDone }: { title: string; onDone: (title?: string) => void }) {
  const [draft, setDraft] = useState(title)
  return (
    <input
      className={fieldCss.input}
      aria-label="Title of the board"
      maxLength={200}
      value={draft}
      ref={(input) => input?.focus()}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={() => onDone(draft.trim())}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onDone(draft.trim())
        if (event.key === 'Escape') onDone()
      }}
    />
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
        rememberBoard({ id, title: `Copy of ${board.title || 'a board'}`, openedAt: Date.now() })
        navigate(`/board/${id}`)
      }),
    remove: () =>
      attempt(async () => {
        await deleteBoard(board.id).catch(ignoreMissing)
        putIntoBin(board, Date.now())
        const undo = () => void attempt(async () => (await restoreBoard(board.id), takeOutOfBin(board, Date.now())))
        say({ text: `"${board.title || 'Untitled board'}" is deleted.`, undo })
      }),
  }
}

/** A board that is gone already needs no deleting. */
function ignoreMissing(error: unknown): void {
  if (!(error instanceof RequestError && error.status === 404)) throw error
}
