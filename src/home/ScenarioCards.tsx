import { useState } from 'react'
import { Link } from 'wouter'
import type { Scenario } from '#templates/scenarios/scenario.ts'
import summaries from '#templates/scenarios/summaries.json'
import { Button } from '#src/ui/Button.tsx'
import { ToggleGroup } from '#src/ui/ToggleGroup.tsx'
import css from './HomePage.module.css'
import { useOpenScenario } from './useOpenScenario.ts'

/** What a card shows: the whole of a scenario comes with its page. */
type Summary = Pick<Scenario, 'id' | 'title' | 'domain' | 'level' | 'brief' | 'emphasis'>
const scenarios = summaries as readonly Summary[]
const inOrder: readonly Scenario['level'][] = ['mid', 'senior', 'staff']

/** Every scenario as a card: the card leads to its page, the button starts on the weak board at once. */
export function ScenarioCards() {
  const levels = inOrder.filter((candidate) => scenarios.some((scenario) => scenario.level === candidate))
  const [level, setLevel] = useState('all')
  const shown = scenarios.filter((scenario) => level === 'all' || scenario.level === level)
  return (
    <section className={css.section} aria-labelledby="scenarios">
      <div className={css.head}>
        <h2 id="scenarios" className={css.heading}>
          What to practise
        </h2>
        {levels.length > 1 && (
          <ToggleGroup
            label="Level"
            value={level}
            onChange={setLevel}
            options={[{ value: 'all', title: 'All' }, ...levels.map((value) => ({ value, title: capital(value) }))]}
          />
        )}
      </div>
      <ul className={css.grid}>
        {shown.map((scenario) => (
          <ScenarioCard key={scenario.id} scenario={scenario} />
        ))}
      </ul>
    </section>
  )
}

function ScenarioCard({ scenario }: { scenario: Summary }) {
  const { start, busy } = useOpenScenario()
  return (
    <li className={css.card}>
      <p className={css.meta}>
        <span>{capital(scenario.domain)}</span>
        <span>{capital(scenario.level)}</span>
      </p>
      <h3 className={css.name}>
        <Link href={`/scenarios/${scenario.id}`}>{scenario.title}</Link>
      </h3>
      <p className={css.brief}>{scenario.brief}</p>
      <div className={css.foot}>
        <span className={css.emphasis}>{scenario.emphasis.slice(0, 3).join(', ')}</span>
        <Button size="small" disabled={busy} aria-label={`Start: ${scenario.title}`} onClick={() => void start(scenario.id, 'starter')}>
          Start
        </Button>
      </div>
    </li>
  )
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)
