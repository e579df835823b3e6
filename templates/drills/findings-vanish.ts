import {
  alarm,
  asked,
  contain,
  defineDrill,
  diff,
  figure,
  gate,
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
  id: 'findings-vanish',
  title: 'Findings vanish between agents',
  group: 'agents',
  symptom: 'The researcher’s trace holds the key number. In 14 % of runs the final brief does not.',
  vitals: [vital('Briefs without a key finding', '%', 2, 14, 'lower')],
  needs: [
    need(['sub_agent', 'agent_supervisor', 'acts_autonomously'], 'steps that hand work on'),
    need(['generates'], 'a model that writes'),
  ],
  boards: [
    'research-desk',
    'procurement-browser-agent',
    'pull-request-reviewer',
    'bank-code-assistant',
    'mailbox-triage',
    'refund-support-agent',
  ],
  order: [
    step('wide', 'Compare what goes in and what comes out at each hand-off.'),
    step('suppose', 'Summary, cut, overwriting, or a critic?'),
    step('narrow', 'Plant a fact and follow it.'),
    step('weigh', 'Drop the hand-offs where it survives.'),
    step('diagnose', 'Name the place and how it is lost.'),
    step('immediate', 'Carry findings around that place.'),
    step('structural', 'Hand over typed things with evidence.'),
    step('alarm', 'Plant facts in production.'),
  ],
  firstLooks: ['llm_tracing', 'checkpoint_store', 'agent_supervisor'],
  suspects: ['The writer ignores numbers', 'One more critic would find what is missing', 'The context should be larger'],
  herrings: [
    temptation('Add a critic', 'It reads the same lossy text.'),
    temptation(
      'Use a larger context',
      'What was summarised away is not in any context.',
      see('metrics', 'Runs take as long as ever.', figure('Latency of a run, p95', 'p95Ms')),
    ),
  ],
  rubric: [
    'Inspects hand-offs',
    'A typed contract with ids of evidence',
    'A test with planted facts',
    'Fewer agents where possible',
    'States the price',
  ],
  twist: {
    asks: 'May you remove an agent?',
    good: 'Yes, where two share a context anyway: one step less to lose things in. Show it with planted facts before and after, at the same cost.',
  },
  containment: contain('Attach the researcher’s raw notes to each brief', 0.5, { quality: 'Briefs get an appendix that few read.' }),
  variants: [
    {
      id: 'A',
      cause: 'The hand-off is a free summary of at most 300 words',
      at: ['acts_autonomously', 'coordinates'],
      evidence: [
        see(
          'agent_supervisor',
          'The text handed over lacks the number.',
          diff('Hand-off of a planted fact', ['Revenue 2025: 41.7 M (table 3)', 'Growth in all regions'], ['Growth in all regions']),
        ),
        see(
          'llm_tracing',
          'The span of the summary drops the table.',
          log('Spans of a run', ['research: 3 tables', 'hand-off: 3 tables'], ['research: 3 tables', 'summary: 298 words, 0 tables']),
        ),
      ],
      immediate: now('Hand findings over as a list', { cost: 'Some more tokens per hand-off.' }, [
        { at: 'generates', scale: { inputTokens: 1.08 } },
      ]),
      structural: later('A schema: claim, value, source, confidence', { quality: 'What does not fit the schema needs a place.' }, [
        asked('output_validator', 'Findings by schema', ['acts_autonomously', 'coordinates']),
      ]),
      alarm: alarm('quality_monitor', 'Planted facts that arrive below 98 %'),
    },
    {
      id: 'B',
      cause: 'The context is cut from the front, where the first finding stands',
      at: ['coordinates', 'generates'],
      evidence: [
        see(
          'context_builder',
          'The oldest tokens fall off at 16 thousand.',
          histogram('Tokens before the cut', 'tokens', [12000, 1500], [21000, 2500], 16000),
        ),
        see(
          'llm_tracing',
          'What is missing was always found first.',
          table(
            'Place of missing findings',
            ['place in the run', 'missing'],
            [
              ['first third', '14 %'],
              ['rest', '14 %'],
            ],
            [
              ['first third', '38 %'],
              ['rest', '2 %'],
            ],
          ),
        ),
      ],
      immediate: now('Put findings at the end of the context', { quality: 'Early instructions may fall off instead; pin them.' }),
      structural: later('A budget of tokens by importance', { latency: 'Importance must be computed.' }, [
        asked('context_builder', 'Budget by importance', ['coordinates', 'acts_autonomously']),
      ]),
      alarm: alarm('alerting', 'Anything cut that is marked as a finding'),
    },
    {
      id: 'C',
      cause: 'Two workers write the same key, and the last one wins',
      at: ['coordinates', 'acts_autonomously'],
      evidence: [
        see(
          'checkpoint_store',
          'The field was overwritten.',
          log('Writes to "revenue"', ['worker 1: 41.7 M'], ['worker 1: 41.7 M', 'worker 2: null (0.4 s later)']),
        ),
        see(
          'sub_agent',
          'They run in parallel.',
          table(
            'Workers in the losing runs',
            ['worker', 'started'],
            [
              ['1', '0 s'],
              ['2', '31 s'],
            ],
            [
              ['1', '0 s'],
              ['2', '0 s'],
            ],
          ),
        ),
      ],
      immediate: now('A space of keys for each worker', { quality: 'Duplicates appear in the draft.' }),
      structural: later('Rules for merging, and a store that only appends', { cost: 'The store grows.' }, [
        asked('checkpoint_store', 'Findings, append only', ['coordinates', 'acts_autonomously']),
      ]),
      alarm: alarm('alerting', 'A finding overwritten by an empty value'),
    },
    {
      id: 'D',
      cause: 'The critic deletes claims without a source, because ids of sources changed their form',
      at: ['coordinates', 'acts_autonomously'],
      evidence: [
        see('citation_builder', 'Ids look different since Tuesday.', diff('Ids of sources', ['src:17'], ['doc-17#p3'])),
        see('sub_agent', 'The critic removes nine claims as uncited.', series('Claims removed per brief', 'claims', 0.4, 9)),
      ],
      immediate: now('Accept both forms', { quality: 'A really uncited claim may pass for a day.' }, [], 0.95),
      structural: later('Contract tests between agents', { cost: 'A suite for each hand-off.' }, [
        gate('Hand-off contracts', ['coordinates', 'acts_autonomously', 'generates']),
      ]),
      alarm: alarm('alerting', 'Claims removed per brief above three'),
    },
  ],
})
