import type { Libraries } from '#critique/formats/format.ts'
import type { FlowModule } from '#critique/formats/mermaidFlow.ts'

/** The libraries of readers, from node_modules, each when it is asked for. */
export const libraries: Libraries = {
  mermaid: () => import('mermaid/dist/chunks/mermaid.core/flowDiagram-HODETNUW.mjs') as Promise<FlowModule>,
  xml: () => import('fast-xml-parser'),
  inflate: () => import('fflate'),
  yaml: () => import('yaml'),
}
