import { run } from '#server/cli/cli.ts'

export interface Said {
  code: number
  out: string
  err: string
}

/** Runs a command line in this process: no start-up to wait for. */
export async function say(...args: readonly string[]): Promise<Said> {
  const said = { out: '', err: '' }
  const code = await run(args, {
    out: (text) => void (said.out += text),
    err: (text) => void (said.err += text),
    hasColor: false,
  })
  return { code, ...said }
}
