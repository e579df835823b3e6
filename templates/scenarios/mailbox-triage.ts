import { defineScenario } from './scenario.ts'

export default defineScenario({
  id: 'mailbox-triage',
  title: 'Mailbox triage and drafting',
  domain: 'agents / security',
  level: 'senior',
  companies: ['anthropic', 'openai'],
  emphasis: ['security', 'agents', 'evaluation'],
  brief: 'An assistant sorts a shared inbox, drafts replies and files tickets.',
  functional: [
    'Classify and prioritise',
    'Draft with account context',
    'Create tickets',
    'Never send without a click for external mail',
    'Learn house style',
  ],
  nonFunctional: [
    '60,000 mails/day, 8 inboxes',
    'Routing accuracy at least 95%',
    'Draft accepted with minor edits at least 55%',
    'Zero data sent to addresses outside the thread',
    'Attachments up to 20 MB',
    '$0.015 per mail',
  ],
  requirements: {
    scope: 'production',
    statements: [
      '60,000 mails/day, 8 inboxes',
      'Routing accuracy at least 95%',
      'Draft accepted with minor edits at least 55%',
      'Zero data sent to addresses outside the thread',
      'Attachments up to 20 MB',
      '$0.015 per mail',
    ],
    requestsPerMonth: 1800000,
    costPerRequestUsd: 0.015,
    dataClasses: ['pii', 'confidential'],
  },
  clarifications: [
    { question: 'Are there attackers?', answer: 'Yes, weekly.', asks: ['attacker|attackers|phishing|malicious|hostile'] },
    { question: 'Does the mailbox render HTML?', answer: 'Today yes, with images on.', asks: ['html|images|image|render|renders|links'] },
    {
      question: 'What may it access?',
      answer: 'Read the CRM, write tickets.',
      asks: ['access|permissions|rights|crm|tools .. it|has|what', 'what may it|can it'],
    },
    { question: 'How long are mails kept?', answer: '90 days.', asks: ['retention|kept|how long|keep'] },
  ],
  expectedKinds: [
    'messaging_channel',
    'message_queue',
    'injection_detector',
    'document_parser',
    'intent_router',
    'agent',
    'tool_call_validator',
    'credential_broker',
    'egress_proxy',
    'approval_gate',
    'pii_redactor',
    'audit_log',
    'llm_tracing',
    'red_team',
    'offline_eval',
  ],
  traps: [
    'One agent that reads untrusted mail and holds the right to send',
    'Rendering links and images that a model wrote',
    'A classifier as the only defence',
  ],
  followUps: ['A mail makes the assistant leak a thread through the address of an image. Where is the hole, and what closes it?'],
  change: {
    text: 'The team wants it to send simple replies by itself, without a person.',
    set: { statements: ['Simple replies are sent without a person'] },
    covers: [
      'allow list|allowlist|recipient|recipients|thread only|sender',
      'template|templates|fixed',
      'no links|images|attachments',
      'confidence|threshold|class|classes|category|categories',
      'approval|approve|human|sample|sampled|review',
      'rate limit|limit|cap|undo|delay|hold',
      'trifecta|leg|private data|exfiltration',
      'rollout|canary|shadow|gradual',
    ],
  },
  rubric: [
    {
      dimension: 'security',
      strong: 'The part that reads a stranger’s mail holds no right to send and no access to other threads.',
      words: [
        'reader|reads|reading .. cannot|no|without send|act|tools|rights',
        'separate|split|quarantine|quarantined .. read|mail|send|draft',
        'trifecta',
        'thread .. only|scope|scoped|other',
        'strip|stripped|block|blocked|remove .. images|image|links|html|urls',
      ],
    },
    {
      dimension: 'agents',
      strong: 'Drafts are sent by people; a ticket is the only thing it writes by itself.',
      words: ['draft|drafts .. person|human|agent|sent by|approve|send', 'only .. ticket|tickets', 'human|person .. sends|send|approves'],
    },
    {
      dimension: 'evaluation',
      strong: 'Routing is measured per inbox, drafts by edits before sending, and attacks weekly.',
      words: [
        'per inbox',
        'edit distance|edits .. draft|drafts|before|sent',
        'attack|attacks|injection|red_team .. weekly|suite|test|tests|set',
        'routing accuracy|precision',
      ],
    },
  ],
  starter: `
    email_inbox#inbox { label: "Shared inbox", writers: public, dataClasses: [pii] } -> agent#assistant { label: "Mail agent" }
    #assistant -> llm#model { label: "GPT", model: "gpt-5" }
    #assistant -> crm#accounts { label: "CRM", dataClasses: [pii], identity: service_account }
    #assistant -> ticketing_system#tickets { label: "Tickets", sideEffect: write }
    #assistant -> email_sender#send { label: "Send reply" }
    input_guardrail#filter { label: "Injection classifier" }
    #assistant -> #filter
    web_client#ui { label: "Mailbox view with images", rendersMarkdown: true, remoteContent: true } -> #assistant
  `,
  reference: `
    zone world(label: "Outside", trust: untrusted) { messaging_channel+email_inbox#inbox { label: "Eight shared inboxes", writers: public, dataClasses: [pii] } }
    #inbox -data-> message_queue#mails { label: "Mail queue", bounded: true, traceContext: true, retentionDays: 3, delivery: at_least_once } -data-> document_parser+injection_detector#parts { label: "Plain-text parser and filter", maxFileMb: 20, failMode: closed, onFail: hand_off } -data-> quarantined_llm#reader { label: "Mail reader, typed output", schema: strict, structuredOnly: true, freshContext: true, version: "2026-05-20", maxOutputTokens: 200, endpoint: batch, timeoutMs: 20000, promptCache: prefix, dpa: true, retention: zero, trainingAllowed: false, model: "gpt-5.4-nano", inputTokens: 1500, outputTokens: 160, cachedShare: 0.3, limitTpm: 2000000 } -data-> schema_validator#typed { label: "Typed field check", mode: synchronous, structuredOnly: true, onFail: block } -> intent_router#route { label: "Desk and urgency router", classes: 22, accuracy: 96, confidenceThreshold: 0.75, fallbackClass: human, version: "2026-09" }
    #route -{ trafficShare: 1 }-> human_handoff#desk { label: "Sorting desk", contextPassed: true, wait: 600, reviewers: 70, minutesPerReview: 1, itemsPerDay: 60000, escalationRate: 0.04 }
    #route -{ trafficShare: 0.96 }-> agent#drafter { label: "Drafting agent, no right to send", version: "2026-08-01", maxSteps: 5, tokenBudget: 12000, costBudgetUsd: 0.02, toolCount: 3, identity: on_behalf_of_user, autonomy: suggest, maxOutputTokens: 500, compaction: true, freshContext: true, costPerCallUsd: 0.0002 }
    feature_flag+kill_switch#off { label: "Off switch per inbox", targets: "inbox, tool", audit: true } -control-> #drafter
    zone provider(label: "Model providers under contract", trust: external) {
      small_llm#model { label: "Drafting model", version: "2026-08-01", maxOutputTokens: 500, promptCache: prefix, abstains: true, dpa: true, retention: zero, trainingAllowed: false, limitTpm: 5000000, model: "gemini-3-flash", inputTokens: 3500, outputTokens: 350, cachedShare: 0.5, callsPerRequest: 2 }
      fallback_model#second { label: "Second provider's model", version: "2026-06", evaluatedOnGoldenSet: true, maxOutputTokens: 500, dpa: true, retention: zero, trainingAllowed: false, model: "mistral-medium-3-5", inputTokens: 3500, outputTokens: 350 }
    }
    #drafter -> pii_redactor#mask { label: "Masking of card and ID numbers", placement: before_model, recall: 98 } -{ timeoutMs: 15000 }-> #model
    #mask -{ onError: true, timeoutMs: 15000 }-> #second
    #drafter -> tool_call_validator#args { label: "Call check: sender's account only", mode: synchronous, failMode: closed, onFail: block } -> credential_broker#broker { label: "Tokens per thread", ttlMinutes: 5, accessScope: self, identity: on_behalf_of_user }
    #broker -> crm#accounts { label: "CRM account of the sender", readOnly: true, accessScope: self, identity: on_behalf_of_user, dataClasses: [pii], isolation: row_level_security, timeoutMs: 2000, retries: 1, retentionDays: 1825, purgeOnDelete: true, rowLimit: 50 }
    #broker -> tool_executor#tickets { label: "Ticket creation", sideEffect: write, reversible: true, idempotent: true, schema: strict, identity: on_behalf_of_user, accessScope: self, timeoutMs: 3000 }
    #drafter -> output_validator#draft { label: "Draft check: plain text, no new links", failMode: closed, onFail: block, mode: synchronous } -> approval_gate#click { label: "Click of a clerk", actions: "every external mail", shows: "draft, thread, recipients, facts used", defaultOnTimeout: deny, approvalTimeoutMin: 480, reviewers: 260, minutesPerReview: 0.8, itemsPerDay: 60000, escalationRate: 0.9 } -> egress_proxy#proxy { label: "Egress proxy: thread recipients only", policy: deny_by_default, allowlist: true, markdownImageBlock: true, logged: true } -> email_sender#send { label: "Reply mail", allowlist: true, idempotent: true, schema: strict, identity: on_behalf_of_user, accessScope: self, timeoutMs: 5000, sideEffect: send }
    [#reader, #drafter, #parts, #args, #draft, #second, #model] -telemetry-> llm_tracing+cost_attribution#traces { label: "Traces and cost per mail", redaction: true, contentCapture: redacted, recordsVersions: [prompt, model], recordsTools: true, retentionDays: 90, purgeOnDelete: true, metersBy: [inbox], unit: "USD per mail" }
    [#broker, #tickets, #click, #send, #proxy] -telemetry-> audit_log#audit { label: "Send log", immutability: true, retentionDays: 365, recordsTools: true, redaction: true }
    #traces -data-> quality_monitor#quality { label: "Quality by inbox", metrics: [routing_accuracy, accepted_drafts, blocked_sends, cost_per_mail], slices: [inbox, language, topic], alerts: "mail assistant on-call" } -control-> #off
    #click -feedback-> feedback_collector#edits { label: "Edits and re-routed mails", linksTrace: true, retentionDays: 90, purgeOnDelete: true } -feedback-> golden_dataset#cases { label: "Labelled mails with accepted replies", cases: 2200, version: v10, refreshCadence: 30, purgeOnDelete: true, contaminationCheck: true, slices: [inbox, language, attachment, injection, unanswerable, house_style] } -data-> offline_eval+regression_gate#eval { label: "Evaluation with release gate", blocking: true, sameAsProd: true, metrics: [routing_accuracy, draft_acceptance, tool_call_accuracy, trajectory, answer_correctness, attack_success_rate], slices: [inbox, language, injection] } -control-> canary_release#canary { label: "Canary in one inbox", trafficShare: 0.1, autoRollback: true } -control-> #drafter
    red_team#attack { label: "Weekly attack suite", attacks: 900, schedule: weekly, attackSuccessRate: 0.4 } -data-> #eval
  `,
})
