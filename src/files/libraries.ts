import type { Libraries } from '#critique/formats/format.ts'
import type { FlowModule } from '#critique/formats/mermaidFlow.ts'

/** The libraries of readers, each a file of its own that the page fetches when a file needs it. */
export const libraries: Libraries = {
  mermaid: () => import('mermaid/dist/chunks/mermaid.core/flowDiagram-HODETNUW.mjs') as Promise<FlowModule>,
  xml: () => import('fast-xml-parser'),
  inflate: () => import('fflate'),
  yaml: () => import('yaml'),
}
