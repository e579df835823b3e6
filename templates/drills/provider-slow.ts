import {
  alarm,
  asked,
  contain,
  defineDrill,
  feeds,
  figure,
  herring,
  later,
  log,
  need,
  now,
  outsideVital,
  part,
  see,
  series,
  split,
  step,
  table,
  temptation,
  vital,
} from './drill.ts'

export default defineDrill({
  id: 'provider-slow',
  title: 'The model provider is down, or worse: slow',
  group: 'reliability',
  symptom:
    'At 09:40 the provider fails 3 % of calls and answers the rest late: p95 of the whole went from {p95Ms.before} to {p95Ms.after}. Queues grow and people press the button again.',
  vitals: [outsideVital('Latency, p95', 'p95Ms'), vital('Requests without an answer', '%', 0.3, 18, 'lower')],
  needs: [need(['generates'], 'a model of somebody else')],
  boards: ['model-gateway', 'support-rag', 'ad-image-generation', 'card-fraud-scoring', 'contract-drafting', 'multi-tenant-crm-copilot'],
  order: [
    step('wide', 'Outage or brown-out? Slow is harder than down.'),
    step('contain', 'Protect the service: deadlines, shed, stop the retries.'),
    step('suppose', 'What in our own design makes it worse than it has to be?'),
    step('narrow', 'Look at workers, routes and attempts, not at the status page.'),
    step('weigh', 'Say what the readings rule out.'),
    step('diagnose', 'Name the weakness that it met.'),
    step('immediate', 'Fail over to what was tested for this prompt, and tell people.'),
    step('structural', 'Recover slowly, then remove the weakness.'),
    step('alarm', 'Watch for the next brown-out where it begins.'),
  ],
  firstLooks: ['metrics', 'llm_gateway', 'llm_tracing'],
  suspects: ['It will pass; wait for the status page', 'We need more replicas', 'The network between us and the provider is congested'],
  herrings: [
    herring(
      'The status page is green, so it is us.',
      'Status pages trail by half an hour and do not show slowness.',
      see(
        'alerting',
        'The provider’s status page is green at 09:55.',
        log('Status page', ['all systems operational'], ['all systems operational (09:55)']),
      ),
    ),
    temptation('Retry harder', 'Retries multiply the load on what is already slow.'),
    temptation('Switch all of it to another model at once', 'An untested model turns slow answers into wrong ones.'),
  ],
  rubric: [
    'Tells an outage from a brown-out',
    'Deadlines and retry budget in numbers',
    'The fallback was evaluated before',
    'A ladder of degradation',
    'Recovery without a stampede',
    'Capacity and contract afterwards',
  ],
  twist: {
    asks: 'The provider comes back at 11:00. What do you do in the first ten minutes?',
    good: 'Let traffic back in steps with jitter, interactive first; keep the fallback warm, compare quality of both, and stop when attempts rise.',
  },
  containment: contain('Stop retries, shed batch work, show an honest notice', 0.4, { quality: 'Some people are sent away politely.' }, []),
  common: [{ at: 'generates', scale: { time: 6 } }],
  variants: [
    {
      id: 'A',
      cause: 'Calls to the model have no deadline: workers are stuck, the pool is empty, and even cached answers time out',
      at: ['coordinates', 'generates'],
      evidence: [
        see(
          'metrics',
          'All workers are busy waiting; the latency of cached answers went up as well.',
          series('Workers busy', '%', 34, 100),
        ),
        see(
          'circuit_breaker',
          'It counts errors only, and slow calls are none: it never opened.',
          table(
            'Breaker on the model',
            ['condition', 'seen', 'opens at'],
            [
              ['errors', '3 %', '20 %'],
              ['slow calls', '61 %', '30 % (open)'],
            ],
            [
              ['errors', '3 %', '20 %'],
              ['slow calls', '61 %', 'not counted'],
            ],
          ),
        ),
      ],
      immediate: now('A deadline of 8 s for each call, and low-value traffic shed', {
        quality: 'A tenth of answers is replaced by "please try later".',
      }),
      structural: later('Separate pools per dependency, and concurrency that adapts', { cost: 'Some capacity stands idle in each pool.' }, [
        asked('circuit_breaker', 'Bulkhead and deadline', ['coordinates']),
      ]),
      alarm: alarm('alerting', 'Workers waiting for the model above 70 % for two minutes'),
    },
    {
      id: 'B',
      cause: 'There is a fallback, but its prompt was never tested: a third of its answers does not parse',
      at: ['generates'],
      evidence: [
        see(
          'output_validator',
          'Invalid answers went from 1 % to 31 %, all from the fallback.',
          split('Invalid answers by model', '% of invalid answers', [
            ['usual model', 92, 4],
            ['fallback', 8, 96],
          ]),
        ),
        see(
          'offline_eval',
          'No run of the suite has ever used the fallback.',
          table(
            'Suites by model',
            ['model', 'last run'],
            [
              ['usual model', 'last night'],
              ['fallback', 'last night'],
            ],
            [
              ['usual model', 'last night'],
              ['fallback', 'never'],
            ],
          ),
        ),
      ],
      immediate: now('Use the fallback for free text only', { quality: 'Structured features are off until the provider is back.' }),
      structural: later('The fallback in the nightly suite, with a prompt of its own', { cost: 'Every suite runs twice.' }, [
        feeds('offline_eval', 'Nightly run of the fallback', ['generates']),
      ]),
      alarm: alarm('output_validator', 'Invalid answers of any model above 3 %'),
    },
    {
      id: 'C',
      cause: 'The fallback is the same provider in the same region under another name',
      at: ['generates', 'llm_gateway'],
      evidence: [
        see(
          'llm_gateway',
          'Both routes fail in the same minutes.',
          table(
            'Routes at 09:45',
            ['route', 'errors', 'p95 against the usual'],
            [
              ['primary', '3.1 %', '6.1 ×'],
              ['fallback', '0.2 %', '1.1 ×'],
            ],
            [
              ['primary', '3.1 %', '6.1 ×'],
              ['fallback', '3.3 %', '6.2 ×'],
            ],
          ),
        ),
        see(
          'multi_region',
          'Both names resolve to one region of one provider.',
          table(
            'Where routes lead',
            ['route', 'provider', 'region'],
            [
              ['primary', 'one', 'eu-west'],
              ['fallback', 'two', 'eu-north'],
            ],
            [
              ['primary', 'one', 'eu-west'],
              ['fallback', 'one', 'eu-west'],
            ],
          ),
        ),
      ],
      immediate: now('Route to the second vendor that procurement already has', { cost: 'Its price per token is about a third higher.' }),
      structural: later(
        'A review of what dependencies share, and a game day each quarter',
        { cost: 'A second contract and its evaluation.' },
        [part('fallback_model', 'Model of a second vendor', { from: ['coordinates'], onError: true })],
      ),
      alarm: alarm('alerting', 'Error rates of primary and fallback rise together'),
    },
    {
      id: 'D',
      cause: 'Clients try again without delay, and at 10:05 the herd knocks the recovering service over',
      at: ['request_entry'],
      blows: [{ traffic: 3 }],
      evidence: [
        see(
          'metrics',
          'Traffic peaks at several times the usual at 10:05 and latency collapses a second time.',
          figure('Requests a second, at peak', 'peakQps'),
        ),
        see(
          'rate_limiter',
          'Refusals carry no Retry-After, and clients use no jitter.',
          log('Refusals', ['429 Retry-After: 7', '429 Retry-After: 12'], ['429', '429', '429 (same client, 90 ms later)']),
        ),
      ],
      immediate: now(
        'Put requests in a queue and release them with jitter',
        { latency: 'People in the queue wait up to a minute.' },
        [],
        0.9,
      ),
      structural: later(
        'One retry policy for clients, streams that resume, admission by tokens',
        { quality: 'Clients must be updated before it helps.' },
        [asked('rate_limiter', 'Admission with Retry-After', ['request_entry', 'coordinates'])],
      ),
      alarm: alarm('alerting', 'Requests a second above twice the same hour last week'),
    },
  ],
})
