import {
  alarm,
  asked,
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
  step,
  table,
  temptation,
  vital,
} from './drill.ts'

export default defineDrill({
  id: 'citation-does-not-say',
  title: 'The citation does not say that',
  group: 'quality',
  symptom: 'Answers carry neat citations. Auditors find that one in nine does not support its sentence.',
  vitals: [vital('Citations without support', '%', 2, 11, 'lower'), vital('Answers with citations', '%', 98, 98, 'higher')],
  needs: [
    need(['generates'], 'a model that cites'),
    need(['retrieves', 'search_index', 'untrusted_source', 'source_of_truth', 'stores_data'], 'sources to cite'),
  ],
  boards: ['contract-drafting', 'web-answer-engine', 'kyc-entity-search', 'meeting-interpreter', 'research-desk', 'support-rag'],
  order: [
    step('wide', 'Measure support and coverage of citations on a sample.'),
    step('suppose', 'Chosen before or after the text? Shifted ids? Merged people? Old pages?'),
    step('narrow', 'Take twenty bad ones and follow their ids.'),
    step('weigh', 'Check borders of chunks, order and conflicting sources.'),
    step('contain', 'Do not show what is not verified.'),
    step('diagnose', 'Name where the link breaks.'),
    step('immediate', 'Hide or mend the broken ones.'),
    step('structural', 'Generate from numbered passages and verify each sentence.'),
    step('alarm', 'Watch support, not presence.'),
  ],
  firstLooks: ['groundedness_checker', 'llm_tracing', 'offline_eval', 'citation_builder'],
  suspects: ['There are too few citations', 'The model invents sources', 'Auditors are too strict'],
  herrings: [
    temptation('Show more citations', 'More of the same error.'),
    herring(
      '98 % of answers carry a citation.',
      'Presence is not support.',
      see('quality_monitor', 'Share of answers with a citation: 98 %.', series('Answers with a citation', '%', 98, 98)),
    ),
  ],
  rubric: [
    'Tells presence from support',
    'Checks each sentence against its span',
    'Shows the evidence itself',
    'Has a rule for abstaining',
    'Lets people see the passage',
  ],
  twist: {
    asks: 'Verification costs 400 ms. Do you show the answer before?',
    good: 'Stream the text without marks and let each citation appear once it is verified; where it fails, the sentence is marked, not hidden.',
  },
  containment: contain('Show only citations that a check confirmed', 0.6, { latency: 'Marks appear half a second late.' }),
  variants: [
    {
      id: 'A',
      cause: 'Citations are attached after the text, by similarity',
      at: ['generates'],
      evidence: [
        see(
          'citation_builder',
          'It matches sentences to passages by cosine, afterwards.',
          table(
            'How citations are made',
            ['step', 'when'],
            [['numbered passages', 'before writing']],
            [['nearest passage', 'after writing']],
          ),
        ),
        see(
          'groundedness_checker',
          'Support is 0.71.',
          histogram('Support of a sentence by the passage that was matched to it', 'score', [0.93, 0.04], [0.71, 0.16], 0.8),
        ),
      ],
      immediate: now('Hide citations below 0.8', { quality: 'A quarter of sentences lose their mark.' }),
      structural: later('Write from numbered passages and verify each mark', { latency: 'A check per sentence.' }, [
        asked('groundedness_checker', 'Support per sentence', ['coordinates', 'generates']),
      ]),
      alarm: alarm('groundedness_checker', 'Support below 0.9 on the daily sample'),
    },
    {
      id: 'B',
      cause: 'Reranking changes the order after the numbers were given: every mark is off by one',
      at: ['generates', 'coordinates'],
      evidence: [
        see(
          'llm_tracing',
          'Mark [3] leads to what was third before the ranking.',
          table(
            'Marks and passages',
            ['mark', 'passage in the prompt', 'passage shown'],
            [['[3]', 'p-17', 'p-17']],
            [['[3]', 'p-17', 'p-08']],
          ),
        ),
        see(
          'context_builder',
          'It numbers before the reranker and is not told of the new order.',
          log('Building the context', ['rank', 'number', 'write'], ['number', 'rank', 'write']),
        ),
      ],
      immediate: now('Number after the ranking', { quality: 'Old conversations keep wrong marks.' }, [], 0.95),
      structural: later('Ids of passages that never change, with a test for them', { cost: 'A small migration of stored answers.' }, [
        gate('Marks lead to their passages'),
      ]),
      alarm: alarm('alerting', 'A mark whose passage was not in the prompt'),
    },
    {
      id: 'C',
      cause: 'Two people with one name became one entity',
      at: ['knowledge_graph', 'deduplicator'],
      evidence: [
        see(
          'deduplicator',
          'A merge that should not have been.',
          log('Merges', ['"A. Weber (Bonn)" + "Anna Weber (Bonn)"'], ['"A. Weber (Bonn)" + "A. Weber (Graz)", score 0.91']),
        ),
        see(
          'knowledge_graph',
          'One person with two dates of birth.',
          table('Node A. Weber', ['property', 'value'], [['born', '1971']], [['born', '1971, 1984']]),
        ),
      ],
      immediate: now('Split the person in two', { cost: 'An hour, and a look for others like it.' }),
      structural: later('An evaluation of merges before they go in', { cost: 'Three hundred labelled pairs.' }, [
        gate('Entity merges', ['offline_processing', 'coordinates']),
      ]),
      alarm: alarm('quality_monitor', 'Entities with contradicting facts'),
    },
    {
      id: 'D',
      cause: 'The page changed after it was fetched, and the citation links to the live page',
      at: ['crawler', 'web_search', 'untrusted_source'],
      evidence: [
        see('crawler', 'Fetched 40 days ago.', series('Age of cited pages, median', 'days', 3, 40)),
        see(
          'citation_builder',
          'It links to the page of today.',
          table('Targets of links', ['target', 'share'], [['snapshot', '100 %']], [['live page', '100 %']]),
        ),
      ],
      immediate: now('Show the date of the snapshot', { quality: 'Users see how old it is.' }),
      structural: later('Keep the snapshot that was cited, and fetch by volatility', { cost: 'Storage for snapshots.' }, [
        feeds('object_storage', 'Snapshots of cited pages', ['coordinates', 'generates', 'retrieves']),
      ]),
      alarm: alarm('alerting', 'Median age of cited pages above a week'),
    },
  ],
})
