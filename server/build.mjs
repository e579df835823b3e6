// Builds dist/server and dist/client, each whole or not at all: into a folder of its own, then renamed into place.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const SERVER_SOURCES = ['package.json', 'package-lock.json', 'critique', 'templates', 'server']
const sources = { server: SERVER_SOURCES, client: [...SERVER_SOURCES, 'index.html', 'vite.config.ts', 'src'] }
const STAMP = '.built.json'
/** The best packing takes two seconds for a megabyte: what the first page needs is smaller than this. */
const PACKED_BEST_BYTES = 400_000
/** No build takes so long: another process has the builder's number now. */
const LOCK_STALE_MS = 600_000

/**
 * Makes the named parts of dist up to date. Two that are started at once take turns, and the second finds the work done.
 * @param {string} root
 * @param {('server' | 'client')[]} parts
 */
export async function build(root, parts) {
  if (parts.every((part) => isFresh(root, part))) return
  const release = await takeLock(root)
  try {
    for (const part of parts) if (!isFresh(root, part)) await buildPart(root, part)
  } finally {
    release()
  }
}

async function buildPart(root, part) {
  const started = performance.now()
  const stamp = stampOf(root, part)
  const out = join(root, 'dist', `.new-${part}-${process.pid}`)
  const vite = await loadVite(root)
  process.stderr.write(`Building the ${part === 'client' ? 'pages' : 'server'}, once …`)
  try {
    await vite.build({ ...(part === 'client' ? clientBuild(root, out) : serverBuild(root, out)), logLevel: 'warn' })
    if (part === 'client') await compressAll(out)
    writeFileSync(join(out, STAMP), JSON.stringify(stamp))
    replace(join(root, 'dist', part), out)
  } catch (error) {
    process.stderr.write('\n')
    throw error
  } finally {
    rmSync(out, { recursive: true, force: true })
  }
  process.stderr.write(` done in ${((performance.now() - started) / 1000).toFixed(1)} s.\n`)
}

async function loadVite(root) {
  // Started from a test or a development shell it would build the slow half of React.
  process.env.NODE_ENV = 'production'
  try {
    return await import('vite')
  } catch {
    throw new Error(`${root} has no build in dist/ that fits its sources, and the tools to make one are missing. Run: npm install`)
  }
}

const clientBuild = (root, outDir) => ({ root, configFile: join(root, 'vite.config.ts'), build: { outDir, emptyOutDir: true } })

/**
 * What is in node_modules stays there, all but what would be read file by file with every command: zod, and what Mermaid's flowchart
 * parser brings along, which loads in half the time as one file.
 */
const PACKED = [
  'zod',
  /^mermaid/,
  /^d3/,
  /^dayjs/,
  /^lodash/,
  /^@iconify/,
  /^(?:internmap|delaunator|robust-predicates|khroma|dompurify|ts-dedent|stylis|roughjs|es-toolkit|marked|uuid|fastdom|katex)(?:\/|$)/,
  /^(?:@braintree\/sanitize-url|hachure-fill|path-data-parser|points-on-curve|points-on-path)(?:\/|$)/,
]

const serverBuild = (root, outDir) => ({
  root,
  configFile: false,
  publicDir: false,
  build: {
    ssr: true,
    outDir,
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    rollupOptions: {
      input: { main: join(root, 'server/main.ts'), cli: join(root, 'server/cli/cli.ts') },
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
  ssr: { noExternal: PACKED },
})

function replace(target, fresh) {
  const old = `${target}.old-${process.pid}`
  rmSync(old, { recursive: true, force: true })
  if (existsSync(target)) renameSync(target, old)
  renameSync(fresh, target)
  rmSync(old, { recursive: true, force: true })
}

/** Text that is large enough to gain from it, packed once for everybody. */
async function compressAll(directory) {
  const zlib = await import('node:zlib')
  const brotli = promisify(zlib.brotliCompress)
  const gzip = promisify(zlib.gzip)
  const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  await Promise.all(
    files.map(async (entry) => {
      const file = join(entry.parentPath ?? entry.path, entry.name)
      if (!/\.(js|css|html|svg|json)$/.test(file)) return
      const bytes = await readFile(file)
      if (bytes.length < 1024) return
      const level = bytes.length < PACKED_BEST_BYTES ? zlib.constants.BROTLI_MAX_QUALITY : 9
      const quality = { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: level } }
      await writeFile(`${file}.br`, await brotli(bytes, quality))
      await writeFile(`${file}.gz`, await gzip(bytes, { level: 9 }))
    }),
  )
}

/** Same newest change and same number of files and folders as when it was built. */
function isFresh(root, part) {
  try {
    const built = JSON.parse(readFileSync(join(root, 'dist', part, STAMP), 'utf8'))
    const now = stampOf(root, part)
    return built.newest === now.newest && built.count === now.count
  } catch {
    return false
  }
}

function stampOf(root, part) {
  const stamp = { newest: 0, count: 0 }
  const visit = (path) => {
    const stats = statSync(path, { throwIfNoEntry: false })
    if (!stats) return
    if (stats.mtimeMs > stamp.newest) stamp.newest = stats.mtimeMs
    stamp.count++
    // Joined by hand: there are a thousand paths, and every command waits for them.
    if (stats.isDirectory()) for (const name of readdirSync(path)) visit(`${path}/${name}`)
  }
  for (const source of sources[part]) visit(join(root, source))
  return stamp
}

async function takeLock(root) {
  mkdirSync(join(root, 'dist'), { recursive: true })
  const lock = join(root, 'dist', '.building')
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' })
      return () => rmSync(lock, { force: true })
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
      if (isAbandoned(lock)) rmSync(lock, { force: true })
      else await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}

/** A builder that died leaves its lock behind. */
function isAbandoned(lock) {
  try {
    process.kill(Number(readFileSync(lock, 'utf8')), 0)
    return Date.now() - statSync(lock).mtimeMs > LOCK_STALE_MS
  } catch (error) {
    return error.code === 'ESRCH'
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await build(fileURLToPath(new URL('..', import.meta.url)), ['server', 'client'])
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    process.exitCode = 1
  }
}
