import {
  alarm,
  asked,
  contain,
  defineDrill,
  feeds,
  gate,
  herring,
  later,
  log,
  need,
  now,
  see,
  series,
  step,
  table,
  temptation,
  vital,
} from './drill.ts'

export default defineDrill({
  id: 'stale-index',
  title: 'The index is stale',
  group: 'retrieval',
  symptom: 'Legal withdrew a bulletin at 08:00. At 16:00 the assistant still quotes it, with a neat citation.',
  vitals: [
    vital('Age of the oldest withdrawn text still served', 'hours', 0.4, 8, 'lower'),
    vital('Answers on the topic that quote withdrawn text', '%', 0, 71, 'lower'),
  ],
  needs: [need(['search_index'], 'an index'), need(['generates'], 'a model that quotes')],
  boards: [
    'support-rag',
    'bank-code-assistant',
    'web-answer-engine',
    'kyc-entity-search',
    'multi-tenant-crm-copilot',
    'policy-answers-insurer',
  ],
  order: [
    step('contain', 'Put the bulletin on a block list now; repair afterwards.'),
    step('wide', 'Follow this one document from end to end with times.'),
    step('suppose', 'Which hop could be late: source event, queue, parsing, embedding, writing, cache?'),
    step('narrow', 'Ask each hop when it last saw the document.'),
    step('weigh', 'Is it this document, or all since some hour?'),
    step('diagnose', 'Name the hop.'),
    step('immediate', 'Get the text out of every copy.'),
    step('structural', 'Make deletions first-class.'),
    step('alarm', 'Alarm on lag from end to end, not only on errors.'),
  ],
  firstLooks: ['source_connector', 'llm_tracing', 'metrics', 'message_queue'],
  suspects: [
    'The model remembers the bulletin from its training',
    'Somebody published it again by mistake',
    'All of it must be indexed again',
  ],
  herrings: [
    herring('The model knows it from training.', 'The citation shows that it was retrieved today.'),
    temptation(
      'Index everything again',
      'Two days of work for a question of which hop is late.',
      see('metrics', 'No job reports an error.', series('Indexing errors', 'a day', 0, 0)),
    ),
  ],
  rubric: [
    'Measures freshness from end to end',
    'Treats deletion as an event of its own',
    'Clears derived stores: vectors, words, caches, summaries',
    'Has a block list for emergencies',
    'Alarms on lag',
  ],
  twist: {
    asks: 'Legal asks for proof that nobody can get it any more. What do you show?',
    good: 'A probe per store, run now and kept: index by id, keyword search, cache by document, summaries, and ten live questions, each with its time and result.',
  },
  containment: contain('Block the document’s id in front of the model', 0.7, { latency: 'One lookup per passage.' }),
  variants: [
    {
      id: 'A',
      cause: 'The connector asks only for what changed, so it never hears of deletions',
      at: ['offline_processing', 'search_index'],
      evidence: [
        see(
          'source_connector',
          'Not one deletion in its log.',
          table(
            'Events received in a week',
            ['kind', 'count'],
            [
              ['changed', 810],
              ['deleted', 46],
            ],
            [
              ['changed', 810],
              ['deleted', 0],
            ],
          ),
        ),
        see(
          'vector_db',
          'The document is there, indexed 41 days ago.',
          log('Lookup of the bulletin', ['bulletin-17: not found'], ['bulletin-17: found, indexed 41 days ago']),
        ),
      ],
      immediate: now('Delete the document by hand and look for others like it', { cost: 'An afternoon of somebody’s time.' }),
      structural: later('Tombstones from the source, or a nightly comparison of ids', { cost: 'A nightly full list of ids.' }, [
        feeds('cdc_stream', 'Changes and deletions', ['offline_processing', 'search_index']),
      ]),
      alarm: alarm('alerting', 'Ids in the index that the source no longer has'),
    },
    {
      id: 'B',
      cause: 'The consumer has been stuck behind one poisonous message for nine hours',
      at: 'async_boundary',
      evidence: [
        see(
          'message_queue',
          '310 thousand messages wait, the oldest for nine hours.',
          series('Age of the oldest message', 'minutes', 3, 540, 'ramp'),
        ),
        see(
          'dead_letter_queue',
          'Nothing was ever moved into it: the rule is missing.',
          table('Redelivery rule', ['attempts', 'then'], [['5', 'dead letters']], [['unlimited', 'again']]),
        ),
        see(
          'alerting',
          'The only alarm is on errors, and there are none.',
          table(
            'Alarms on ingestion',
            ['signal', 'state'],
            [
              ['errors', 'calm'],
              ['lag', 'calm'],
            ],
            [
              ['errors', 'calm'],
              ['lag', 'no such alarm'],
            ],
          ),
        ),
      ],
      immediate: now('Skip the message and restart the consumer', { quality: 'One document is missing until it is repaired.' }),
      structural: later('A queue for dead letters, a lag alarm, partitions per source', { cost: 'A queue more to look after.' }, [
        feeds('dead_letter_queue', 'Poisonous messages', ['offline_processing', 'async_boundary']),
      ]),
      alarm: alarm('alerting', 'Oldest message in the queue above 15 minutes'),
    },
    {
      id: 'C',
      cause: 'The index is right; the answer comes from a cache that keeps replies for a day',
      at: 'caches_answers',
      evidence: [
        see(
          'response_cache',
          'A hit on this very question, made yesterday.',
          log('Cache lookups', ['miss: "is bulletin 17 in force"'], ['hit: "is bulletin 17 in force", stored yesterday 15:10, lives 24 h']),
        ),
        see(
          'llm_tracing',
          'The bad session has no retrieval at all.',
          log('Spans of the bad session', ['search 70 ms', 'model 2.4 s'], ['cache lookup 4 ms', 'answer sent']),
        ),
      ],
      immediate: now('Purge by document and lower the lifetime', { cost: 'More questions reach the model.' }, [
        { at: 'caches_answers', set: { hitRate: 0.1 } },
      ]),
      structural: later(
        'Cache entries tagged by source and purged with it, lifetimes by volatility',
        { cost: 'Fewer hits on volatile topics.' },
        [asked('response_cache', 'Entries tagged by source', ['coordinates'])],
      ),
      alarm: alarm('alerting', 'A cached answer older than its newest source'),
    },
    {
      id: 'D',
      cause: 'The keyword index was rebuilt and the vector index was not; the fusion of both keeps the ghost',
      at: ['hybrid_retriever', 'keyword_index'],
      evidence: [
        see(
          'hybrid_retriever',
          'The bulletin comes from the dense side only.',
          table(
            'Hits for the bulletin',
            ['side', 'rank'],
            [
              ['words', 'none'],
              ['vectors', 'none'],
            ],
            [
              ['words', 'none'],
              ['vectors', 2],
            ],
          ),
        ),
        see(
          'embedding_pipeline',
          'Two jobs ran on Sunday and one failed.',
          log('Sunday’s jobs', ['words: done', 'vectors: done'], ['words: done', 'vectors: failed at 31 %, no retry']),
        ),
      ],
      immediate: now('Delete it from the vector index', { cost: 'An hour of work, and a check for other ghosts.' }),
      structural: later(
        'Publish both indexes in one step with a generation number',
        { latency: 'New texts wait for the slower of the two.' },
        [gate('One generation for both indexes', ['retrieves', 'coordinates'])],
      ),
      alarm: alarm('alerting', 'Generations of the two indexes differ for more than an hour'),
    },
  ],
})
