import type { FormatEntry } from './format.ts'
import { importFormats } from './importFormats.ts'
import {
  looksLikeD2,
  looksLikeGraphJson,
  looksLikeMermaid,
  looksLikePlantuml,
  looksLikeSketch,
  looksLikeStructurizr,
  looksLikeTldraw,
} from './detect.ts'

/** Every format that is read, in the order in which people are told of them. Of two that are as sure, the first is taken. */
export const catalogue: readonly FormatEntry[] = [
  {
    id: 'graph',
    name: 'graph JSON',
    endings: ['.json'],
    detect: looksLikeGraphJson,
    load: async () => (await import('./graphJson.ts')).graphJson,
  },
  {
    id: 'tldraw',
    name: 'tldraw file',
    endings: ['.tldr', '.json'],
    detect: looksLikeTldraw,
    load: async () => (await import('./tldrawFile.ts')).tldrawFile,
  },
  {
    id: 'mermaid',
    name: 'Mermaid flowchart',
    endings: ['.mmd', '.mermaid', '.md', '.markdown', '.txt'],
    detect: looksLikeMermaid,
    load: async () => (await import('./mermaid.ts')).mermaid,
  },
  ...importFormats,
  {
    id: 'plantuml',
    name: 'C4-PlantUML',
    endings: ['.puml', '.plantuml', '.iuml', '.wsd'],
    detect: looksLikePlantuml,
    load: async () => (await import('./plantuml.ts')).plantuml,
  },
  {
    id: 'structurizr',
    name: 'Structurizr DSL',
    endings: ['.dsl'],
    detect: looksLikeStructurizr,
    load: async () => (await import('./structurizr.ts')).structurizr,
  },
  {
    id: 'd2',
    name: 'D2',
    endings: ['.d2'],
    detect: looksLikeD2,
    load: async () => (await import('./d2.ts')).d2,
  },
  {
    id: 'sketch',
    name: 'sketch',
    endings: ['.sketch', '.txt'],
    detect: looksLikeSketch,
    load: async () => (await import('./sketchFile.ts')).sketchFile,
  },
]
