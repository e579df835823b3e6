import { useEffect, useId, useState } from 'react'
import { useValue } from 'tldraw'
import type { Node } from '#critique/graph/graph.ts'
import { kindById } from '#critique/kinds/lookup.ts'
import type { Board } from './board.ts'
import { isTyping } from './isTyping.ts'
import css from './QuickInsert.module.css'
import { swallowKeyUp } from './swallowKeyUp.ts'
import { StencilIcon } from './StencilIcon.tsx'

const SHOWN = 8

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
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const list = useId()
  const graph = useValue(board.graph)
  const source = graph.nodes.find(({ id }) => id === from)
  const nodes = graph.nodes
    .filter((node) => node.id !== from && nameOf(node).toLowerCase().includes(query.trim().toLowerCase()))
    .slice(0, SHOWN)
  const chosen = nodes[Math.min(at, nodes.length - 1)]
  const title = source ? `Connect ${nameOf(source)} to` : 'Connect: from which node?'
  // The field stays for the second node: a new one would lose the focus on the way.
  const choose = (node: string) => {
    setQuery('')
    setAt(0)
    onChoose(node)
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    event.stopPropagation()
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      setAt((at + (event.key === 'ArrowDown' ? 1 : -1) + nodes.length) % Math.max(1, nodes.length))
    } else if (event.key === 'Enter' && chosen) {
      event.preventDefault()
      choose(chosen.id)
    } else if (event.key === 'Escape') {
      event.preventDefault()
      onClose()
    }
  }
  return (
    <div className={css.box} role="dialog" aria-label="Connect">
      <input
        className={css.input}
        autoFocus
        onKeyDown={onKeyDown}
        onBlur={onClose}
        role="combobox"
        aria-label={title}
        aria-expanded={nodes.length > 0}
        aria-controls={list}
        aria-activedescendant={chosen && `${list}-${chosen.id}`}
        placeholder={`${title} …`}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value)
          setAt(0)
        }}
      />
      <div id={list} className={css.list} role="listbox" aria-label="Nodes">
        {nodes.map((node) => {
          const kind = kindById(node.kind ?? '')
          return (
            <button
              type="button"
              tabIndex={-1}
              key={node.id}
              id={`${list}-${node.id}`}
              className={css.hit}
              role="option"
              aria-selected={node === chosen}
              data-node-id={node.id}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => choose(node.id)}
            >
              {kind && <StencilIcon kind={kind} />}
              <span className={css.name}>{nameOf(node)}</span>
              {kind && nameOf(node) !== kind.name && <span className={css.by}>{kind.name}</span>}
            </button>
          )
        })}
        {nodes.length === 0 && <p className={css.none}>No other node by that name.</p>}
      </div>
    </div>
  )
}

const nameOf = (node: Node): string => node.label || kindById(node.kind ?? '')?.name || 'Unnamed'
