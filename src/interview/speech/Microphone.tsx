import { useEffect, useState } from 'react'
import { Mic, Square, Trash2 } from 'lucide-react'
import { useValue } from 'tldraw'
import { momentText } from '#critique/interviewer/clockText.ts'
import type { Speech } from '#critique/interviewer/events.ts'
import { Button } from '#src/ui/Button.tsx'
import { remember, remembered } from '#src/ui/remembered.ts'
import css from '../Interview.module.css'
import { createRecorder, withWords } from './recorder.ts'
import { keepRecording } from './recordings.ts'
import type { RecordingOf } from './recordings.ts'
import { canTranscribeThere, transcribeThere } from './transcribe.ts'

interface MicrophoneProps {
  /** What a recording belongs to; null where sound is not kept. */
  keepAs: RecordingOf | null
  /** `remark` says what became of the recording, where the words do not. */
  onRecorded: (words: string, speech: Speech | undefined, remark?: string) => void
  onEnd: () => void
}

const CONSENT = 'may record'

/** Records one spoken answer: asks before, shows that it records, and hands over words that may still be changed. */
export function Microphone({ keepAs, onRecorded, onEnd }: MicrophoneProps) {
  const [recorder] = useState(createRecorder)
  const [hasConsented, setConsent] = useState(() => remembered(CONSENT) === true)
  const [said, setSaid] = useState<string | null>(null)
  const state = useValue(recorder.state)
  const text = useValue(recorder.text)
  useEffect(() => () => recorder.discard(), [recorder])
  const consent = () => {
    remember(CONSENT, true)
    setConsent(true)
    void recorder.start()
  }
  const stop = async () => {
    const recording = await recorder.stop()
    if (!recording) return onEnd()
    if (keepAs) await keepRecording(keepAs, recording.sound)
    if (recording.text) return onRecorded(recording.text, withWords(recording.speech, recording.text))
    if (!(await canTranscribeThere())) {
      const kept = recording.speech ? ' How long you spoke is kept with it.' : ''
      return onRecorded(
        '',
        withWords(recording.speech, ''),
        `Recorded. This browser cannot write along on the device, so type what you said.${kept}`,
      )
    }
    setSaid('The recording is being written down …')
    const written = await transcribeThere(recording.sound)
    if ('why' in written) return setSaid(written.why)
    onRecorded(written.text, withWords(recording.speech, written.text))
  }
  return (
    <div className={css.microphone} role="group" aria-label="Spoken answer">
      {state.is === 'idle' && said === null && !hasConsented && (
        <>
          <p className={css.text}>
            {keepAs === null
              ? 'Your voice is not kept: not everybody here has agreed to that.'
              : 'Your voice is recorded in this browser and stays here until you delete it.'}{' '}
            It is measured on this device: how long you speak, pauses, silence. It is sent away only where this server has a service to
            write it down, and only when you stop.
          </p>
          <div className={css.row}>
            <Button size="small" look="primary" icon={<Mic size={14} aria-hidden />} onClick={consent}>
              Record
            </Button>
            <Button size="small" look="quiet" onClick={onEnd}>
              I would rather type
            </Button>
          </div>
        </>
      )}
      {state.is === 'idle' && said === null && hasConsented && (
        <div className={css.row}>
          <Button size="small" look="primary" icon={<Mic size={14} aria-hidden />} onClick={() => void recorder.start()}>
            Record
          </Button>
          <Button size="small" look="quiet" onClick={onEnd}>
            Close
          </Button>
        </div>
      )}
      {state.is === 'asking' && <p className={css.text}>The browser asks for the microphone …</p>}
      {state.is === 'recording' && (
        <>
          <p className={css.text} role="status">
            <span className={css.dot} aria-hidden /> Recording <Elapsed since={state.since} />
          </p>
          {text && <p className={css.said}>{text}</p>}
          <div className={css.row}>
            <Button size="small" look="primary" icon={<Square size={14} aria-hidden />} onClick={() => void stop()}>
              Done
            </Button>
            <Button
              size="small"
              look="quiet"
              icon={<Trash2 size={14} aria-hidden />}
              onClick={() => {
                recorder.discard()
                onEnd()
              }}
            >
              Throw away
            </Button>
          </div>
        </>
      )}
      {(said !== null || state.is === 'failed') && (
        <div className={css.row}>
          <p className={css.text} role="status">
            {state.is === 'failed' ? state.why : said}
          </p>
          <Button size="small" look="quiet" onClick={onEnd}>
            Type
          </Button>
        </div>
      )}
    </div>
  )
}

function Elapsed({ since }: { since: number }) {
  const [now, setNow] = useState(since)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500)
    return () => clearInterval(timer)
  }, [])
  return <time>{momentText(now - since)}</time>
}
