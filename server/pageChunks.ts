import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Rolldown } from 'vite'

type Context = Parameters<Extract<Rolldown.CodeSplittingGroup['name'], (...args: never[]) => unknown>>[1]

const root = fileURLToPath(new URL('..', import.meta.url))
const ICON = /\/lucide-react\/dist\/esm\/icons\//
/** The page that most people wait for. */
export const BOARD_PAGE = '/src/app/BoardPage.tsx'
/** Lists hundreds of modules of which a page takes a few: what it lists is not what a page needs. */
const BARREL = /\/lucide-react\/dist\/esm\/lucide-react\.m?js$/
const CANVAS = /\/node_modules\/(?:tldraw|@tldraw|@tiptap|prosemirror-)/
const ENGINE = /\/(?:critique|templates)\//
const SCHEMAS = /\/node_modules\/zod\/|\/server\//

/**
 * What a board needs from the start, in a handful of files instead of sixty: on HTTP/1.1 a browser asks for six at a time. What the home
 * page needs stays apart, and so does the canvas from what pages without one share with a board.
 */
export function pageChunks(): Rolldown.CodeSplittingOptions {
  let known: Needs | undefined
  return {
    groups: [
      { name: 'first', tags: ['$initial'], priority: 9 },
      // A group takes what its modules import along, so what several of them need is taken first.
      ...['schemas', 'ui', 'engine', 'canvas', 'shared'].map((group, i) => ({
        debugName: group,
        name: (id: string, context: Context) => (chunkOf(id, (known ??= needs(context))) === group ? group : null),
        priority: 8 - i,
      })),
    ],
  }
}

interface Needs {
  board: ReadonlySet<string>
  /** What pages without a canvas need. */
  others: ReadonlySet<string>
  context: Context
}

function chunkOf(id: string, { board, others, context }: Needs): string | null {
  if (ICON.test(id)) return 'ui'
  if (!board.has(id)) return null
  if (CANVAS.test(id)) return 'canvas'
  if (!others.has(id)) return null
  return ENGINE.test(id)
    ? 'engine'
    : SCHEMAS.test(id)
      ? 'schemas'
      : [...closureOf(id, context)].some((one) => ENGINE.test(one))
        ? 'shared'
        : 'ui'
}

/** All pages are asked for by the one component that knows them. */
function needs(context: Context): Needs {
  const app = join(root, 'src/app/App.tsx')
  const pages = context.getModuleInfo(app)?.dynamicallyImportedIds ?? []
  const closures = pages.map((page) => ({ page, needs: closureOf(page, context) }))
  const others = closures.filter(({ needs }) => ![...needs].some((id) => CANVAS.test(id)))
  return {
    board: closures.find(({ page }) => page.endsWith(BOARD_PAGE))?.needs ?? new Set(),
    context,
    others: new Set(others.flatMap(({ needs }) => [...needs])),
  }
}

function closureOf(entry: string, context: Context): Set<string> {
  const seen = new Set<string>()
  const visit = (id: string): void => {
    if (seen.has(id)) return
    seen.add(id)
    if (!BARREL.test(id)) context.getModuleInfo(id)?.importedIds.forEach(visit)
  }
  visit(entry)
  return seen
}
