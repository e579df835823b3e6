import { useEffect, useState } from 'react'
import { Archive, CopyPlus } from 'lucide-react'
import { useValue } from 'tldraw'
import { useLocation } from 'wouter'
import { RevisionList } from '#server/protocol.ts'
import type { Revision } from '#server/protocol.ts'
import type { Board } from '#src/canvas/board.ts'
import { request } from '#src/collab/request.ts'
import { rememberBoard } from '#src/home/boards.ts'
import { Button } from '#src/ui/Button.tsx'
import { Field } from '#src/ui/Field.tsx'
import fieldCss from '#src/ui/Field.module.css'
import buttonCss from '#src/ui/Button.module.css'
import { Dialog } from '#src/ui/Dialog.tsx'
import { useToast } from '#src/ui/Toast.tsx'
import css from './ShareDialog.module.css'

/** States of the board that were kept: by the server as it is drawn on, and under names. Any of them opens as a board of its own. */
export function VersionsDialog({ board, open, onOpenChange }: { board: Board; open: boolean; onOpenChange: (open: boolean) => void }) {
  const { revisions, problem, keep, openCopy, busy } = useVersions(board, open)
  const canWrite = useValue(board.canWrite)
  const [name, setName] = useState('')
  const save = () => void keep(name.trim()).then((kept) => kept && setName(''))
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Versions"
      text="The server keeps one every ten minutes or so while the board is drawn on. Opening one makes a new board; this one stays as it is."
    >
      {canWrite && (
        <form
          className={css.line}
          onSubmit={(event) => {
            event.preventDefault()
            save()
          }}
        >
          <Field label="Keep the board as it is now, as">
            {(wiring) => (
              <input
                className={fieldCss.input}
                placeholder="Before the second half"
                maxLength={80}
                value={name}
                onChange={(event) => setName(event.target.value)}
                {...wiring}
              />
            )}
          </Field>
          <Button type="submit" disabled={busy || name.trim() === ''}>
            Keep
          </Button>
        </form>
      )}
      {revisions === null && (
        <p className={css.note} role="status">
          {problem ?? 'Asking the server…'}
        </p>
      )}
      {revisions?.length === 0 && <p className={css.note}>None is kept yet.</p>}
      {revisions !== null && revisions.length > 0 && (
        <ul className={css.list} aria-label="Versions of this board">
          {revisions.map((revision) => (
            <li key={revision.id} className={css.member}>
              <span className={css.name}>
                {revision.name ?? 'Kept by itself'}
                <span className={css.note}> {when(revision.at)}</span>
              </span>
              <Button
                size="small"
                look="quiet"
                icon={<CopyPlus size={14} aria-hidden />}
                aria-label={`Open as a copy: ${revision.name ?? when(revision.at)}`}
                disabled={busy}
                onClick={() => void openCopy(revision)}
              >
                Open as a copy
              </Button>
            </li>
          ))}
        </ul>
      )}
      <a
        className={`${buttonCss.button} ${css.leave}`}
        data-look="quiet"
        data-size="small"
        href={`/api/boards/${board.id}/archive`}
        download
      >
        <Archive size={14} aria-hidden />
        Download everything of this board
      </a>
    </Dialog>
  )
}

function useVersions(board: Board, isOpen: boolean) {
  const [, navigate] = useLocation()
  const say = useToast()
  const [revisions, setRevisions] = useState<readonly Revision[] | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const url = `/api/boards/${board.id}/revisions`
  const attempt = async (work: () => Promise<void>): Promise<boolean> => {
    setBusy(true)
    try {
      await work()
      return true
    } catch (error) {
      say({ text: error instanceof Error ? error.message : String(error), tone: 'problem' })
      return false
    } finally {
      setBusy(false)
    }
  }
  useEffect(() => {
    if (!isOpen) return
    request(url, { method: 'GET' }).then(
      (answer) => setRevisions(RevisionList.parse(answer).revisions),
      (error: unknown) => setProblem(error instanceof Error ? error.message : String(error)),
    )
    return () => setProblem(null)
  }, [isOpen, url])
  return {
    revisions,
    problem,
    busy,
    keep: (name: string) =>
      attempt(async () => setRevisions(RevisionList.parse(await request(url, { method: 'POST', body: { name } })).revisions)),
    openCopy: ({ id }: Revision) =>
      attempt(async () => {
        const copy = await request<{ id: string }>(`${url}/${id}/copy`, { method: 'POST' })
        rememberBoard({ id: copy.id, title: `Restored: ${board.title.get() || 'a board'}`, openedAt: Date.now() })
        navigate(`/board/${copy.id}`)
      }),
  }
}

const when = (at: number): string => new Date(at).toLocaleString('en', { dateStyle: 'medium', timeStyle: 'short' })
