import {
  alarm,
  asked,
  contain,
  defineDrill,
  diff,
  gate,
  later,
  log,
  need,
  needSeveral,
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
  id: 'someone-elses-answer',
  title: 'Somebody else’s answer',
  group: 'security',
  symptom: 'Two customers of different companies got the same reply, word for word. It holds a discount that belongs to one of them.',
  vitals: [vital('Replies with another tenant’s facts', 'a week', 0, 26, 'lower'), vital('Tenants affected', 'tenants', 0, 9, 'lower')],
  needs: [
    need(['generates'], 'a model that answers'),
    need(['request_entry'], 'people who ask'),
    needSeveral('customers or groups whose answers are kept apart'),
  ],
  boards: ['multi-tenant-crm-copilot', 'model-gateway', 'bank-code-assistant', 'meeting-interpreter', 'assistant-memory', 'ask-your-data'],
  order: [
    step('contain', 'It is a data incident: switch the shared layer off.'),
    step('wide', 'Reproduce it with two identities.'),
    step('suppose', 'Cache, retrieval, memory, template or logs: where can two tenants meet?'),
    step('narrow', 'Look at one pair of requests, layer by layer.'),
    step('weigh', 'Rule out the layers that keep tenants apart.'),
    step('diagnose', 'Name the layer.'),
    step('immediate', 'Clear it, and list everyone who is affected.'),
    step('structural', 'Separate by a hard partition, not by a threshold.'),
    step('alarm', 'Let two test tenants watch it for ever.'),
  ],
  firstLooks: ['llm_tracing', 'audit_log', 'metrics'],
  suspects: [
    'The model made the discount up twice',
    'Similarity must be stricter, say 0.99',
    'Both companies negotiated the same discount',
  ],
  herrings: [
    temptation('Raise the similarity to 0.99', 'A fuzzy key is no access control at any threshold.'),
    temptation(
      'Put the tenant’s name into the prompt',
      'What is in the wrong context can be said, whatever the prompt asks.',
      see('metrics', 'Prompts without a tenant name: none, before and after.', series('Prompts without a tenant name', '%', 0, 0)),
    ),
  ],
  rubric: [
    'Stops exposure before the analysis',
    'Knows that fuzzy keys are no access control',
    'Partitions by authorization and version',
    'Checks before it writes',
    'Scopes the notification',
    'Adds a test across tenants',
  ],
  twist: {
    asks: 'The cache saves a third of the bill. May it come back?',
    good: 'Yes, partitioned by tenant, role, model and prompt version, writing only checked answers, with two canary tenants that ask the same question every hour.',
  },
  containment: contain(
    'Switch off what tenants share: caches and common examples',
    0.9,
    { cost: 'Every question reaches the model until it is back.' },
    [{ at: 'caches_answers', set: { hitRate: 0 } }],
  ),
  variants: [
    {
      id: 'A',
      cause: 'The semantic cache is shared: at a similarity of 0.93 the question of another tenant matched',
      at: ['semantic_cache', 'caches_answers'],
      evidence: [
        see(
          'semantic_cache',
          'A hit on an entry that another tenant made.',
          table(
            'Hits in the affected pair',
            ['entry of', 'asked by', 'similarity'],
            [['tenant A', 'tenant A', '0.97']],
            [['tenant A', 'tenant B', '0.93']],
          ),
        ),
        see(
          'llm_tracing',
          'The reply came within 40 ms and no model was called.',
          log('Spans of the second reply', ['search 80 ms', 'model 1.9 s'], ['cache lookup 38 ms', 'answer sent']),
        ),
      ],
      immediate: now(
        'Purge the cache and leave it off',
        { cost: 'About a third more calls to the model.' },
        [{ at: 'caches_answers', set: { hitRate: 0 } }],
        0.95,
      ),
      structural: later('A cache key of tenant, role, model and prompt version, with a test for it', { cost: 'A lower hit rate.' }, [
        asked('semantic_cache', 'Partition per tenant', ['coordinates']),
      ]),
      alarm: alarm('alerting', 'A canary tenant receives a text of the other'),
    },
    {
      id: 'B',
      cause: 'Somebody filled the cache on purpose: bad answers to crafted questions now serve their neighbours',
      at: ['semantic_cache', 'caches_answers'],
      evidence: [
        see(
          'semantic_cache',
          'Entries of one account dominate a topic.',
          split('Entries on "discount" by account', '% of entries', [
            ['trial-402', 1, 83],
            ['others', 99, 17],
          ]),
        ),
        see(
          'groundedness_checker',
          'Answers are checked when they are sent, not when they are stored.',
          table(
            'Where answers are checked',
            ['point', 'checked'],
            [
              ['before sending', 'yes'],
              ['before storing', 'yes'],
            ],
            [
              ['before sending', 'yes'],
              ['before storing', 'no'],
            ],
          ),
        ),
      ],
      immediate: now('Purge the topic and block the account', { cost: 'Cache misses on the topic.' }, [], 0.9),
      structural: later(
        'Store only checked answers, with who asked, and limit writes per account',
        { latency: 'Storing waits for the check.' },
        [asked('groundedness_checker', 'Check before storing', ['coordinates'])],
      ),
      alarm: alarm('alerting', 'One account makes more than a fifth of the entries of a topic'),
    },
    {
      id: 'C',
      cause: 'One way of fetching has no tenant filter: the reranker loads passages by id',
      at: ['retrieves', 'search_index'],
      evidence: [
        see(
          'acl_filter',
          'It filters the search, and not the second fetch by id.',
          table(
            'Fetches and their filter',
            ['fetch', 'filtered'],
            [
              ['search', 'yes'],
              ['by id', 'yes'],
            ],
            [
              ['search', 'yes'],
              ['by id', 'no'],
            ],
          ),
        ),
        see(
          'llm_tracing',
          'A passage of another tenant stands in the context.',
          table(
            'Passages by owner',
            ['owner', 'passages'],
            [['tenant B', 6]],
            [
              ['tenant B', 5],
              ['tenant A', 1],
            ],
          ),
        ),
      ],
      immediate: now('Take that way out', { quality: 'Ranking is rougher until it is repaired.' }, [], 0.95),
      structural: later('The filter in the data layer, with tests over random tenants', { latency: 'Each fetch carries a filter.' }, [
        asked('acl_filter', 'Filter on every fetch', ['retrieves', 'coordinates']),
      ]),
      alarm: alarm('siem', 'A passage whose tenant is not the asker’s'),
    },
    {
      id: 'D',
      cause: 'An example in the prompt is the real text of a customer',
      at: ['generates'],
      evidence: [
        see(
          'prompt_registry',
          'An example was copied from production.',
          diff(
            'Examples in the prompt',
            ['Example: "You have 10 % off as a new customer."'],
            ['Example: "As agreed with Mr Hahn you have 17.5 % off until June."'],
          ),
        ),
        see(
          'llm_tracing',
          'The text appears even where nothing was retrieved.',
          table('Leaking replies', ['with passages', 'without passages'], [[26, 0]], [[12, 14]]),
        ),
      ],
      immediate: now('Replace the example', { quality: 'Tone is a little off until a new one is tuned.' }, [], 0.95),
      structural: later('A scan for personal data before a prompt is released', { cost: 'Prompt releases take minutes longer.' }, [
        gate('Prompts without personal data'),
      ]),
      alarm: alarm('alerting', 'A name or a number of a customer in a prompt template'),
    },
  ],
})
