import { Braces, FileCode2, FileUp, Image, PenTool, Shapes } from 'lucide-react'
import type { ReactNode } from 'react'
import { writeSketch } from '#critique/graph/sketch.ts'
import type { Board } from '#src/canvas/board.ts'
import { Menu, MenuItem, MenuRule } from '#src/ui/Menu.tsx'
import { useToast } from '#src/ui/Toast.tsx'
import { download } from './download.ts'
import { fileName } from './fileName.ts'

/** Takes the board away as a file, or brings one in. */
export function ExportMenu({ board, button, onOpenFile }: { board: Board; button: ReactNode; onOpenFile: () => void }) {
  const say = useToast()
  const save = async (ending: string, type: string, make: () => string | Blob | null | Promise<string | Blob | null>) => {
    try {
      const content = await make()
      if (content === null) return say({ text: 'The board is empty: there is nothing to draw yet.' })
      download(fileName(board.title.get(), ending), new Blob([content], { type }))
    } catch (error) {
      say({ text: `The file could not be made: ${error instanceof Error ? error.message : String(error)}`, tone: 'problem' })
    }
  }
  return (
    <Menu button={button}>
      <MenuItem
        icon={<Braces size={16} aria-hidden />}
        hint=".json"
        onSelect={() => void save('json', 'application/json', () => `${JSON.stringify(board.graph.get(), null, 2)}\n`)}
      >
        Graph JSON
      </MenuItem>
      <MenuItem
        icon={<FileCode2 size={16} aria-hidden />}
        hint=".sketch"
        onSelect={() => void save('sketch', 'text/plain', () => writeSketch(board.graph.get()))}
      >
        Sketch
      </MenuItem>
      <MenuRule />
      <MenuItem
        icon={<PenTool size={16} aria-hidden />}
        hint=".svg"
        onSelect={() => void save('svg', 'image/svg+xml', () => board.exportSvg())}
      >
        SVG picture
      </MenuItem>
      <MenuItem icon={<Image size={16} aria-hidden />} hint=".png" onSelect={() => void save('png', 'image/png', () => board.exportPng())}>
        PNG picture
      </MenuItem>
      <MenuItem
        icon={<Shapes size={16} aria-hidden />}
        hint=".tldr"
        onSelect={() => void save('tldr', 'application/vnd.tldraw+json', () => board.exportTldr())}
      >
        tldraw file
      </MenuItem>
      <MenuRule />
      <MenuItem icon={<FileUp size={16} aria-hidden />} onSelect={onOpenFile}>
        Open a file…
      </MenuItem>
    </Menu>
  )
}
