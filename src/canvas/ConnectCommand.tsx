import { useEffect, useState } from 'react'
import { useValue } from 'tldraw'
import type { Node } from '#critique/graph/graph.ts'
import { kindById } from '#critique/kinds/lookup.ts'
import type { Board } from './board.ts'
import { isTyping } from './isTyping.ts'
import { PickList } from './PickList.tsx'
import type { PickItem } from './PickList.tsx'
import { swallowKeyUp } from './swallowKeyUp.ts'
import { StencilIcon } from './StencilIcon.tsx'

/** Draws an edge without a pointer: `C`, then the two nodes; with one node selected, only the other. */
export function ConnectCommand({ board }: { board: Board }) {
  const [from, setFrom] = useState<string | null>(null)
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'c' || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
      if (isTyping(event.target) || board.isReadonly.get() || board.graph.get().nodes.length === 0) return
      event.preventDefault()
      event.stopPropagation()
      const { nodes } = board.selection.get()
      if (nodes.length === 2) {
        board.connect(nodes[0] ?? '', nodes[1] ?? '')
        return
      }
      setFrom(nodes[0] ?? null)
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
  const choose = (node: string) => {
    if (from === null) return setFrom(node)
    board.connect(from, node)
    board.select([node])
    close()
  }
  return isOpen ? <ChooseNode board={board} from={from} onChoose={choose} onClose={close} /> : null
}

interface ChooseNodeProps {
  board: Board
  from: string | null
  onChoose: (node: string) => void
  onClose: () => void
}

function ChooseNode({ board, from, onChoose, onClose }: ChooseNodeProps) {
  const graph = useValue(board.graph)
  const source = graph.nodes.find(({ id }) => id === from)
  const title = source ? `Connect ${nameOf(source)} to` : 'Connect: from which node?'
  return (
    <PickList
      names={{ box: 'Connect', field: title, list: 'Nodes' }}
      placeholder={`${title} …`}
      find={(query) =>
        graph.nodes.filter((node) => node.id !== from && nameOf(node).toLowerCase().includes(query.toLowerCase())).map(asItem)
      }
      nothing="No other node by that name."
      onPick={onChoose}
      onClose={onClose}
    />
  )
}

function asItem(node: Node): PickItem {
  const kind = kindById(node.kind ?? '')
  const name = nameOf(node)
  return {
    id: node.id,
    node: node.id,
    icon: kind && <StencilIcon kind={kind} />,
    name,
    by: kind && name !== kind.name ? kind.name : undefined,
  }
}

const nameOf = (node: Node): string => node.label || kindById(node.kind ?? '')?.name || 'Unnamed'
