import {
  contain,
  defineDrill,
  diff,
  figure,
  herring,
  histogram,
  later,
  log,
  need,
  now,
  part,
  see,
  series,
  split,
  step,
  table,
  temptation,
  tokens,
  trace,
} from './drill.ts'

export default defineDrill({
  id: 'costs-tripled',
  title: 'Costs tripled in a month',
  group: 'cost',
  symptom:
    'Finance writes: spend went from {usdPerMonth.before} to {usdPerMonth.after} a month. Requests are up about 6 %. Nobody declared an incident.',
  vitals: [
    { name: 'Spend a month', unit: '$', of: 'usdPerMonth', better: 'lower' },
    { name: 'Spend per request', unit: '$', of: 'usdPerRequest', better: 'lower' },
  ],
  needs: [need(['generates'], 'a model that is paid by what it reads and writes')],
  boards: ['ad-image-generation', 'mailbox-triage', 'refund-support-agent', 'research-desk', 'procurement-browser-agent', 'maths-tutor'],
  order: [
    step('wide', 'Make sure the bill is real, and put it into one currency: volume times tokens times price.'),
    step('wide', 'Cut the spend by component, feature, tenant, version, cached and not cached.'),
    step(
      'suppose',
      'Requests are flat, so tokens per request, calls per task or the price per token moved. Write down who could have moved them.',
    ),
    step('contain', 'Stop the bleeding with a cap before the answer is perfect.'),
    step('narrow', 'Lay the step beside releases, settings, traffic and what the vendor changed.'),
    step('weigh', 'Say what each reading rules out.'),
    step('diagnose', 'Name the cause.'),
    step('immediate', 'Undo what did it.'),
    step('structural', 'Make it impossible to do again unnoticed.'),
    step('alarm', 'Add the alarm that would have rung on the first day.'),
  ],
  firstLooks: ['cost_attribution', 'metrics', 'llm_gateway', 'llm_tracing'],
  suspects: [
    'The product is simply growing, and the bill grows with it',
    'The vendor raised the price of the model',
    'One loud customer asks all day long',
  ],
  herrings: [
    temptation('Move everything to the cheapest model', 'It makes each answer worse and leaves what multiplied the spend where it is.'),
    herring('Requests grew by 6 %, so we are just growing.', 'A growth of 6 % explains 6 % of spend, not three times as much.'),
    herring(
      'The vendor announced new prices last week.',
      'The announcement is about another model; the price per token of this one did not move.',
      see(
        'alerting',
        'A vendor price notice came in. It is about a model that this board does not call.',
        log('Notices', [], ['vendor: new prices for image models from next month', 'vendor: scheduled maintenance on Sunday, 20 minutes']),
      ),
    ),
    herring(
      'One customer complains in every channel.',
      'Loud is not large: that account makes a quarter of a percent of the requests.',
      see(
        'feedback_collector',
        'One account wrote 41 of the last 60 comments.',
        table(
          'Comments by account',
          ['account', 'comments'],
          [],
          [
            ['acme-eu', 41],
            ['all others', 19],
          ],
        ),
      ),
    ),
  ],
  rubric: [
    'Takes the spend apart before proposing anything',
    'Asks for tokens per request, the cached share and calls per task',
    'Puts a cap in place first',
    'Says how much each measure saves',
    'Ends with cost per solved task and an hourly alarm on it',
    'Names what each saving does to quality',
  ],
  twist: {
    asks: 'Finance wants half of it back by Friday. Which saving hurts quality least, and how would you show that?',
    good: 'First what buys nothing: repeated calls, uncached prefixes, runaway steps. Then a cheaper model for easy intents behind a paired test on the golden set, with the interval stated.',
  },
  containment: contain('Cap spend per hour at twice the old level, interactive traffic first', 0.5, {
    quality: 'Batch work and the heaviest users wait or get a shorter answer until the cause is gone.',
  }),
  stage: [{ at: 'generates', set: { cachedShare: 0.83 }, fill: true }],
  common: [{ traffic: 1.06 }],
  aim: { figure: 'usdPerMonth', factor: 3 },
  variants: [
    {
      id: 'A',
      cause: 'A date, the user’s name and a profile block were put at the top of the system prompt, so the prefix cache stopped hitting',
      at: 'generates',
      blows: [
        { at: 'generates', set: { cachedShare: 0.04 } },
        { at: 'generates', scale: { inputTokens: 1.5 }, aimed: true },
      ],
      evidence: [
        see(
          'cost_attribution',
          'Uncached input has multiplied and cached input all but vanished; output kept pace with requests.',
          tokens(),
        ),
        see(
          'llm_tracing',
          'Cached share of input fell from 83 % to 4 % with prompt v41; the first token that differs is the twelfth.',
          series('Cached share of input', '%', 83, 4),
        ),
        see(
          'prompt_registry',
          'v41 went out on the day of the step.',
          diff(
            'Prompt versions',
            ['You answer for the help desk.', 'Use only the passages below.', '{passages}', '{question}'],
            [
              'Today is {date}. The user is {name}: {profile}.',
              'You answer for the help desk.',
              'Use only the passages below.',
              '{passages}',
              '{question}',
            ],
          ),
        ),
      ],
      immediate: now(
        'Go back to v40, or move what changes to the end of the prompt',
        { quality: 'Answers stop addressing people by name until the prompt is rebuilt.' },
        [],
        0.9,
      ),
      structural: later(
        'A check in the prompt’s release that the first thousand tokens do not vary',
        { latency: 'Prompt releases wait for one more check.' },
        [part('regression_gate', 'Stable prefix check', { to: 'generates', edge: 'control' })],
      ),
      alarm: { on: 'alerting', says: 'Cached share of input below 60 % for an hour' },
    },
    {
      id: 'B',
      cause: 'The gateway and the client library both retry: in a slow week of the vendor one timeout became up to nine calls',
      at: ['llm_gateway', 'api_gateway', 'gateway', 'generates'],
      blows: [{ at: 'generates', scale: { calls: 3 }, aimed: true }],
      evidence: [
        see(
          'llm_gateway',
          'Model calls per request went from {callsPerRequest.before} to {callsPerRequest.after}: many time out at the client and then succeed.',
          log(
            'Attempts',
            ['req 81f2: attempt 1 ok, 1.9 s', 'req 81f3: attempt 1 ok, 2.2 s'],
            [
              'req 9c10: client timeout at 10 s, attempt 1 ok at 11.2 s (unread)',
              'req 9c10: gateway retry 1, client retry 1',
              'req 9c10: attempt 5 ok, 3.1 s',
            ],
          ),
        ),
        see(
          'metrics',
          'p99 of the model call rises in the same hours in which attempts rise; errors that users see stay flat.',
          series('Model call, p99 by hour', '% of the usual', 100, 330, 'burst'),
        ),
        see(
          'cost_attribution',
          'Spend piles up in the hours in which the vendor was slow.',
          split('Spend by hour of day', 'usdPerDay', [
            ['00–08', 18, 10],
            ['08–12', 32, 61],
            ['12–18', 36, 21],
            ['18–24', 14, 8],
          ]),
        ),
      ],
      immediate: now('Switch one of the two retry layers off and raise the client’s timeout to the p99', {
        latency: 'Those who meet a slow call wait longer instead of being tried again.',
      }),
      structural: later(
        'One retry layer with a budget of 10 % of calls, and a key that makes a repeated call the same call',
        { quality: 'When the budget is used up, some users see an error that a retry would have hidden.' },
        [part('circuit_breaker', 'Retry budget', { from: ['coordinates', 'request_entry'], to: 'generates' })],
      ),
      alarm: { on: 'alerting', says: 'Attempts per request above 1.3 for ten minutes' },
    },
    {
      id: 'C',
      cause: 'The router’s threshold drifted: easy questions now go to the large model, 58 % of traffic in place of 18 %',
      at: 'model_router',
      blows: [{ at: 'generates', scale: { calls: 3 }, aimed: true }],
      evidence: [
        see(
          'llm_tracing',
          'For the same intents the large model answers 58 % of questions, not 18 %.',
          split('Answers by model, same intents', '% of answers', [
            ['small model', 82, 42],
            ['large model', 18, 58],
          ]),
        ),
        see(
          'model_router',
          'Complexity scores moved up as a whole on the day the embedding version changed; the threshold stayed.',
          histogram('Complexity score', 'score', [0.41, 0.12], [0.63, 0.12], 0.6),
        ),
        see(
          'quality_monitor',
          'Quality did not move: the extra spend buys nothing.',
          table(
            'Judged quality by model',
            ['model', 'before', 'now'],
            [
              ['small', '0.86', '0.86'],
              ['large', '0.91', '0.91'],
            ],
            [
              ['small', '0.86', '0.86'],
              ['large', '0.91', '0.91'],
              ['all', '0.87', '0.87'],
            ],
          ),
        ),
      ],
      immediate: now('Set the threshold by percentile again, and force the small model for the three easiest intents', {
        quality: 'Some hard questions among the easy intents get the small model.',
      }),
      structural: later(
        'Router cases in the release gate, and routing that knows its budget and watches a quality guard',
        { cost: 'Two hundred labelled routing cases a quarter.' },
        [part('regression_gate', 'Router cases', { to: 'model_router', edge: 'control' })],
      ),
      alarm: { on: 'drift_monitor', says: 'Share of traffic on the large model more than 10 points from its target' },
    },
    {
      id: 'D',
      cause: 'A tool changed its paging and returns partial lists, so the agent asks for the same page again and again: 6 steps became 19',
      at: 'acts_autonomously',
      blows: [{ at: 'acts_autonomously', scale: { calls: 19 / 6 }, aimed: true }],
      evidence: [
        see(
          'llm_tracing',
          'The same tool is called eight to twelve times with page=1.',
          trace('list_items(page=1) → 20 rows, next=null', 'list_items(page=1) → 20 rows, next=null', '… nine more times'),
        ),
        see(
          'cost_attribution',
          'The growth sits in the agent feature; tokens per step are normal.',
          split('Spend by feature', 'usdPerMonth', [
            ['agent', 45, 82],
            ['search', 35, 11],
            ['summaries', 20, 7],
          ]),
        ),
        see(
          'loop_guard',
          'The limit is 50 steps, which nothing reaches.',
          table('Step limit', ['task', 'median steps', 'limit'], [['usual task', 6, 50]], [['usual task', 19, 50]]),
        ),
        see(
          'metrics',
          'Model calls per request rose from {callsPerRequest.before} to {callsPerRequest.after}.',
          figure('Model calls per request', 'callsPerRequest'),
        ),
      ],
      immediate: now('Stop after 12 steps with what is known so far, and pin the tool to its old paging', {
        quality: 'About one honest task in thirty ends early with a partial result.',
      }),
      structural: later(
        'Contract tests for tools, a check of progress at each step, and cost per finished task as an objective',
        { cost: 'Tool owners keep a test suite.', latency: 'A progress check adds a little to each step.' },
        [part('loop_guard', 'Progress check', { from: 'acts_autonomously' })],
      ),
      alarm: { on: 'alerting', says: 'Median steps per task above 10, or one tool called four times with the same arguments' },
    },
    {
      id: 'E',
      cause: 'One trial tenant resells the endpoint through scripts that send very long prompts',
      at: ['request_entry'],
      blows: [{ at: 'generates', scale: { inputTokens: 2.4, outputTokens: 2.4 }, aimed: true }],
      evidence: [
        see(
          'cost_attribution',
          'One trial tenant makes most of the growth, with a flat profile through the night.',
          split('Spend by tenant', 'usdPerMonth', [
            ['trial-1187', 1, 64],
            ['acme', 21, 8],
            ['globex', 17, 6],
            ['others', 61, 22],
          ]),
        ),
        see(
          'rate_limiter',
          'Limits count requests per minute; nothing counts tokens per tenant.',
          table(
            'Top callers under the limit',
            ['tenant', 'share of requests', 'share of tokens'],
            [
              ['acme', '21 %', '22 %'],
              ['globex', '17 %', '18 %'],
              ['trial-1187', '1 %', '1 %'],
            ],
            [
              ['acme', '21 %', '8 %'],
              ['globex', '17 %', '6 %'],
              ['trial-1187', '4 %', '64 %'],
            ],
          ),
        ),
        see(
          'waf',
          'Calls from data-centre addresses without a single event from the page.',
          log(
            'Clients of trial-1187',
            ['residential address, browser, 14 page events'],
            ['data-centre address, no page events, python client', 'data-centre address, no page events, python client'],
          ),
        ),
      ],
      immediate: now(
        'Throttle the tenant to the trial’s allowance and ask them',
        { quality: 'If it is an honest pilot, they notice.' },
        [],
        0.95,
      ),
      structural: later(
        'Token and spend limits per tenant, low ones for trials, and a look at patterns of abuse',
        { quality: 'Growing customers hit a limit and must ask.' },
        [part('token_budget', 'Tokens and spend per tenant', { from: ['gateway', 'request_entry'], to: ['coordinates', 'generates'] })],
      ),
      alarm: { on: 'alerting', says: 'A tenant’s hourly spend ten times its own usual' },
    },
  ],
})
