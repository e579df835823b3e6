import {
  alarm,
  asked,
  contain,
  defineDrill,
  diff,
  feeds,
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
  id: 'delete-means-delete',
  title: 'Delete means delete',
  group: 'privacy',
  symptom: 'A former customer asked on the 1st to be erased. On the 20th support sees a summary that names him.',
  vitals: [vital('Probes that still find him', 'of 12 stores', 0, 2, 'lower'), vital('Days since the request', 'days', 0, 20, 'lower')],
  needs: [
    need(['stores_data', 'keeps_memory', 'records_telemetry'], 'places that keep texts'),
    need(['generates'], 'a model that uses them'),
  ],
  boards: [
    'assistant-memory',
    'web-answer-engine',
    'multi-tenant-crm-copilot',
    'support-rag',
    'catalogue-localisation',
    'policy-answers-insurer',
  ],
  order: [
    step('wide', 'List every place in which derived data lives.'),
    step('suppose', 'Traces, cases, caches, summaries, backups, sources: where was nobody looking?'),
    step('narrow', 'Probe each place for him.'),
    step('weigh', 'Cross out what is proven empty.'),
    step('diagnose', 'Name the gap.'),
    step('immediate', 'Delete there, and keep the proof.'),
    step('structural', 'Design it so that deletion reaches everything.'),
    step('alarm', 'Probe after each request, by machine.'),
  ],
  firstLooks: ['data_governance', 'llm_tracing', 'audit_log', 'semantic_cache'],
  suspects: [
    'The row in the main database was not deleted',
    'Backups still hold him, and they expire by themselves',
    'Another person has the same name',
  ],
  herrings: [
    temptation(
      'Delete the row again',
      'It is gone since the 1st.',
      see(
        'audit_log',
        'The row was deleted on the 1st at 14:02.',
        log('Deletion', ['1st 14:02 customer row deleted'], ['1st 14:02 customer row deleted']),
      ),
    ),
    herring('Backups expire.', 'Support does not read backups.'),
  ],
  rubric: [
    'An inventory of what is derived: vectors, words, caches, memories, traces, cases, tuned models, backups',
    'Proof',
    'Knows legal holds',
    'A time for each store',
    'Builds for deletion',
  ],
  twist: {
    asks: 'A model was tuned on his conversations. Now what?',
    good: 'Say so plainly, test whether it repeats him, retrain without him on the next rhythm, and from now on tune on pseudonyms with a lineage id.',
  },
  containment: contain('Suppress his name at the output while searching', 0.3, { quality: 'Others of that name are suppressed too.' }),
  variants: [
    {
      id: 'A',
      cause: 'Vectors were deleted, but traces keep conversations for 400 days',
      at: 'records_telemetry',
      evidence: [
        see(
          'llm_tracing',
          'Prompts with his name.',
          log('Search for his name', ['no result'], ['trace 3 May: "… Mr Ekwall asks about …"', 'trace 9 May: "… Ekwall, contract 88 …"']),
        ),
        see(
          'data_governance',
          'Traces are not in the inventory.',
          table(
            'Inventory of stores',
            ['store', 'deletion'],
            [
              ['index', 'by id'],
              ['traces', 'by id'],
            ],
            [
              ['index', 'by id'],
              ['traces', 'not listed'],
            ],
          ),
        ),
      ],
      immediate: now('Purge his traces', { quality: 'Some incidents of May cannot be replayed.' }, [], 0.95),
      structural: later('Redact when writing, and keep 30 days', { quality: 'Old traces cannot be searched by person.' }, [
        part('pii_redactor', 'Redact before traces', { from: ['coordinates', 'generates'], to: 'records_telemetry', edge: 'telemetry' }),
      ]),
      alarm: alarm('alerting', 'A probe finds a deleted person in traces'),
    },
    {
      id: 'B',
      cause: 'His chat became a golden case',
      at: ['provides_labels', 'evaluates'],
      evidence: [
        see(
          'golden_dataset',
          'Case 118 is his chat, word for word.',
          diff('Case 118', ['"A customer asks about an early exit."'], ['"Jonas Ekwall, contract 88: I want to leave early."']),
        ),
        see(
          'human_annotation',
          'It was imported from production.',
          table('Imports', ['case', 'pseudonyms'], [['118', 'yes']], [['118', 'no']]),
        ),
      ],
      immediate: now('Remove the case', { quality: 'One case less.' }, [], 0.95),
      structural: later('Pseudonyms on import, and an id of the origin with each case', { cost: 'Imports are checked.' }, [
        part('pii_redactor', 'Pseudonyms for cases', { to: ['provides_labels', 'evaluates'], edge: 'data' }),
      ]),
      alarm: alarm('alerting', 'A case with a personal name'),
    },
    {
      id: 'C',
      cause: 'A cache of answers and stored summaries still hold him',
      at: ['caches_answers', 'keeps_memory'],
      evidence: [
        see(
          'semantic_cache',
          'An entry 33 days old.',
          log('Cache entries with his name', ['none'], ['"status of Ekwall’s exit", 33 days old, no expiry']),
        ),
        see(
          'conversation_summarizer',
          'A summary filed under his id.',
          log('Summaries with his id', ['none'], ['user 7715: "Mr Ekwall wants to leave early …"']),
        ),
      ],
      immediate: now('Purge both by his id', { cost: 'Some cache misses.' }, [], 0.95),
      structural: later('An end for each entry, and a tag by person', { cost: 'A lower hit rate.' }, [
        asked('data_governance', 'Deletion by person', ['coordinates']),
      ]),
      alarm: alarm('alerting', 'A derived entry without an end'),
    },
    {
      id: 'D',
      cause: 'A full synchronisation brought him back from the source system',
      at: ['offline_processing', 'search_index'],
      evidence: [
        see(
          'source_connector',
          'A full run on the 15th.',
          log(
            'Runs of the connector',
            ['1st: deletion 7715', '8th: changes'],
            ['1st: deletion 7715', '15th: full run, 88,120 records (7715 among them)'],
          ),
        ),
        see(
          'embedding_pipeline',
          'There is no list of those who were erased.',
          table(
            'Checks before indexing',
            ['check', 'in force'],
            [
              ['rights', 'yes'],
              ['erased people', 'yes'],
            ],
            [
              ['rights', 'yes'],
              ['erased people', 'no'],
            ],
          ),
        ),
      ],
      immediate: now('Delete again and put him on a list', { safety: 'The list itself holds his id; hash it.' }),
      structural: later('A ledger of deletions that every import honours', { latency: 'Imports look up a ledger.' }, [
        feeds('data_governance', 'Ledger of deletions', ['offline_processing', 'search_index']),
      ]),
      alarm: alarm('alerting', 'An import brings an id from the ledger'),
    },
  ],
})
