/** Makes the named parts of dist up to date. Two that are started at once take turns, and the second finds the work done. */
export function build(root: string, parts: readonly ('server' | 'client')[]): Promise<void>
