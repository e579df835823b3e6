import {
  looksLikeDify,
  looksLikeDrawio,
  looksLikeExcalidraw,
  looksLikeFlowise,
  looksLikeLangflow,
  looksLikeLanggraph,
  looksLikeN8n,
  looksLikePicture,
  looksLikeRagflow,
} from './detectImports.ts'
import type { FormatEntry } from './format.ts'

/** What drawing programs and flow builders write. */
export const importFormats: readonly FormatEntry[] = [
  {
    id: 'excalidraw',
    name: 'Excalidraw',
    endings: ['.excalidraw', '.excalidraw.md', '.json'],
    detect: looksLikeExcalidraw,
    load: async () => (await import('./excalidraw.ts')).excalidraw,
  },
  {
    id: 'drawio',
    name: 'draw.io',
    endings: ['.drawio', '.dio', '.xml'],
    detect: looksLikeDrawio,
    load: async () => (await import('./drawio.ts')).drawio,
  },
  {
    id: 'picture',
    name: 'PNG or SVG that carries its drawing',
    endings: ['.png', '.svg'],
    detect: looksLikePicture,
    load: async () => (await import('./picture.ts')).picture,
  },
  {
    id: 'flowise',
    name: 'Flowise',
    endings: ['.json'],
    detect: looksLikeFlowise,
    load: async () => (await import('./flows/flowise.ts')).flowise,
  },
  {
    id: 'langflow',
    name: 'Langflow',
    endings: ['.json'],
    detect: looksLikeLangflow,
    load: async () => (await import('./flows/langflow.ts')).langflow,
  },
  {
    id: 'dify',
    name: 'Dify',
    endings: ['.yml', '.yaml', '.json'],
    detect: looksLikeDify,
    load: async () => (await import('./flows/dify.ts')).dify,
  },
  {
    id: 'n8n',
    name: 'n8n',
    endings: ['.json'],
    detect: looksLikeN8n,
    load: async () => (await import('./flows/n8n.ts')).n8n,
  },
  {
    id: 'ragflow',
    name: 'RAGFlow',
    endings: ['.json'],
    detect: looksLikeRagflow,
    load: async () => (await import('./flows/ragflow.ts')).ragflow,
  },
  {
    id: 'langgraph',
    name: 'LangGraph',
    endings: ['.json'],
    detect: looksLikeLanggraph,
    load: async () => (await import('./flows/langgraph.ts')).langgraph,
  },
]
