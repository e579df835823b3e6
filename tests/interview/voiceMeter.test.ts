import { expect, it } from 'vitest'
import { countWords, createVoiceMeter } from '#src/interview/speech/voiceMeter.ts'

const FRAME = 100

/** One letter a frame: S speech, - silence, ? between the two thresholds. */
function heard(frames: string) {
  const meter = createVoiceMeter()
  for (const frame of frames) meter.hear(frame === 'S' ? 0.9 : frame === '?' ? 0.4 : 0.1, FRAME)
  return meter.figures()
}

it('counts speech, and silence from 0.7 s on between words as a pause', () => {
  expect(heard('--SSS-------SS--')).toEqual({ speakingMs: 500, pauses: 1, longestSilenceMs: 700 })
})

it('does not take a breath for a pause, nor the silence before and after', () => {
  expect(heard('----------SSS---SSS----------').pauses).toBe(0)
  expect(heard('----------SSS---SSS----------').longestSilenceMs).toBe(1000)
})

it('goes on with speech that fades, and does not begin with it', () => {
  expect(heard('S??S').speakingMs).toBe(400)
  expect(heard('????').speakingMs).toBe(0)
})

it('counts words in any script', () => {
  expect(countWords('p95 below 2 s, bitte – über 900 000')).toBe(8)
  expect(countWords(' — ')).toBe(0)
})
