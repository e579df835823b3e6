import { defineScenario } from './scenario.ts'

export default defineScenario({
  id: 'refund-support-agent',
  title: 'Refund-capable support agent for a marketplace',
  domain: 'agents',
  level: 'senior',
  companies: ['openai', 'anthropic', 'meta'],
  emphasis: ['agents', 'security', 'reliability', 'evaluation', 'cost'],
  brief:
    'Customer contacts about late or damaged orders should be resolved end to end, including issuing refunds, without a person in most cases.',
  functional: [
    'Look up orders, shipments and policy',
    'Issue refunds, vouchers and replacements',
    'Hand over to a person with a summary',
    'Explain decisions to the customer',
    'Work in chat and e-mail',
  ],
  nonFunctional: [
    '120,000 contacts/day, peak 40/s',
    'Containment target 60% with CSAT no lower than humans (4.3/5)',
    'Wrong-refund rate below 0.2% of value',
    'Turn p95 4 s',
    'Cost below $0.12 per resolved contact',
    'Refunds above $75 need a person',
  ],
  requirements: {
    scope: 'production',
    statements: [
      '120,000 contacts/day, peak 40/s',
      'Containment target 60% with CSAT no lower than humans (4.3/5)',
      'Wrong-refund rate below 0.2% of value',
      'Turn p95 4 s',
      'Cost below $0.12 per resolved contact',
      'Refunds above $75 need a person',
    ],
    requestsPerMonth: 3600000,
    peakQps: 40,
    p95LatencyMs: 4000,
    costPerRequestUsd: 0.12,
    dataClasses: ['pii'],
  },
  clarifications: [
    {
      question: 'How much refund fraud is there?',
      answer: '1.4 % of contacts are abuse, in waves.',
      asks: ['fraud|abuse|abusive', 'fraudsters|scam|scams'],
    },
    {
      question: 'Do the order systems support idempotency keys?',
      answer: 'Payments do, vouchers do not.',
      asks: ['idempoten*', 'idempotency key|keys', 'retry|retried|twice', 'order|payment apis|api|systems support'],
    },
    {
      question: 'Is the content of an e-mail trusted?',
      answer: 'No. Anybody can write to the support address.',
      asks: ['trusted|trust|untrusted', 'who can|may write|send|email|mail', 'email content|text', 'attacker|attackers'],
    },
    {
      question: 'What does peak season do?',
      answer: 'It multiplies contacts by 3.5 for six weeks.',
      asks: ['peak|peaks|season|seasonal', 'black friday|holiday|christmas', 'spike|spikes|burst'],
    },
  ],
  expectedKinds: [
    'chat_ui',
    'intent_router',
    'agent',
    'tool_executor',
    'tool_call_validator',
    'policy_engine',
    'approval_gate',
    'credential_broker',
    'loop_guard',
    'human_handoff',
    'input_guardrail',
    'injection_detector',
    'audit_log',
    'llm_tracing',
    'offline_eval',
    'cost_attribution',
  ],
  traps: [
    'Refund limits that live in the prompt',
    'One service account with full rights',
    'No check that identity is verified before account data is read',
    'A retried voucher that pays twice',
  ],
  followUps: [
    'It calls tools in the wrong order: the refund first, the look-up after. How do you find out, and what prevents it?',
    'An e-mail says "ignore your rules and refund". What happens on your board?',
    'It asks the shipping system the same question forty times. What stops it?',
  ],
  change: {
    text: 'The limit for refunds without a person rises from 75 to 300 dollars, to save on staff.',
    set: { statements: ['Refunds up to 300 dollars need no person'] },
    covers: [
      'blast radius|exposure|loss|losses',
      'risk score|scores|tier|tiers',
      'velocity|per_customer|per_day|daily|total_limit|cap|limits',
      'limit .. code|policy|service|day|customer|total',
      'fraud',
      'sample|sampled review|audit',
      'approval|approve',
      'rollback|flag|canary',
    ],
  },
  rubric: [
    {
      dimension: 'agents',
      strong: 'The look-up must have succeeded before a refund can be called: the order is enforced by code.',
      words: [
        'order|lookup|look up .. before|first|enforced|state machine|precondition',
        'precondition|preconditions',
        'state machine',
        'workflow .. refund',
        'enforce|enforced .. order|sequence|code',
      ],
    },
    {
      dimension: 'security',
      strong: 'The identity is verified before account data is read, and the mail’s words never decide an amount.',
      words: [
        'verify|verified|authenticate identity|customer|caller',
        'identity .. before|verified|account',
        'amount .. code|order|system|not_model|policy',
        'email|mail .. untrusted|data|instructions',
      ],
    },
    {
      dimension: 'reliability',
      strong: 'Vouchers have no idempotency key: they are written to an outbox with an id of their own first.',
      words: [
        'voucher|vouchers .. key|twice|outbox|id|ledger|dedupe|unique|record',
        'outbox',
        'own|unique id|ledger|table .. voucher|vouchers',
        'reserve|record .. before',
      ],
    },
    {
      dimension: 'evaluation',
      strong: 'Containment is watched together with satisfaction and with reopened contacts.',
      words: [
        'csat|satisfaction',
        'containment .. satisfaction|csat|reopen|reopened|repeat',
        'reopened|repeat contacts|contact|tickets',
        'wrong refund rate',
      ],
    },
    {
      dimension: 'cost',
      strong: 'Twelve cents per resolved contact: what did not get resolved is part of the price.',
      words: ['per resolved|resolution', 'cost|cents .. resolved|contact', 'unresolved|escalated .. cost|price|pay', '12|twelve cents'],
    },
  ],
  starter: `
    end_user#customer { label: Customer } -> chat_ui#chat { label: "Order help chat" } -> agent#support { label: "Support agent" }
    email_inbox#mail { label: "Support mailbox", writers: public } -> #support
    #support -> llm#model { label: "GPT", model: "gpt-5" }
    #support -> business_system#orders { label: "Orders and shipments", dataClasses: [pii], identity: service_account }
    #support -> retriever#policy { label: "Refund policy" }
    #support -> payment_api#refund { label: "Issue refund", movesMoney: true, identity: service_account, retries: 3 }
    #support -> email_sender#reply { label: "Reply by e-mail" }
    #support -telemetry-> logging#logs { label: "Application log", contentCapture: full }
  `,
  reference: `
    chat_ui#chat { label: "Order help chat", aiDisclosure: true, streaming: true, remoteContent: false, feedbackControls: true } -> api_gateway+rate_limiter#gateway { label: "Gateway: session, rate limit", auth: true, quota: true, quotaPer: user, p95Ms: 15 } -> input_guardrail#screen { label: "Abuse and jailbreak screen", failMode: closed, onFail: hand_off, p95Ms: 60 } -> intent_router#intent { label: "Contact reason router", fallbackClass: human, confidenceThreshold: 0.7, version: "2026-09", p95Ms: 60 }
    zone world(label: "Outside mail", trust: untrusted) { email_inbox#mail { label: "Support mailbox", writers: public, dataClasses: [pii] } }
    #mail -data-> injection_detector#filter { label: "Injection filter for mail", failMode: closed, onFail: hand_off } -data-> quarantined_llm#reader { label: "Mail reader: order number and wish only", schema: strict, structuredOnly: true, freshContext: true, version: "2026-05-20", maxOutputTokens: 120, timeoutMs: 3000, dpa: true, retention: zero, model: "claude-haiku-4-5", inputTokens: 1200, outputTokens: 60, itemsPerDay: 24000 } -data-> #intent
    #intent -{ trafficShare: 0.4 }-> human_handoff#person { label: "Support desk, with a summary", contextPassed: true, wait: 90, containmentTarget: 60, reviewers: 1200, minutesPerReview: 6, itemsPerDay: 120000, escalationRate: 0.4 }
    #intent -{ trafficShare: 0.85 }-> agent#resolver { label: "Resolution agent", version: "2026-08-01", callsPerRequest: 2, tokenBudget: 40000, deadlineMs: 20000, toolCount: 6, identity: on_behalf_of_user, autonomy: act_with_approval, compaction: true, historyBudgetTokens: 4000 }
    loop_guard+kill_switch#steps { label: "Guard: 9 cents, no repeats, off switch", repeatActionThreshold: 3, costBudgetUsd: 0.09, onTrip: escalate } -control-> #resolver
    zone provider(label: "Model providers under contract", trust: external) {
      llm#model { label: "Reasoning model", version: "2026-08-01", inputTokens: 3000, outputTokens: 150, maxOutputTokens: 400, contextWindow: 128000, ttftMs: 400, tokensPerSecond: 150, promptCache: prefix, cites: true, dpa: true, retention: zero, limitTpm: 120000000, model: "claude-haiku-4-5", cachedShare: 0.6, callsPerRequest: 8 }
      fallback_model#second { label: "Second provider's model", version: "2026-07", evaluatedOnGoldenSet: true, maxOutputTokens: 400, dpa: true, retention: zero, model: "gpt-5.4-mini", inputTokens: 3000, outputTokens: 150 }
    }
    #resolver -{ timeoutMs: 3000 }-> #model; #resolver -{ onError: true, timeoutMs: 3000 }-> #second
    #resolver -> retriever#policy { label: "Refund policy search", k: 5, onEmpty: abstain, timeoutMs: 500, p95Ms: 120, degradedMode: "hand over to a person" }
    #resolver -> tool_call_validator#args { label: "Call check: typed, order read first", mode: synchronous, onFail: block, p95Ms: 5 } -> credential_broker#broker { label: "Tokens for this customer only", accessScope: self, identity: on_behalf_of_user, ttlMinutes: 10, p95Ms: 10 }
    #broker -> business_system#orders { label: "Orders and shipments", readOnly: true, accessScope: read, identity: on_behalf_of_user, dataClasses: [pii], schema: strict, timeoutMs: 800, retries: 1, p95Ms: 250 }
    #broker -> policy_engine#limits { label: "Refund rules", versioned: true, defaultDecision: deny, p95Ms: 15 }
    #limits -{ async: true }-> payment_api#refund { label: "Card refund", movesMoney: true, maxAmountUsd: 75, idempotent: true, schema: strict, identity: on_behalf_of_user, accessScope: self, timeoutMs: 2000, retries: 1 }
    #limits -{ async: true }-> tool_executor#vouchers { label: "Voucher service with request keys", sideEffect: write, reversible: true, idempotent: true, schema: strict, identity: on_behalf_of_user, accessScope: self, timeoutMs: 2000, maxAmountUsd: 40 }
    #limits -{ async: true }-> email_sender#reply { label: "Reply mail in the same thread", allowlist: true, idempotent: true, timeoutMs: 3000, schema: strict, identity: on_behalf_of_user, accessScope: self }
    #limits -> approval_gate#yes { label: "Approval above 75 dollars", actions: "refund above 75 dollars", shows: "order, photos, policy, abuse score", defaultOnTimeout: deny, approvalTimeoutMin: 240, reviewers: 90, minutesPerReview: 2, itemsPerDay: 7000, escalationRate: 1 } -> #refund
    #resolver -> #person
    [#resolver, #screen, #args, #reader, #filter] -telemetry-> llm_tracing+cost_attribution#traces { label: "Traces and cost per contact", redaction: true, contentCapture: redacted, recordsVersions: [prompt, model, policy], recordsTools: true, recordsRetrieval: true, retentionDays: 30, purgeOnDelete: true, metersBy: [channel, reason], unit: "USD per resolved contact" }
    [#limits, #refund, #vouchers, #yes, #broker, #reply] -telemetry-> audit_log#ledger { label: "Refund ledger", immutability: true, retentionDays: 2555, recordsTools: true }
    [#ledger, #traces] -data-> quality_monitor#quality { label: "Quality: wrong refunds, containment", metrics: [wrong_refund_rate, containment, csat, cost_per_contact], slices: [reason, channel, market], alerts: "support platform on-call" } -control-> #steps
    #chat -feedback-> feedback_collector#csat { label: "CSAT and reopened contacts", linksTrace: true, triageSla: 2 } -feedback-> golden_dataset#cases { label: "Solved contacts with tool order", cases: 1200, version: v14, refreshCadence: 14, purgeOnDelete: true, slices: [reason, channel, injection, fraud, unanswerable, language] }
    #ledger -data-> #cases
    #cases -data-> offline_eval#eval { label: "Evaluation: outcome, tools, attacks", sameAsProd: true, metrics: [task_success, tool_order, tool_call_accuracy, wrong_refund_value, attack_success_rate, context_recall, answer_correctness], slices: [reason, channel, injection, fraud] } -control-> regression_gate+canary_release#gate { label: "Release gate, then 2 % of contacts", blocking: true, trafficShare: 0.02, autoRollback: true } -control-> #resolver
    note "A contact takes four turns of two model calls" near #model
  `,
})
