import {
  alarm,
  asked,
  contain,
  defineDrill,
  diff,
  figure,
  herring,
  later,
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
  id: 'quota-at-nine',
  title: '429 at nine o’clock',
  group: 'capacity',
  symptom: 'Every working day from 09:00 to 09:25 the provider refuses a fifth of the requests. Over the day we use 18 % of the quota.',
  vitals: [vital('Refused between nine and half past', '%', 0.5, 20, 'lower'), vital('Use of the daily quota', '%', 18, 18, 'lower')],
  needs: [need(['generates'], 'a model with a quota')],
  boards: ['support-rag', 'ad-image-generation', 'catalogue-localisation', 'maths-tutor', 'contract-drafting', 'post-moderation'],
  order: [
    step('wide', 'Look at tokens per minute, not per day.'),
    step('suppose', 'Who sends what at nine: batch, people, retries?'),
    step('contain', 'Protect people first: batch waits.'),
    step('narrow', 'Which limit is met: input, output or requests?'),
    step('weigh', 'Rule out growth over the whole day.'),
    step('diagnose', 'Name who fills the minute.'),
    step('immediate', 'Smooth, trim or move it.'),
    step('structural', 'Priorities and admission by tokens.'),
    step('alarm', 'Alarm per minute and per limit.'),
  ],
  firstLooks: ['llm_gateway', 'metrics', 'cost_attribution'],
  suspects: [
    'The quota is too small, buy five times as much',
    'The provider throttles everybody at nine',
    'The week has simply become busier',
  ],
  herrings: [
    temptation('Buy five times the quota', 'It is met in 25 minutes of a day; smoothing is free.'),
    herring(
      'We use 18 % of the quota.',
      'Limits count minutes; a daily mean says nothing.',
      see('quality_monitor', 'Quality of answers that came through is unchanged.', series('Judged quality', 'score', 0.9, 0.9)),
    ),
  ],
  rubric: [
    'Knows that limits are per minute and per kind',
    'Queues with priorities',
    'Moves batch work off the peak',
    'Admits by tokens',
    'Calculates',
  ],
  twist: {
    asks: 'Half of the company starts at 08:00 next month. What changes?',
    good: 'Two lower peaks instead of one if batch stays out; take tokens per minute from the 09:00 curve, split it by site and check against the limit with a margin of a third.',
  },
  containment: contain('People before batch: pause whatever nobody waits for', 0.5, { latency: 'Reports arrive after ten.' }),
  variants: [
    {
      id: 'A',
      cause: 'The nightly report job starts at nine since the clocks changed',
      at: ['generates'],
      evidence: [
        see(
          'scheduler',
          'It starts at 09:00 since the change of the clocks.',
          diff('Schedule of the report job', ['03:00 UTC+1 (local 03:00)'], ['03:00 UTC−5 (local 09:00)']),
        ),
        see(
          'cost_attribution',
          'Batch work holds 63 % of the tokens at 09:05.',
          split('Tokens at 09:05 by feature', '% of tokens', [
            ['chat', 88, 33],
            ['reports', 3, 63],
            ['search', 9, 4],
          ]),
        ),
      ],
      immediate: now('Pause the job and start it at night', { latency: 'Today’s report is late.' }, [], 0.95),
      structural: later('The provider’s batch interface, with a quota of its own', { latency: 'Reports take up to a day.' }, [
        asked('batch_inference', 'Reports over the batch interface', ['coordinates', 'generates']),
      ]),
      alarm: alarm('alerting', 'Batch work above 10 % of tokens in working hours'),
    },
    {
      id: 'B',
      cause: 'The prompt grew on Monday: at the same number of requests the tokens no longer fit into a minute',
      at: ['generates'],
      blows: [{ at: 'generates', scale: { inputTokens: 3.2 } }],
      evidence: [
        see(
          'llm_tracing',
          'Input tokens per call went from {inputTokens.before} to {inputTokens.after}.',
          figure('Input tokens per call', 'inputTokens'),
        ),
        see(
          'llm_gateway',
          'The limit of tokens is met, that of requests at 40 %.',
          table(
            'Use of limits at 09:05',
            ['limit', 'used'],
            [
              ['tokens a minute', '100 %'],
              ['requests a minute', '97 %'],
            ],
            [
              ['tokens a minute', '100 %'],
              ['requests a minute', '40 %'],
            ],
          ),
        ),
      ],
      immediate: now('Trim the context to what is used', { quality: 'Two of the new examples go.' }),
      structural: later('Limits and budgets in tokens, per feature', { quality: 'Long prompts are refused at review.' }, [
        asked('token_budget', 'Tokens per feature', ['coordinates', 'gateway', 'generates']),
      ]),
      alarm: alarm('alerting', 'Input tokens per call up by half within a day'),
    },
    {
      id: 'C',
      cause: 'At nine everybody opens the app, and the same first question is computed for each',
      at: ['request_entry'],
      evidence: [
        see(
          'response_cache',
          'First questions are not cached: each carries a greeting with the name.',
          table('First questions at nine', ['asked', 'from the cache'], [['all', '71 %']], [['all', '0 %']]),
        ),
        see(
          'metrics',
          'The twenty commonest prompts make 48 % of traffic at nine.',
          split('Prompts at nine', '% of requests', [
            ['top twenty', 14, 48],
            ['others', 86, 52],
          ]),
        ),
      ],
      immediate: now('Compute the morning’s answers at 08:50', { quality: 'Answers are ten minutes old.' }),
      structural: later('A cache for common questions, warmed, and a queue that streams', { cost: 'A cache to keep fresh.' }, [
        asked('response_cache', 'Common questions, warmed', ['coordinates']),
      ]),
      alarm: alarm('alerting', 'Share of identical prompts above a third'),
    },
    {
      id: 'D',
      cause: 'Refused calls are tried again at once, which makes four calls out of one',
      at: ['generates'],
      evidence: [
        see(
          'llm_gateway',
          '4.2 attempts per request within the window.',
          series('Attempts per request by hour', 'attempts', 1.1, 4.2, 'burst'),
        ),
        see(
          'metrics',
          'Calls to the provider peak far above the requests of people.',
          series('Calls to the provider per request of a person', 'calls', 1.2, 4.6, 'burst'),
        ),
      ],
      immediate: now('Obey Retry-After', { latency: 'Refused people wait some seconds.' }, [], 0.9),
      structural: later('A budget for retries, with jitter', { quality: 'Some errors are shown that a retry would hide.' }, [
        asked('circuit_breaker', 'Retry budget', ['coordinates', 'gateway', 'generates']),
      ]),
      alarm: alarm('alerting', 'Attempts per request above 1.5'),
    },
  ],
})
