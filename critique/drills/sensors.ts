import { ancestorsOf, kindById } from '../kinds/lookup.ts'
import type { Trait } from '../kinds/traits.ts'
import type { EdgeKind } from '../graph/graph.ts'
import type { GraphView, ViewNode } from '../graph/view.ts'

/** What a sensor must be joined to before it shows anything, over at most two arrows. */
export interface Reach {
  traits: readonly Trait[]
  kinds?: readonly string[]
  /** from: they point to the sensor. to: it points to them. */
  direction: 'from' | 'to' | 'either'
  edges: readonly EdgeKind[]
  why: string
}

const ON_THE_PATH: Reach = {
  traits: ['request_entry', 'coordinates', 'generates', 'gateway'],
  direction: 'either',
  edges: ['request', 'data', 'control'],
  why: 'it must stand on a way that requests take',
}
const RECORDS: Reach = {
  traits: ['generates', 'coordinates'],
  direction: 'from',
  edges: ['telemetry', 'data'],
  why: 'it sees only those that send to it',
}
const METRICS: Reach = {
  traits: ['coordinates', 'generates', 'gateway', 'predicts', 'records_telemetry'],
  direction: 'from',
  edges: ['telemetry', 'control', 'data'],
  why: 'it shows only the parts that report to it',
}
const SPEND: Reach = {
  traits: ['generates', 'meters_usage', 'coordinates'],
  kinds: ['llm_gateway'],
  direction: 'from',
  edges: ['telemetry', 'data'],
  why: 'spend can be split only by what reports tokens',
}
const RELEASES: Reach = {
  traits: ['coordinates', 'generates', 'predicts', 'user_interface'],
  direction: 'to',
  edges: ['control', 'data', 'request'],
  why: 'its history matters only for what it releases',
}
const BEFORE_EFFECTS: Reach = {
  traits: ['acts_autonomously', 'tool', 'coordinates', 'generates'],
  direction: 'either',
  edges: ['request', 'data', 'control'],
  why: 'it must stand between the one who decides and what is done',
}
const INGESTION: Reach = {
  traits: ['search_index', 'offline_processing', 'source_of_truth'],
  direction: 'either',
  edges: ['data', 'request'],
  why: 'its job log matters where it feeds the index',
}
const EVALUATION: Reach = {
  traits: ['generates', 'coordinates', 'evaluates', 'predicts'],
  direction: 'either',
  edges: ['data', 'control', 'request', 'feedback'],
  why: 'cases that never run the system tell nothing about it',
}
const REACTIONS: Reach = {
  traits: ['request_entry'],
  direction: 'from',
  edges: ['feedback', 'data', 'request'],
  why: 'reactions come from people',
}
const ACTIONS: Reach = {
  traits: ['changes_state', 'tool', 'acts_autonomously', 'authorizes'],
  direction: 'from',
  edges: ['telemetry', 'data'],
  why: 'it proves only what is recorded in it',
}
const PEOPLE: Reach = {
  traits: ['generates', 'predicts', 'coordinates', 'tool', 'evaluates'],
  direction: 'either',
  edges: ['data', 'control', 'request', 'feedback'],
  why: 'reviewers know only what is put before them',
}
const PLATFORM: Reach = {
  traits: ['coordinates', 'generates', 'offline_processing', 'infrastructure', 'runs_model', 'async_boundary', 'gateway', 'predicts'],
  direction: 'either',
  edges: ['request', 'data', 'control', 'telemetry'],
  why: 'it must be joined to the part that it reports on',
}
const CONTENTS: Reach = {
  traits: ['coordinates', 'generates', 'retrieves'],
  direction: 'either',
  edges: ['request', 'data'],
  why: 'its contents matter where an answer is built from them',
}
const DRIFT: Reach = {
  traits: ['predicts', 'serves_features', 'retrieves', 'coordinates'],
  direction: 'from',
  edges: ['telemetry', 'data'],
  why: 'it compares only the data that it receives',
}
const LEARNING: Reach = {
  traits: ['predicts', 'serves_features', 'trains_models', 'coordinates', 'generates', 'stores_data', 'search_index'],
  direction: 'either',
  edges: ['data', 'request'],
  why: 'it must take part in training or in serving',
}
const SECURITY_EVENTS: Reach = {
  traits: ['authenticates', 'gateway', 'records_telemetry', 'screens_content'],
  direction: 'from',
  edges: ['telemetry', 'data'],
  why: 'it joins only events that reach it',
}

const reaches: Readonly<Record<string, Reach>> = {
  ...each(['llm_tracing', 'quality_monitor', 'online_eval'], RECORDS),
  ...each(['cost_attribution'], SPEND),
  ...each(['metrics', 'alerting'], METRICS),
  ...each(['prompt_registry', 'feature_flag', 'ci_cd', 'canary_release', 'ab_test'], RELEASES),
  ...each(
    [
      'loop_guard',
      'tool_call_validator',
      'mcp_server',
      'checkpoint_store',
      'tool_executor',
      'credential_broker',
      'egress_proxy',
      'agent_supervisor',
      'sub_agent',
      'business_system',
      'secrets_manager',
    ],
    BEFORE_EFFECTS,
  ),
  ...each(['embedding_pipeline', 'chunker', 'document_parser', 'deduplicator', 'source_connector', 'crawler', 'cdc_stream'], INGESTION),
  ...each(['golden_dataset', 'offline_eval', 'llm_judge', 'regression_gate'], EVALUATION),
  ...each(['feedback_collector'], REACTIONS),
  ...each(['audit_log'], ACTIONS),
  ...each(['approval_gate', 'human_annotation', 'human_review_queue'], PEOPLE),
  ...each(
    [
      'multi_region',
      'dead_letter_queue',
      'message_queue',
      'self_hosted_llm',
      'serverless_function',
      'scheduler',
      'data_governance',
      'autoscaler',
      'gpu_pool',
    ],
    PLATFORM,
  ),
  ...each(['vector_db', 'retriever', 'hybrid_retriever', 'acl_filter', 'citation_builder', 'knowledge_graph', 'text_to_sql'], CONTENTS),
  ...each(['drift_monitor'], DRIFT),
  ...each(
    ['finetuned_model', 'classifier_model', 'feature_store', 'training_pipeline', 'stream_processor', 'data_warehouse', 'ranking_model'],
    LEARNING,
  ),
  ...each(['siem'], SECURITY_EVENTS),
}

function each(kinds: readonly string[], reach: Reach): Record<string, Reach> {
  return Object.fromEntries(kinds.map((kind) => [kind, reach]))
}

/** Kinds that something can be read from, beyond those that merely stand on the way. */
export const isSensor = (kind: string): boolean => Object.hasOwn(reaches, kind)

/** What a kind must be joined to before it shows anything; parts on the way of requests where nothing else is said. */
export const reachOf = (kind: string): Reach => [kind, ...ancestorsOf(kind)].map((id) => reaches[id]).find(Boolean) ?? ON_THE_PATH

/** The sensors of a kind that are on the board and joined as they must be, by id. */
export function sensorsOf(view: GraphView, kind: string): readonly ViewNode[] {
  return view.once(`drill sensors ${kind}`, () => view.nodesOf(kind).filter((node) => isJoined(view, node, reachOf(kind))))
}

/** Do the arrows around a node bring it what it needs, directly or over one part between? */
export function isJoined(view: GraphView, node: ViewNode, reach: Reach): boolean {
  const near = neighbours(view, node, reach)
  const isMeant = (other: ViewNode): boolean =>
    other !== node && (reach.traits.some((trait) => other.traits.has(trait)) || (reach.kinds ?? []).some((kind) => other.kinds.has(kind)))
  return near.some(isMeant) || near.some((between) => neighbours(view, between, reach).some(isMeant))
}

function neighbours(view: GraphView, node: ViewNode, { direction, edges }: Reach): ViewNode[] {
  const found: ViewNode[] = []
  if (direction !== 'to') for (const edge of view.edgesTo(node)) if (edges.includes(edge.kind)) found.push(edge.from)
  if (direction !== 'from') for (const edge of view.edgesFrom(node)) if (edges.includes(edge.kind)) found.push(edge.to)
  return found
}

/** Name of a kind as a sentence has it. */
export const nameOf = (kind: string): string => kindById(kind)?.name ?? kind
