import { useEffect, useState } from 'react'
import { forgetBoard } from '#src/home/boards.ts'
import { boardExists } from '#src/home/boardsApi.ts'

/** slow: no answer yet, and no reason to wait any longer before this browser's own copy is opened. */
export type Existence = 'asking' | 'slow' | 'there' | 'missing' | 'unreachable'

const AGAIN_MS = 3000
const SLOW_MS = 800

/** Whether the server has this board. A room that refuses says so too, but only to a page that has opened it before. */
export function useBoardExists(id: string): Existence {
  const [existence, setExistence] = useState<Existence>('asking')
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let isGone = false
    const ask = async () => {
      const answer = await boardExists(id).catch(() => undefined)
      if (isGone) return
      if (answer === false) forgetBoard(id)
      setExistence(answer === undefined ? 'unreachable' : answer ? 'there' : 'missing')
      if (answer === undefined) timer = setTimeout(() => void ask(), AGAIN_MS)
    }
    void ask()
    const slow = setTimeout(() => setExistence((now) => (now === 'asking' ? 'slow' : now)), SLOW_MS)
    return () => {
      isGone = true
      clearTimeout(slow)
      clearTimeout(timer)
    }
  }, [id])
  return existence
}
