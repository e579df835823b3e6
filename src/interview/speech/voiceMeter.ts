import type { Speech } from '#critique/interviewer/events.ts'

/** Speech begins above the first and ends below the second: one value would flutter. Silero's own advice. */
const SPEECH = 0.5
const SILENCE = 0.35
/** Shorter gaps are breath, not pauses. */
const PAUSE_MS = 700

export interface VoiceMeter {
  /** One frame of sound: how likely it holds speech, and how long it is in milliseconds. */
  hear: (probability: number, ms: number) => void
  figures: () => Omit<Speech, 'words'>
}

/** Counts how long somebody speaks and is silent. Silence before the first word and after the last counts as silence, not as a pause. */
export function createVoiceMeter(): VoiceMeter {
  let isSpeaking = false
  let hasSpoken = false
  let speakingMs = 0
  let silentMs = 0
  let longestSilenceMs = 0
  let pauses = 0
  return {
    hear: (probability, ms) => {
      const wasSpeaking = isSpeaking
      isSpeaking = probability >= SPEECH || (isSpeaking && probability > SILENCE)
      if (isSpeaking) {
        if (!wasSpeaking && hasSpoken && silentMs >= PAUSE_MS) pauses++
        hasSpoken = true
        speakingMs += ms
        silentMs = 0
        return
      }
      silentMs += ms
      longestSilenceMs = Math.max(longestSilenceMs, silentMs)
    },
    figures: () => ({ speakingMs: Math.round(speakingMs), pauses, longestSilenceMs: Math.round(longestSilenceMs) }),
  }
}

export const countWords = (text: string): number => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
