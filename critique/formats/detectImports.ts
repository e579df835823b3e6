import { objectOf } from './detect.ts'
import { isPng } from './png.ts'
import type { Source } from './source.ts'
import { dictOf, isDict } from './tldrawShapes.ts'
import type { Dict } from './tldrawShapes.ts'

/** How far into a file its kind is looked for. */
const HEAD = 4_000

const headOf = ({ text }: Source): string => text.slice(0, HEAD)

export function looksLikePicture(source: Source): number {
  if (isPng(source.bytes)) return 1
  if (source.looksLikeJson) return 0
  const head = headOf(source).trimStart()
  return head.startsWith('<svg') || (/^<(\?xml|!--|!DOCTYPE svg)/i.test(head) && head.includes('<svg')) ? 0.9 : 0
}

export function looksLikeDrawio(source: Source): number {
  if (source.looksLikeJson || isPng(source.bytes)) return 0
  const head = headOf(source)
  const isFile = head.includes('<mxfile') || head.includes('<mxGraphModel')
  return isFile && head.trimStart().startsWith('<') ? 1 : 0
}

export function looksLikeExcalidraw(source: Source): number {
  const file = objectOf(source)
  if (file) {
    if (typeof file.type === 'string' && /^excalidraw(\/clipboard)?$/.test(file.type)) return 1
    return firstOf(file.elements) && 'type' in firstOf(file.elements)! && 'x' in firstOf(file.elements)! ? 0.7 : 0
  }
  if (Array.isArray(source.json)) return 'type' in (firstOf(source.json) ?? {}) && 'x' in (firstOf(source.json) ?? {}) ? 0.6 : 0
  if (source.looksLikeJson) return 0
  const isNote = /^---\r?\n[\s\S]{0,2000}excalidraw-plugin:/.test(headOf(source))
  return isNote || /^#+ Drawing\r?\n```compressed-json/m.test(source.text) ? 1 : 0
}

const firstOf = (list: unknown): Dict | undefined => (Array.isArray(list) ? list.find(isDict) : undefined)

/** The first few objects of a list: enough to know what they are. */
const fewOf = (list: unknown): Dict[] => (Array.isArray(list) ? list.slice(0, 40).filter(isDict) : [])

export function looksLikeFlowise(source: Source): number {
  const files = Array.isArray(source.json) ? fewOf(source.json) : [objectOf(source) ?? {}]
  return Math.max(0, ...files.map(flowiseScore))
}

function flowiseScore(file: Dict): number {
  if (typeof file.flowData === 'string') return 0.95
  if (['ChatFlow', 'AgentFlow', 'AgentFlowV2'].some((key) => Array.isArray(file[key]))) return 0.95
  return fewOf(file.nodes).some(({ data }) => {
    const { name, category, inputAnchors, inputParams, inputs } = dictOf(data)
    return (
      typeof name === 'string' &&
      (typeof category === 'string' || Array.isArray(inputAnchors) || Array.isArray(inputParams) || isDict(inputs))
    )
  })
    ? 0.9
    : 0
}

export function looksLikeLangflow(source: Source): number {
  const file = objectOf(source)
  const flows = Array.isArray(source.json) ? fewOf(source.json) : file ? [file, ...fewOf(file.flows)] : []
  const isOne = flows.some((flow) =>
    [...fewOf(dictOf(flow.data).nodes), ...fewOf(flow.nodes)].some(({ data, type }) => isDict(dictOf(data).node) || type === 'genericNode'),
  )
  return isOne ? 0.95 : file && Array.isArray(dictOf(file.data).nodes) && 'last_tested_version' in file ? 0.9 : 0
}

export function looksLikeDify(source: Source): number {
  const file = objectOf(source)
  if (file) {
    if (isDict(file.app) && (isDict(file.workflow) || isDict(file.model_config))) return 1
    const graphs = [dictOf(file.workflow).graph, file.graph, file].map(dictOf)
    const types = graphs.flatMap(({ nodes }) => fewOf(nodes)).map(({ data }) => dictOf(data).type)
    return types.some(
      (type) => typeof type === 'string' && /^(start|llm|knowledge-retrieval|question-classifier|if-else|answer)$/.test(type),
    )
      ? 0.7
      : 0
  }
  if (source.looksLikeJson) return 0
  const { text } = source
  const isApp = /^kind:\s*['"]?(app|rag_pipeline)['"]?\s*$/m.test(text) && /^(workflow|model_config|app):/m.test(text)
  return isApp || (/^app:\s*$/m.test(text) && /^(workflow|model_config):\s*$/m.test(text)) ? 1 : 0
}

export function looksLikeN8n(source: Source): number {
  const files = Array.isArray(source.json) ? fewOf(source.json) : [objectOf(source) ?? {}]
  const flows = files.flatMap((file) => [file, dictOf(file.workflow), dictOf(file.data), dictOf(dictOf(file.workflow).workflow)])
  const isOne = flows.some(({ nodes, connections }) => {
    const typed = fewOf(nodes).some(({ type, parameters }) => typeof type === 'string' && (type.includes('n8n') || isDict(parameters)))
    return typed || (Array.isArray(nodes) && nodes.length === 0 && isDict(connections))
  })
  return isOne ? 0.95 : 0
}

export function looksLikeRagflow(source: Source): number {
  const file = objectOf(source)
  if (!file) return 0
  const dsl = [dictOf(file.dsl), file].find(({ components }) => isDict(components))
  const isOne = Object.values(dictOf(dsl?.components))
    .slice(0, 20)
    .some((part) => typeof dictOf(dictOf(part).obj).component_name === 'string')
  return isOne ? 1 : isDict(dictOf(file.dsl).graph) ? 0.8 : 0
}

export function looksLikeLanggraph(source: Source): number {
  const file = objectOf(source)
  if (!file || !Array.isArray(file.edges)) return 0
  const nodes = fewOf(file.nodes)
  const isEnd = nodes.some(({ id }) => id === '__start__' || id === '__end__')
  const isRunnable = nodes.some(({ type }) => type === 'runnable' || type === 'schema')
  const hasEnds = fewOf(file.edges).some((edge) => 'source' in edge && 'target' in edge)
  return isEnd || isRunnable ? 0.9 : nodes.length > 0 && hasEnds && nodes.every((node) => !('format' in node)) ? 0.15 : 0
}
