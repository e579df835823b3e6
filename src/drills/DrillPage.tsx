import { useMemo, useState } from 'react'
import { Link2, Play, Shuffle } from 'lucide-react'
import { Link, useLocation, useSearch } from 'wouter'
import { fitOf } from '#critique/drills/run.ts'
import { copyText } from '#src/files/copyText.ts'
import { knownBoards } from '#src/home/boards.ts'
import { PageFrame } from '#src/home/PageFrame.tsx'
import { scenarioGraph } from '#src/home/scenarioGraph.ts'
import { useNewBoard } from '#src/home/useNewBoard.ts'
import { Points, Words } from '#src/home/Words.tsx'
import { Button } from '#src/ui/Button.tsx'
import { EmptyState } from '#src/ui/EmptyState.tsx'
import { Select } from '#src/ui/Select.tsx'
import { useToast } from '#src/ui/Toast.tsx'
import type { Drill } from '#templates/drills/drill.ts'
import { drills } from '#templates/drills/index.ts'
import { scenarios } from '#templates/scenarios/index.ts'
import css from './Catalogue.module.css'
import { groupTitle } from './drillGroups.ts'
import { drillLink, seedIn } from './drillLink.ts'
import { freshSeed } from './freshSeed.ts'
import { leaveDrill } from './waitingDrill.ts'

/** One drill: what it trains, what it wants of a board, and the boards that it can be played on. */
export function DrillPage({ id }: { id: string }) {
  const drill = drills.find((one) => one.id === id)
  return drill ? <Entry drill={drill} /> : <NoSuchDrill />
}

function Entry({ drill }: { drill: Drill }) {
  const asked = seedIn(useSearch())
  const [seed, setSeed] = useState(() => asked ?? freshSeed())
  const say = useToast()
  const share = async () => {
    const isCopied = await copyText(drillLink(drill.id, seed))
    say({ text: isCopied ? 'The link to this drill and seed is in the clipboard.' : 'The browser did not let the link be copied.' })
  }
  return (
    <PageFrame title={drill.title}>
      <article className={css.entry}>
        <p className={css.small}>
          <Link href="/drills">Drills</Link> · {groupTitle(drill.group)}
        </p>
        <h1 className={css.title}>{drill.title}</h1>
        <p className={css.lead}>
          One of {drill.variants.length} causes is the true one. Which one, the seed and the board decide: the same seed on the same board
          gives everybody the same incident.
        </p>
        <div className={css.seed}>
          <span className={css.number}>Seed {seed}</span>
          <Button size="small" look="quiet" icon={<Shuffle size={14} aria-hidden />} onClick={() => setSeed(freshSeed())}>
            Another
          </Button>
          <Button size="small" look="quiet" icon={<Link2 size={14} aria-hidden />} onClick={() => void share()}>
            Copy its link
          </Button>
        </div>
        <Boards drill={drill} seed={seed} />
        <div className={css.columns}>
          <Words title="It moves">
            <Points of={drill.vitals.map(({ name }) => name)} />
          </Words>
          <Words title="It wants on the board">
            <Points of={drill.needs.map(({ what }) => what)} />
          </Words>
        </div>
        <details className={css.spoiler}>
          <summary>What a good answer does</summary>
          <Points of={drill.rubric} />
        </details>
      </article>
    </PageFrame>
  )
}

function Boards({ drill, seed }: { drill: Drill; seed: number }) {
  const [own] = useState(knownBoards)
  const [board, setBoard] = useState(own[0]?.id ?? '')
  const [, navigate] = useLocation()
  const { open, busy } = useNewBoard()
  const strong = useMemo(() => strongBoards(drill), [drill])
  const playOwn = () => {
    leaveDrill(board, { drill: drill.id, seed, from: 'own' })
    navigate(`/board/${board}`)
  }
  return (
    <section className={css.boards} aria-label="Where to play it">
      {own.length > 0 && (
        <form
          className={css.own}
          onSubmit={(event) => {
            event.preventDefault()
            playOwn()
          }}
        >
          <Select
            label="On a board of yours"
            hint="Whether it fits, the board itself says when it opens."
            value={board}
            options={own.map(({ id, title }) => ({ value: id, title: title || 'Untitled board' }))}
            onChange={setBoard}
          />
          <Button type="submit" look="primary" icon={<Play size={16} aria-hidden />}>
            Play on my board
          </Button>
        </form>
      )}
      <div>
        <h2 className={css.heading}>On a strong board, as a new board</h2>
        <ul className={css.strong}>
          {strong.map(({ id, title, graph }) => (
            <li key={id}>
              <Button
                disabled={busy}
                icon={<Play size={16} aria-hidden />}
                onClick={() => void open(graph, { leave: (made) => leaveDrill(made, { drill: drill.id, seed, from: id }) })}
              >
                {title}
              </Button>
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}

const MOST = 6

const strongBoards = (drill: Drill) =>
  drill.boards
    .flatMap((id) => {
      const scenario = scenarios.find((one) => one.id === id)
      if (!scenario) return []
      const graph = scenarioGraph(scenario, 'reference')
      return fitOf(graph, drill).fits ? [{ id, title: scenario.title, graph }] : []
    })
    .slice(0, MOST)

const NoSuchDrill = () => (
  <PageFrame title="No such drill">
    <EmptyState
      heading="h1"
      title="There is no such drill"
      text="All of them are on one page."
      action={<Link href="/drills">To the drills</Link>}
    />
  </PageFrame>
)
