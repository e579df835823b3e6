/** What is used of Mermaid's flowchart chunk, typed here because the package publishes no types for it. */
export interface FlowModule {
  diagram: {
    /** A new, empty database each time that it is read. */
    readonly db: FlowDb
    parser: { parse: (text: string) => void; parser: { yy: unknown; lexer: { yylineno?: number } } }
  }
}

/** Mermaid's own record of a flowchart. */
export interface FlowDb {
  getVertices: () => ReadonlyMap<string, FlowVertex>
  getEdges: () => readonly FlowEdge[]
  getSubGraphs: () => readonly FlowSubGraph[]
  getDirection: () => string | undefined
}

export interface FlowVertex {
  id: string
  text?: string
  labelType?: string
  type?: string
  icon?: string
  img?: string
  classes: readonly string[]
}

export interface FlowEdge {
  id?: string
  start: string
  end: string
  /** The heads: arrow_point, arrow_open, arrow_cross, arrow_circle, and double_… of each. */
  type?: string
  text: string
  /** normal, thick, dotted or invisible. */
  stroke?: string
  labelType?: string
}

export interface FlowSubGraph {
  id: string
  title: string
  nodes: readonly string[]
  labelType?: string
}
