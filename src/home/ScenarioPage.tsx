import { Link } from 'wouter'
import { kindById } from '#critique/kinds/lookup.ts'
import { scenarios } from '#templates/scenarios/index.ts'
import type { Scenario } from '#templates/scenarios/scenario.ts'
import { inWords } from '#src/review/requirementFields.ts'
import { Button } from '#src/ui/Button.tsx'
import { EmptyState } from '#src/ui/EmptyState.tsx'
import css from './Gallery.module.css'
import { GraphPicture } from './GraphPicture.tsx'
import { PageFrame } from './PageFrame.tsx'
import { scenarioGraph } from './scenarioGraph.ts'
import { useOpenScenario } from './useOpenScenario.ts'
import { Points, Words } from './Words.tsx'

/** One task: what is asked, and its boards. What would spoil it is folded. */
export function ScenarioPage({ id }: { id: string }) {
  const scenario = scenarios.find((candidate) => candidate.id === id)
  return scenario ? <Entry scenario={scenario} /> : <NoSuchScenario />
}

function Entry({ scenario }: { scenario: Scenario }) {
  const { start, busy } = useOpenScenario()
  const requirements = Object.entries(scenario.requirements).filter(([field]) => field !== 'statements')
  return (
    <PageFrame title={scenario.title}>
      <article className={css.entry}>
        <p className={css.meta}>
          {capital(scenario.domain)} · {capital(scenario.level)}
        </p>
        <h1 className={css.title}>{scenario.title}</h1>
        <p className={css.lead}>{scenario.brief}</p>
        <div className={css.verbs}>
          <Button look="primary" disabled={busy} onClick={() => void start(scenario.id, 'starter')}>
            Start from the weak board
          </Button>
          <Button disabled={busy} onClick={() => void start(scenario.id, 'empty')}>
            Start from nothing
          </Button>
          <Link className={css.practise} href={`/practice?task=${scenario.id}`}>
            As a mock interview
          </Link>
        </div>
        <div className={css.columns}>
          <Words title="It has to">
            <Points of={scenario.functional} />
          </Words>
          <Words title="Under these conditions">
            <Points of={scenario.nonFunctional} />
          </Words>
          <Words title="In numbers">
            <Points of={requirements.map(([field, value]) => inWords(field, value))} />
          </Words>
        </div>
        <section>
          <h2 className={css.heading}>The weak board</h2>
          <GraphPicture graph={scenarioGraph(scenario, 'starter')} label={`The weak board of ${scenario.title}`} />
        </section>
        <details className={css.spoiler}>
          <summary>What to ask before drawing</summary>
          <dl className={css.answers}>
            {scenario.clarifications.map(({ question, answer }) => (
              <div key={question}>
                <dt>{question}</dt>
                <dd>{answer}</dd>
              </div>
            ))}
          </dl>
        </details>
        <details className={css.spoiler}>
          <summary>Traps, and what they ask next</summary>
          <div className={css.columns}>
            <Words title="Traps">
              <Points of={scenario.traps} />
            </Words>
            <Words title="They ask next">
              <Points of={scenario.followUps} />
            </Words>
            <Words title="Usually drawn">
              <p>{scenario.expectedKinds.map((kind) => kindById(kind)?.name ?? kind).join(', ')}</p>
            </Words>
          </div>
        </details>
        <details className={css.spoiler}>
          <summary>A strong board to compare with</summary>
          <GraphPicture graph={scenarioGraph(scenario, 'reference')} label={`A strong board for ${scenario.title}`} />
          <div className={css.verbs}>
            <Button disabled={busy} onClick={() => void start(scenario.id, 'reference')}>
              Open the strong board
            </Button>
          </div>
        </details>
      </article>
    </PageFrame>
  )
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

const NoSuchScenario = () => (
  <PageFrame title="No such scenario">
    <EmptyState
      heading="h1"
      title="There is no such scenario"
      text="All of them are on the home page."
      action={<Link href="/">To the home page</Link>}
    />
  </PageFrame>
)
