import type { EdgeKind, PropValue } from './graph.ts'
import type { ViewNode } from './view.ts'

const ANSWERS =
  /^\W*(the )?(response|result|answer|reply|output|return|returns|docs?|documents?|chunks?|context|top[ -]?k\b.*|matches|passages|tokens|stream(ed)?|rows|records|ack|ok|hit|embeddings?|vectors?|scores?|ranked.*|completion|generated.*|retrieved.*|results?\b.*|response\b.*)\W*$/i
const WRITES =
  /\b(write|writes|update|updates|upsert|insert|create|creates|post|posts|merge|merges|book|books|store|stores|save|saves|persist|append|delete|deletes|refund|pay|send|sends|publish|index|ingest|commits?|push|pushes|put)\b/i

/** Things that happened and are kept: nobody asks a store with them. */
const EVENTS =
  /\b(events?|clicks?|clickstream|impressions?|interactions?|shown|outcomes?|recordings?|transcripts?|raw data|all conversations|decisions?|predictions?)\b(?!.*\b(look|quer|read|fetch|get))/i

const PULLS = /\b(consum\w*|poll\w*|subscrib\w*|pull\w*|dequeue\w*|scrap(e|es|ing)|reads? from)\b/i
const PUSHES =
  /\b(publish\w*|enqueue\w*|push\w*|emit\w*|produc\w*|send\w*|writes?|stor(e|es)|saves?|loads? into|puts?|upserts?|ingest\w*|index\w*|events?|jobs?|exports?)\b/i
/** How full a card is says nothing about what was asked and answered. */
const HARDWARE = /\b(v?ram|gpu|cuda|cpu|memory|disk|temperature|node[- ]exporter|dcgm)\b/i
const SERVES = ['coordinates', 'generates', 'gateway', 'acts_autonomously', 'retrieves', 'predicts'] as const

/**
 * Is the arrow drawn from who fetches to what is fetched from, though content and work go the other way? A worker that takes from a queue,
 * a pipeline that reads its source, a metrics server that scrapes. `isStart`: nothing else leads to where the arrow begins.
 */
export function isPull(from: ViewNode, to: ViewNode, label: string, isStart: boolean): boolean {
  const says = PULLS.test(label)
  if (PUSHES.test(label) && !says) return false
  if (from.traits.has('records_telemetry') && !from.traits.has('human'))
    return (
      !HARDWARE.test(`${from.label} ${label}`) &&
      SERVES.some((trait) => to.traits.has(trait)) &&
      !to.traits.has('evaluates') &&
      !to.traits.has('records_telemetry')
    )
  if (to.traits.has('async_boundary') && !to.traits.has('offline_processing'))
    return says || (isStart && ['coordinates', 'acts_autonomously'].some((trait) => from.traits.has(trait as 'coordinates')))
  if (from.traits.has('offline_processing') || from.traits.has('trains_models'))
    return (says || isStart) && isSource(to) && !to.traits.has('search_index') && !to.traits.has('evaluates')
  return false
}

const isSource = (node: ViewNode): boolean =>
  node.kinds.has('source_connector') ||
  node.traits.has('untrusted_source') ||
  node.traits.has('source_of_truth') ||
  node.traits.has('provides_labels') ||
  node.kinds.has('data_warehouse') ||
  node.kinds.has('feature_store')

/** The kind of an edge that nobody typed, from what it joins. */
export function inferEdgeKind(from: ViewNode, to: ViewNode, label: string): EdgeKind {
  if (
    /\b(approve|approves|approval|block|blocks|deploy|deploys|trigger|triggers|stop|kill|rollback|promote)\b/i.test(label) &&
    steers(from)
  )
    return 'control'
  if (to.traits.has('records_telemetry') && !from.traits.has('records_telemetry') && !from.traits.has('evaluates')) return 'telemetry'
  if (from.traits.has('collects_feedback') || to.kinds.has('golden_dataset') || to.traits.has('collects_feedback')) return 'feedback'
  // A schedule in the middle of a data path was drawn for the job it starts.
  if (from.traits.has('stores_data') && to.traits.has('offline_trigger')) return 'data'
  if (from.traits.has('offline_trigger') && (to.traits.has('stores_data') || to.traits.has('serves_features'))) return 'data'
  if (steers(from) && !to.traits.has('human')) return 'control'
  if (isOffline(from) && (isOffline(to) || to.traits.has('stores_data'))) return 'data'
  if (from.traits.has('stores_data') && (isOffline(to) || to.traits.has('stores_data'))) return 'data'
  // An index asks for nothing: the arrow out of it shows which way the passages go.
  if (from.traits.has('search_index') && SERVES.some((trait) => to.traits.has(trait))) return 'data'
  if (from.traits.has('records_telemetry')) return 'data'
  if (to.traits.has('stores_data') && !to.traits.has('search_index') && EVENTS.test(label)) return 'data'
  if (from.kinds.has('speech_to_text') && to.traits.has('stores_data')) return 'data'
  if (to.traits.has('async_boundary') || from.traits.has('async_boundary')) return 'data'
  return 'request'
}

/** Is this the arrow back of a call that is drawn too? By what it says, or because a store or tool that does not think cannot call. */
export function isResponse(from: ViewNode, to: ViewNode, label: string): boolean {
  if (ANSWERS.test(label)) return true
  if (label !== '') return false
  // Back to whoever asked, to the gateway it came through, or from a check to what had it check.
  const isOfPeople = (node: ViewNode): boolean => node.traits.has('request_entry') || node.traits.has('user_interface')
  if (isOfPeople(to)) return !isOfPeople(from) || to.traits.has('human')
  if (to.kinds.has('api_gateway') && from.traits.has('coordinates')) return true
  if (from.traits.has('screens_content') && (to.traits.has('coordinates') || to.traits.has('acts_autonomously'))) return true
  const passive =
    from.traits.has('stores_data') || from.traits.has('tool') || (from.traits.has('runs_model') && !from.traits.has('acts_autonomously'))
  const active =
    to.traits.has('coordinates') || to.traits.has('acts_autonomously') || to.traits.has('gateway') || to.traits.has('request_entry')
  return passive && active
}

const READS = /\b(look[ -]?ups?|reads?|fetch(es)?|gets?|quer(y|ies)|search(es)?|lists?|loads?|status)\b/i

/**
 * Does a request change what it calls? A request into a store is a read unless its label or a property says otherwise; what keeps
 * memory or caches answers is written by whoever reads it.
 */
export function isWrite(to: ViewNode, label: string, props: Readonly<Record<string, PropValue>>): boolean {
  if (typeof props.readOnly === 'boolean') return !props.readOnly
  if (WRITES.test(label)) return true
  const { sideEffect, readOnly } = to.props
  if (readOnly !== true && typeof sideEffect === 'string' && sideEffect !== 'none' && sideEffect !== 'read') return !READS.test(label)
  if (typeof props.carries === 'string' && /^(sql|code|command)$/.test(props.carries)) return true
  return to.traits.has('keeps_memory') || to.traits.has('caches_answers')
}

function steers(node: ViewNode): boolean {
  return (
    node.traits.has('steers_system') ||
    node.traits.has('offline_trigger') ||
    node.traits.has('raises_alerts') ||
    node.traits.has('deploys') ||
    node.traits.has('registers_models')
  )
}

function isOffline(node: ViewNode): boolean {
  return (
    node.traits.has('offline_processing') ||
    node.traits.has('trains_models') ||
    node.traits.has('provides_labels') ||
    node.kinds.has('source_connector')
  )
}
