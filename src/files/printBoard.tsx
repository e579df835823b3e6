import { createRoot } from 'react-dom/client'
import { flushSync } from 'react-dom'
import type { Finding, Report } from '#critique/finding.ts'
import type { Graph } from '#critique/graph/graph.ts'
import { review } from '#critique/review.ts'
import type { Board } from '#src/canvas/board.ts'
import css from './printBoard.module.css'

/** Words are outlined in the colour of the screen behind them, which is not the paper's. */
const SCREEN_OUTLINE = 'var(--tl-text-outline)'

/** Prints the board and what the rules say about it; the browser's dialog also makes a PDF of it. False when there is nothing to print. */
export async function printBoard(board: Board): Promise<boolean> {
  const shapes = [...board.editor.getCurrentPageShapeIds()]
  // Paper is white, whatever the screen is.
  const picture = await board.editor.getSvgString(shapes, { background: false, padding: 40, darkMode: false })
  if (!picture) return false
  const graph = board.graph.get()
  const waived = new Set(Object.entries(board.rulings.get()).flatMap(([id, { verdict }]) => (verdict === 'waive' ? [id] : [])))
  const address = URL.createObjectURL(new Blob([picture.svg.replaceAll(SCREEN_OUTLINE, 'none')], { type: 'image/svg+xml' }))
  const sheet = document.createElement('div')
  sheet.className = css.sheet ?? ''
  sheet.ariaHidden = 'true'
  document.body.append(sheet)
  const root = createRoot(sheet)
  flushSync(() => root.render(<Sheet title={board.title.get()} graph={graph} picture={address} report={review(graph)} waived={waived} />))
  await sheet.querySelector('img')?.decode()
  const clear = () => {
    root.unmount()
    sheet.remove()
    URL.revokeObjectURL(address)
  }
  window.addEventListener('afterprint', clear, { once: true })
  window.print()
  return true
}

interface SheetProps {
  title: string
  graph: Graph
  picture: string
  report: Report
  waived: ReadonlySet<string>
}

function Sheet({ title, graph, picture, report, waived }: SheetProps) {
  const shown = report.findings.filter(({ id, rank }) => rank !== null && !waived.has(id))
  const labels = new Map(graph.nodes.map(({ id, label, kind }) => [id, label || kind || id]))
  return (
    <article>
      <h1>{title || 'Untitled board'}</h1>
      <img src={picture} alt="" />
      {shown.length > 0 && <h2>What would be asked</h2>}
      {shown.map((finding) => (
        <Entry key={finding.id} finding={finding} labels={labels} />
      ))}
      {report.strengths.length > 0 && <h2>Already good</h2>}
      <ul>
        {report.strengths.map(({ rule, because }) => (
          <li key={rule + because}>{because}</li>
        ))}
      </ul>
    </article>
  )
}

function Entry({ finding, labels }: { finding: Finding; labels: ReadonlyMap<string, string> }) {
  const { title, severity, status, because, ask, fix, evidence } = finding
  return (
    <section>
      <h3>
        {title} <small>{status === 'ask' ? 'question' : severity}</small>
      </h3>
      <p>{because}</p>
      <blockquote>{ask}</blockquote>
      {status === 'violation' && (
        <p>
          <strong>Fix:</strong> {fix.text}
        </p>
      )}
      <footer>{evidence.nodes.map((id) => labels.get(id) ?? id).join(', ')}</footer>
    </section>
  )
}
