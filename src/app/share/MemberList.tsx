import { ArrowLeftRight, UserMinus } from 'lucide-react'
import { useValue } from 'tldraw'
import type { Member, Role } from '#server/protocol.ts'
import type { Board } from '#src/canvas/board.ts'
import { changeMember, removeMember, swapRoles } from '#src/collab/accessApi.ts'
import { isInterviewersSide } from '#src/collab/useRole.ts'
import type { PrivateAccess } from '#src/collab/useRole.ts'
import { Button } from '#src/ui/Button.tsx'
import { IconButton } from '#src/ui/IconButton.tsx'
import { Select } from '#src/ui/Select.tsx'
import { roleWords } from './roleWords.ts'
import css from './ShareDialog.module.css'
import type { Share } from './useShare.ts'

interface MemberListProps {
  board: Board
  access: PrivateAccess
  share: Share
}

/** Who may open this board. The owner changes roles and removes; interviewers may swap sides with the candidate. */
export function MemberList({ board, access, share }: MemberListProps) {
  const here = useValue('members here', () => new Set(board.people.get().map(({ member }) => member)), [board])
  const { me, members } = access
  const pair = swapPair(members)
  return (
    <section className={css.section} aria-labelledby="members">
      <div className={css.head}>
        <h3 id="members" className={css.heading}>
          Members
        </h3>
        {pair && isInterviewersSide(me.role) && (
          <Button
            size="small"
            icon={<ArrowLeftRight size={14} aria-hidden />}
            disabled={share.busy}
            onClick={() => void share.run(() => swapRoles(board.id, pair))}
          >
            Swap roles
          </Button>
        )}
      </div>
      <ul className={css.list}>
        {members.map((member) => (
          <MemberRow key={member.id} member={member} isHere={here.has(member.id) || member.id === me.id} {...{ board, access, share }} />
        ))}
      </ul>
    </section>
  )
}

function MemberRow({ board, access: { me }, share, member, isHere }: MemberListProps & { member: Member; isHere: boolean }) {
  const isMe = member.id === me.id
  const setRole = (role: string) => void share.run(() => changeMember(board.id, member.id, { role: role as Role }))
  const remove = () => void share.run(() => removeMember(board.id, member.id).then(() => null))
  return (
    <li className={css.member} data-member-id={member.id} data-role={member.role}>
      <span className={css.dot} data-here={isHere || undefined} title={isHere ? 'here now' : 'not here'} />
      <span className={css.name}>
        {member.name}
        {isMe && <span className={css.note}> (you)</span>}
        {member.isOwner && member.role !== 'owner' && <span className={css.note}> owner</span>}
      </span>
      {me.isOwner ? (
        <Select label={`Role of ${member.name}`} hideLabel value={member.role} options={rolesFor(member)} onChange={setRole} />
      ) : (
        <span className={css.note}>{roleWords[member.role].title}</span>
      )}
      {me.isOwner && !member.isOwner && (
        <IconButton
          size="small"
          label={`Remove ${member.name}`}
          icon={<UserMinus size={14} aria-hidden />}
          disabled={share.busy}
          onClick={remove}
        />
      )}
    </li>
  )
}

const rolesFor = ({ isOwner }: Member): { value: string; title: string }[] =>
  (isOwner ? (['owner', 'interviewer', 'candidate', 'observer'] as const) : (['interviewer', 'candidate', 'observer'] as const)).map(
    (value) => ({
      value,
      title: roleWords[value].title,
    }),
  )

/** Who would swap: the one who asks and the one who answers, where there is no doubt. */
function swapPair(members: readonly Member[]): [string, string] | null {
  const candidates = members.filter(({ role }) => role === 'candidate')
  const interviewers = members.filter(({ role }) => role === 'interviewer')
  const asking = interviewers.length > 0 ? interviewers : members.filter(({ role }) => role === 'owner')
  const [asks, answers] = [asking[0], candidates[0]]
  return asks && answers && asking.length === 1 && candidates.length === 1 ? [asks.id, answers.id] : null
}
