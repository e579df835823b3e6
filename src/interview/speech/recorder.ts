import { atom } from '@tldraw/state'
import type { Signal } from '@tldraw/state'
import type { Speech } from '#critique/interviewer/events.ts'
import { canTranscribeHere, transcribeHere } from './liveTranscript.ts'
import { countWords, createVoiceMeter } from './voiceMeter.ts'

export interface Recording {
  sound: Blob
  /** What the browser wrote along; empty where it cannot. */
  text: string
  /** undefined where the voice could not be measured: no figure is better than a wrong one. */
  speech: Omit<Speech, 'words'> | undefined
}

export type RecorderState = { is: 'idle' } | { is: 'asking' } | { is: 'recording'; since: number } | { is: 'failed'; why: string }

/** Records one answer on this machine. Nothing leaves it: what happens with a recording, its owner decides afterwards. */
export interface Recorder {
  state: Signal<RecorderState>
  /** Written along while speaking. */
  text: Signal<string>
  start: () => Promise<void>
  stop: () => Promise<Recording | null>
  /** Ends it and keeps nothing. */
  discard: () => void
}

interface Measuring {
  /** Ends it. Undefined until it has begun, and where it could not. */
  end?: () => Promise<void>
  begun: Promise<void>
}

interface Session {
  recorder: MediaRecorder
  chunks: Blob[]
  stream: MediaStream
  meter: ReturnType<typeof createVoiceMeter>
  measuring: Measuring
  stopWriting: () => void
}

export function createRecorder(): Recorder {
  const state = atom<RecorderState>('recorder', { is: 'idle' })
  const text = atom('written along', '')
  let session: Session | null = null

  const end = async ({ stream, stopWriting, measuring }: Session): Promise<boolean> => {
    session = null
    stopWriting()
    const isMeasured = measuring.end !== undefined
    if (isMeasured) await measuring.end?.().catch(() => {})
    // An answer does not wait for a model that is still on its way; what comes too late ends at once.
    else void measuring.begun.then(() => measuring.end?.().catch(() => {}))
    for (const track of stream.getTracks()) track.stop()
    return isMeasured
  }

  return {
    state,
    text,
    start: async () => {
      if (session || state.get().is === 'asking') return
      state.set({ is: 'asking' })
      text.set('')
      try {
        const stream = await navigator.mediaDevices.getUserMedia({
          audio: { echoCancellation: true, noiseSuppression: true, channelCount: 1 },
        })
        session = await begin(stream, (words) => void text.set(words))
        state.set({ is: 'recording', since: Date.now() })
      } catch (error) {
        state.set({ is: 'failed', why: whyNot(error) })
      }
    },
    stop: async () => {
      const ending = session
      if (!ending) return null
      const finished = new Promise((resolve) => ending.recorder.addEventListener('stop', resolve, { once: true }))
      ending.recorder.stop()
      await finished
      const isMeasured = await end(ending)
      state.set({ is: 'idle' })
      const sound = new Blob(ending.chunks, { type: ending.recorder.mimeType })
      return { sound, text: text.get(), speech: isMeasured ? ending.meter.figures() : undefined }
    },
    discard: () => {
      if (session) {
        if (session.recorder.state !== 'inactive') session.recorder.stop()
        void end(session)
      }
      text.set('')
      state.set({ is: 'idle' })
    },
  }
}

async function begin(stream: MediaStream, onText: (text: string) => void): Promise<Session> {
  const meter = createVoiceMeter()
  const chunks: Blob[] = []
  const recorder = new MediaRecorder(stream)
  recorder.addEventListener('dataavailable', ({ data }) => void chunks.push(data))
  recorder.start(1000)
  // The model is a few megabytes: speaking does not wait for it, and goes on without it.
  const measuring: Measuring = {
    begun: import('./listenForVoice.ts')
      .then(({ listenForVoice }) => listenForVoice(stream, meter))
      .then((end) => void (measuring.end = end))
      .catch(() => {}),
  }
  const stopWriting = (await canTranscribeHere()) ? transcribeHere(onText) : () => {}
  return { recorder, chunks, stream, meter, measuring, stopWriting }
}

function whyNot(error: unknown): string {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError') return 'The browser was not allowed to use the microphone. Typing works all the same.'
  if (name === 'NotFoundError') return 'No microphone was found. Typing works all the same.'
  return 'Recording did not start. Typing works all the same.'
}

/** The figures of a recording with the words that came of it. */
export const withWords = (speech: Recording['speech'], text: string): Speech | undefined => speech && { ...speech, words: countWords(text) }
