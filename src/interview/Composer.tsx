import { useEffect, useState } from 'react'
import { Mic, SendHorizontal } from 'lucide-react'
import type { Session } from '#critique/interviewer/session.ts'
import type { Speech } from '#critique/interviewer/events.ts'
import type { Board } from '#src/canvas/board.ts'
import { Button } from '#src/ui/Button.tsx'
import { ToggleGroup } from '#src/ui/ToggleGroup.tsx'
import css from './Interview.module.css'
import type { Channel, Interview } from './interview.ts'
import { Microphone } from './speech/Microphone.tsx'

interface ComposerProps {
  board: Pick<Board, 'id'>
  interview: Interview
  session: Session
  isPaused: boolean
  /** Whether spoken answers are kept as sound; the words are in any case. */
  keepsSound?: boolean
}

type Purpose = 'say' | 'ask' | 'note'

/** The line to speak on: an answer, something of one's own accord, a question to the interviewer, a note to oneself. */
export function Composer({ board, interview, session, isPaused, keepsSound = true }: ComposerProps) {
  const [purpose, setPurpose] = useState<Purpose>('say')
  const [text, setText] = useState('')
  const [speech, setSpeech] = useState<Speech | undefined>()
  const [remark, setRemark] = useState<string>()
  const [isSpeaking, setIsSpeaking] = useState(false)
  const isCoach = session.setup?.mode === 'coach'
  useEffect(() => {
    if (!isSpeaking) return
    const timer = setInterval(() => interview.stir?.(), 5000)
    return () => clearInterval(timer)
  }, [isSpeaking, interview])
  const send = () => {
    const said = text.trim()
    if (!said || isPaused) return
    const channel: Channel = speech ? 'spoken' : 'typed'
    if (purpose === 'say') interview.say(said, channel, speech)
    if (purpose === 'ask') interview.ask(said, channel)
    if (purpose === 'note') interview.note(said)
    setText('')
    setSpeech(undefined)
    setRemark(undefined)
    if (purpose === 'ask') setPurpose('say')
  }
  const say = session.open ? 'Answer' : 'Say'
  return (
    <form
      className={css.composer}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <div className={css.row}>
        <ToggleGroup
          label="What it is"
          value={purpose}
          onChange={setPurpose}
          options={[
            { value: 'say', title: say },
            { value: 'ask', title: 'Ask' },
            ...(isCoach ? ([{ value: 'note', title: 'Note' }] as const) : []),
          ]}
        />
        <span className={css.space} />
        {!isSpeaking && (
          <Button size="small" look="quiet" icon={<Mic size={14} aria-hidden />} disabled={isPaused} onClick={() => setIsSpeaking(true)}>
            Speak
          </Button>
        )}
      </div>
      {isSpeaking && (
        <Microphone
          keepAs={keepsSound ? { board: board.id, session: interview.id } : null}
          onEnd={() => setIsSpeaking(false)}
          onRecorded={(words, measured, said) => {
            setIsSpeaking(false)
            setText((before) => [before, words].filter(Boolean).join(' '))
            setSpeech(measured)
            setRemark(said)
          }}
        />
      )}
      {remark && (
        <p className={css.text} role="status">
          {remark}
        </p>
      )}
      <label className="visually-hidden" htmlFor="interview-line">
        {labels[purpose](!!session.open)}
      </label>
      <textarea
        id="interview-line"
        className={css.input}
        rows={3}
        maxLength={20_000}
        value={text}
        disabled={isPaused}
        placeholder={isPaused ? 'The clock stands.' : labels[purpose](!!session.open)}
        onChange={(event) => {
          setText(event.target.value)
          interview.stir?.()
        }}
        onKeyDown={(event) => {
          // The canvas has keys of its own.
          event.stopPropagation()
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
          event.preventDefault()
          send()
        }}
      />
      <div className={css.row}>
        <span className={css.small}>Enter sends, Shift-Enter starts a line</span>
        <span className={css.space} />
        <Button
          type="submit"
          size="small"
          look="primary"
          icon={<SendHorizontal size={14} aria-hidden />}
          disabled={!text.trim() || isPaused}
        >
          {purpose === 'note' ? 'Keep' : purpose === 'ask' ? 'Ask' : say}
        </Button>
      </div>
    </form>
  )
}

const labels: Record<Purpose, (isOpen: boolean) => string> = {
  say: (isOpen) => (isOpen ? 'Your answer' : 'Think aloud: what you say before you are asked counts most'),
  ask: () => 'Your question to the interviewer',
  note: () => 'A note to yourself: it is not scored',
}
