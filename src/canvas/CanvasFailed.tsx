import type { TLErrorFallbackComponent } from 'tldraw'
import css from './BoardCanvas.module.css'

/** The canvas itself threw. What was drawn is stored, so the way on is to load it again. */
export const CanvasFailed: TLErrorFallbackComponent = () => (
  <div className={css.message} role="alert">
    <div>
      <p>The canvas stumbled over something on this board. Everything drawn is stored.</p>
      <button type="button" onClick={() => window.location.reload()}>
        Load the board again
      </button>
    </div>
  </div>
)

/** One shape cannot be drawn: the others can. */
export const ShapeFailed = () => (
  <div
    role="img"
    aria-label="A damaged shape"
    style={{ width: '100%', height: '100%', border: '1px dashed var(--critical)', borderRadius: 10, background: 'var(--critical-soft)' }}
  />
)
