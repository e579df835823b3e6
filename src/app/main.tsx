import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '#src/ui/tokens.css'
import '#src/ui/base.css'
import { App } from './App.tsx'
import type { BoardPage } from './BoardPage.tsx'

/** Longer than this nobody looks at an empty page. */
const BLANK_MS = 250

function start(boardPage?: typeof BoardPage): void {
  const root = document.getElementById('root')
  if (!root) throw new Error('index.html has no element with the id "root"')
  createRoot(root).render(
    <StrictMode>
      <App boardPage={boardPage} />
    </StrictMode>,
  )
}

/**
 * A board's own page, where it comes quickly: a word of waiting before it would only cost time. What cannot be had is said by who asks again.
 * Never awaited at the top: what it imports of this file would wait for this file to end.
 */
function boardPageIfQuick(): Promise<typeof BoardPage | undefined> {
  const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), BLANK_MS))
  const page = import('./BoardPage.tsx').then(
    (module) => module.BoardPage,
    () => undefined,
  )
  return Promise.race([page, late])
}

if (window.location.pathname.startsWith('/board/')) void boardPageIfQuick().then(start)
else start()
