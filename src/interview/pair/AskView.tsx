import { useState } from 'react'
import { Lightbulb, SendHorizontal, Shuffle } from 'lucide-react'
import { useValue } from 'tldraw'
import type { Question } from '#critique/interviewer/events.ts'
import type { Board } from '#src/canvas/board.ts'
import { Button } from '#src/ui/Button.tsx'
import css from '../Interview.module.css'
import { Transcript } from '../Transcript.tsx'
import type { Lead } from './lead.ts'
import pairCss from './Pair.module.css'

/** What was said, and the next question: the plan's, until one writes another. */
export function AskView({ board, lead }: { board: Board; lead: Lead }) {
  const session = useValue(lead.session)
  const suggestion = useValue(lead.suggestion)
  return (
    <>
      <div className={css.scroll}>
        <Transcript board={board} interview={lead.interview} session={session} reader="interviewer" />
        <div key={session.transcript.length} ref={bringIntoView} />
      </div>
      {session.open && (
        <div className={css.actions}>
          <Button
            size="small"
            look="quiet"
            disabled={session.open.hints.length >= 3}
            icon={<Lightbulb size={14} aria-hidden />}
            onClick={lead.hint}
          >
            Give a hint{session.open.hints.length > 0 ? ` (${session.open.hints.length} of 3 given)` : ''}
          </Button>
        </div>
      )}
      <AskForm lead={lead} suggestion={suggestion} />
    </>
  )
}

const bringIntoView = (end: HTMLElement | null): void => end?.scrollIntoView({ block: 'nearest' })

function AskForm({ lead, suggestion }: { lead: Lead; suggestion: Question | null }) {
  // null follows the suggestion; what somebody has begun to write stays, whatever is suggested meanwhile.
  const [draft, setDraft] = useState<string | null>(null)
  const text = draft ?? suggestion?.text ?? ''
  const points = suggestion ? lookedFor(suggestion, lead) : []
  const send = (as: 'question' | 'remark') => {
    const said = text.trim()
    if (!said) return
    if (as === 'remark') lead.say(said)
    else lead.ask(said, suggestion && sharesWords(said, suggestion.text) ? suggestion : null)
    setDraft(null)
  }
  const another = () => {
    setDraft(null)
    lead.passOver()
  }
  return (
    <form
      className={pairCss.ask}
      onSubmit={(event) => {
        event.preventDefault()
        send('question')
      }}
    >
      <label className={pairCss.label} htmlFor="pair-question">
        {suggestion && draft === null ? 'Suggested question' : 'Your question'}
      </label>
      <textarea
        id="pair-question"
        className={css.input}
        rows={3}
        maxLength={2000}
        value={text}
        placeholder="Your question or remark"
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={(event) => {
          // The canvas has keys of its own.
          event.stopPropagation()
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
          event.preventDefault()
          send('question')
        }}
      />
      {suggestion && <p className={css.small}>Why: {suggestion.why}</p>}
      {points.length > 0 && (
        <details>
          <summary className={css.small}>A good answer</summary>
          <ul className={css.points}>
            {points.map((point) => (
              <li key={point}>{point}</li>
            ))}
          </ul>
        </details>
      )}
      <div className={css.row}>
        <Button size="small" look="quiet" icon={<Shuffle size={14} aria-hidden />} disabled={!suggestion} onClick={another}>
          Another
        </Button>
        <span className={css.space} />
        <Button size="small" look="quiet" disabled={!text.trim()} onClick={() => send('remark')}>
          Only say
        </Button>
        <Button type="submit" size="small" look="primary" icon={<SendHorizontal size={14} aria-hidden />} disabled={!text.trim()}>
          Ask
        </Button>
      </div>
    </form>
  )
}

function lookedFor({ covers, own }: Question, lead: Lead): string[] {
  const criteria = lead.session.get().setup?.criteria ?? []
  return [...covers.flatMap((id) => criteria.find((one) => one.id === id)?.name ?? []), ...own.map(({ name }) => name)]
}

/** Other words for the same question still look for the same answer; a question of one's own does not. */
function sharesWords(said: string, suggested: string): boolean {
  const words = (text: string): Set<string> => new Set(text.toLowerCase().match(/[\p{L}\d]{4,}/gu))
  const wanted = words(suggested)
  const shared = [...words(said)].filter((word) => wanted.has(word)).length
  return shared * 3 >= Math.min(wanted.size, words(said).size)
}
