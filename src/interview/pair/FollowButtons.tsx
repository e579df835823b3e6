import { Eye, EyeOff } from 'lucide-react'
import { createUserId, useValue } from 'tldraw'
import type { Board } from '#src/canvas/board.ts'
import { Button } from '#src/ui/Button.tsx'
import css from './Pair.module.css'

/** Sees what somebody else has in view, until one moves the own camera. */
export function FollowButtons({ board }: { board: Board }) {
  const others = useValue('others', () => board.people.get().filter(({ isSelf }) => !isSelf), [board])
  const followed = useValue('followed', () => board.editor.getInstanceState().followingUserId, [board])
  if (others.length === 0) return null
  return (
    <div className={css.verbs}>
      {others.slice(0, 4).map(({ id, name }) => {
        const user = createUserId(id)
        const follows = followed === user
        return (
          <Button
            key={id}
            size="small"
            look="quiet"
            aria-pressed={follows}
            icon={follows ? <EyeOff size={14} aria-hidden /> : <Eye size={14} aria-hidden />}
            onClick={() => (follows ? board.editor.stopFollowingUser() : board.editor.startFollowingUser(user))}
          >
            {follows ? `Stop following ${name}` : `Follow ${name}`}
          </Button>
        )
      })}
    </div>
  )
}
