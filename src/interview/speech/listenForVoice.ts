import { MicVAD } from '@ricky0123/vad-web'
import type { VoiceMeter } from './voiceMeter.ts'

/** Silero reads 512 samples at 16 kHz at a time. */
const FRAME_MS = 32
/** Where the server keeps the model and its runtime: see `speechFiles` in server/vite.ts. */
const FILES = '/speech/'

/** Feeds a meter from a microphone that is open already, on this machine alone. Returns how to end it. */
export async function listenForVoice(stream: MediaStream, meter: VoiceMeter): Promise<() => Promise<void>> {
  const vad = await MicVAD.new({
    model: 'v5',
    baseAssetPath: FILES,
    onnxWASMBasePath: FILES,
    // The stream belongs to the recorder, which ends it.
    getStream: async () => stream,
    pauseStream: async () => {},
    resumeStream: async () => stream,
    // One thread: more would need headers that keep other pages out, and this is fast enough on one.
    ortConfig: (ort) => {
      ort.env.logLevel = 'error'
      ort.env.wasm.numThreads = 1
    },
    onFrameProcessed: ({ isSpeech }) => meter.hear(isSpeech, FRAME_MS),
  })
  await vad.start()
  return () => vad.destroy()
}
