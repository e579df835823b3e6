import {
  alarm,
  boardVital,
  contain,
  defineDrill,
  diff,
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
  id: 'faithfulness-after-release',
  title: 'Faithfulness drops after a product update',
  group: 'quality',
  symptom: 'After release 7.3 the nightly faithfulness score fell from 0.92 to 0.78. Latency and cost did not move.',
  vitals: [vital('Faithfulness, nightly', 'score', 0.92, 0.78, 'higher'), boardVital('Latency, p95', 'p95Ms')],
  needs: [need(['generates'], 'a model that answers'), need(['retrieves', 'search_index'], 'something that fetches passages')],
  boards: ['support-rag', 'policy-answers-insurer', 'ask-your-data', 'bank-code-assistant', 'contract-drafting', 'kyc-entity-search'],
  order: [
    step('wide', 'Is it the system or the ruler? Score an old run again with today’s judge.'),
    step('suppose', 'List everything that changed: prompt, model alias, index, parser, chunker, reranker, judge.'),
    step('narrow', 'Bisect with frozen traces, and cut by type of document and by new features.'),
    step('weigh', 'Drop what the frozen traces rule out.'),
    step('diagnose', 'Name what changed the score.'),
    step('immediate', 'Take that change back, or leave what it breaks out.'),
    step('structural', 'Add the gate that was missing.'),
    step('alarm', 'Watch the slice that fell.'),
  ],
  firstLooks: ['llm_judge', 'offline_eval', 'llm_tracing'],
  suspects: ['The model itself got worse', 'The score is noisy; run it again', 'Users ask harder questions since the release'],
  herrings: [
    herring('The model got worse.', 'Its version is pinned and replayed traces give the same answers.'),
    temptation(
      'Run it again until it is green',
      'The drop is the same three nights in a row.',
      see('metrics', 'Error rate and latency of the nightly run are as always.', series('Errors of the nightly run', '%', 0.4, 0.4)),
    ),
  ],
  rubric: [
    'Checks the instrument before the system',
    'Bisects with inputs held fixed',
    'Works with slices',
    'States when to roll back',
    'Adds a gate on the way that was missed',
  ],
  twist: {
    asks: 'The release cannot be rolled back: it fixed a legal problem. What now?',
    good: 'Leave the new pages out of retrieval or answer on them with a link only, say so in the interface, and repair their parsing first.',
  },
  containment: contain('Answer questions about 7.3 with a link to the page instead of a text', 0.4, {
    quality: 'Less help on the newest features.',
  }),
  variants: [
    {
      id: 'A',
      cause: 'The new product pages hold tables that the parser flattens, and the model fills the gaps',
      at: ['search_index', 'retrieves'],
      evidence: [
        see(
          'document_parser',
          'Cells are lost on pages with the new template.',
          table(
            'Cells kept by template',
            ['template', 'kept'],
            [
              ['old', '99 %'],
              ['7.3', '98 %'],
            ],
            [
              ['old', '99 %'],
              ['7.3', '41 %'],
            ],
          ),
        ),
        see(
          'llm_tracing',
          'Low scores only where the source is a page of 7.3.',
          table(
            'Faithfulness by source',
            ['source', 'score'],
            [
              ['older pages', '0.78'],
              ['7.3 pages', '0.78'],
            ],
            [
              ['older pages', '0.92'],
              ['7.3 pages', '0.49'],
            ],
          ),
        ),
        see(
          'offline_eval',
          'The set had no case about 7.3 until yesterday.',
          table(
            'Cases by release',
            ['release', 'cases'],
            [
              ['7.2 and before', 380],
              ['7.3', 40],
            ],
            [
              ['7.2 and before', 380],
              ['7.3', 0],
            ],
          ),
        ),
      ],
      immediate: now('Leave the broken pages out and write the twenty most visited ones by hand', {
        quality: 'Rare questions about 7.3 get no answer for a while.',
      }),
      structural: later(
        'A set of documents that every parser version must pass, and cases that ship with the product',
        { cost: 'Product teams write cases with each release.' },
        [gate('Parser set', ['offline_processing', 'coordinates'])],
      ),
      alarm: alarm('quality_monitor', 'Share of table cells kept per template below 95 %'),
    },
    {
      id: 'B',
      cause: 'Prompt v22 tells the model to be helpful even where the context is thin',
      at: ['generates'],
      evidence: [
        see(
          'prompt_registry',
          'v22 came with 7.3.',
          diff(
            'Prompt of the answer',
            ['Answer only from the passages.', 'If they do not say, say so.'],
            ['Answer from the passages.', 'Be helpful even if the context is thin.'],
          ),
        ),
        see(
          'offline_eval',
          'On questions without an answer the score fell from 0.95 to 0.51.',
          table(
            'Score by slice',
            ['slice', 'score'],
            [
              ['answerable', '0.78'],
              ['unanswerable', '0.79'],
            ],
            [
              ['answerable', '0.91'],
              ['unanswerable', '0.51'],
            ],
          ),
        ),
        see('groundedness_checker', 'Sentences without support have tripled.', series('Unsupported sentences', '% of sentences', 2.1, 6.4)),
      ],
      immediate: now('Go back to v21', { quality: 'More answers say "I do not know".' }, [], 0.95),
      structural: later(
        'Questions without an answer as a slice that blocks a release',
        { quality: 'The system stays a little more reserved.' },
        [gate('Unanswerable slice')],
      ),
      alarm: alarm('groundedness_checker', 'Unsupported sentences above 4 % for an hour'),
    },
    {
      id: 'C',
      cause: 'The alias of the judge moved to a new model: old answers scored today fall as well',
      at: ['generates', 'evaluates'],
      evidence: [
        see(
          'llm_judge',
          'A frozen run that scored 0.92 scores 0.80 today.',
          table(
            'Frozen run',
            ['scored on', 'faithfulness'],
            [
              ['in May', '0.92'],
              ['today', '0.92'],
            ],
            [
              ['in May', '0.92'],
              ['today', '0.80'],
            ],
          ),
        ),
        see(
          'llm_tracing',
          'Replaying yesterday’s requests gives the same answers as in May.',
          table('Answers on replay', ['comparison', 'identical'], [['May and today', 'not replayed']], [['May and today', '98 %']]),
        ),
      ],
      immediate: now('Pin the judge to its dated version and score the baseline again', { cost: 'One evaluation run twice.' }),
      structural: later('Anchor cases in every run, and a process for changing the judge', { cost: 'Fifty anchors more per run.' }, [
        feeds('golden_dataset', 'Anchor cases', ['evaluates', 'coordinates']),
      ]),
      alarm: alarm('alerting', 'Anchor score moves by more than 2 points'),
    },
    {
      id: 'D',
      cause: 'Pages of 7.2 and 7.3 are both in the index and contradict each other',
      at: ['search_index'],
      evidence: [
        see(
          'deduplicator',
          'Duplicate titles with two versions in force.',
          table(
            'Titles with two versions',
            ['title', 'versions'],
            [],
            [
              ['Limits', '7.2 and 7.3'],
              ['Exports', '7.2 and 7.3'],
              ['… 410 more', ''],
            ],
          ),
        ),
        see(
          'llm_tracing',
          'Contexts hold text of both versions and answers mix them.',
          log(
            'Passages of one answer',
            ['Limits (7.3) 0.88', 'Quotas (7.3) 0.81'],
            ['Limits (7.2) 0.88', 'Limits (7.3) 0.87', 'answer: "50, or 80 in some cases"'],
          ),
        ),
      ],
      immediate: now('Filter to the version in force', { quality: 'People on 7.2 get answers about 7.3.' }),
      structural: later(
        'Upserts that know versions and remove what they replace, and cases with conflicting sources',
        { cost: 'The index must carry versions everywhere.' },
        [feeds('deduplicator', 'One version in force', 'search_index')],
      ),
      alarm: alarm('quality_monitor', 'Answers whose passages carry two versions above 1 %'),
    },
  ],
})
