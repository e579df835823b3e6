import type { Overrides } from '#critique/estimate/assumptions.ts'
import type { DetailedEstimate } from '#critique/estimate/detail.ts'
import type { Change, WhatIf } from '#critique/estimate/whatIf.ts'
import type { Graph } from '#critique/graph/graph.ts'

export interface EstimateRequest {
  graph: Graph
  /** What to try beside the board as it is. */
  changes?: readonly Change[] | undefined
  /** Figures of one's own in place of assumptions. */
  overrides?: Overrides | undefined
  seed?: number | undefined
}

export interface EstimateJob extends EstimateRequest {
  id: number
}

/** `changed` and `answers` are there where something was tried. */
export type EstimateResult = { graph: Graph; baseline: DetailedEstimate; changed?: undefined } | WhatIf

export type EstimateReply = { id: number; result: EstimateResult } | { id: number; error: string }
