import { Component, useEffect } from 'react'
import type { ErrorInfo, ReactNode } from 'react'
import { Button } from '#src/ui/Button.tsx'
import { EmptyState } from '#src/ui/EmptyState.tsx'
import css from './ErrorBoundary.module.css'

interface ErrorBoundaryProps {
  /** Where the page is: at another place it is tried anew. */
  place: string
  children: ReactNode
}

interface ErrorBoundaryState {
  error: unknown
  place: string
}

/** Catches what a page threw: says what is safe and offers a way on. The browser's console has the details. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { error: null, place: this.props.place }

  static getDerivedStateFromError(error: unknown): Partial<ErrorBoundaryState> {
    return { error: error ?? new Error('nothing was said') }
  }

  static getDerivedStateFromProps({ place }: ErrorBoundaryProps, state: ErrorBoundaryState): ErrorBoundaryState | null {
    return place === state.place ? null : { error: null, place }
  }

  override componentDidCatch(error: Error, info: ErrorInfo) {
    console.error(error, info.componentStack)
  }

  override render() {
    const { error } = this.state
    if (error === null) return this.props.children
    return (
      <main className={css.page}>
        <div role="alert">{isUnfetched(error) ? <Unfetched /> : <Stumbled />}</div>
      </main>
    )
  }
}

/** A part of the program did not come; each browser says it in words of its own. */
const isUnfetched = (error: unknown): boolean =>
  error instanceof Error && /dynamically imported module|module script failed|preload CSS/i.test(error.message)

const Stumbled = () => (
  <EmptyState
    heading="h1"
    title="This page stumbled"
    text="Your boards are safe: every change is stored as you draw. Loading the page again usually helps."
    action={
      <Button look="primary" onClick={reload}>
        Load again
      </Button>
    }
  />
)

const reload = (): void => window.location.reload()

const RETRY_MS = 3000

function Unfetched() {
  useReloadOnReturn()
  return (
    <EmptyState
      heading="h1"
      title="This page has not arrived"
      text="The server does not answer. What you drew is kept in this browser. The page loads by itself when the server is back."
      action={
        // With the server away, the browser would put a page of its own here, which does not come back by itself.
        <Button look="primary" onClick={() => void isThere().then((yes) => yes && reload())}>
          Try again
        </Button>
      }
    />
  )
}

/** Only a server that was seen away and came back: one that answers and still lacks the part would be asked for ever. */
function useReloadOnReturn(): void {
  useEffect(() => {
    let wasAway = false
    const look = async () => {
      const isBack = await isThere()
      if (isBack && wasAway) reload()
      if (!isBack) wasAway = true
    }
    void look()
    const timer = setInterval(() => void look(), RETRY_MS)
    return () => clearInterval(timer)
  }, [])
}

const isThere = async (): Promise<boolean> => (await fetch('/', { method: 'HEAD', cache: 'no-store' }).catch(() => null))?.ok ?? false
