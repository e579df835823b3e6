/** The package publishes no types for its parts; `mermaidFlow.ts` has those that are used. The name changes with the pinned version. */
declare module 'mermaid/dist/chunks/mermaid.core/*' {
  export const diagram: unknown
}
