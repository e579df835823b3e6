import { lazy, Suspense, useState } from 'react'
import { useValue } from 'tldraw'
import type { Board } from '#src/canvas/board.ts'
import type { BoardDrills } from '#src/drills/useDrills.ts'
import { isStrictNow } from '#src/interview/isStrictNow.ts'
import type { Interview } from '#src/interview/interview.ts'
import { isHiddenByPair, pairNow } from '#src/interview/pair/pairNow.ts'
import { inOrder } from '#src/review/arrange.ts'
import { FindingsPanel } from '#src/review/FindingsPanel.tsx'
import type { Review } from '#src/review/findings.ts'
import { Inspector } from '#src/review/Inspector.tsx'
import { RequirementsPanel } from '#src/review/RequirementsPanel.tsx'
import { Tabs } from '#src/ui/Tabs.tsx'
import { Loading } from './Loading.tsx'

const DrillPanel = lazy(async () => ({ default: (await import('#src/drills/DrillPanel.tsx')).DrillPanel }))
const InterviewPanel = lazy(async () => ({ default: (await import('#src/interview/InterviewPanel.tsx')).InterviewPanel }))
const PairPanel = lazy(async () => ({ default: (await import('#src/interview/pair/PairPanel.tsx')).PairPanel }))

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
  const hidesFindings = useValue('strict', () => isStrictNow(interview) || isHiddenByPair(board), [board, interview])
  const isOfTwo = useValue('of two', () => isInterviewOfTwo(board, interview), [board, interview])
  // Drills are as large as the rules: they are fetched when somebody looks.
  const [wasOpened, setOpened] = useState(false)
  const [wasInterviewOpened, setInterviewOpened] = useState(false)
  if (tab === 'drill' && !wasOpened) setOpened(true)
  // Whoever is asked neither starts a drill nor throws a switch; people who interview each other have incidents of their own.
  const isAsked = useValue('asked', () => pairNow(board) !== null || ((interview?.isHost ?? false) && isStrictNow(interview)), [
    board,
    interview,
  ])
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
    (interview || isOfTwo) && {
      id: 'interview',
      title: 'Interview',
      content: (
        <Suspense fallback={<Loading />}>
          {isOfTwo
            ? wasInterviewOpened && <PairPanel board={board} interview={interview} />
            : interview && (
                <InterviewPanel board={board} interview={interview} isShown={tab === 'interview'} onDrill={() => onTab('drill')} />
              )}
        </Suspense>
      ),
    },
    (drills.running !== null || !isAsked) && {
      id: 'drill',
      title: 'Drill',
      news: drills.running !== null && tab !== 'drill' ? 1 : undefined,
      content: wasOpened && (
        <Suspense fallback={<Loading />}>
          <DrillPanel board={board} interview={interview} isStrict={isAsked} unfit={drills.unfit} onInterview={() => onTab('interview')} />
        </Suspense>
      ),
    },
  ].filter((one) => !!one)
  const shown = tabs.some(({ id }) => id === tab) ? tab : 'interview'
  if (shown === 'interview' && !wasInterviewOpened) setInterviewOpened(true)
  return <Tabs label="About this board" tabs={tabs} value={shown} onChange={(next) => onTab(next as PanelTab)} />
}

/** People interview each other on boards that are shared by role, unless the product is interviewing somebody there. */
function isInterviewOfTwo(board: Board, interview: Interview | null): boolean {
  if (interview?.session.get().setup?.mode === 'pair') return true
  return (board.access.value.get()?.isPrivate ?? false) && (interview === null || interview.clock.get().phase === 'finished')
}
