import { describe, expect, it } from 'vitest'
import type { Finding, Report } from '#critique/finding.ts'
import type { Graph } from '#critique/graph/graph.ts'
import { review } from '#critique/review.ts'
import { scenarios } from '#templates/scenarios/index.ts'
import { scenarioBoard } from '#templates/scenarios/scenario.ts'
import { drawn, labelledBoards } from '../boards/board.ts'
import { all, bypass, drop, move, unlink, unset, unsay, withoutSpares, type Mutate } from './mutate.ts'

const EVALUATION =
  'offline_eval golden_dataset llm_judge online_eval regression_gate user_simulator red_team ab_test human_annotation canary_release groundedness_checker experiment_tracker quality_monitor'.split(
    ' ',
  )
const TELEMETRY = ['llm_tracing', 'logging', 'metrics', 'audit_log', 'quality_monitor', 'drift_monitor', 'cost_attribution', 'siem']
const LEARNS_FROM =
  'llm_tracing feedback_collector human_annotation human_review_queue ticketing_system audit_log logging quality_monitor approval_gate web_client human_handoff pii_redactor label_store'.split(
    ' ',
  )
const CHECKS = ['approval_gate', 'human_review_queue', 'policy_engine', 'tool_call_validator', 'output_validator', 'schema_validator']

interface Mutation {
  /** The control that goes. Where several do the same work, all of them go: one of two is no loss. */
  control: string
  mutate: Mutate
  /** At least one of these has to speak up, and had nothing to say before. What else the loss opens is listed as well. */
  raises: readonly string[]
  /** Strong boards of the labelled set where it has to be noticed. */
  on: readonly string[]
  /** How many references of scenarios have to notice it as well. */
  scenarios?: number
}

const mutations: readonly Mutation[] = [
  {
    control: 'evaluation',
    mutate: drop(...EVALUATION),
    raises: ['evaluation/no-offline-eval'],
    on: [
      'autocomplete-for-coders',
      'catalogue-pictures',
      'complaint-mail-triage',
      'contract-archive-tenants',
      'dentist-phone-line',
      'forum-moderation-desk',
      'lecture-interpreter',
      'price-watch-browser',
      'pull-request-agent',
      'recipe-recommendations',
      'savings-bank-answers',
      'travel-policy-desk',
      'wallet-fraud-stream',
      'ward-note-drafts',
    ],
    scenarios: 17,
  },
  {
    control: 'a release gate',
    mutate: drop('regression_gate', 'canary_release', 'ab_test', 'ci_cd', 'model_registry'),
    raises: ['evaluation/no-release-gate'],
    on: [
      'autocomplete-for-coders',
      'catalogue-pictures',
      'contract-archive-tenants',
      'dentist-phone-line',
      'forum-moderation-desk',
      'recipe-recommendations',
      'savings-bank-answers',
      'travel-policy-desk',
      'wallet-fraud-stream',
      'ward-note-drafts',
    ],
    scenarios: 13,
  },
  {
    control: 'a way from production into the test set',
    mutate: unlink(LEARNS_FROM, [
      'golden_dataset',
      'offline_eval',
      'human_annotation',
      'label_store',
      'pii_redactor',
      'feedback_collector',
    ]),
    raises: ['evaluation/no-production-feedback-to-eval', 'monitoring/feedback-dead-end'],
    on: [
      'autocomplete-for-coders',
      'call-quality-overnight',
      'catalogue-pictures',
      'complaint-mail-triage',
      'contract-archive-tenants',
      'delivery-note-extraction',
      'dentist-phone-line',
      'governed-metrics-questions',
      'lecture-interpreter',
      'price-watch-browser',
      'pull-request-agent',
      'savings-bank-answers',
      'sealed-network-search',
      'travel-policy-desk',
      'ward-note-drafts',
    ],
    scenarios: 22,
  },
  {
    control: 'telemetry',
    mutate: all(drop(...TELEMETRY), unset('coversTelemetry')),
    raises: ['monitoring/no-tracing-on-model-path', 'monitoring/no-drift-monitoring'],
    on: [
      'autocomplete-for-coders',
      'catalogue-pictures',
      'contract-archive-tenants',
      'dentist-phone-line',
      'forum-moderation-desk',
      'price-watch-browser',
      'pull-request-agent',
      'recipe-recommendations',
      'savings-bank-answers',
      'travel-policy-desk',
      'wallet-fraud-stream',
      'ward-note-drafts',
    ],
    scenarios: 21,
  },
  {
    control: 'alerts',
    mutate: all(unset('alerts', 'alertDepth', 'rateAlert', 'anomalyAlert'), drop('alerting', 'siem', 'incident_runbook')),
    raises: ['monitoring/no-alerting-owner'],
    on: [
      'autocomplete-for-coders',
      'call-quality-overnight',
      'catalogue-pictures',
      'complaint-mail-triage',
      'contract-archive-tenants',
      'delivery-note-extraction',
      'dentist-phone-line',
      'forum-moderation-desk',
      'lecture-interpreter',
      'price-watch-browser',
      'pull-request-agent',
      'recipe-recommendations',
      'savings-bank-answers',
      'travel-policy-desk',
      'wallet-fraud-stream',
      'ward-note-drafts',
    ],
    scenarios: 18,
  },
  {
    control: 'feedback of users',
    mutate: all(drop('feedback_collector'), unset('feedbackControls')),
    raises: ['monitoring/no-user-feedback', 'monitoring/no-online-quality-signal'],
    on: ['contract-archive-tenants', 'savings-bank-answers'],
    scenarios: 5,
  },
  {
    control: 'a use for feedback',
    mutate: unlink(['feedback_collector']),
    raises: ['monitoring/feedback-dead-end'],
    on: [
      'autocomplete-for-coders',
      'call-quality-overnight',
      'catalogue-pictures',
      'contract-archive-tenants',
      'dentist-phone-line',
      'governed-metrics-questions',
      'lecture-interpreter',
      'price-watch-browser',
      'savings-bank-answers',
      'sealed-network-search',
      'travel-policy-desk',
    ],
    scenarios: 18,
  },
  {
    control: 'checks before actions',
    mutate: all(bypass(...CHECKS), unset('requiresApproval', 'undoWindowMin', 'dryRun', 'maxAmountUsd', 'schema')),
    raises: [
      'agents/high-impact-action-without-approval',
      'agents/tool-arguments-unvalidated',
      'security/untrusted-content-to-write-without-gate',
    ],
    on: ['dentist-phone-line'],
    scenarios: 3,
  },
  {
    control: 'a step limit',
    mutate: all(unset('maxSteps', 'tokenBudget', 'costBudgetUsd', 'deadlineMs', 'maxTurns'), bypass('loop_guard', 'token_budget')),
    raises: ['agents/unbounded-cycle'],
    on: ['price-watch-browser', 'pull-request-agent', 'travel-policy-desk'],
    scenarios: 1,
  },
  {
    control: 'an off switch',
    mutate: drop('kill_switch', 'feature_flag'),
    raises: ['agents/no-kill-switch'],
    on: [],
    scenarios: 1,
  },
  {
    control: 'a way to a person',
    mutate: bypass('human_handoff', 'human_review_queue', 'approval_gate'),
    raises: ['agents/no-human-handoff'],
    on: [],
    scenarios: 1,
  },
  {
    control: 'an audit log',
    mutate: drop('audit_log'),
    raises: ['agents/no-action-audit-trail', 'security/no-access-audit-trail'],
    on: ['ward-note-drafts'],
    scenarios: 2,
  },
  {
    control: 'time limits',
    mutate: unset('timeoutMs', 'deadlineMs'),
    raises: ['reliability/no-timeout-on-model-or-tool'],
    on: [
      'autocomplete-for-coders',
      'contract-archive-tenants',
      'dentist-phone-line',
      'forum-moderation-desk',
      'governed-metrics-questions',
      'recipe-recommendations',
      'savings-bank-answers',
      'sealed-network-search',
      'travel-policy-desk',
      'ward-note-drafts',
    ],
    scenarios: 12,
  },
  {
    control: 'a second model',
    mutate: all(drop('fallback_model', 'fallback_responder', 'small_llm'), unset('multiBackend', 'degradedMode', 'regionMode')),
    raises: ['reliability/single-provider-no-fallback'],
    on: ['contract-archive-tenants', 'forum-moderation-desk', 'savings-bank-answers', 'ward-note-drafts'],
    scenarios: 8,
  },
  {
    control: 'keys against repeats',
    mutate: unset('idempotent', 'delivery'),
    raises: ['reliability/non-idempotent-write-under-retry'],
    on: ['travel-policy-desk', 'ward-note-drafts'],
    scenarios: 2,
  },
  {
    control: 'a way to decline',
    mutate: all(unset('onEmpty', 'minScore', 'abstains'), bypass('groundedness_checker', 'fallback_responder', 'output_validator')),
    raises: ['retrieval/no-abstain-path'],
    on: ['contract-archive-tenants', 'savings-bank-answers', 'sealed-network-search', 'ward-note-drafts'],
    scenarios: 5,
  },
  {
    control: 'deletion on its way to the index',
    mutate: all(unset('deletionHandling', 'purgeOnDelete', 'updateMode'), bypass('cdc_stream')),
    raises: ['data/no-deletion-path-to-index'],
    on: ['contract-archive-tenants'],
  },
  {
    control: 'an end to copies',
    mutate: unset('purgeOnDelete', 'retentionDays', 'ttlMinutes'),
    raises: ['data/derived-copies-miss-deletion', 'data/no-retention-policy'],
    on: ['contract-archive-tenants', 'dentist-phone-line', 'travel-policy-desk', 'ward-note-drafts'],
    scenarios: 6,
  },
  {
    control: 'walls between tenants',
    mutate: all(
      unset('isolation', 'tenantFilter', 'partitionKey', 'filterMode'),
      bypass('tenant_isolation', 'acl_filter'),
      unsay(/row[- ]level security/i),
    ),
    raises: ['security/tenant-filter-missing-on-retrieval'],
    on: ['contract-archive-tenants'],
    scenarios: 4,
  },
  {
    control: 'agreements with providers',
    mutate: all(unset('dpa', 'baa', 'retention', 'privateEndpoint', 'redaction', 'trainingAllowed'), bypass('pii_redactor')),
    raises: ['security/pii-to-third-party-without-redaction'],
    on: [],
    scenarios: 8,
  },
  {
    control: 'redaction of traces',
    mutate: all(unset('redaction', 'contentCapture'), bypass('pii_redactor')),
    raises: ['security/raw-prompts-with-pii-in-logs'],
    on: ['complaint-mail-triage', 'travel-policy-desk', 'ward-note-drafts'],
    scenarios: 11,
  },
  {
    control: 'citations',
    mutate: all(unset('cites'), bypass('citation_builder')),
    raises: ['retrieval/no-citations'],
    on: ['contract-archive-tenants', 'savings-bank-answers', 'ward-note-drafts'],
    scenarios: 2,
  },
  {
    control: 'watch over drift',
    mutate: all(drop('drift_monitor', 'quality_monitor'), unset('skewMonitor', 'nullRateAlert')),
    raises: ['monitoring/no-drift-monitoring'],
    on: ['recipe-recommendations'],
  },
  {
    control: 'a registry',
    mutate: bypass('model_registry', 'regression_gate', 'canary_release', 'approval_gate', 'ab_test', 'ci_cd', 'offline_eval'),
    raises: ['data/model-promotion-without-registry'],
    on: ['forum-moderation-desk', 'recipe-recommendations', 'wallet-fraud-stream'],
    scenarios: 1,
  },
  {
    control: 'outcomes',
    mutate: drop('label_store'),
    raises: ['monitoring/no-delayed-label-join'],
    on: ['wallet-fraud-stream'],
  },
  {
    control: 'a sandbox',
    mutate: all(move(['code_executor', 'code_sandbox'], { kind: 'code_executor', label: 'Shell on the host' }), unset('sandbox')),
    raises: ['security/llm-output-to-interpreter-unvalidated', 'security/code-execution-not-sandboxed'],
    on: ['pull-request-agent'],
    scenarios: 2,
  },
  {
    control: 'a check of generated SQL',
    mutate: all(bypass('output_validator', 'schema_validator', 'policy_engine'), unset('readOnly', 'accessScope')),
    raises: ['agents/approval-gate-bypassable', 'security/llm-output-to-interpreter-unvalidated'],
    on: [],
    scenarios: 1,
  },
  {
    control: 'a limit on generated SQL',
    mutate: all(bypass('output_validator', 'schema_validator', 'policy_engine'), unset('rowLimit', 'timeoutMs', 'queryCost', 'costGuard')),
    raises: ['agents/approval-gate-bypassable', 'retrieval/generated-sql-unbounded'],
    on: ['governed-metrics-questions'],
    scenarios: 1,
  },
  {
    control: 'a place for what failed',
    mutate: all(drop('dead_letter_queue', 'human_review_queue'), unset('retries', 'checkpointed', 'deadLetter'), bypass('workflow_engine')),
    raises: ['reliability/failed-items-dropped', 'reliability/long-task-without-checkpoint'],
    on: [],
    scenarios: 4,
  },
  {
    control: 'a reader of documents',
    mutate: bypass('document_parser', 'chunker'),
    raises: ['retrieval/chunking-unspecified-for-structured-docs'],
    on: ['contract-archive-tenants'],
    scenarios: 1,
  },
  {
    control: 'versions in traces',
    mutate: all(unset('recordsVersions'), drop('prompt_registry', 'model_registry', 'experiment_tracker')),
    raises: ['monitoring/no-version-attribution'],
    on: ['autocomplete-for-coders', 'contract-archive-tenants', 'dentist-phone-line', 'travel-policy-desk', 'ward-note-drafts'],
    scenarios: 4,
  },
  {
    control: 'found passages in traces',
    mutate: unset('recordsRetrieval'),
    raises: ['monitoring/no-retrieval-telemetry'],
    on: ['contract-archive-tenants', 'savings-bank-answers'],
  },
  {
    control: 'an answer for a late score',
    mutate: all(unset('failMode', 'degradedMode'), withoutSpares),
    raises: ['reliability/scorer-timeout-undefined'],
    on: ['wallet-fraud-stream'],
  },
  {
    control: 'walls around strangers’ words',
    mutate: all(
      unset('structuredOnly', 'freshContext', 'schema', 'allowlist', 'requiresApproval'),
      bypass(...CHECKS, 'injection_detector'),
    ),
    // What stood before the reply to a stranger stood before an act that nobody takes back, too.
    raises: [
      'security/lethal-trifecta',
      'security/untrusted-content-to-write-without-gate',
      'security/taint-laundered-through-peer',
      'agents/high-impact-action-without-approval',
    ],
    on: ['complaint-mail-triage'],
    scenarios: 4,
  },
  {
    control: 'a trace across queues',
    mutate: unset('traceContext'),
    raises: ['monitoring/no-trace-context-across-queue'],
    on: ['catalogue-pictures', 'pull-request-agent'],
    scenarios: 6,
  },
  {
    control: 'a check of who calls',
    mutate: bypass('policy_engine', 'auth_service', 'authorization'),
    raises: ['agents/approval-gate-bypassable', 'security/caller-identity-unverified'],
    on: ['dentist-phone-line'],
  },
  {
    control: 'attacks and edges in the test set',
    mutate: all(unset('slices', 'attacks', 'categories'), drop('red_team')),
    raises: ['evaluation/no-injection-regression-suite', 'evaluation/no-unanswerable-slice', 'evaluation/no-per-slice-metrics'],
    on: ['contract-archive-tenants', 'savings-bank-answers', 'travel-policy-desk', 'ward-note-drafts'],
    scenarios: 4,
  },
  {
    control: 'named metrics',
    mutate: unset('metrics'),
    raises: [
      'evaluation/retriever-and-generator-not-separated',
      'evaluation/no-agent-trajectory-eval',
      'evaluation/only-reference-free-metrics',
    ],
    on: ['contract-archive-tenants', 'savings-bank-answers', 'travel-policy-desk', 'ward-note-drafts'],
    scenarios: 6,
  },
  {
    control: 'people beside the judge',
    mutate: all(unset('agreement', 'calibrationSet'), drop('human_annotation')),
    raises: ['evaluation/judge-uncalibrated'],
    on: ['model-exam-office'],
    scenarios: 1,
  },
]

const labelled = (await labelledBoards()).filter(({ strength }) => strength === 'strong').map((board) => [board.id, drawn(board)] as const)
const references = scenarios.map((scenario) => [scenario.id, scenarioBoard(scenario, 'reference')] as const)
const boards = [...labelled, ...references]
const before = new Map<string, Report>(boards.map(([id, graph]) => [id, review(graph)]))

const spoken = (report: Report): Set<string> => new Set(report.findings.flatMap((one) => [one.rule, ...one.alsoResolves]))
const isCritical = (one: Finding): boolean => one.severity === 'critical' && one.status === 'violation'

/** Puts back what is gone, as somebody would who draws it again: at the end of the lists. */
function restored(mutant: Graph, original: Graph): Graph {
  const again = <T extends { id: string }>(now: readonly T[], then: readonly T[]): T[] => {
    const kept = now.filter((one) => then.some(({ id }) => id === one.id)).map((one) => then.find(({ id }) => id === one.id)!)
    return [...kept, ...then.filter((one) => !kept.includes(one))]
  }
  return {
    ...mutant,
    nodes: again(mutant.nodes, original.nodes),
    edges: again(mutant.edges, original.edges),
    zones: again(mutant.zones, original.zones),
  }
}

/** What a mutation does to a board; undefined where the control is not on it. */
function strike({ mutate, raises }: Mutation, [id, graph]: readonly [string, Graph]) {
  const mutant = mutate(graph)
  if (JSON.stringify(mutant) === JSON.stringify(graph)) return undefined
  const then = before.get(id)!
  const now = review(mutant)
  const [saidThen, saidNow] = [spoken(then), spoken(now)]
  return {
    mutant,
    isRaised: raises.some((rule) => saidNow.has(rule) && !saidThen.has(rule)),
    besides: now.findings.filter((one) => isCritical(one) && !raises.includes(one.rule) && !then.findings.some((f) => f.id === one.id)),
  }
}

it('takes away at least 25 kinds of control', () => {
  expect(mutations.length).toBeGreaterThanOrEqual(25)
})

describe.each(mutations.map((mutation) => [mutation.control, mutation] as const))('without %s', (_, mutation) => {
  const struck = boards.map((board) => [board, strike(mutation, board)] as const)

  it('its rule speaks up', () => {
    const silent = struck.filter(([[id], result]) => mutation.on.includes(id) && !result?.isRaised).map(([[id]]) => id)
    expect(silent).toEqual([])
    const noticed = struck.filter(([board, result]) => references.includes(board) && result?.isRaised).length
    expect(noticed).toBeGreaterThanOrEqual(mutation.scenarios ?? 0)
  })

  it('nothing else becomes critical', () => {
    expect(struck.flatMap(([[id], result]) => (result?.besides ?? []).map((one) => `${id}: ${one.id}`))).toEqual([])
  })

  it('and with it again, all is as before', () => {
    for (const [[id, graph], result] of struck)
      if (result?.isRaised) expect(JSON.stringify(review(restored(result.mutant, graph)))).toBe(JSON.stringify(before.get(id)))
  })
})
