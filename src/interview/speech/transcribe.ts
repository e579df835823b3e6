import { Problem, TranscriptionOffer, Transcript } from '#server/protocol.ts'

/** Does this server have a service that writes speech down? */
export async function canTranscribeThere(): Promise<boolean> {
  const response = await fetch('/api/transcription').catch(() => null)
  return TranscriptionOffer.safeParse(response?.ok ? await response.json().catch(() => null) : null).data?.available ?? false
}

/** Sends a recording to be written down. It is kept nowhere on the way. */
export async function transcribeThere(sound: Blob): Promise<{ text: string } | { why: string }> {
  const response = await fetch('/api/transcription', {
    method: 'POST',
    headers: { 'content-type': sound.type || 'audio/webm' },
    body: sound,
  }).catch(() => null)
  if (!response) return { why: 'The server could not be reached. Type what you said.' }
  const body: unknown = await response.json().catch(() => null)
  const transcript = Transcript.safeParse(body)
  if (response.ok && transcript.success) return { text: transcript.data.text }
  return {
    why: `It was not written down. ${Problem.safeParse(body).data?.error ?? `The server answered ${response.status}.`} Type what you said.`,
  }
}
