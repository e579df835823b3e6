import {
  alarm,
  asked,
  contain,
  defineDrill,
  gate,
  herring,
  later,
  log,
  need,
  needSeveral,
  now,
  see,
  series,
  step,
  table,
  talk,
  temptation,
  vital,
} from './drill.ts'

export default defineDrill({
  id: 'tenant-paragraph',
  title: 'Tenant B saw a paragraph of tenant A',
  group: 'security',
  symptom: 'A tester shows a paragraph of another tenant in an answer. The logs say that filters were applied.',
  vitals: [vital('Canary texts seen by the wrong tenant', 'a week', 0, 3, 'lower')],
  needs: [
    need(['generates'], 'a model that answers'),
    need(['search_index', 'stores_data', 'keeps_memory'], 'somewhere that holds texts of tenants'),
    needSeveral('tenants or groups whose texts are kept apart'),
  ],
  boards: [
    'multi-tenant-crm-copilot',
    'ask-your-data',
    'bank-code-assistant',
    'contract-drafting',
    'meeting-interpreter',
    'assistant-memory',
  ],
  order: [
    step('contain', 'Stop that way and keep the evidence.'),
    step('wide', 'List every place where text can cross: index, cache, memory, examples, logs, training, support tools.'),
    step('suppose', 'Write down which of them this board has.'),
    step('narrow', 'Reproduce with canary documents.'),
    step('weigh', 'Rule places out, one by one.'),
    step('diagnose', 'Name the crossing.'),
    step('immediate', 'Close it, and clear what crossed.'),
    step('structural', 'Defend in the data layer.'),
    step('alarm', 'Leave canaries in every tenant; prove absence, then notify.'),
  ],
  firstLooks: ['llm_tracing', 'audit_log'],
  suspects: ['The model guessed the paragraph', 'The tester has rights in both tenants', 'A single query slipped through by chance'],
  herrings: [
    temptation('Tell the prompt to use data of the tenant only', 'A prompt is no boundary.'),
    herring(
      'We tested the query, and it is clean.',
      'One query proves one query.',
      see('metrics', 'Filtered queries: all of those that were counted.', series('Counted queries with a filter', '%', 100, 100)),
    ),
  ],
  rubric: [
    'Defends in the data layer',
    'Lists all stores',
    'Canary documents and tests over random tenants',
    'Knows what contracts ask for',
    'Estimates from logs who is affected',
  ],
  twist: {
    asks: 'How do you tell the customer how much was seen?',
    good: 'From traces with tenant and passage ids: every answer whose passages belong to another tenant, since the first version with this way, with what is not logged said plainly.',
  },
  containment: contain('Switch the affected way off', 0.9, { quality: 'The feature is down for everybody.' }),
  variants: [
    {
      id: 'A',
      cause: 'The filter runs after the search in application code, and one endpoint of twelve forgot it',
      at: ['search_index', 'retrieves'],
      evidence: [
        see(
          'acl_filter',
          'Eleven of twelve endpoints filter after the search.',
          table(
            'Endpoints that filter',
            ['endpoints', 'filter'],
            [['12', 'yes']],
            [
              ['11', 'yes'],
              ['/export-summary', 'no'],
            ],
          ),
        ),
        see(
          'audit_log',
          'A query without a tenant.',
          log(
            'Queries of the index',
            ['top 50 where tenant = B', 'top 50 where tenant = A'],
            ['top 50 where tenant = B', 'top 50 (no tenant), from /export-summary'],
          ),
        ),
      ],
      immediate: now('Switch that endpoint off', { quality: 'No summaries for export until mended.' }, [], 0.95),
      structural: later(
        'A filter before the search, in a client that cannot be used without one',
        { latency: 'Filtered search is a little slower.' },
        [asked('acl_filter', 'Filter before the search', ['retrieves', 'coordinates'])],
      ),
      alarm: alarm('siem', 'Any query of the index without a tenant'),
    },
    {
      id: 'B',
      cause: 'A model that was tuned for all tenants learned the paragraph by heart',
      at: ['generates'],
      evidence: [
        see(
          'finetuned_model',
          'It repeats the paragraph without retrieval, and its training set holds it.',
          talk(
            'Probe without retrieval',
            [
              ['user', 'Continue: "The reserve for plant 4"'],
              ['assistant', 'I do not have that text.'],
            ],
            [
              ['user', 'Continue: "The reserve for plant 4"'],
              ['assistant', '"… is set at 2.1 million and not disclosed to …"'],
            ],
          ),
        ),
        see(
          'llm_tracing',
          'The context of the leak was empty.',
          table(
            'Passages in the leaking answers',
            ['answer', 'passages'],
            [
              ['leak 1', 4],
              ['leak 2', 6],
            ],
            [
              ['leak 1', 0],
              ['leak 2', 0],
            ],
          ),
        ),
      ],
      immediate: now('Go back to the model before the tuning', { quality: 'The tone of the house is lost.' }, [], 0.95),
      structural: later(
        'An adapter per tenant, or no training on tenants’ texts, with tests that try to extract',
        { cost: 'Many small trainings instead of one.' },
        [gate('Extraction test')],
      ),
      alarm: alarm('alerting', 'A canary sentence of training appears in an answer'),
    },
    {
      id: 'C',
      cause: 'A worker keeps a context object from one job to the next',
      at: ['coordinates', 'offline_processing'],
      evidence: [
        see(
          'llm_tracing',
          'A document of tenant A under a job of tenant B.',
          table('Tenant of job and of passages', ['job', 'job’s tenant', 'passages’ tenant'], [['811', 'B', 'B']], [['811', 'B', 'A']]),
        ),
        see(
          'serverless_function',
          'A variable of the module survives between calls.',
          log('Warm starts', ['call 1: context created', 'call 2: context created'], ['call 1: context created', 'call 2: context reused']),
        ),
      ],
      immediate: now('Start each job fresh', { latency: 'Jobs start a second later.' }, [], 0.95),
      structural: later('Workers without state, and a check of the tenant at each boundary', { latency: 'A check per boundary.' }, [
        asked('policy_engine', 'Tenant at each boundary', ['coordinates']),
      ]),
      alarm: alarm('siem', 'Job and passage of different tenants'),
    },
    {
      id: 'D',
      cause: 'The replay tool of support ran with all rights and wrote into a tenant’s memory',
      at: ['keeps_memory', 'stores_data'],
      evidence: [
        see(
          'audit_log',
          'Actor support, target memory.',
          log('Writes to memory', ['actor user B-17, memory of B'], ['actor support-replay, memory of B, text of A']),
        ),
        see(
          'long_term_memory',
          'The entry says that it comes from a replay.',
          table(
            'Where entries come from',
            ['source', 'entries'],
            [['user', 4120]],
            [
              ['user', 4118],
              ['replay', 2],
            ],
          ),
        ),
      ],
      immediate: now('Remove the entries that come from replays', { quality: 'Support cannot reproduce cases for now.' }, [], 0.95),
      structural: later('Rules for acting as somebody, and replays that only read', { quality: 'Some bugs are harder to reproduce.' }, [
        asked('authorization', 'Replays only read', ['coordinates']),
      ]),
      alarm: alarm('siem', 'A write into a tenant by anybody but its users'),
    },
  ],
})
