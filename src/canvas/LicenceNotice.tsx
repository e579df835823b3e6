import css from './LicenceNotice.module.css'

interface Address {
  protocol: string
  hostname: string
}

/**
 * Will tldraw take the canvas away after some seconds? It does so on a real host over https without a key, and on names that end in
 * `.localhost`, in a production build.
 */
export function willBlank({ protocol, hostname }: Address, licenceKey: string | null, isProduction: boolean): boolean {
  if (licenceKey || !isProduction) return false
  if (hostname.endsWith('.localhost')) return true
  const isOwnMachine = hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.')
  return protocol === 'https:' && !isOwnMachine
}

/** Stands behind the canvas from the start, so that its place is never just blank, and says so in a line above it before that happens. */
export function LicenceNotice() {
  return (
    <>
      <div className={css.behind}>
        <h2>The canvas needs a licence key here</h2>
        <p>
          Premortem draws with the tldraw SDK. On a public https address the SDK shows its canvas only with a key: trial, hobby or
          commercial, from tldraw.dev.
        </p>
        <p>
          Whoever runs this server sets <code>TLDRAW_LICENSE_KEY</code> and restarts it. Nothing is lost: the board, its findings and the
          export of the graph keep working beside this message.
        </p>
      </div>
      <p className={css.line} role="status">
        No tldraw licence key is set for this address: the canvas will close in a few seconds. Findings and export stay.
      </p>
    </>
  )
}
