import { lazy, Suspense, useState } from 'react'
import { useValue } from 'tldraw'
import type { Board } from '#src/canvas/board.ts'
import type { BoardDrills } from '#src/drills/useDrills.ts'
import { isStrictNow } from '#src/interview/isStrictNow.ts'
import type { Interview } from '#src/interview/interview.ts'
import { inOrder } from '#src/review/arrange.ts'
import { FindingsPanel } from '#src/review/FindingsPanel.tsx'
import type { Review } from '#src/review/findings.ts'
import { Inspector } from '#src/review/Inspector.tsx'
import { RequirementsPanel } from '#src/review/RequirementsPanel.tsx'
import { Tabs } from '#src/ui/Tabs.tsx'
import { Loading } from './Loading.tsx'

const DrillPanel = lazy(async () => ({ default: (await import('#src/drills/DrillPanel.tsx')).DrillPanel }))
const InterviewPanel = lazy(async () => ({ default: (await import('#src/interview/InterviewPanel.tsx')).InterviewPanel }))

export type PanelTab = 'findings' | 'inspector' | 'requirements' | 'interview' | 'drill'

interface BoardPanelProps {
  board: Board
  review: Review
  interview: Interview | null
  drills: BoardDrills
  tab: PanelTab
  onTab: (tab: PanelTab) => void
  current: string | null
  onCurrent: (id: string | null) => void
}

/** What is said about the board, what is selected, what was asked of it. A tab with news says how much and waits. */
export function BoardPanel({ board, review, interview, drills, tab, onTab, current, onCurrent }: BoardPanelProps) {
  const findings = inOrder(useValue(review.sections)).length
  const suggestions = useValue(board.suggestions).length
  const hidesFindings = useValue('strict', () => isStrictNow(interview), [interview])
  // Drills are as large as the rules: they are fetched when somebody looks.
  const [wasOpened, setOpened] = useState(false)
  if (tab === 'drill' && !wasOpened) setOpened(true)
  const isHost = interview?.isHost ?? false
  const tabs = [
    !hidesFindings && {
      id: 'findings',
      title: 'Findings',
      news: findings,
      content: (
        <FindingsPanel
          board={board}
          review={review}
          current={current}
          onCurrent={onCurrent}
          onOpenRequirements={() => onTab('requirements')}
        />
      ),
    },
    { id: 'inspector', title: 'Inspector', content: <Inspector board={board} review={review} /> },
    { id: 'requirements', title: 'Requirements', news: suggestions, content: <RequirementsPanel board={board} /> },
    interview && {
      id: 'interview',
      title: 'Interview',
      content: (
        <Suspense fallback={<Loading />}>
          <InterviewPanel board={board} interview={interview} />
        </Suspense>
      ),
    },
    (!hidesFindings || !isHost || drills.running !== null) && {
      id: 'drill',
      title: 'Drill',
      content: wasOpened && (
        <Suspense fallback={<Loading />}>
          <DrillPanel board={board} interview={interview} isStrict={hidesFindings && isHost} unfit={drills.unfit} />
        </Suspense>
      ),
    },
  ].filter((one) => !!one)
  const shown = tabs.some(({ id }) => id === tab) ? tab : 'interview'
  return <Tabs label="About this board" tabs={tabs} value={shown} onChange={(next) => onTab(next as PanelTab)} />
}
