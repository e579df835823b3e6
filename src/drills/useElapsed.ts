import { useEffect, useState } from 'react'

/** Milliseconds since `start`, second by second, until an end is known. */
export function useElapsed(start: number, end: number | null): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    if (end !== null) return
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [end])
  return Math.max(0, (end ?? now) - start)
}
