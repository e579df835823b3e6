import { Braces, FileCode2, FileText, FileUp, Image, Link2, PenTool, Printer, Shapes, Workflow } from 'lucide-react'
import type { ReactNode } from 'react'
import { writeSketch } from '#critique/graph/sketch.ts'
import type { Board } from '#src/canvas/board.ts'
import { Menu, MenuItem, MenuRule } from '#src/ui/Menu.tsx'
import { useToast } from '#src/ui/Toast.tsx'
import { copyText } from './copyText.ts'
import { download } from './download.ts'
import { fileName } from './fileName.ts'
import { placesOf } from './placesOf.ts'

type Content = string | Blob | null

interface ExportMenuProps {
  board: Board
  /** Not while nothing may be said about the board. */
  mayReview?: boolean
  button: ReactNode
  onOpenFile: () => void
}

/** Takes the board away as a file, a picture, a report or a link, or brings one in. */
export function ExportMenu({ board, mayReview = true, button, onOpenFile }: ExportMenuProps) {
  const say = useToast()
  const attempt = async (what: string, act: () => Promise<void>) => {
    try {
      await act()
    } catch (error) {
      say({ text: `${what}: ${error instanceof Error ? error.message : String(error)}`, tone: 'problem' })
    }
  }
  const save = (ending: string, type: string, make: () => Content | Promise<Content>) => () =>
    void attempt('The file could not be made', async () => {
      const content = await make()
      if (content === null) return say({ text: EMPTY })
      download(fileName(board.title.get(), ending), new Blob([content], { type }))
    })
  const print = () =>
    void attempt('The board could not be printed', async () => {
      const { printBoard } = await import('./printBoard.tsx')
      if (!(await printBoard(board))) say({ text: EMPTY })
    })
  const link = () =>
    void attempt('The link could not be made', async () => {
      const { boardLink, LONGEST_LINK } = await import('./boardLink.ts')
      const made = await boardLink(window.location.origin, board.graph.get(), placesOf(board))
      if (made === undefined)
        say({ text: `The board is too large for a link: one has at most ${LONGEST_LINK.toLocaleString('en')} letters. Send it as a file.` })
      else if (await copyText(made))
        say({ text: `Copied: ${made.length.toLocaleString('en')} letters that hold a copy of this board, and no server.` })
      else say({ text: 'The link could not be copied: the browser does not allow it here.', tone: 'problem' })
    })
  return (
    <Menu button={button}>
      <MenuItem
        icon={<Braces size={16} aria-hidden />}
        hint=".json"
        onSelect={save('json', 'application/json', () => `${JSON.stringify(board.graph.get(), null, 2)}\n`)}
      >
        Graph JSON
      </MenuItem>
      <MenuItem
        icon={<FileCode2 size={16} aria-hidden />}
        hint=".sketch"
        onSelect={save('sketch', 'text/plain', () => writeSketch(board.graph.get()))}
      >
        Sketch
      </MenuItem>
      <MenuItem icon={<Workflow size={16} aria-hidden />} hint=".mmd" onSelect={save('mmd', 'text/plain', () => mermaidOf(board))}>
        Mermaid
      </MenuItem>
      <MenuItem
        icon={<Shapes size={16} aria-hidden />}
        hint=".tldr"
        onSelect={save('tldr', 'application/vnd.tldraw+json', () => board.exportTldr())}
      >
        tldraw file
      </MenuItem>
      <MenuRule />
      <MenuItem icon={<PenTool size={16} aria-hidden />} hint="opens again" onSelect={save('svg', 'image/svg+xml', () => svgOf(board))}>
        SVG picture
      </MenuItem>
      <MenuItem icon={<Image size={16} aria-hidden />} hint="opens again" onSelect={save('png', 'image/png', () => pngOf(board))}>
        PNG picture
      </MenuItem>
      <MenuRule />
      {mayReview && (
        <>
          <MenuItem icon={<FileText size={16} aria-hidden />} hint=".md" onSelect={save('md', 'text/markdown', () => reportOf(board))}>
            Markdown report
          </MenuItem>
          <MenuItem icon={<Printer size={16} aria-hidden />} hint="PDF" onSelect={print}>
            Print the review
          </MenuItem>
        </>
      )}
      <MenuItem icon={<Link2 size={16} aria-hidden />} onSelect={link}>
        Copy a link that holds the board
      </MenuItem>
      <MenuRule />
      <MenuItem icon={<FileUp size={16} aria-hidden />} onSelect={onOpenFile}>
        Open a file…
      </MenuItem>
    </Menu>
  )
}

const EMPTY = 'The board is empty: there is nothing to draw yet.'

async function mermaidOf(board: Board): Promise<string> {
  const { writeMermaid } = await import('#critique/formats/mermaidWrite.ts')
  return `${writeMermaid(board.graph.get())}\n`
}

/** Pictures carry their graph, so that they can be opened again. */
async function svgOf(board: Board): Promise<string | null> {
  const svg = await board.exportSvg()
  const { svgWithGraph } = await import('#critique/formats/picture.ts')
  return svg && svgWithGraph(svg, board.graph.get(), placesOf(board))
}

async function pngOf(board: Board): Promise<Blob | null> {
  const png = await board.exportPng()
  if (!png) return null
  const { pngWithGraph } = await import('#critique/formats/picture.ts')
  return new Blob([pngWithGraph(new Uint8Array(await png.arrayBuffer()), board.graph.get(), placesOf(board)) as Uint8Array<ArrayBuffer>])
}

async function reportOf(board: Board): Promise<string> {
  const [{ markdownReport }, { review }] = await Promise.all([import('#critique/formats/markdownReport.ts'), import('#critique/review.ts')])
  const graph = board.graph.get()
  const labels = new Map(graph.nodes.map(({ id, label, kind }) => [id, label || kind || id]))
  return markdownReport({ title: board.title.get(), report: review(graph), labels })
}
