import { Eye, EyeOff } from 'lucide-react'
import { createUserId, useValue } from 'tldraw'
import type { Board } from '#src/canvas/board.ts'
import { Button } from '#src/ui/Button.tsx'
import { IconButton } from '#src/ui/IconButton.tsx'
import css from './Pair.module.css'

/** Sees what somebody else has in view, until one moves the own camera. */
export function FollowButtons({ board, isCompact = false }: { board: Board; isCompact?: boolean }) {
  const others = useValue('others', () => board.people.get().filter(({ isSelf }) => !isSelf), [board])
  const followed = useValue('followed', () => board.editor.getInstanceState().followingUserId, [board])
  if (others.length === 0) return null
  const buttons = others.slice(0, isCompact ? 2 : 4).map(({ id, name }) => {
    const user = createUserId(id)
    const follows = followed === user
    const shared = {
      'aria-pressed': follows,
      icon: follows ? <EyeOff size={isCompact ? 16 : 14} aria-hidden /> : <Eye size={isCompact ? 16 : 14} aria-hidden />,
      onClick: () => void (follows ? board.editor.stopFollowingUser() : board.editor.startFollowingUser(user)),
    }
    const label = follows ? `Stop following ${name}` : `Follow ${name}`
    return isCompact ? (
      <IconButton key={id} size="small" label={label} {...shared} />
    ) : (
      <Button key={id} size="small" look="quiet" {...shared}>
        {label}
      </Button>
    )
  })
  return isCompact ? buttons : <div className={css.verbs}>{buttons}</div>
}
