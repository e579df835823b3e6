import type { Dimension } from '../finding.ts'

export type Anchor = 1 | 2 | 3 | 4

/** What each grade looks like, in one line: wrong or missing, named, works, what few do. */
export const anchors: Record<Dimension, readonly [string, string, string, string]> = {
  evaluation: [
    'Quality is hoped for, or shown by a demo.',
    'A metric or a judge is named; no cases, nothing that stops a release.',
    'Labelled cases with slices, parts measured apart, a gate before release.',
    'Says what each metric misses, checks the judge, brings production failures back, knows how many cases a claim needs.',
  ],
  monitoring: [
    'Uptime, or nothing.',
    'A dashboard of latency and errors.',
    'Traces with versions, quality sampled while it runs, alerts with an owner.',
    'Says which signal would have caught which incident, and tells version and slice apart.',
  ],
  cost: [
    'No number, or a wrong one.',
    'Models are dear, so there is a cache.',
    'A cost per request and per month, caps, two levers with their effect.',
    'Worst case and tail, the order of levers, who caused the spend, when not to cache.',
  ],
  latency: [
    'No target, or one that the drawing breaks.',
    'It streams.',
    'A budget per hop that sums up, parallel work, timeouts.',
    'The slow requests instead of the mean, the way past the cache, what is answered when time is up.',
  ],
  security: [
    'The prompt forbids it.',
    'Injection is named and a filter is drawn.',
    'Least privilege, rights in the query, validation before effects.',
    'Names the boundary and the cut, assumes that the filter fails, bounds the damage, tests attacks.',
  ],
  reliability: [
    'A sunny day.',
    'Retry and fallback.',
    'Timeouts, one layer of retries with a budget, a fallback, writes that may be repeated.',
    'Amplification and quotas as arithmetic, a fallback that was tested, ways back.',
  ],
  retrieval: [
    'A vector database and k.',
    'Reranking or hybrid search, by name.',
    'How documents are cut, sizes, filters, citations, and an answer for when there is none.',
    'Tells apart missing, missed and ignored; freshness and migration; counting goes to a database.',
  ],
  agents: [
    'A loop with tools.',
    'A step limit.',
    'Narrow typed tools, approvals, checked results, a record, limits.',
    'Planning apart from strangers’ words, approvals by risk and with capacity, the way evaluated, no agent where none is needed.',
  ],
  data: [
    'Documents are ingested.',
    'Personal data or drift is mentioned.',
    'Lineage, validation, deletion, the same features in training and serving.',
    'Deletion in every copy with proof, loops and skew, quality of labels.',
  ],
  requirements: [
    'Draws at once, or designs something else.',
    'Asks for users and scale.',
    'States numbers, a measure of success and a scope.',
    'Trades requirements aloud, leaves things out, names what would make the simple design too small.',
  ],
}
