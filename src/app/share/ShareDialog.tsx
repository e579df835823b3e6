import { LogOut } from 'lucide-react'
import { useValue } from 'tldraw'
import { useLocation } from 'wouter'
import type { Board } from '#src/canvas/board.ts'
import { removeMember } from '#src/collab/accessApi.ts'
import { isInterviewersSide } from '#src/collab/useRole.ts'
import type { PrivateAccess } from '#src/collab/useRole.ts'
import { forgetBoard } from '#src/home/boards.ts'
import { Button } from '#src/ui/Button.tsx'
import { Dialog } from '#src/ui/Dialog.tsx'
import { InvitationList } from './InvitationList.tsx'
import { InviteForm } from './InviteForm.tsx'
import { MakePrivate } from './MakePrivate.tsx'
import { MemberList } from './MemberList.tsx'
import { roleWords } from './roleWords.ts'
import css from './ShareDialog.module.css'
import { useShare } from './useShare.ts'
import type { Share } from './useShare.ts'

/** Who may open this board, and as what. */
export function ShareDialog({ board, open, onOpenChange }: { board: Board; open: boolean; onOpenChange: (open: boolean) => void }) {
  const share = useShare(board, open)
  const { access, problem } = share
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Share this board"
      text={access ? summary(access.isPrivate ? access : null) : undefined}
    >
      {!access && <p className={css.note}>{problem ?? 'Asking the server…'}</p>}
      {access?.isPrivate === false && <MakePrivate board={board} access={access} share={share} />}
      {access?.isPrivate && <Members board={board} access={access} share={share} />}
    </Dialog>
  )
}

function summary(access: PrivateAccess | null): string {
  if (!access) return 'Whoever has its address can open this board and draw on it. It cannot be guessed.'
  const { me } = access
  const also = me.isOwner && me.role !== 'owner' ? ' The board stays yours.' : ''
  return `Only its members can open this board. You are ${roleWords[me.role].you}.${also}`
}

function Members({ board, access, share }: { board: Board; access: PrivateAccess; share: Share }) {
  const [, navigate] = useLocation()
  const connection = useValue(board.connection)
  const leave = () =>
    void share
      .run(async () => {
        await removeMember(board.id, 'me')
        forgetBoard(board.id)
        navigate('/')
        return access
      })
      .catch(() => {})
  return (
    <>
      {access.me.isOwner && <InviteForm board={board} share={share} />}
      <MemberList board={board} access={access} share={share} />
      {isInterviewersSide(access.me.role) && (
        <p className={css.note}>When everybody is here, begin the interview in the panel beside the board, under Interview.</p>
      )}
      {access.me.isOwner && <InvitationList board={board} access={access} share={share} />}
      {!access.me.isOwner && (
        <Button
          look="quiet"
          size="small"
          className={css.leave ?? ''}
          icon={<LogOut size={14} aria-hidden />}
          disabled={share.busy}
          onClick={leave}
        >
          Leave this board
        </Button>
      )}
      {connection.is === 'offline' && <p className={css.note}>The server is out of reach: what is shown here may be old.</p>}
    </>
  )
}
