import { createReadStream, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Plugin } from 'vite'

const require = createRequire(import.meta.url)
const vad = dirname(require.resolve('@ricky0123/vad-web'))
const runtime = dirname(require.resolve('onnxruntime-web'))

/** What measures a voice in the page: a model, its runtime, and the piece that reads the microphone. They ask for each other by name. */
const files: Readonly<Record<string, { path: string; type: string }>> = {
  'silero_vad_v5.onnx': { path: join(vad, 'silero_vad_v5.onnx'), type: 'application/octet-stream' },
  'vad.worklet.bundle.min.js': { path: join(vad, 'vad.worklet.bundle.min.js'), type: 'text/javascript' },
  'ort-wasm-simd-threaded.wasm': { path: join(runtime, 'ort-wasm-simd-threaded.wasm'), type: 'application/wasm' },
  'ort-wasm-simd-threaded.mjs': { path: join(runtime, 'ort-wasm-simd-threaded.mjs'), type: 'text/javascript' },
}

/** Serves them under /speech/ in development, and puts them there in a build. */
export function speechFiles(): Plugin {
  return {
    name: 'premortem-speech-files',
    configureServer(vite) {
      vite.middlewares.use('/speech/', (request, response, next) => {
        const file = files[(request.url ?? '').split('?')[0]!.slice(1)]
        if (!file) return next()
        response.setHeader('content-type', file.type)
        createReadStream(file.path).pipe(response)
      })
    },
    generateBundle() {
      for (const [name, { path }] of Object.entries(files))
        this.emitFile({ type: 'asset', fileName: `speech/${name}`, source: readFileSync(path) })
    },
  }
}
