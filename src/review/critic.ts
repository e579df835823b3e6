import { atom, computed, react } from '@tldraw/state'
import type { Signal } from '@tldraw/state'
import type { Finding } from '#critique/finding.ts'
import type { Graph } from '#critique/graph/graph.ts'
import { CritiqueEvents, CritiqueQuote, OwnModel, Problem } from '#server/protocol.ts'
import { remember, remembered } from '#src/ui/remembered.ts'
import { readServerEvents } from './serverEvents.ts'

/** What the model said about one drawing. */
export interface Critique {
  status: 'running' | 'done' | 'failed'
  findings: readonly Finding[]
  /** Ids of rule findings that it raised as well. */
  agrees: readonly string[]
  /** Remarks that were not let through. */
  dropped: number
  /** US dollars; null where the price is not known, or not yet. */
  costUsd: number | null
  isCached: boolean
  isPartial: boolean
  /** Why it did not run, or not to its end. */
  why: string | null
}

/** The language model that reviews beside the rules. It adds and never takes away. */
export interface Critic {
  /** For the drawing as it is now; undefined when it was not asked about it. */
  critique: Signal<Critique | undefined>
  /** What asking would take; undefined until the server has said. */
  quote: Signal<CritiqueQuote | undefined>
  /** A way to a model of one's own, kept in this browser. */
  own: Signal<OwnModel | null>
  setOwn: (own: OwnModel | null) => void
  /** Keeps the quote true to the drawing, until what it returns is called. */
  watchQuote: () => () => void
  ask: () => Promise<void>
  cancel: () => void
}

const OWN = 'own model'
/** While a board is drawn, the price is asked for when the hand rests. */
const REST_MS = 400
/** Drawings whose critiques are kept while the page is open: an undo brings them back. */
const MOST_KEPT = 12

const begun: Critique = {
  status: 'running',
  findings: [],
  agrees: [],
  dropped: 0,
  costUsd: null,
  isCached: false,
  isPartial: false,
  why: null,
}

export function createCritic(graph: Signal<Graph>): Critic {
  const critiques = atom<ReadonlyMap<string, Critique>>('critiques', new Map())
  const quote = atom<CritiqueQuote | undefined>('quote', undefined)
  const own = atom<OwnModel | null>(
    'own',
    OwnModel.nullable()
      .catch(null)
      .parse(remembered(OWN) ?? null),
  )
  const key = computed('key', () => JSON.stringify(graph.get()))
  const critique = computed('critique', () => (critiques.get().size === 0 ? undefined : critiques.get().get(key.get())))
  let running: AbortController | null = null

  const change = (of: string, next: (before: Critique) => Critique): void => {
    const others = [...critiques.get()].filter(([kept]) => kept !== of).slice(1 - MOST_KEPT)
    critiques.set(new Map([...others, [of, next(critiques.get().get(of) ?? begun)]]))
  }
  const post = (path: string, signal: AbortSignal): Promise<Response> =>
    fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ graph: graph.get(), ...(own.get() && { own: own.get() }) }),
      signal,
    })

  return {
    quote,
    own,
    critique,
    setOwn: (next) => {
      own.set(next)
      remember(OWN, next)
    },
    watchQuote: () => {
      let stop = new AbortController()
      const refresh = async ({ signal }: AbortController): Promise<void> => {
        await new Promise((resolve) => setTimeout(resolve, REST_MS))
        if (signal.aborted) return
        const response = await post('/api/critique/quote', signal).catch(() => null)
        const parsed = CritiqueQuote.safeParse(response?.ok ? await response.json().catch(() => null) : null)
        if (!signal.aborted) quote.set(parsed.data)
      }
      const end = react('quote', () => {
        // What is read here sets it off again: another drawing, another key, another answer.
        const isRunning = critique.get()?.status === 'running'
        void [key.get(), own.get()]
        stop.abort()
        stop = new AbortController()
        if (!isRunning) void refresh(stop)
      })
      return () => {
        end()
        stop.abort()
      }
    },
    ask: async () => {
      running?.abort()
      const mine = new AbortController()
      running = mine
      const of = key.get()
      change(of, () => begun)
      const fail = (why: string): void => change(of, (before) => ({ ...before, status: 'failed', why }))
      try {
        const response = await post('/api/critique', mine.signal)
        if (!response.ok || !response.body) return fail(await problemOf(response))
        for await (const { name, data } of readServerEvents(response.body)) change(of, (before) => heard(before, name, data))
        change(of, (before) => (before.status === 'running' ? { ...before, status: 'failed', why: 'The answer broke off.' } : before))
      } catch {
        fail(mine.signal.aborted ? 'You cancelled it.' : 'The server could not be reached.')
      } finally {
        if (running === mine) running = null
      }
    },
    cancel: () => running?.abort(),
  }
}

function heard(before: Critique, name: string, data: unknown): Critique {
  switch (name) {
    case 'finding': {
      const finding = CritiqueEvents.finding.safeParse(data)
      const isNew = finding.success && !before.findings.some(({ id }) => id === finding.data.id)
      return isNew ? { ...before, findings: [...before.findings, finding.data] } : before
    }
    case 'done': {
      const done = CritiqueEvents.done.safeParse(data)
      if (!done.success) return before
      const { dropped, costUsd, agrees, isCached, partial } = done.data
      return { ...before, status: 'done', dropped, costUsd, agrees, isCached, isPartial: partial }
    }
    case 'unavailable':
      return { ...before, status: 'failed', why: CritiqueEvents.unavailable.safeParse(data).data?.reason ?? 'It is not available.' }
    case 'error':
      return { ...before, status: 'failed', why: Problem.safeParse(data).data?.error ?? 'It failed.' }
    default:
      return before
  }
}

async function problemOf(response: Response): Promise<string> {
  const parsed = Problem.safeParse(await response.json().catch(() => null))
  return parsed.data?.error ?? `The server answered ${response.status}.`
}
