import { useState } from 'react'
import { Link2 } from 'lucide-react'
import type { Board } from '#src/canvas/board.ts'
import { invite } from '#src/collab/accessApi.ts'
import { Button } from '#src/ui/Button.tsx'
import { Select } from '#src/ui/Select.tsx'
import { CopyField } from './CopyField.tsx'
import { invitedRoles, roleWords } from './roleWords.ts'
import type { InvitedRole } from './roleWords.ts'
import css from './ShareDialog.module.css'
import type { Share } from './useShare.ts'

const HOUR = 3600
const lives = [
  { value: String(HOUR), title: 'one hour' },
  { value: String(24 * HOUR), title: 'a day' },
  { value: String(7 * 24 * HOUR), title: 'a week' },
  { value: 'always', title: 'until revoked' },
]

/** Makes a link that lets somebody in with a role. */
export function InviteForm({ board, share }: { board: Board; share: Share }) {
  const [role, setRole] = useState<InvitedRole>('candidate')
  const [life, setLife] = useState(String(7 * 24 * HOUR))
  const [uses, setUses] = useState('one')
  const [made, setMade] = useState<{ link: string; role: InvitedRole } | null>(null)
  const make = () =>
    void share.run(async () => {
      const { token } = await invite(board.id, { role, expiresIn: life === 'always' ? null : Number(life), isReusable: uses === 'many' })
      setMade({ link: `${window.location.origin}/join#${token}`, role })
    })
  return (
    <section className={css.section} aria-labelledby="invite">
      <h3 id="invite" className={css.heading}>
        Invite
      </h3>
      <div className={css.choices}>
        <Select
          label="Role"
          value={role}
          options={invitedRoles.map((value) => ({ value, title: roleWords[value].title }))}
          onChange={(value) => setRole(value as InvitedRole)}
        />
        <Select label="Valid for" value={life} options={lives} onChange={setLife} />
        <Select
          label="Good for"
          value={uses}
          options={[
            { value: 'one', title: 'one person' },
            { value: 'many', title: 'several people' },
          ]}
          onChange={setUses}
        />
        <Button look="primary" icon={<Link2 size={14} aria-hidden />} disabled={share.busy} onClick={make}>
          Make a link
        </Button>
      </div>
      <p className={css.note}>{roleWords[role].text}.</p>
      <div role="status">
        {made && (
          <CopyField
            label={`Invitation link for ${article(made.role)} ${made.role}`}
            value={made.link}
            note={`Lets ${article(made.role)} ${made.role} in. It is shown this once: send it only to who it is for.`}
          />
        )}
      </div>
    </section>
  )
}

const article = (role: InvitedRole): string => (role === 'candidate' ? 'a' : 'an')
