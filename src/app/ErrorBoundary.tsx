import { Component } from 'react'
import type { ErrorInfo, ReactNode } from 'react'
import { Button } from '#src/ui/Button.tsx'
import { EmptyState } from '#src/ui/EmptyState.tsx'
import css from './ErrorBoundary.module.css'

/** Catches what a page threw: says what is safe and offers a way on. The browser's console has the details. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override componentDidCatch(error: Error, info: ErrorInfo) {
    console.error(error, info.componentStack)
  }

  override render() {
    if (!this.state.failed) return this.props.children
    return (
      <main className={css.page}>
        <div role="alert">
          <EmptyState
            heading="h1"
            title="This page stumbled"
            text="Your boards are safe: every change is stored as you draw. Loading the page again usually helps."
            action={
              <Button look="primary" onClick={() => window.location.reload()}>
                Load again
              </Button>
            }
          />
        </div>
      </main>
    )
  }
}
