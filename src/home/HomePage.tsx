import { MyBoards } from './MyBoards.tsx'
import { PageFrame } from './PageFrame.tsx'
import css from './HomePage.module.css'
import { ScenarioCards } from './ScenarioCards.tsx'

/** What to practise: scenarios, and the boards drawn here before. */
export function HomePage() {
  return (
    <PageFrame title="">
      <div className={css.intro}>
        <h1 className={css.title}>Draw the system. Hear the question first.</h1>
        <p className={css.lead}>
          Pick a task or start from nothing. What you draw is read as a typed graph, and whatever an interviewer would ask about it is asked
          here before.
        </p>
      </div>
      <MyBoards />
      <ScenarioCards />
    </PageFrame>
  )
}
