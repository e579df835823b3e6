import { remember, remembered } from '#src/ui/remembered.ts'

const NAME = 'recent-stencils'
const KEEP = 6

/** Ids of the kinds used last, newest first. */
export function recentStencils(): string[] {
  const kept = remembered(NAME)
  return Array.isArray(kept) ? kept.filter((id): id is string => typeof id === 'string').slice(0, KEEP) : []
}

export function rememberStencil(id: string): string[] {
  const next = [id, ...recentStencils().filter((other) => other !== id)].slice(0, KEEP)
  remember(NAME, next)
  return next
}
