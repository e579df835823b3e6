import {
  alarm,
  asked,
  contain,
  defineDrill,
  feeds,
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
  watch,
} from './drill.ts'

export default defineDrill({
  id: 'one-customer-finds-nothing',
  title: 'One customer finds nothing',
  group: 'retrieval',
  symptom: 'A large customer reports empty or poor answers. Recall over all customers is fine.',
  vitals: [
    vital('Answers without a passage, that customer', '%', 4, 46, 'lower'),
    vital('Recall at 10, all customers', '%', 92, 92, 'higher'),
  ],
  needs: [
    need(['retrieves', 'search_index'], 'something that searches'),
    need(['generates'], 'a model that answers'),
    needSeveral('customers or groups who each find only what is theirs'),
  ],
  boards: [
    'multi-tenant-crm-copilot',
    'ask-your-data',
    'bank-code-assistant',
    'assistant-memory',
    'airgapped-bank-assistant',
    'contract-drafting',
  ],
  order: [
    step('wide', 'Run the search alone, as that customer.'),
    step('suppose', 'Filter, rights, texts or index: where could candidates get lost?'),
    step('narrow', 'Count candidates before and after the filter, rights and documents.'),
    step('weigh', 'Compare each number with a healthy customer.'),
    step('diagnose', 'Name where they get lost.'),
    step('immediate', 'Give this customer answers again.'),
    step('structural', 'Make it hold for the next one.'),
    step('alarm', 'Watch health per customer.'),
  ],
  firstLooks: ['retriever', 'llm_tracing', 'metrics', 'acl_filter'],
  suspects: ['The prompt does not suit this industry', 'The customer asks badly', 'The temperature is too low to find anything'],
  herrings: [
    temptation('Tune the prompt for them', 'A prompt cannot use what was not found.'),
    temptation(
      'Raise the temperature',
      'Then it invents more.',
      see(
        'quality_monitor',
        'With passages, their answers are as good as anybody’s.',
        table(
          'Quality with passages',
          ['customer', 'quality'],
          [
            ['this one', '0.89'],
            ['others', '0.90'],
          ],
          [
            ['this one', '0.89'],
            ['others', '0.90'],
          ],
        ),
      ),
    ),
  ],
  rubric: [
    'Separates searching from answering',
    'Looks at how much a filter removes',
    'Measures recall per customer',
    'Knows what filters do to approximate search',
    'Adds health checks per customer',
  ],
  twist: {
    asks: 'Sales signs ten more customers of this size. What breaks first?',
    good: 'Whatever filters after a global search: the larger the crowd, the fewer of the top fifty belong to anyone. Partition or filter inside the index before they arrive.',
  },
  containment: contain('Fall back on keyword search for this customer', 0.4, { quality: 'Results are literal.' }),
  variants: [
    {
      id: 'A',
      cause: 'Rights are checked after the search: of the fifty best of all customers, none to two are theirs',
      at: ['retrieves', 'search_index'],
      evidence: [
        see('acl_filter', '48 of 50 candidates are removed.', series('Candidates removed for this customer', 'of 50', 9, 48)),
        see(
          'retriever',
          'Recall for them is 0.22, without the filter 0.93.',
          table(
            'Recall at 10',
            ['search', 'recall'],
            [
              ['filtered', '0.40'],
              ['unfiltered', '0.41'],
            ],
            [
              ['filtered', '0.22'],
              ['unfiltered', '0.93'],
            ],
          ),
        ),
      ],
      immediate: now('Fetch ten times as many candidates for them', { latency: 'Their searches take longer.' }, [
        { at: 'retrieves', scale: { time: 1.2 } },
      ]),
      structural: later('Filter inside the index, with a partition per customer', { cost: 'One indexing run, and more partitions.' }, [
        asked('acl_filter', 'Filter inside the index', ['retrieves', 'coordinates']),
      ]),
      alarm: alarm('alerting', 'Candidates after the filter below 5 for a customer'),
    },
    {
      id: 'B',
      cause: 'Since the change of their directory, their people belong to no group',
      at: ['coordinates', 'gateway', 'authorizes'],
      evidence: [
        see(
          'authorization',
          'No groups since the change.',
          table(
            'Groups per user',
            ['customer', 'groups'],
            [
              ['this one', 7],
              ['others', 6],
            ],
            [
              ['this one', 0],
              ['others', 6],
            ],
          ),
        ),
        see('audit_log', 'Everything is denied by default.', series('Denied reads of this customer', '% of reads', 2, 96)),
      ],
      immediate: now('Map the new groups and synchronise', { safety: 'A wrong mapping would show too much; check with two users first.' }),
      structural: later('A monitor of the synchronisation, and of the rate of denials', { cost: 'One more thing on call.' }, [
        watch('metrics', 'Groups and denials per customer'),
      ]),
      alarm: alarm('alerting', 'Denials of a customer five times its usual'),
    },
    {
      id: 'C',
      cause: 'Their documents are scans, and the text layer is empty',
      at: ['search_index', 'offline_processing'],
      evidence: [
        see(
          'document_parser',
          'No characters in 78 % of their files.',
          split('Their files by text found', '% of files', [
            ['with text', 97, 22],
            ['empty', 3, 78],
          ]),
        ),
        see(
          'embedding_pipeline',
          'Empty texts are skipped without a word.',
          log(
            'Indexing of this customer',
            ['contract-1.pdf: 31 chunks'],
            ['contract-1.pdf: 0 chunks, skipped', 'contract-2.pdf: 0 chunks, skipped'],
          ),
        ),
      ],
      immediate: now('Read the scans and index them', { cost: 'A few hundred dollars of character recognition.' }),
      structural: later('Coverage of extraction, measured per source', { cost: 'A report per source.' }, [
        feeds('document_parser', 'Scans are read', ['offline_processing', 'search_index']),
      ]),
      alarm: alarm('alerting', 'A source with more than 5 % empty files'),
    },
    {
      id: 'D',
      cause: 'Heavy deletion damaged the graph of the index in their partition',
      at: ['search_index'],
      evidence: [
        see(
          'vector_db',
          'Recall against exact search is 0.40 there.',
          table(
            'Recall against exact search',
            ['partition', 'recall'],
            [
              ['theirs', '0.95'],
              ['others', '0.95'],
            ],
            [
              ['theirs', '0.40'],
              ['others', '0.95'],
            ],
          ),
        ),
        see('metrics', '60 % of the entries there are deleted.', series('Deleted entries in the partition', '%', 6, 60)),
      ],
      immediate: now('Build the partition anew', { cost: 'An hour of a machine.' }),
      structural: later('Rules for compaction, and exact search as a spot check', { cost: 'A nightly sample.' }, [
        watch('quality_monitor', 'Exact search spot check', ['retrieves', 'search_index', 'coordinates']),
      ]),
      alarm: alarm('alerting', 'Recall against exact search below 0.85 in any partition'),
    },
  ],
})
