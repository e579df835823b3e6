import { useEffect, useState } from 'react'
import { forgetBoard } from '#src/home/boards.ts'
import { boardExists } from '#src/home/boardsApi.ts'

export type Existence = 'asking' | 'there' | 'missing' | 'unreachable'

const AGAIN_MS = 3000

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
    return () => {
      isGone = true
      clearTimeout(timer)
    }
  }, [id])
  return existence
}
