import type { Invitation } from '#server/protocol.ts'
import type { Board } from '#src/canvas/board.ts'
import { revokeInvitation } from '#src/collab/accessApi.ts'
import type { PrivateAccess } from '#src/collab/useRole.ts'
import { Button } from '#src/ui/Button.tsx'
import { roleWords } from './roleWords.ts'
import css from './ShareDialog.module.css'
import type { Share } from './useShare.ts'

/** Links that still let somebody in. */
export function InvitationList({ board, access, share }: { board: Board; access: PrivateAccess; share: Share }) {
  if (access.invitations.length === 0) return null
  return (
    <section className={css.section} aria-labelledby="links">
      <h3 id="links" className={css.heading}>
        Open invitations
      </h3>
      <ul className={css.list}>
        {access.invitations.map((invitation) => (
          <li key={invitation.id} className={css.member}>
            <span className={css.name}>
              {roleWords[invitation.role].title}
              <span className={css.note}> {describe(invitation)}</span>
            </span>
            <Button
              size="small"
              look="quiet"
              aria-label={`Revoke the invitation for ${invitation.role}`}
              disabled={share.busy}
              onClick={() => void share.run(() => revokeInvitation(board.id, invitation.id))}
            >
              Revoke
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function describe({ expiresAt, isReusable, uses }: Invitation): string {
  const until =
    expiresAt === null ? 'until revoked' : `until ${new Date(expiresAt).toLocaleString('en', { dateStyle: 'medium', timeStyle: 'short' })}`
  return isReusable ? `for several people (used ${uses === 1 ? 'once' : `${uses} times`}), ${until}` : `for one person, ${until}`
}
