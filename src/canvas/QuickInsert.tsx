import { useEffect, useState } from 'react'
import { useValue } from 'tldraw'
import { Kbd } from '#src/ui/Kbd.tsx'
import type { Board } from './board.ts'
import { isTyping } from './isTyping.ts'
import { PickList } from './PickList.tsx'
import type { PickItem } from './PickList.tsx'
import css from './PickList.module.css'
import { swallowKeyUp } from './swallowKeyUp.ts'
import { recentStencils, rememberStencil } from './recentStencils.ts'
import { StencilIcon } from './StencilIcon.tsx'
import { categoryNames, coreStencils, searchStencils, stencilsById } from './stencilSearch.ts'
import type { StencilHit } from './stencilSearch.ts'

/** Type what you mean, press Enter, and it stands on the board, wired to what was selected. Opens on `/` and on Ctrl or Cmd with K. */
export function QuickInsert({ board }: { board: Board }) {
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!opens(event) || board.isReadonly.get()) return
      event.preventDefault()
      event.stopPropagation()
      setOpen(true)
    }
    window.addEventListener('keydown', onKeyDown, { capture: true })
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [board])
  const close = () => {
    setOpen(false)
    swallowKeyUp()
    board.editor.getContainer().focus()
  }
  return isOpen ? <InsertBox board={board} onClose={close} /> : null
}

function opens(event: KeyboardEvent): boolean {
  if (event.isComposing || event.altKey) return false
  if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.shiftKey) return true
  return event.key === '/' && !event.ctrlKey && !event.metaKey && !isTyping(event.target)
}

function InsertBox({ board, onClose }: { board: Board; onClose: () => void }) {
  const target = useValue('target', () => targetName(board), [board])
  const place = (kind: string, goOn: boolean) => {
    board.insert(kind)
    rememberStencil(kind)
    if (!goOn) onClose()
  }
  return (
    <PickList
      names={{ box: 'Insert', field: 'Name or product', list: 'Stencils found' }}
      placeholder="Insert: reranker, pinecone, gateway …"
      find={(query) => (query ? searchStencils(query) : usual()).map(asItem)}
      nothing="Nothing by that name."
      onPick={place}
      onClose={onClose}
      closes={(event) => event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)}
    >
      <p className={css.foot}>
        <span>
          <Kbd keys="Enter" /> {target ? `places it, wired to ${target}` : 'places it'}
        </span>
        <span>
          <Kbd keys="Shift-Enter" /> and goes on
        </span>
      </p>
    </PickList>
  )
}

const asItem = ({ kind, by }: StencilHit): PickItem => ({
  id: kind.id,
  icon: <StencilIcon kind={kind} />,
  name: kind.name,
  by: by ?? categoryNames[kind.category],
})

/** Before anything is typed: what was used last, then what most boards begin with. */
function usual(): StencilHit[] {
  const recent = stencilsById(recentStencils())
  const first = coreStencils.flatMap(({ kinds }) => kinds.slice(0, 1))
  return [...new Set([...recent, ...first])].map((kind) => ({ kind }))
}

function targetName(board: Board): string | null {
  const shape = board.editor.getOnlySelectedShape()
  return shape?.type === 'node' ? (board.editor.getShapeUtil(shape).getText(shape) ?? null) : null
}
