import {
  alarm,
  asked,
  contain,
  defineDrill,
  diff,
  gate,
  herring,
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
  id: 'canary-green-rollout-red',
  title: 'The canary was green, the rollout is red',
  group: 'release',
  symptom: 'A canary at 1 % passed for 24 hours. At 100 % complaints exploded within two hours.',
  vitals: [vital('Complaints', 'per thousand answers', 0.4, 6, 'lower'), vital('Quality, all traffic', 'score', 0.9, 0.82, 'higher')],
  needs: [need(['generates', 'predicts'], 'something that is released')],
  boards: [
    'bank-code-assistant',
    'multi-tenant-crm-copilot',
    'ad-image-generation',
    'catalogue-localisation',
    'maths-tutor',
    'contract-drafting',
  ],
  order: [
    step('contain', 'Roll back first.'),
    step('wide', 'What differs between 1 % and 100 %: people, load, slices, caches, time?'),
    step('suppose', 'Write down what the canary could not see.'),
    step('narrow', 'Look at who was in it, and at load and caches.'),
    step('weigh', 'Could it have seen an effect of this size at all?'),
    step('diagnose', 'Say why it was green.'),
    step('immediate', 'Hold or return to the share that works.'),
    step('structural', 'Run it again, stratified, with a rule decided before.'),
    step('alarm', 'Roll back by machine on the guardrail.'),
  ],
  firstLooks: ['canary_release', 'quality_monitor', 'metrics', 'ab_test'],
  suspects: ['The canary was too short', 'Users dislike whatever is new', 'A coincidence: another service failed'],
  herrings: [
    temptation('Run the canary for a week', 'A week of the same people and the same load shows the same.'),
    herring(
      'Users only need to get used to it.',
      'They complain of errors, not of looks.',
      see(
        'feedback_collector',
        'Comments name wrong answers and waiting.',
        log('Comments', ['"slow today"'], ['"wrong"', '"waited a minute"', '"wrong again"']),
      ),
    ),
  ],
  rubric: [
    'Power and slices',
    'Effects that depend on load',
    'Rolls back by machine',
    'Shadow traffic',
    'A rule for the decision, made before',
  ],
  twist: {
    asks: 'Marketing has announced it for tonight. What can you show?',
    good: 'The old version with the new one in shadow, or the share that held (a tenth) for languages that were measured; with the rule that would widen or stop it.',
  },
  containment: contain('Roll back to the last version', 0.8, { quality: 'The new feature is gone again.' }),
  variants: [
    {
      id: 'A',
      cause: 'The canary held staff only, and English only',
      at: ['generates', 'predicts'],
      evidence: [
        see(
          'canary_release',
          'It was assigned by the flag "employee".',
          diff('Assignment of the canary', ['random 1 % of accounts'], ['employee = true']),
        ),
        see(
          'quality_monitor',
          'German answers fell by 14 points.',
          table(
            'Quality by language',
            ['language', 'change'],
            [
              ['English', '−8'],
              ['German', '−8'],
            ],
            [
              ['English', '0'],
              ['German', '−14'],
            ],
          ),
        ),
      ],
      immediate: now('Keep it for English, roll back the rest', { quality: 'Two versions live side by side.' }),
      structural: later('Samples stratified by language, tenant and device', { latency: 'Small strata need more days.' }, [
        asked('canary_release', 'Stratified canary', ['coordinates', 'gateway']),
      ]),
      alarm: alarm('alerting', 'A stratum without canary traffic'),
    },
    {
      id: 'B',
      cause: 'It is an effect of load: quotas are met at full share only',
      at: ['generates'],
      evidence: [
        see(
          'llm_gateway',
          '429 from a share of 40 % on.',
          table(
            'Refusals by share',
            ['share', 'refused'],
            [
              ['1 %', '0 %'],
              ['100 %', '0 %'],
            ],
            [
              ['1 %', '0 %'],
              ['40 %', '2 %'],
              ['100 %', '19 %'],
            ],
          ),
        ),
        see('metrics', 'The fallback answers 30 %.', series('Answers by the fallback', '%', 0.5, 30)),
      ],
      immediate: now('Hold at 30 %', { quality: 'Two versions live side by side.' }, [], 0.9),
      structural: later('A load test, and a plan for the ramp with the quotas in it', { cost: 'A load test per release.' }, [
        gate('Load test at full share'),
      ]),
      alarm: alarm('alerting', 'Use of any quota above 70 % during a ramp'),
    },
    {
      id: 'C',
      cause: 'The metric was too noisy: the effect is 2 points, and it could have seen 6',
      at: ['generates', 'predicts'],
      evidence: [
        see(
          'ab_test',
          '1,100 cases: an interval of 5 points either way.',
          table('Canary result', ['cases', 'difference', 'interval'], [[14000, '0.1', '±1.4']], [[1100, '−1.8', '±5']]),
        ),
        see(
          'regression_gate',
          'It does not ask for power.',
          table(
            'What the gate asks',
            ['question', 'asked'],
            [
              ['is the difference negative and significant', 'yes'],
              ['could it have seen 2 points', 'yes'],
            ],
            [
              ['is the difference negative and significant', 'yes'],
              ['could it have seen 2 points', 'no'],
            ],
          ),
        ),
      ],
      immediate: now('Roll back and count again with enough cases', { latency: 'Three more days.' }),
      structural: later('The size of a sample decided before, from the effect that matters', { latency: 'Some canaries take longer.' }, [
        gate('Power of the canary'),
      ]),
      alarm: alarm('ab_test', 'A decision with an interval wider than the effect that matters'),
    },
    {
      id: 'D',
      cause: 'A cache warmed by the old version answered most of the canary',
      at: 'caches_answers',
      evidence: [
        see('response_cache', '71 % hits on the canary.', series('Hits on canary traffic', '%', 4, 71)),
        see(
          'llm_tracing',
          'The new version was called for 29 % of canary requests.',
          split('Who answered the canary', '% of canary answers', [
            ['new version', 96, 29],
            ['cache of the old one', 4, 71],
          ]),
        ),
      ],
      immediate: now('Put the version into the key, and start the cache empty', { cost: 'A day of misses.' }, [
        { at: 'caches_answers', set: { hitRate: 0.1 } },
      ]),
      structural: later('The version as a part of each cache key', { cost: 'Each release starts cold.' }, [
        asked('response_cache', 'Key with version', ['coordinates']),
      ]),
      alarm: alarm('alerting', 'Cache hits across versions'),
    },
  ],
})
