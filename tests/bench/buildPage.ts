import { cp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import type { Plugin } from 'vite'

const shared = { target: 'es2022', emptyOutDir: true, assetsInlineLimit: 0, chunkSizeWarningLimit: 4000 } as const
const brotli = promisify(brotliCompress)

/** Builds one page of `pages/` as the product is built, packed like it. Returns its folder. */
export async function buildPage(name: 'engine' | 'bare'): Promise<string> {
  const outDir = join(process.cwd(), 'dist/bench', name)
  const root = join(process.cwd(), 'tests/bench/pages')
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    plugins: [react()],
    build: { ...shared, outDir, rollupOptions: { input: join(root, `${name}.html`) } },
  })
  await compress(outDir)
  return outDir
}

/** Builds the product with room for more shapes on a board than it allows, and with its editor in reach of a script. Returns its folder. */
export async function buildRoomyProduct(): Promise<string> {
  const outDir = join(process.cwd(), 'dist/bench/roomy')
  const allowance = 'maxShapesPerPage: 1000'
  const start = 'const mount = (editor: Editor): (() => void) => {'
  let isRaised = false
  const raise: Plugin = {
    name: 'raise-shape-allowance',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith('/BoardCanvas.tsx')) return null
      isRaised = code.includes(allowance) && code.includes(start)
      return {
        code: code.replace(allowance, 'maxShapesPerPage: 10000').replace(start, `${start}\n  Object.assign(window, { editor })`),
        map: null,
      }
    },
  }
  await build({ configFile: 'vite.config.ts', logLevel: 'error', plugins: [raise], build: { outDir, emptyOutDir: true } })
  if (!isRaised) throw new Error(`BoardCanvas.tsx does not say "${allowance}" and "${start}" any more: say here what it says instead.`)
  return outDir
}

/** As the server's own build packs its pages. */
async function compress(directory: string): Promise<void> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && /\.(js|css|html|svg|json)$/.test(entry.name))
  await Promise.all(
    files.map(async (entry) => {
      const file = join(entry.parentPath, entry.name)
      const bytes = await readFile(file)
      if (bytes.length >= 1024)
        await writeFile(
          `${file}.br`,
          await brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: bytes.length < 400_000 ? 11 : 9 } }),
        )
    }),
  )
}

/** The product's pages as they were when the run began: whoever builds meanwhile does not take them away. Returns their folder. */
export async function copyProduct(): Promise<string> {
  const copy = join(process.cwd(), 'dist/bench/product')
  await rm(copy, { recursive: true, force: true })
  await cp(join(process.cwd(), 'dist/client'), copy, { recursive: true })
  return copy
}
