import { parseOptions } from './parseOptions.ts'
import { UsageError } from './usage.ts'
import type { Command } from './usage.ts'

/** `premortem mcp`: the Model Context Protocol on standard input and output, until whoever started it hangs up. */
export const run: Command = async (args) => {
  const { positionals } = parseOptions(args, {})
  if (positionals.length > 0) throw new UsageError(`expected nothing after "mcp", found "${positionals.join(' ')}"`)
  const [{ mcpServer }, { StdioServerTransport }] = await Promise.all([
    import('./mcpServer.ts'),
    import('@modelcontextprotocol/sdk/server/stdio.js'),
  ])
  const server = mcpServer()
  const ended = new Promise<void>((resolve) => process.stdin.once('end', resolve).once('close', resolve))
  await server.connect(new StdioServerTransport())
  await ended
  await server.close()
  return 0
}
