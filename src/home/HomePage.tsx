import { lazy, Suspense, useState } from 'react'
import { Link } from 'wouter'
import { OpenDiagram } from '#src/files/OpenDiagram.tsx'
import { binnedBoards, knownBoards } from './boards.ts'
import { PageFrame } from './PageFrame.tsx'
import css from './HomePage.module.css'
import { ScenarioCards } from './ScenarioCards.tsx'

// Whoever is here for the first time has no boards, and does not wait for what lists them.
const MyBoards = lazy(async () => ({ default: (await import('./MyBoards.tsx')).MyBoards }))

/** What to practise: scenarios, and the boards drawn here before. */
export function HomePage() {
  const [boards] = useState(knownBoards)
  const [hasBin] = useState(() => binnedBoards(Date.now()).length > 0)
  return (
    <PageFrame title="">
      <div className={css.intro}>
        <h1 className={css.title}>Draw the system. Hear the question first.</h1>
        <p className={css.lead}>
          Pick a task or start from nothing. What you draw is read as a typed graph, and whatever an interviewer would ask about it is asked
          here before.
        </p>
      </div>
      <OpenDiagram />
      {(boards.length > 0 || hasBin) && (
        <Suspense fallback={<div className={css.waiting} style={{ '--rows': Math.min(boards.length, 6) } as React.CSSProperties} />}>
          <MyBoards />
        </Suspense>
      )}
      <nav className={css.trainers} aria-label="Other ways to train">
        <Link href="/drills" className={css.trainer}>
          <strong>Drills</strong> Something breaks on your board. Find out what, from the sensors that you drew.
        </Link>
        <Link href="/metrics-trainer" className={css.trainer}>
          <strong>Metrics trainer</strong> The numbers look good and the system is broken. Which one would have shown it?
        </Link>
      </nav>
      <ScenarioCards />
    </PageFrame>
  )
}
