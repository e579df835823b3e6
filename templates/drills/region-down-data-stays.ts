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
  part,
  see,
  step,
  table,
  temptation,
  vital,
} from './drill.ts'

export default defineDrill({
  id: 'region-down-data-stays',
  title: 'A region is down and data may not move',
  group: 'reliability',
  symptom: 'The European region fails. The American one has room, but the data of European tenants may not leave.',
  vitals: [
    vital('European tenants with an answer', '%', 99.9, 12, 'higher'),
    vital('Records that left the region', 'records', 0, 0, 'lower'),
  ],
  needs: [need(['generates'], 'a model'), need(['stores_data', 'search_index', 'records_telemetry'], 'data that must stay')],
  boards: [
    'bank-code-assistant',
    'contract-drafting',
    'multi-tenant-crm-copilot',
    'support-rag',
    'policy-answers-insurer',
    'ask-your-data',
  ],
  order: [
    step('wide', 'Which functions run without personal data?'),
    step('suppose', 'What is missing in the second European zone: quota, index, or something that leaks?'),
    step('contain', 'Degrade honestly, and tell people.'),
    step('narrow', 'Check what is really deployed there, not what the plan says.'),
    step('weigh', 'Ask contract and law before anything moves.'),
    step('diagnose', 'Name what keeps the second zone from serving.'),
    step('immediate', 'Bring back functions by value.'),
    step('structural', 'Reserve and practise.'),
    step('alarm', 'Test residency every day.'),
  ],
  firstLooks: ['multi_region', 'metrics', 'llm_gateway', 'data_governance'],
  suspects: ['Fail over to America for a few hours', 'The provider will be back in minutes', 'Encryption makes moving the data legal'],
  herrings: [
    temptation('Fail over to America, temporarily', 'A transfer is a transfer, for an hour too.'),
    herring(
      'It is encrypted, so it may move.',
      'Whoever computes on it must decrypt it.',
      see(
        'alerting',
        'The provider’s page promises an update every 30 minutes.',
        log('Provider', [], ['investigating', 'investigating', 'investigating']),
      ),
    ),
  ],
  rubric: [
    'Takes residency for a hard constraint',
    'Degrades by function',
    'A tested second provider in the region',
    'Tells people',
    'States recovery times in numbers',
  ],
  twist: {
    asks: 'A hospital cannot work without its summaries. Is there an exception?',
    good: 'Not by engineers: the hospital as controller may decide with its officer; until then offer read-only originals in the region and a phone line.',
  },
  containment: contain('Functions without personal data from America, the rest with a notice', 0.2, {
    quality: 'No answers from tenants’ own data.',
  }),
  variants: [
    {
      id: 'A',
      cause: 'The second European zone has the app but no quota for the model',
      at: ['generates'],
      evidence: [
        see(
          'multi_region',
          'The model is not deployed in the second zone.',
          table(
            'Second zone',
            ['part', 'deployed'],
            [
              ['app', 'yes'],
              ['model', 'yes'],
            ],
            [
              ['app', 'yes'],
              ['model', 'no'],
            ],
          ),
        ),
        see(
          'llm_gateway',
          'There is no European fallback route.',
          table(
            'Routes',
            ['route', 'region'],
            [
              ['primary', 'eu-west'],
              ['fallback', 'eu-north'],
            ],
            [
              ['primary', 'eu-west'],
              ['fallback', 'us-east (blocked)'],
            ],
          ),
        ),
      ],
      immediate: now('Ask for quota and queue what can wait', { latency: 'Answers in minutes, not seconds.' }),
      structural: later('Reserved capacity there, and a game day', { cost: 'A reserve that is paid for.' }, [
        part('fallback_model', 'Model in the second zone', { from: ['coordinates'], onError: true }),
      ]),
      alarm: alarm('alerting', 'A daily probe of the second zone fails'),
    },
    {
      id: 'B',
      cause: 'The index of vectors exists in the failed zone only',
      at: ['search_index'],
      evidence: [
        see(
          'vector_db',
          'One replica, one zone.',
          table(
            'Replicas of the index',
            ['zone', 'replicas'],
            [
              ['west', 1],
              ['north', 1],
            ],
            [['west', 1]],
          ),
        ),
        see(
          'embedding_pipeline',
          'Building it anew takes 19 hours.',
          table('Building the index anew', ['what', 'hours'], [['from a snapshot', 1]], [['from the sources', 19]]),
        ),
      ],
      immediate: now('Search by words only', { quality: 'Recall falls by about a quarter.' }),
      structural: later('A replica in the second zone', { cost: 'Twice the index.' }, [
        asked('vector_db', 'Replica in the second zone', ['retrieves', 'coordinates']),
      ]),
      alarm: alarm('alerting', 'The replica lags by more than ten minutes'),
    },
    {
      id: 'C',
      cause: 'Traces have always gone to America, which stops the failover when it is found',
      at: ['records_telemetry', 'generates'],
      evidence: [
        see('llm_tracing', 'The exporter’s region is us.', diff('Exporter of traces', ['region: eu'], ['region: us'])),
        see(
          'data_governance',
          'Traces are not in the inventory.',
          table(
            'Inventory by region',
            ['store', 'region'],
            [
              ['index', 'eu'],
              ['traces', 'eu'],
            ],
            [
              ['index', 'eu'],
              ['traces', 'not listed'],
            ],
          ),
        ),
      ],
      immediate: now('Stop the exporter', { safety: 'No traces while it is most needed.' }, [], 0.9),
      structural: later('Tests of residency with each release', { cost: 'Probes per region.' }, [gate('Residency of all flows')]),
      alarm: alarm('siem', 'Any flow of tenants’ text that leaves its region'),
    },
  ],
})
