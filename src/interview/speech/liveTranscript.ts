/** What browsers that can do it offer; not in TypeScript's library yet. */
interface Recognition extends EventTarget {
  lang: string
  continuous: boolean
  interimResults: boolean
  processLocally: boolean
  start: () => void
  stop: () => void
}
interface RecognitionEvent {
  results: ArrayLike<{ isFinal: boolean; 0: { transcript: string } }>
}
interface RecognitionClass {
  new (): Recognition
  available?: (options: { langs: string[]; processLocally: boolean }) => Promise<string>
}

const LANGUAGE = 'en-US'

const recogniser = (): RecognitionClass | undefined => (window as unknown as { SpeechRecognition?: RecognitionClass }).SpeechRecognition

/** Can this browser write along without sending sound anywhere? */
export async function canTranscribeHere(): Promise<boolean> {
  const Recogniser = recogniser()
  if (!Recogniser?.available) return false
  return (await Recogniser.available({ langs: [LANGUAGE], processLocally: true }).catch(() => 'unavailable')) === 'available'
}

/** Writes along while somebody speaks, on this device alone. Returns how to end it. */
export function transcribeHere(onText: (text: string) => void): () => void {
  const Recogniser = recogniser()
  if (!Recogniser) return () => {}
  const recognition = new Recogniser()
  Object.assign(recognition, { lang: LANGUAGE, continuous: true, interimResults: true, processLocally: true })
  recognition.addEventListener('result', (event) => {
    const { results } = event as unknown as RecognitionEvent
    onText(
      Array.from(results, (result) => result[0].transcript.trim())
        .filter(Boolean)
        .join(' '),
    )
  })
  // When it fails, what it has written so far stays; the rest is typed.
  recognition.start()
  return () => recognition.stop()
}
