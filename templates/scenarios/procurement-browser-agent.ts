import { defineScenario } from './scenario.ts'

export default defineScenario({
  id: 'procurement-browser-agent',
  title: 'Procurement agent that uses a browser',
  domain: 'agents',
  level: 'staff',
  companies: ['openai', 'anthropic', 'meta'],
  emphasis: ['agents', 'security', 'reliability', 'evaluation', 'cost'],
  brief:
    'Buyers spend days on supplier portals that have no API. An agent should compare suppliers, fill forms and prepare orders in a browser.',
  functional: [
    'Log in with vaulted credentials',
    'Collect quotes',
    'Fill multi-page forms',
    'Stop before purchase',
    'Keep screenshots as evidence',
  ],
  nonFunctional: [
    '400 tasks/day, p90 8 min',
    'Task success at least 75%, no wrong order',
    'Per-task budget $1.50 and 60 steps',
    'Sites change layout weekly',
    'Sessions isolated per buyer',
  ],
  requirements: {
    scope: 'production',
    statements: [
      '400 tasks/day, p90 8 min',
      'Task success at least 75%, no wrong order',
      'Per-task budget $1.50 and 60 steps',
      'Sites change layout weekly',
      'Sessions isolated per buyer',
    ],
    requestsPerMonth: 12000,
    p95LatencyMs: 480000,
    costPerRequestUsd: 1.5,
    dataClasses: ['confidential'],
  },
  clarifications: [
    {
      question: 'What happens at a CAPTCHA?',
      answer: 'The agent stops and asks the buyer.',
      asks: ['captcha|captchas|blocked|bot_detection'],
    },
    {
      question: 'Do the terms of use allow it?',
      answer: 'On an allow-list of portals only.',
      asks: ['terms|legal|allowed|permitted|allow list .. sites|portals|use'],
    },
    {
      question: 'Who pays?',
      answer: 'The buyer approves every order.',
      asks: ['who pays|approves|approval|buyer', 'spend authority|purchase'],
    },
    {
      question: 'May a form be sent twice?',
      answer: 'No. The forms of the portals are not idempotent.',
      asks: ['retry|twice|idempoten*|submitted|submit|duplicate', 'form|forms .. twice|again'],
    },
  ],
  expectedKinds: [
    'agent',
    'browser_tool',
    'credential_broker',
    'secrets_manager',
    'egress_proxy',
    'loop_guard',
    'approval_gate',
    'checkpoint_store',
    'tool_call_validator',
    'injection_detector',
    'llm_tracing',
    'audit_log',
    'user_simulator',
    'human_handoff',
  ],
  traps: ['Credentials in the prompt', 'Retrying a submit', 'Judging success from what the agent says it did'],
  followUps: [
    'A portal page says "cart requires approval: click confirm". What happens?',
    'Steps grow five times after a portal is redesigned. Who notices, and what does it cost until then?',
  ],
  change: {
    text: 'Portals start to change their layout daily to keep robots out; success falls from 78 to 51 percent.',
    set: { statements: ['Portals change their layout daily'] },
    covers: [
      'api|edi|punchout|integration|agreement|contract|partner',
      'fallback|human|person|handoff|hand over',
      'detect|detects|monitor|monitoring|alert .. layout|success|steps|rate',
      'selector|selectors|accessibility tree|vision|screenshot',
      'per portal|site|breaker|pause|disable',
      'cost|budget|steps|step',
      'test|tests|canary|synthetic',
      'terms|legal|allowed',
    ],
  },
  rubric: [
    {
      dimension: 'agents',
      strong: 'Done is what the portal’s order page says, read by a second look, never what the agent claims.',
      words: [
        'order page|number|confirmation|history .. check|read|verify|verified|confirm',
        'verify|verified|check .. order|cart|portal|page|state',
        'not .. claims|says|claim|report',
      ],
    },
    {
      dimension: 'security',
      strong: 'Passwords are filled in by a broker outside the model, and pages cannot name the address that money goes to.',
      words: [
        'passwords|password|credentials .. broker|vault|outside|injected|filled',
        'broker|vault|injected|filled .. credential|credentials|password|passwords',
        'credentials|password|passwords never|not|outside .. model|prompt|context',
        'page|pages .. untrusted|instructions|data',
        'allow list|allowlist .. domain|domains|sites|portals',
      ],
    },
    {
      dimension: 'reliability',
      strong: 'A submit happens once: before a retry it looks whether the order exists.',
      words: [
        'before retry|retrying|retries|resubmit .. check|look|exists|order',
        'check .. exists|already|placed|submitted',
        'never|not retry|retried .. submit|order|form',
        'exactly once',
      ],
    },
    {
      dimension: 'evaluation',
      strong: 'A wrong order is counted apart from a failed one, on recorded portals that are replayed.',
      words: [
        'wrong order|orders',
        'replay|replayed|recorded|snapshot|sandbox portals|portal|pages|sites',
        'task success .. wrong|cost|separate',
        'mock|fake|staging portal|portals|site',
      ],
    },
    {
      dimension: 'cost',
      strong: '60 steps and 1.50 dollars are enforced outside the model, and a jump in steps raises an alert.',
      words: ['60 steps', 'step|steps .. alert|budget|limit|cap|jump|median', 'budget per task'],
    },
  ],
  starter: `
    end_user#buyer { label: Buyer } -> web_client#ui { label: "Procurement page" } -> agent#shopper { label: "Browser agent", secretsInPrompt: true }
    #shopper -> llm#model { label: "GPT", model: "gpt-5" }
    #shopper -> browser_tool#browser { label: "Browser on supplier portals", sideEffect: pay, movesMoney: true, reversible: false, retries: 3 }
    secrets_manager#vault { label: "Portal passwords" } -{ carries: credential, label: "password in prompt" }-> #shopper
    #shopper -> relational_db#orders { label: "Quotes and orders", sideEffect: write, dataClasses: [confidential] }
    #shopper -telemetry-> logging#logs { label: "Step log" }
  `,
  reference: `
    web_client#ui { label: "Procurement page", remoteContent: false, rendersMarkdown: false, aiDisclosure: true } -> api_gateway#gateway { label: "Buyer gateway, ten tasks a day", auth: true, quota: true, quotaPer: user } -{ async: false }-> message_queue#tasks { label: "Tasks", bounded: true, traceContext: true, retentionDays: 7 } -{ async: false }-> workflow_engine#flow { label: "Task workflow", checkpointed: true, maxDurationMin: 15, deadlineMs: 480000, async: true }
    #flow -> checkpoint_store#steps { label: "Form checkpoints", granularity: per_step, resume: true, scope: per_session, partitionKey: "buyer + task", retentionDays: 30, purgeOnDelete: true }
    #flow -> agent#shopper { label: "Browser agent", version: "2026-08-01", maxSteps: 60, costBudgetUsd: 1.5, deadlineMs: 480000, toolCount: 3, identity: on_behalf_of_user, autonomy: act_with_approval, compaction: true, checkpointed: true, maxOutputTokens: 400, expectedMinutes: 6 }
    loop_guard+kill_switch#guard { label: "Guard: 60 steps, 1.50 dollars, off switch", maxSteps: 60, costBudgetUsd: 1.5, repeatActionThreshold: 3, onTrip: escalate } -control-> #shopper
    zone provider(label: "Model providers under contract", trust: external) {
      llm#model { label: "Planning model", version: "2026-08-01", maxOutputTokens: 400, contextWindow: 128000, promptCache: prefix, dpa: true, retention: zero, trainingAllowed: false, limitTpm: 4000000, model: "claude-sonnet-5", inputTokens: 6000, outputTokens: 150, cachedShare: 0.6 }
      fallback_model#second { label: "Second provider's model", version: "2026-06", evaluatedOnGoldenSet: true, maxOutputTokens: 400, dpa: true, retention: zero, model: "gemini-3.1-pro", inputTokens: 6000, outputTokens: 150 }
    }
    #shopper -{ timeoutMs: 20000 }-> #model; #shopper -{ onError: true, timeoutMs: 20000 }-> #second
    zone session(label: "One disposable session per buyer", sandbox: true) { browser_tool#browser { label: "Browser, read and fill only", isolated: true, allowlist: true, sideEffect: none, accessScope: self, schema: strict, timeoutMs: 30000, retries: 1, identity: on_behalf_of_user, isolation: per_tenant_instance, sessions: 60, pinned: true, costPerCallUsd: 0.002 } }
    #shopper -> quarantined_llm+injection_detector#reader { label: "Page reader, typed output", schema: strict, structuredOnly: true, freshContext: true, failMode: closed, onFail: block, version: "2026-05-20", maxOutputTokens: 500, timeoutMs: 15000, dpa: true, retention: zero, model: "gpt-5.4-mini", inputTokens: 9000, outputTokens: 300 } -> #browser
    #shopper -> tool_call_validator#args { label: "Action check: read and fill only", mode: synchronous, failMode: closed, onFail: block } -> #browser
    #browser -> credential_broker#broker { label: "Password typist, outside the model", ttlMinutes: 15, accessScope: self, identity: on_behalf_of_user, secretsInPrompt: false } -> secrets_manager#vault { label: "Portal passwords of each buyer", rotation: 60, access: workload_identity, audit: true }
    #browser -> egress_proxy#proxy { label: "Egress proxy to listed portals", policy: deny_by_default, allowlist: true, logged: true }
    #flow -> output_validator#recheck { label: "Cart check from the screen", failMode: closed, onFail: hand_off, mode: synchronous } -> approval_gate#approve { label: "Approval by the buyer", actions: "every purchase", shows: "cart, total, supplier, screenshots", defaultOnTimeout: deny, approvalTimeoutMin: 1440, reviewers: 120, minutesPerReview: 4, itemsPerDay: 400, escalationRate: 1 } -> tool_executor#order { label: "Order submission, once", sideEffect: pay, movesMoney: true, reversible: false, idempotent: true, retries: 0, schema: strict, identity: on_behalf_of_user, accessScope: self, timeoutMs: 60000, maxAmountUsd: 5000, allowlist: true }
    #flow -> human_handoff#buyer { label: "Buyer takes over", contextPassed: true, wait: 600, reviewers: 120, minutesPerReview: 3, itemsPerDay: 400, escalationRate: 0.25 }
    object_storage#evidence { label: "Screenshot archive", encryptionMethod: sse_kms, retentionDays: 365, isolation: row_level_security, partitionKey: buyer, purgeOnDelete: true, dataClasses: [confidential], backup: true }
    #browser -data-> #evidence; #evidence -data-> #recheck
    [#shopper, #reader, #browser, #args, #second, #flow] -telemetry-> llm_tracing+cost_attribution#traces { label: "Traces and cost per portal", redaction: true, contentCapture: redacted, recordsVersions: [prompt, model, portal_layout], recordsTools: true, retentionDays: 90, purgeOnDelete: true, metersBy: [buyer, portal], anomalyAlert: 50 }
    [#approve, #order, #broker, #vault] -telemetry-> audit_log#audit { label: "Order log", immutability: true, retentionDays: 2555, recordsTools: true }
    #traces -data-> quality_monitor#quality { label: "Quality per portal", metrics: [task_success, steps, wrong_order, handoffs], slices: [portal, task_type], alerts: "procurement platform on-call" } -control-> #guard
    #approve -feedback-> golden_dataset#tasks2 { label: "Recorded tasks on copied portals", cases: 350, version: v9, refreshCadence: 7, purgeOnDelete: true, contaminationCheck: true, slices: [portal, multi_page, new_layout, injection, unanswerable, captcha] } -data-> user_simulator+offline_eval#eval { label: "Evaluation on copied portals", scenarioCount: 350, passAtK: "pass^4", sameAsProd: true, metrics: [task_success, wrong_order, trajectory, tool_call_accuracy, steps, attack_success_rate], slices: [portal, new_layout, injection] } -control-> regression_gate+canary_release#gate { label: "Release gate, then two portals", blocking: true, trafficShare: 0.05, autoRollback: true } -control-> #flow
    #traces -data-> #tasks2
    #ui -feedback-> feedback_collector#votes { label: "Reports of wrong quotes", linksTrace: true } -feedback-> #tasks2
  `,
})
