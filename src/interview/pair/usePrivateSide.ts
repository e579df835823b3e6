import { useEffect, useState } from 'react'
import { openPrivateSide } from './privateSide.ts'
import type { PrivateSide } from './privateSide.ts'

/** The interviewer's side of a part while somebody looks at it; null for everybody else, and until it is there. */
export function usePrivateSide(board: string, part: number | null): PrivateSide | null {
  const [opened, setOpened] = useState<PrivateSide | null>(null)
  useEffect(() => {
    if (part === null) return
    const side = openPrivateSide({ id: board }, part)
    let isGone = false
    void side.document.connection.ready.then(() => {
      if (!isGone) setOpened(side)
    })
    return () => {
      isGone = true
      setOpened(null)
      side.close()
    }
  }, [board, part])
  return opened
}
