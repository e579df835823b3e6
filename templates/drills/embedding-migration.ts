import {
  alarm,
  contain,
  defineDrill,
  feeds,
  gate,
  herring,
  histogram,
  later,
  log,
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
  id: 'embedding-migration',
  title: 'An embedding upgrade goes quietly wrong',
  group: 'retrieval',
  symptom:
    'Monday’s embedding upgrade was called a drop-in. There are no errors since, but tickets of the kind "cannot find my contract" have doubled.',
  vitals: [vital('Tickets "cannot find"', 'per thousand searches', 2.2, 4.7, 'lower')],
  needs: [
    need(['search_index'], 'an index of vectors'),
    need(['embedding_model', 'embedding_pipeline', 'retrieves'], 'something that embeds'),
  ],
  boards: ['support-rag', 'policy-answers-insurer', 'ask-your-data', 'bank-code-assistant', 'contract-drafting', 'kyc-entity-search'],
  order: [
    step('wide', 'Measure recall on a fixed judged set, per slice, without any language model.'),
    step('suppose', 'Two models in one index, lost writes, an old threshold, or a weak language?'),
    step('narrow', 'Check that query and document vectors carry one version, and count vectors against chunks.'),
    step('weigh', 'Compare what old and new find for the same questions.'),
    step('diagnose', 'Name what broke.'),
    step('immediate', 'Send queries back to the old index before repairing data.'),
    step('structural', 'Finish the migration with two indexes and a switch.'),
    step('alarm', 'Keep recall on the fixed set as an alarm.'),
  ],
  firstLooks: ['offline_eval', 'vector_db', 'metrics'],
  suspects: [
    'k is too small for the new model',
    'The reranker does not like the new candidates',
    'People describe their contracts differently this week',
  ],
  herrings: [
    herring('The reranker sorts the new candidates badly.', 'It can only sort what was found; the missing documents never reach it.'),
    temptation('Raise k', 'What is not comparable does not become so further down the list.'),
    herring(
      'The new model leads the public benchmark.',
      'The benchmark does not hold these documents.',
      see(
        'llm_judge',
        'Answer quality on found documents is unchanged, and the model card shows a better benchmark.',
        table(
          'Model card',
          ['model', 'benchmark'],
          [
            ['old', 62.1],
            ['new', 66.4],
          ],
          [
            ['old', 62.1],
            ['new', 66.4],
          ],
        ),
      ),
    ),
  ],
  rubric: [
    'Knows that vectors of two models cannot be compared',
    'Has a recall that needs no language model',
    'Rolls the query side back first',
    'Two indexes, shadow reads, switch per slice',
    'Checks thresholds, caches and rerankers again',
  ],
  twist: {
    asks: 'Indexing everything again takes nine days. How do you get through them?',
    good: 'Queries stay on the old index while the new one is filled beside it; new documents are written to both; slices switch as their recall passes.',
  },
  containment: contain('Let searches fall back on exact words where the best score is low', 0.3, {
    quality: 'Results get less clever and more literal.',
  }),
  variants: [
    {
      id: 'A',
      cause: 'The upgrade was done in place: 43 % of the vectors are new and 57 % old, in one index',
      at: ['search_index'],
      evidence: [
        see(
          'vector_db',
          'Two embedding versions in the metadata.',
          split('Vectors by embedding version', '% of vectors', [
            ['old', 100, 57],
            ['new', 0, 43],
          ]),
        ),
        see(
          'offline_eval',
          'Recall at 10 on old documents fell from 0.91 to 0.58.',
          table(
            'Recall at 10 by age of document',
            ['documents', 'recall'],
            [
              ['before Monday', '0.91'],
              ['since Monday', '0.90'],
            ],
            [
              ['before Monday', '0.58'],
              ['since Monday', '0.90'],
            ],
          ),
        ),
      ],
      immediate: now('Query the snapshot of the old index', { quality: 'What was added since Monday is not found.' }),
      structural: later(
        'Two indexes behind an alias, with the version stored and enforced',
        { cost: 'Twice the index during a migration.' },
        [feeds('vector_db', 'Second index behind an alias', ['retrieves', 'coordinates'])],
      ),
      alarm: alarm('alerting', 'More than one embedding version in one index'),
    },
    {
      id: 'B',
      cause: 'The new vectors have another length, and 2.1 million writes were refused without a word',
      at: ['embedding_pipeline', 'offline_processing'],
      evidence: [
        see(
          'embedding_pipeline',
          'Errors of writing are caught and dropped.',
          log(
            'Job log',
            ['batch 811: 2000 of 2000 written'],
            ['batch 811: dimension 1024, expected 768 (ignored)', 'batch 812: dimension 1024, expected 768 (ignored)'],
          ),
        ),
        see('dead_letter_queue', '2.1 million items wait in it.', series('Items waiting', 'thousand', 0, 2100, 'ramp')),
        see(
          'metrics',
          'There are fewer vectors than chunks.',
          table('Counts', ['chunks', 'vectors'], [['4.9 M', '4.9 M']], [['4.9 M', '2.8 M']]),
        ),
      ],
      immediate: now('Stop the writer, and write the failed items again with the old model', {
        latency: 'New documents appear a day late.',
      }),
      structural: later('Counts reconciled after each run, and failed writes that ring', { cost: 'A nightly job more.' }, [
        feeds('dead_letter_queue', 'Failed writes', ['offline_processing', 'search_index']),
      ]),
      alarm: alarm('alerting', 'Vectors differ from chunks by more than 0.1 %'),
    },
    {
      id: 'C',
      cause: 'The score threshold and the cache of questions still use the scale of the old model',
      at: ['retrieves', 'search_index'],
      evidence: [
        see(
          'retriever',
          'The threshold of 0.78 now cuts 60 % of the good hits.',
          histogram('Similarity of good hits', 'score', [0.86, 0.04], [0.76, 0.05], 0.78),
        ),
        see('semantic_cache', 'False hits are up; its keys were made with the old model.', series('False cache hits', '%', 0.6, 7.2)),
      ],
      immediate: now('Set the threshold anew on the judged set, and empty the cache', { cost: 'Some days of cache misses.' }, [
        { at: 'semantic_cache', set: { hitRate: 0 } },
      ]),
      structural: later('Thresholds and cache keys that carry the model’s version', { cost: 'Each new model needs a calibration.' }, [
        gate('Threshold calibrated for the model', ['retrieves', 'coordinates']),
      ]),
      alarm: alarm('alerting', 'Share of searches with no hit above the threshold doubles'),
    },
    {
      id: 'D',
      cause: 'The new model is better on average and worse on German legal text',
      at: ['search_index', 'retrieves'],
      evidence: [
        see(
          'offline_eval',
          'Ranking quality is up 4 points overall and down 11 on the German legal slice.',
          table(
            'Ranking quality by slice',
            ['slice', 'old', 'new'],
            [
              ['all', 71, 75],
              ['German legal', 74, 75],
            ],
            [
              ['all', 71, 75],
              ['German legal', 74, 63],
            ],
          ),
        ),
        see(
          'feedback_collector',
          'Complaints come from two tenants, both law firms.',
          split('Complaints by tenant', '% of complaints', [
            ['two law firms', 9, 86],
            ['others', 91, 14],
          ]),
        ),
      ],
      immediate: now('Serve that slice from the old index', { cost: 'Two indexes are paid for.' }),
      structural: later(
        'Slices that must not fall before a model is switched, and routing per slice',
        { quality: 'An upgrade waits for its weakest slice.' },
        [gate('No slice may fall', ['retrieves', 'coordinates'])],
      ),
      alarm: alarm('offline_eval', 'Any slice 3 points below its last release'),
    },
  ],
})
