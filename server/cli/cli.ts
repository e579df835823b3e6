import { UsageError } from './usage.ts'
import type { Command, Io } from './usage.ts'

const HELP = `premortem check FILE…      findings about drawings; --format text|json|sarif|markdown, --all, --watch,
                           --fail-on critical|major|minor|never, --rules FILE, --waivers FILE
premortem diff OLD NEW     what a change means: components, arrows, findings opened and closed, cost and latency;
                           --format text|json|markdown, --fail-on (of what it opens), --rules FILE
premortem graph FILE       the drawing as a typed graph; --to json|mermaid|sketch, --all (every drawing of the file)
premortem estimate FILE    latency, cost and throughput; --format text|json, --all
premortem rules [ID]       the rules, or one of them
premortem kinds [ID]       the kinds of component, or one of them
premortem mcp              a Model Context Protocol server on standard input and output
premortem start            the whiteboard in the browser
premortem backup FILE      all boards of DATA_DIR in one file, also while the server runs; --force overwrites
premortem restore FILE     puts a backup into DATA_DIR; --replace puts aside what is there

FILE is graph JSON, a sketch, a .tldr file, Mermaid (also in Markdown), Excalidraw, draw.io, C4-PlantUML, Structurizr DSL, D2, or a flow of
Flowise, Langflow, Dify, n8n, RAGFlow or LangGraph: its content says which. - is standard input; README.md#2 is the second drawing of a file.
What premortem.waivers.yaml (or .json) beside a file waives is not counted.
Exit code: 0 nothing found at or above --fail-on, 1 something found, 2 unreadable input or wrong usage.
`

/** Loaded one at a time: a command waits for no other's code. */
const commands: Record<string, () => Promise<{ run: Command }>> = {
  check: () => import('./check.ts'),
  diff: () => import('./diff.ts'),
  graph: () => import('./graph.ts'),
  estimate: () => import('./estimate.ts'),
  rules: () => import('./rules.ts'),
  kinds: () => import('./kinds.ts'),
  mcp: () => import('./mcp.ts'),
  start: () => import('./start.ts'),
  backup: () => import('./backup.ts'),
  restore: () => import('./restore.ts'),
}

/** Runs one command line and returns its exit code. What a person has to mend goes to stderr, with exit code 2. */
export async function run(args: readonly string[], io: Io = standardIo()): Promise<number> {
  const [name, ...rest] = args
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    io.out(HELP)
    return name === undefined ? 2 : 0
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!load) {
    io.err(`premortem: "${name}" is not a command. Write one of: ${Object.keys(commands).join(', ')}.\n`)
    return 2
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    io.out(HELP)
    return 0
  }
  try {
    return await (await load()).run(rest, io)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    io.err(`premortem ${name}: ${error.message}\n`)
    return 2
  }
}

function standardIo(): Io {
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    hasColor: process.stdout.isTTY && !process.env.NO_COLOR && process.env.TERM !== 'dumb',
  }
}
