import { useEffect, useState } from 'react'
import css from './Debrief.module.css'
import { recordingsOf } from '../speech/recordings.ts'

/** What was spoken, as it was recorded in this browser. Nothing where nothing was. */
export function Recordings({ session }: { session: string }) {
  const [sounds, setSounds] = useState<readonly { at: number; url: string }[]>([])
  useEffect(() => {
    let isGone = false
    let urls: string[] = []
    void recordingsOf(session).then((recordings) => {
      if (isGone) return
      const made = recordings.map(({ at, sound }) => ({ at, url: URL.createObjectURL(sound) }))
      urls = made.map(({ url }) => url)
      setSounds(made)
    })
    return () => {
      isGone = true
      for (const url of urls) URL.revokeObjectURL(url)
    }
  }, [session])
  if (sounds.length === 0) return null
  return (
    <section className={css.section}>
      <h2 className={css.heading}>What you recorded</h2>
      <p className={css.small}>Kept in this browser alone. Deleting the session deletes it.</p>
      <ul className={css.recordings}>
        {sounds.map(({ at, url }) => (
          <li key={url}>
            <span className={css.when}>{new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })}</span>
            {/* What was said stands in the transcript. */}
            {/* oxlint-disable-next-line jsx-a11y/media-has-caption */}
            <audio controls preload="metadata" src={url} aria-label="A spoken answer" />
          </li>
        ))}
      </ul>
    </section>
  )
}
