import type { Signal } from '@tldraw/state'
import type { Editor } from 'tldraw'
import type { DrillEvent } from '#critique/drills/events.ts'
import type { Evidence, Fix, Ruling, Severity } from '#critique/finding.ts'
import type { EdgeKind, Graph, PropValue, Requirements } from '#critique/graph/graph.ts'
import type { RequirementSuggestion } from '#critique/graph/statements.ts'
import type { SessionEvent } from '#critique/interviewer/events.ts'
import type { AccessOf } from '#src/collab/accessOf.ts'
import type { ConnectionState, Person } from '#src/collab/connectionState.ts'
import type { Placing } from './placing.ts'
import type { BoardRole } from '#src/collab/useRole.ts'
import type { EventLog } from '#src/collab/eventLog.ts'

/** What is selected, by graph ids. Everything that is not part of the graph is left out. */
export interface Selection {
  nodes: string[]
  edges: string[]
  zones: string[]
}

/** The mark at the corner of a node: its worst finding, and how many there are. */
export interface Badge {
  severity: Severity
  count: number
}

/** How a node stands in a drill. */
export type Strike = 'struck' | 'degraded'

/** Of each field: absent leaves it, undefined or null in `props` takes the prop away. */
export interface NodePatch {
  kind?: string
  label?: string
  roles?: string[]
  planned?: boolean
  props?: Record<string, PropValue | undefined>
}
export interface EdgePatch {
  /** null: to be inferred from the ends again. */
  kind?: EdgeKind | null
  label?: string
  props?: Record<string, PropValue | undefined>
}
export interface ZonePatch {
  label?: string
  kind?: 'trust' | 'tenant' | 'region' | 'group'
  trust?: 'trusted' | 'external' | 'internet' | 'untrusted' | null
  region?: string | null
  props?: Record<string, PropValue | undefined>
}

/**
 * One open board, for everything that is not the canvas. Ids are graph ids. Signals are tldraw's: read them with `useValue(signal)`.
 * Every verb that draws is one undo step.
 */
export interface Board {
  readonly id: string
  readonly editor: Editor
  /** Stays the same object while the graph stays equal: moving and colouring do not touch it. */
  readonly graph: Signal<Graph>
  /** From here on the graph knows what plain boxes are: what reads their labels comes once the canvas stands. */
  readonly whenRead: Promise<void>
  readonly title: Signal<string>
  readonly requirements: Signal<Requirements>
  /** By finding id. They outlive their node: an undo brings both back. */
  readonly rulings: Signal<Readonly<Record<string, Ruling>>>
  /** What notes on the board say about requirements and the requirements do not. Offered, never applied by itself. */
  readonly suggestions: Signal<readonly RequirementSuggestion[]>
  /** The interviews held on this board, by session. */
  readonly sessions: EventLog<SessionEvent>
  /** The drills played on this board, by run. */
  readonly drills: EventLog<DrillEvent>
  readonly connection: Signal<ConnectionState>
  /** What we are to this board: see `useRole`. */
  readonly role: Signal<BoardRole>
  /** Whether what we do to it reaches anybody: the server drops the edits of observers. */
  readonly canWrite: Signal<boolean>
  /** Who may open it, and as what. */
  readonly access: AccessOf
  /** Ids of what is on this screen only, because no server would take it, and why. A reload loses it. */
  readonly refused: Signal<ReadonlyMap<string, string>>
  /** Everybody here, oneself first. */
  readonly people: Signal<readonly Person[]>
  readonly selection: Signal<Selection>
  /** Nobody may change anything: an old board, a person who only reads. */
  readonly isReadonly: Signal<boolean>

  setTitle(title: string): void
  /** undefined makes it unknown again. */
  setRequirement<Field extends keyof Requirements>(field: Field, value: Requirements[Field] | undefined): void
  /** null takes the ruling back. */
  rule(finding: string, ruling: Ruling | null): void
  rename(name: string): void
  /** Throws away what this browser keeps of the board; the server's stays. Load the page afterwards. */
  discardLocalCopy(): Promise<void>

  /** Lights up what proves a finding, in order, dims the rest and brings it into view. null ends it. */
  show(evidence: Evidence | null): void
  setBadges(badges: ReadonlyMap<string, Badge>): void
  /** What a drill does to nodes: shown, never drawn into the document. */
  setStrikes(strikes: ReadonlyMap<string, Strike>): void
  /** Selects nodes, edges or zones and brings them into view. */
  select(ids: readonly string[]): void

  /** Places one stencil at the centre of the view, wired to the selected node if there is one. Returns the node's id. */
  insert(kind: string): string
  /** Draws a bound arrow. Returns the edge's id. */
  connect(from: string, to: string, kind?: EdgeKind): string
  updateNodes(ids: readonly string[], patch: NodePatch): void
  updateEdges(ids: readonly string[], patch: EdgePatch): void
  updateZones(ids: readonly string[], patch: ZonePatch): void
  /** Turns the direction of edges round. */
  reverseEdges(ids: readonly string[]): void
  remove(ids: readonly string[]): void
  applyFix(fix: Fix): void
  /**
   * Draws a graph beside what is there, where `how` says or else laid out, and shows it; requirements and title go in where they are unknown. Done when it is drawn: the
   * layout is made beside the page's own thread, in a fraction of a second.
   */
  placeGraph(graph: Graph, how?: Placing): Promise<void>
  undo(): void
  redo(): void

  /** null when the board is empty. */
  exportSvg(): Promise<string | null>
  exportPng(): Promise<Blob | null>
  /** The drawing as tldraw's own file, which this and other programs open. */
  exportTldr(): string
}
