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
  watch,
} from './drill.ts'

export default defineDrill({
  id: 'green-metrics-wrong-answers',
  title: 'Every metric is green and the answers feel wrong',
  group: 'quality',
  symptom:
    'Faithfulness stands at 0.89 and context relevance at 0.91, as last quarter. Thumbs down rose from 6 % to 17 % in three weeks; people write "feels off" and "not my case".',
  vitals: [vital('Thumbs down', '% of answers', 6, 17, 'lower'), vital('Faithfulness', 'score', 0.89, 0.89, 'higher')],
  needs: [need(['generates'], 'a model that answers people'), need(['retrieves', 'search_index'], 'something that fetches passages')],
  boards: ['support-rag', 'policy-answers-insurer', 'ask-your-data', 'bank-code-assistant', 'kyc-entity-search', 'meeting-interpreter'],
  order: [
    step('wide', 'Read thirty conversations that people complained about before looking at another metric.'),
    step('wide', 'Cut the complaints by intent, tenant, language and age of the documents.'),
    step('suppose', 'Write down what each green metric cannot see: old text, another question, half of the context, another person.'),
    step('narrow', 'Compare what is asked today with what the golden set asks, and measure what was never measured.'),
    step('weigh', 'Test the judge: let experts label a sample blind.'),
    step('diagnose', 'Name the cause, with the cheapest test that could have refuted it.'),
    step('immediate', 'Help the people who are affected now.'),
    step('structural', 'Change the set of metrics, not only the system.'),
    step('alarm', 'Watch the signal that moved first.'),
  ],
  firstLooks: ['feedback_collector', 'llm_tracing', 'quality_monitor', 'online_eval'],
  suspects: [
    'The model has become worse and should be swapped',
    'Too few passages are fetched, k must go up',
    'A few unhappy users skew the average',
  ],
  herrings: [
    temptation('Swap the model for a stronger one', 'The present one says what its passages say; a stronger one would say the same.'),
    herring(
      'The average looks fine, so it is a vocal minority.',
      'An average over intents hides a slice that fails nearly always.',
      see('metrics', 'The average quality score stays between 0.88 and 0.90.', series('Average quality score', 'score', 0.89, 0.89)),
    ),
    temptation('Fetch more passages', 'More passages of the wrong kind lower precision and leave the cause where it is.'),
  ],
  rubric: [
    'Explains that faithfulness is measured against what was retrieved, not against the truth',
    'Names what is missing: answer relevance, context recall, correctness, freshness',
    'Reads traces first',
    'Slices before averaging',
    'Puts the judge itself to the test',
    'Leaves with another set of metrics, not only with a patch',
  ],
  twist: {
    asks: 'Your manager will look at one number only. Which one, and what does it hide?',
    good: 'The share of problems solved without a second contact, by intent. It hides slow harm: people who stop asking do not come back to complain.',
  },
  containment: contain('Show the sources and offer a person wherever feedback on an intent is poor', 0.3, {
    cost: 'The support desk gets more conversations for some days.',
  }),
  variants: [
    {
      id: 'A',
      cause: 'Documents were replaced and the index still serves last year’s wording, to which the model is perfectly faithful',
      at: ['search_index'],
      evidence: [
        see(
          'llm_tracing',
          'Seven of ten passages cited in bad answers carry an end date that has passed.',
          table(
            'Passages cited',
            ['passage', 'valid until', 'cited'],
            [
              ['fees-2026', 'open', 212],
              ['limits-2026', 'open', 180],
            ],
            [
              ['fees-2025', '31 Dec 2025', 197],
              ['limits-2025', '31 Dec 2025', 166],
              ['fees-2026', 'open', 22],
            ],
          ),
        ),
        see('embedding_pipeline', 'No deletion has been processed for 24 days.', series('Deletions processed a day', 'documents', 37, 0)),
        see(
          'golden_dataset',
          'The expected answers are last year’s too, which is why the evaluation is green.',
          table(
            'Golden cases by date of their source',
            ['source from', 'cases'],
            [
              ['this year', 310],
              ['last year', 90],
            ],
            [
              ['this year', 24],
              ['last year', 376],
            ],
          ),
        ),
      ],
      immediate: now('Filter by validity date at query time and index the replaced sources again', {
        latency: 'One more filter on every search.',
      }),
      structural: later(
        'Freshness as an objective, validity dates in the index, and golden cases that expire',
        { cost: 'Somebody owns the expiry of cases.' },
        [watch('quality_monitor', 'Age of cited passages', 'retrieves')],
      ),
      alarm: alarm('alerting', 'Share of citations past their validity date above 2 %'),
    },
    {
      id: 'B',
      cause: 'Since the launch four in ten people ask which plan suits them, and the system answers with definitions',
      at: ['coordinates', 'generates'],
      evidence: [
        see(
          'intent_router',
          'A cluster of comparison questions grew from 3 % to 38 % of traffic.',
          split('Questions by intent', 'requestsPerDay', [
            ['how do I', 61, 38],
            ['what is', 36, 24],
            ['which one suits me', 3, 38],
          ]),
        ),
        see(
          'online_eval',
          'Answer relevance on that cluster is 0.62; nobody had measured it there.',
          table(
            'Answer relevance by intent',
            ['intent', 'score'],
            [
              ['how do I', '0.88'],
              ['what is', '0.90'],
              ['which one suits me', '0.84'],
            ],
            [
              ['how do I', '0.88'],
              ['what is', '0.90'],
              ['which one suits me', '0.62'],
            ],
          ),
        ),
        see(
          'feedback_collector',
          'Thumbs down sit almost entirely in comparison questions.',
          split('Thumbs down by intent', '% of thumbs down', [
            ['how do I', 58, 17],
            ['what is', 34, 11],
            ['which one suits me', 8, 72],
          ]),
        ),
      ],
      immediate: now('Ask one question back and use a comparison prompt for that intent', { latency: 'One more turn before the answer.' }),
      structural: later(
        'Compare live questions with the golden set every week and refresh it monthly from production',
        { cost: 'A day of labelling a month.' },
        [watch('drift_monitor', 'Questions against golden set')],
      ),
      alarm: alarm('drift_monitor', 'Share of traffic without a similar golden case above 15 %'),
    },
    {
      id: 'C',
      cause: 'Retrieval finds the rule but not its exception, since the two were cut into different chunks',
      at: ['retrieves', 'search_index'],
      evidence: [
        see(
          'offline_eval',
          'Against evidence sets written by experts, context recall is 0.54, with precision at 0.93.',
          table(
            'Retrieval against expert evidence',
            ['metric', 'score'],
            [
              ['context precision', '0.92'],
              ['context recall', '0.88'],
            ],
            [
              ['context precision', '0.93'],
              ['context recall', '0.54'],
            ],
          ),
        ),
        see(
          'llm_tracing',
          'Answers cite one clause, and the exception stands in the next chunk, which was not fetched.',
          log(
            'Neighbours of cited chunks',
            ['chunk 118 "Refunds within 30 days … except …" cited whole'],
            ['chunk 118 "Refunds within 30 days" cited', 'chunk 119 "… except for tickets bought in a sale" not fetched, rank 23'],
          ),
        ),
        see(
          'chunker',
          'Chunks of 256 tokens cut rule and exception apart.',
          histogram('Tokens per section against chunk size', 'tokens', [190, 40], [430, 90], 256),
        ),
      ],
      immediate: now('Fetch the whole section around a hit on rule pages', { cost: 'Prompts on rule pages grow by about a third.' }, [
        { at: 'generates', scale: { inputTokens: 1.15 } },
      ]),
      structural: later(
        'Chunk along the structure of documents, and add golden cases that need two pieces of evidence',
        { cost: 'One full indexing run.' },
        [feeds('chunker', 'Chunks follow sections', 'search_index')],
      ),
      alarm: alarm('offline_eval', 'Context recall on two-part questions below 0.8'),
    },
    {
      id: 'D',
      cause: 'The judge likes long, hedged prose, prompts were tuned to please it, and people want one line',
      at: ['generates'],
      blows: [{ at: 'generates', scale: { outputTokens: 2.6 } }],
      evidence: [
        see(
          'llm_judge',
          'Scores go up with length (correlation 0.6); agreement with people is a kappa of 0.31.',
          table(
            'Judge against people',
            ['measure', 'value'],
            [
              ['agreement with people (kappa)', '0.71'],
              ['correlation with length', '0.12'],
            ],
            [
              ['agreement with people (kappa)', '0.31'],
              ['correlation with length', '0.60'],
            ],
          ),
        ),
        see(
          'quality_monitor',
          'The median answer has grown from 90 to 240 tokens since prompt v18.',
          histogram('Length of answers', 'tokens', [90, 25], [240, 60]),
        ),
        see(
          'feedback_collector',
          'People write "too long" and "get to the point".',
          log(
            'Comments in free text',
            ['"helped, thanks"', '"wrong shop hours"'],
            ['"too long"', '"get to the point"', '"I stopped reading"'],
          ),
        ),
      ],
      immediate: now(
        'Go back to the prompt before v18 and ask for two sentences',
        { quality: 'The few who want detail must ask for it.' },
        [],
      ),
      structural: later(
        'Calibrate the judge against people each quarter, and control for length in every comparison',
        { cost: 'A hundred items labelled by people every quarter.' },
        [feeds('human_annotation', 'Judge calibration', ['evaluates', 'generates'])],
      ),
      alarm: alarm('quality_monitor', 'Median length of answers up by a third in a week'),
    },
    {
      id: 'E',
      cause: 'The answer is right for somebody else: plan and country of the user no longer enter the context',
      at: 'generates',
      evidence: [
        see(
          'llm_tracing',
          'Profile fields are empty in 70 % of prompts since the change of sign-in.',
          series('Prompts without profile fields', '%', 2, 70),
        ),
        see(
          'session_store',
          'Sessions carry no plan and no country.',
          table(
            'Fields of a session',
            ['field', 'filled'],
            [
              ['user id', '100 %'],
              ['plan', '98 %'],
              ['country', '97 %'],
            ],
            [
              ['user id', '100 %'],
              ['plan', '29 %'],
              ['country', '30 %'],
            ],
          ),
        ),
        see(
          'feedback_collector',
          'People write "not my plan" and "not my country".',
          log(
            'What people say is wrong',
            ['"too slow"', '"link broken"'],
            ['"not my plan"', '"not my country"', '"I am a business customer"'],
          ),
        ),
      ],
      immediate: now('Map the new sign-in’s fields again, and ask where they are unknown', {
        latency: 'Some people are asked one question first.',
      }),
      structural: later(
        'A contract test on the fields of the context, and golden cases for several kinds of users',
        { cost: 'Golden cases multiply by the kinds of users.' },
        [gate('Context fields are filled')],
      ),
      alarm: alarm('alerting', 'Share of prompts without plan or country above 5 %'),
    },
  ],
})
