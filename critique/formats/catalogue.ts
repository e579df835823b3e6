import type { FormatEntry } from './format.ts'
import { importFormats } from './importFormats.ts'
import { looksLikeGraphJson, looksLikeMermaid, looksLikeSketch, looksLikeTldraw } from './detect.ts'

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
    id: 'sketch',
    name: 'sketch',
    endings: ['.sketch', '.txt'],
    detect: looksLikeSketch,
    load: async () => (await import('./sketchFile.ts')).sketchFile,
  },
]
