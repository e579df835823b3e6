import { useEffect, useRef } from 'react'
import { Eye } from 'lucide-react'
import type { Board } from '#src/canvas/board.ts'
import { useRole } from '#src/collab/useRole.ts'
import { useToast } from '#src/ui/Toast.tsx'
import { roleWords } from './share/roleWords.ts'
import css from './TopBar.module.css'

/** What we are to a private board; an observer also reads that nothing can be changed. Says so when it changes. */
export function RoleChip({ board }: { board: Board }) {
  const role = useRole(board)
  const before = useRef(role)
  const say = useToast()
  useEffect(() => {
    const was = before.current
    before.current = role
    if (was === role || was === null || was === 'open' || role === null || role === 'open') return
    say({ text: `From now on you are ${roleWords[role].you}.` })
  }, [role, say])
  if (role === null || role === 'open') return null
  return (
    <span className={css.role} data-role={role} title={roleWords[role].text}>
      {role === 'observer' && <Eye size={14} aria-hidden />}
      {role === 'observer' ? 'Observer · read-only' : roleWords[role].title}
    </span>
  )
}
