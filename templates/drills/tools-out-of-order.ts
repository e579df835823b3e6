import {
  alarm,
  asked,
  contain,
  defineDrill,
  diff,
  gate,
  herring,
  later,
  log,
  need,
  now,
  see,
  series,
  split,
  step,
  table,
  temptation,
  vital,
} from './drill.ts'

export default defineDrill({
  id: 'tools-out-of-order',
  title: 'The agent calls tools in the wrong order and is sure of itself',
  group: 'agents',
  symptom:
    'In 4 % of sessions the agent offers a refund before identity was checked, and some answers quote the balance of another account.',
  vitals: [vital('Sessions with a skipped check', '%', 0.2, 4, 'lower'), vital('Answers about the wrong account', '%', 0.1, 1.3, 'lower')],
  needs: [need(['acts_autonomously', 'tool'], 'an agent with tools')],
  boards: [
    'research-desk',
    'procurement-browser-agent',
    'pull-request-reviewer',
    'bank-code-assistant',
    'mailbox-triage',
    'refund-support-agent',
  ],
  order: [
    step('contain', 'Limit what a wrong call can do: the risky tool asks a person first.'),
    step('wide', 'Replay five bad sessions step by step.'),
    step('suppose', 'Is it the order, the arguments, or state that was lost?'),
    step('narrow', 'Read descriptions, schemas and error bodies of the tools, and what was in the context at the choice.'),
    step('weigh', 'Compare what was planned with what was done.'),
    step('diagnose', 'Say whether the model erred or the system let it.'),
    step('immediate', 'Close this hole.'),
    step('structural', 'Move the rule out of the prompt into code.'),
    step('alarm', 'Count violations of the order, not complaints.'),
  ],
  firstLooks: ['llm_tracing', 'audit_log'],
  suspects: ['The model is too small for tools', 'The temperature is too high', 'The vector store returns the wrong customer'],
  herrings: [
    temptation('Take a bigger model', 'A bigger model breaks an unenforced rule less often, and never at a rate that money allows.'),
    temptation(
      'Set the temperature to zero',
      'It is zero already on this path; the choice is wrong in the same way every time.',
      see('metrics', 'Sampling temperature of tool choices: 0, unchanged.', series('Temperature of tool choices', '', 0, 0)),
    ),
    herring('The vector store mixed customers up.', 'No account data is fetched from it.'),
  ],
  rubric: [
    'Tells an error of the model from an error of the system',
    'Turns order into preconditions that code enforces',
    'Asks how often tools and their arguments are right',
    'Tests sequences of tools',
    'Limits the damage at once',
  ],
  twist: {
    asks: 'The product owner refuses a confirmation step for refunds. What else holds?',
    good: 'A precondition in the refund tool itself: no verified identity in this session, no refund. The user sees no extra step unless the check is missing.',
  },
  containment: contain('Put refunds behind a person’s yes', 0.6, { latency: 'Refunds wait for somebody at the desk.' }),
  variants: [
    {
      id: 'A',
      cause: 'Nothing enforces the order: the rule is one sentence in a prompt of 3,000 tokens',
      at: ['acts_autonomously'],
      evidence: [
        see(
          'llm_tracing',
          'The rule is in the prompt and is ignored in long sessions: violations rise with the number of turns.',
          table(
            'Skipped checks by length of session',
            ['turns', 'skipped'],
            [
              ['1–5', '4.0 %'],
              ['6–10', '4.1 %'],
              ['over 10', '3.9 %'],
            ],
            [
              ['1–5', '0.4 %'],
              ['6–10', '3.1 %'],
              ['over 10', '11.8 %'],
            ],
          ),
        ),
        see(
          'tool_call_validator',
          'It checks types of arguments; it knows no precondition between tools.',
          table(
            'What is validated',
            ['check', 'in force'],
            [
              ['argument types', 'yes'],
              ['identity before refund', 'yes'],
            ],
            [
              ['argument types', 'yes'],
              ['identity before refund', 'no'],
            ],
          ),
        ),
      ],
      immediate: now(
        'Refuse the refund tool unless the identity check succeeded in this session',
        { quality: 'A few honest sessions must repeat the check.' },
        [],
        0.95,
      ),
      structural: later(
        'A state machine for the risky way, with the policy in code and tests of sequences',
        { cost: 'Each new tool needs its place in the machine.' },
        [asked('tool_call_validator', 'Preconditions of tools', ['acts_autonomously'])],
      ),
      alarm: alarm('alerting', 'Any refund call without a verified identity in its session'),
    },
    {
      id: 'B',
      cause: 'A catalogue import registered two tools with nearly the same name and description, which mean different accounts',
      at: ['tool', 'acts_autonomously'],
      evidence: [
        see(
          'mcp_server',
          'get_account and fetch_account are both registered; one is by customer, one by household.',
          table(
            'Registered tools',
            ['tool', 'description'],
            [['get_account', 'Account of the customer']],
            [
              ['get_account', 'Account of the customer'],
              ['fetch_account', 'Account of the customer (household)'],
            ],
          ),
        ),
        see(
          'llm_tracing',
          'For the same intent the choice between the two is a coin toss.',
          split('Tool chosen for "what is my balance"', '% of calls', [
            ['get_account', 100, 51],
            ['fetch_account', 0, 49],
          ]),
        ),
      ],
      immediate: now('Hide one of the two tools', { quality: 'Household questions go to a person meanwhile.' }),
      structural: later(
        'A review of names at registration, a test of tool choice, and one tool per intent',
        { cost: 'Adding a tool takes a day longer.' },
        [gate('Tool choice cases', 'acts_autonomously')],
      ),
      alarm: alarm('quality_monitor', 'Share of intents answered by more than one tool above 5 %'),
    },
    {
      id: 'C',
      cause: 'Compacting the history drops the result of the check, and the agent believes that it was done',
      at: 'keeps_memory',
      evidence: [
        see(
          'conversation_summarizer',
          'Summaries say "user verified" without the id of a result.',
          diff(
            'Summary of a session',
            ['turn 3: verify_identity → ok (result 8841)', 'wants a refund for order 77'],
            ['The user is verified and wants a refund for order 77.'],
          ),
        ),
        see(
          'checkpoint_store',
          'The checkpoint holds prose and no structured fact.',
          table(
            'Facts kept at a checkpoint',
            ['field', 'value'],
            [
              ['identity', 'verified, result 8841'],
              ['order', '77'],
            ],
            [['notes', 'user verified, wants refund']],
          ),
        ),
      ],
      immediate: now('Pin results of tools outside the summary', { cost: 'Longer prompts in long sessions.' }, [
        { at: 'generates', scale: { inputTokens: 1.1 } },
      ]),
      structural: later(
        'Typed session state, and tests that a summary keeps critical facts',
        { cost: 'The state schema must be kept in step with the tools.' },
        [asked('checkpoint_store', 'Typed facts of the session', ['acts_autonomously'])],
      ),
      alarm: alarm('quality_monitor', 'Summaries that claim a check without a result id'),
    },
    {
      id: 'D',
      cause: 'A tool answers 200 with an error in its text, and the agent takes it for success',
      at: ['tool', 'acts_autonomously'],
      evidence: [
        see(
          'tool_executor',
          'Status 200, body "customer not found".',
          log(
            'Tool replies',
            ['verify_identity 200 {"verified":true}', 'verify_identity 404 {"error":"unknown customer"}'],
            ['verify_identity 200 "customer not found"', 'get_balance 200 (customer of the previous call)'],
          ),
        ),
        see(
          'llm_tracing',
          'The next step goes on with the id of the previous customer.',
          log(
            'Arguments of the step after',
            ['get_balance(customer=5521) after verify(5521)'],
            ['verify(5521) → "customer not found"', 'get_balance(customer=4410)'],
          ),
        ),
      ],
      immediate: now('Turn such replies into failures in the tool wrapper', {
        quality: 'More sessions end in an honest "I could not check".',
      }),
      structural: later(
        'Typed results with a taxonomy of errors, and contract tests of each tool',
        { cost: 'Tool owners change their interfaces.' },
        [asked('output_validator', 'Typed tool results', ['tool', 'acts_autonomously'])],
      ),
      alarm: alarm('alerting', 'Share of 200 replies without the fields of the schema above 0.1 %'),
    },
    {
      id: 'E',
      cause: 'Parallel tool calls were switched on, and calls that depend on each other now race',
      at: ['acts_autonomously'],
      evidence: [
        see(
          'llm_tracing',
          'Two calls share a start time and the second lacks the output of the first.',
          log(
            'Start times of calls',
            ['10:00:01 verify_identity', '10:00:03 offer_refund(verification=8841)'],
            ['10:00:01 verify_identity', '10:00:01 offer_refund(verification=null)'],
          ),
        ),
        see(
          'feature_flag',
          'parallel_tool_calls is on since Tuesday.',
          diff('Flags of the agent', ['parallel_tool_calls: off'], ['parallel_tool_calls: on']),
        ),
      ],
      immediate: now('Switch parallel calls off for this agent', { latency: 'Sessions with several lookups take a second or two longer.' }),
      structural: later(
        'Declare which call needs which, and let the planner check the order',
        { latency: 'Planning adds a little to each session.' },
        [asked('tool_call_validator', 'Dependencies between calls', ['acts_autonomously'])],
      ),
      alarm: alarm('alerting', 'Calls whose required argument is empty above 0.1 %'),
    },
  ],
})
