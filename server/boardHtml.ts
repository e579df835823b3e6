import type { Plugin, Rolldown } from 'vite'
import { BOARD_PAGE } from './pageChunks.ts'

type Bundle = Rolldown.OutputBundle

/**
 * Writes board.html beside index.html: the same page, which names all the scripts and styles that a board needs, so that they are asked for
 * with the page instead of one after another. pages.ts serves it for addresses of boards.
 */
export function boardHtml(): Plugin {
  return {
    name: 'premortem-board-html',
    apply: 'build',
    enforce: 'post',
    generateBundle(_, bundle) {
      const page = bundle['index.html']
      const entry = Object.values(bundle).find((file) => file.type === 'chunk' && file.facadeModuleId?.endsWith(BOARD_PAGE))
      if (page?.type !== 'asset' || entry?.type !== 'chunk') return
      const html = String(page.source)
      const { scripts, styles } = neededBy(entry, bundle)
      const links = [
        '<link rel="preload" as="fetch" crossorigin href="/config.json">',
        ...scripts.map((file) => `<link rel="modulepreload" crossorigin href="/${file}">`),
        ...styles.map((file) => `<link rel="stylesheet" crossorigin href="/${file}">`),
      ].filter((link) => !html.includes(link))
      this.emitFile({
        type: 'asset',
        fileName: 'board.html',
        source: html.replace('</head>', () => `${links.map((link) => `  ${link}\n  `).join('')}</head>`),
      })
    },
  }
}

/** A chunk and all that it imports from the start, the largest scripts first: they take longest. */
function neededBy(entry: Rolldown.OutputChunk, bundle: Bundle): { scripts: string[]; styles: string[] } {
  const chunks = new Map<string, Rolldown.OutputChunk>()
  const visit = (chunk: Rolldown.OutputChunk | Rolldown.OutputAsset | undefined): void => {
    if (chunk?.type !== 'chunk' || chunks.has(chunk.fileName)) return
    chunks.set(chunk.fileName, chunk)
    for (const file of chunk.imports) visit(bundle[file])
  }
  visit(entry)
  const all = [...chunks.values()]
  return {
    scripts: all.sort((a, b) => b.code.length - a.code.length).map(({ fileName }) => fileName),
    styles: [...new Set(all.flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]))],
  }
}
