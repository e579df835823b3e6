import {
  alarm,
  asked,
  boardVital,
  contain,
  defineDrill,
  diff,
  figure,
  gate,
  herring,
  later,
  need,
  now,
  see,
  series,
  split,
  step,
  table,
  trace,
  vital,
} from './drill.ts'

export default defineDrill({
  id: 'tail-latency-doubled',
  title: 'The slow answers became twice as slow',
  group: 'latency',
  symptom: 'Over two weeks p95 went from {p95Ms.before} to {p95Ms.after}. The average hardly moved.',
  vitals: [boardVital('Latency, p95', 'p95Ms'), vital('Mean latency, change', '%', 0, 9, 'lower')],
  needs: [need(['generates'], 'a model on the way of a request'), need(['request_entry'], 'people who wait')],
  boards: ['support-rag', 'clinical-notes', 'kyc-entity-search', 'airgapped-bank-assistant', 'policy-answers-insurer', 'ask-your-data'],
  order: [
    step('wide', 'Open the waterfall of slow requests only.'),
    step('suppose', 'Which span grew: queue, search, ranking, first token, writing, tools, checks?'),
    step('narrow', 'Cut by length of prompt, tenant, region and model.'),
    step('weigh', 'Check tokens written and retries; drop the spans that stayed.'),
    step('diagnose', 'Name the span and why it grew.'),
    step('immediate', 'Mend the tail first.'),
    step('structural', 'Give each hop a budget that adds up.'),
    step('alarm', 'Alarm on the hop, at its percentile.'),
  ],
  firstLooks: ['llm_tracing', 'metrics'],
  suspects: ['There are too few replicas everywhere', 'The provider is slower for everyone', 'The network between regions'],
  herrings: [
    herring('The mean is fine, so users are fine.', 'One in twenty waits twice as long, and heavy users meet that daily.'),
    herring(
      'Add replicas everywhere.',
      'A wait that is not in a queue does not shrink by more seats.',
      see(
        'alerting',
        'No alarm rang: they watch the mean.',
        table('Latency alarms', ['watches', 'state'], [['mean', 'calm']], [['mean', 'calm']]),
      ),
    ),
  ],
  rubric: [
    'Uses percentiles and a waterfall',
    'Tells the first token from writing',
    'Budgets per hop that add up',
    'Trades quality for latency aloud',
    'Streams and runs in parallel where it is safe',
  ],
  twist: {
    asks: 'You may make one thing faster by half. Which, and what will users notice?',
    good: 'Whatever comes before the first token on the slow path: people judge the wait until something appears, and what streams after it costs less patience.',
  },
  containment: contain('Send the longest prompts to a queue of their own', 0.3, { latency: 'Very long requests wait longer.' }),
  aim: { figure: 'p95Ms', factor: 2.1 },
  variants: [
    {
      id: 'A',
      cause: 'Since a change of the prompt the model writes 2.4 times as much',
      at: ['generates'],
      blows: [{ at: 'generates', scale: { outputTokens: 2.4 }, aimed: true }],
      evidence: [
        see(
          'llm_tracing',
          'Writing grew with the tokens; the first token comes as soon as ever.',
          trace('writing: tokens out up from {outputTokens.before} to {outputTokens.after}'),
        ),
        see(
          'metrics',
          'Tokens written per call went from {outputTokens.before} to {outputTokens.after}.',
          figure('Tokens written per call', 'outputTokens'),
        ),
      ],
      immediate: now('Back to the old prompt, and a cap on tokens', { quality: 'Long explanations are cut.' }, []),
      structural: later('A test of length in the release gate', { quality: 'Longer answers need a reason.' }, [gate('Length of answers')]),
      alarm: alarm('alerting', 'Median tokens written up by a third'),
    },
    {
      id: 'B',
      cause: 'The reranker is given 200 candidates where it had 50',
      at: ['reranker'],
      blows: [{ at: 'reranker', scale: { time: 4.5 }, aimed: true }],
      evidence: [
        see(
          'llm_tracing',
          'The span of the reranker grew, with a queue before it.',
          trace('rerank: 200 candidates', 'rerank: waited for a seat'),
        ),
        see('metrics', 'Its accelerator is at 96 %.', series('Reranker, accelerator in use', '%', 41, 96)),
      ],
      immediate: now('Back to 50 candidates', { quality: 'Recall of the top passages falls by about a point.' }),
      structural: later(
        'A budget per hop, and a cheap ranking before the dear one',
        { quality: 'A cascade drops a few good candidates early.' },
        [asked('reranker', 'Cheap first ranking', ['retrieves', 'coordinates'])],
      ),
      alarm: alarm('alerting', 'p95 of the ranking above 150 ms'),
    },
    {
      id: 'C',
      cause: 'One tenant sends prompts of 80 thousand tokens, and its neighbours wait behind them',
      at: ['generates'],
      blows: [{ at: 'generates', scale: { time: 2.2 }, aimed: true }],
      evidence: [
        see(
          'metrics',
          'The tail follows the hours of one tenant.',
          split('Slow requests by time of tenant X', '% of slow requests', [
            ['while X is quiet', 78, 9],
            ['while X is busy', 22, 91],
          ]),
        ),
        see(
          'self_hosted_llm',
          'The cache of keys and values is full and calls are preempted.',
          series('Preemptions a minute', 'calls', 0.3, 34, 'burst'),
        ),
      ],
      immediate: now('A pool of its own for prompts over 32 thousand tokens', { cost: 'Two machines more.' }),
      structural: later('Admission by tokens, and limits per tenant', { quality: 'The large tenant must batch its work.' }, [
        asked('rate_limiter', 'Tokens per tenant', ['request_entry', 'coordinates']),
      ]),
      alarm: alarm('alerting', 'One tenant holds more than 30 % of tokens in flight'),
    },
    {
      id: 'D',
      cause: 'A flag made the checks run one after the other',
      at: ['coordinates'],
      blows: [
        { at: ['coordinates'], set: { p50Ms: 700, p95Ms: 1500 }, fill: true },
        { at: ['coordinates'], scale: { time: 2 }, aimed: true },
      ],
      evidence: [
        see(
          'llm_tracing',
          'Four checks stand in a row that stood side by side.',
          trace('check 1 → check 2 → check 3 → check 4', 'guards.parallel=false'),
        ),
        see(
          'feature_flag',
          'The flag for parallel checks went off two weeks ago.',
          diff('Flags of the checks', ['guards.parallel: on'], ['guards.parallel: off']),
        ),
      ],
      immediate: now('Run the checks beside the search again', { safety: 'A request may be searched before it is refused.' }),
      structural: later('Checks in parallel, those of output by chunks', { safety: 'The first words can be out before a check ends.' }, [
        gate('Latency budget per hop'),
      ]),
      alarm: alarm('alerting', 'Sum of the checks above 400 ms at p95'),
    },
  ],
})
