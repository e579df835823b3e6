import { entries } from '../graph/predicates.ts'
import type { GraphView, ViewNode } from '../graph/view.ts'

export interface VoicePath {
  stt: ViewNode
  tts: ViewNode
  /** Recognition, voice and the models between them. */
  stages: readonly ViewNode[]
}

const NOT_LIVE = /\b(voice ?mails?|recordings?|dictation|podcasts?)\b/i

/** A conversation by voice that somebody is in: speech in and speech out on one awaited way. A model that hears and speaks is both. */
export function voicePath(graph: GraphView): VoicePath | undefined {
  return graph.once('voice path', () => {
    const reached = graph.calls.from(entries(graph), {
      avoiding: (node) => graph.is(node, 'async_boundary') || graph.is(node, 'offline_trigger'),
    })
    const ears = graph.nodesOf('speech_to_text', 'realtime_speech_model').filter((node) => reached.has(node) && !NOT_LIVE.test(node.label))
    const mouths = graph.nodesOf('text_to_speech', 'realtime_speech_model')
    const stt = ears[0]
    const tts = mouths.find((node) => reached.has(node))
    if (!stt || !tts || (stt !== tts && graph.nodesOf('user_upload').some((node) => graph.calls.next(node).includes(stt)))) return undefined
    const between = graph.calls.from(stt)
    return {
      stt,
      tts,
      stages: graph.nodes.filter(
        (node) => node === stt || node === tts || (between.has(node) && graph.is(node, 'generates') && !graph.is(node, 'evaluates')),
      ),
    }
  })
}
