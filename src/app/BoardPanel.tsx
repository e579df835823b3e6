import { useValue } from 'tldraw'
import type { Board } from '#src/canvas/board.ts'
import { inOrder } from '#src/review/arrange.ts'
import { FindingsPanel } from '#src/review/FindingsPanel.tsx'
import type { Review } from '#src/review/findings.ts'
import { Inspector } from '#src/review/Inspector.tsx'
import { RequirementsPanel } from '#src/review/RequirementsPanel.tsx'
import { Tabs } from '#src/ui/Tabs.tsx'

export type PanelTab = 'findings' | 'inspector' | 'requirements'

interface BoardPanelProps {
  board: Board
  review: Review
  tab: PanelTab
  onTab: (tab: PanelTab) => void
  current: string | null
  onCurrent: (id: string | null) => void
}

/** What is said about the board, what is selected, what was asked of it. A tab with news says how much and waits. */
export function BoardPanel({ board, review, tab, onTab, current, onCurrent }: BoardPanelProps) {
  const findings = inOrder(useValue(review.sections)).length
  const suggestions = useValue(board.suggestions).length
  const tabs = [
    {
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
  ]
  return <Tabs label="About this board" tabs={tabs} value={tab} onChange={(next) => onTab(next as PanelTab)} />
}
