import {
  alarm,
  asked,
  contain,
  defineDrill,
  diff,
  feeds,
  figure,
  gate,
  herring,
  later,
  log,
  need,
  now,
  see,
  split,
  step,
  table,
  temptation,
  vital,
} from './drill.ts'

export default defineDrill({
  id: 'engagement-up-value-down',
  title: 'Engagement up, value down',
  group: 'recommendation',
  symptom: 'Since the new ranker click-through is up 9 %, orders are down 4 %, and complaints rise.',
  vitals: [
    vital('Orders', 'index', 100, 96, 'higher'),
    vital('Clicks', 'index', 100, 109, 'higher'),
    vital('Complaints', 'per thousand orders', 5, 8.1, 'lower'),
  ],
  needs: [need(['ranking_model', 'candidate_generator', 'image_gen_model', 'ab_test'], 'a model that ranks or writes')],
  boards: ['post-moderation', 'marketplace-ranking'],
  order: [
    step('wide', 'Hold the objective against the goal.'),
    step('suppose', 'The label, its own exposure, texts, or the way it was measured?'),
    step('narrow', 'Cut by new users, sellers and places on the page.'),
    step('weigh', 'Interleave or look at what would have been shown.'),
    step('contain', 'Hold the share of the new ranker.'),
    step('diagnose', 'Name what the ranker is paid for.'),
    step('immediate', 'Weight it again.'),
    step('structural', 'Constrain, explore and keep a holdout.'),
    step('alarm', 'Guardrails that stop by themselves.'),
  ],
  firstLooks: ['ab_test', 'metrics', 'feedback_collector', 'quality_monitor'],
  suspects: ['The season is weak', 'The test must run longer', 'Clicks will turn into orders later'],
  herrings: [
    herring('Clicks are up, celebrate.', 'Nobody pays in clicks.'),
    temptation(
      'Let the test run longer',
      'The interval of orders excludes zero already.',
      see(
        'offline_eval',
        'Offline ranking quality went up.',
        table('Offline ranking quality', ['measure', 'value'], [['ndcg of clicks', '0.42']], [['ndcg of clicks', '0.47']]),
      ),
    ),
  ],
  rubric: ['Aligns the objective', 'Has guardrail metrics', 'Removes bias and explores', 'A rule to stop', 'A long holdout'],
  twist: {
    asks: 'The seller team wants reach for new sellers. What do you trade?',
    good: 'A fixed share of places for exploration, its cost in orders measured, and an end when a seller has enough data.',
  },
  containment: contain('Hold the new ranker at 10 %', 0.8, { quality: 'The old ranker stays for most.' }),
  variants: [
    {
      id: 'A',
      cause: 'Its label is the click, and sensational items win',
      at: ['ranking_model', 'predicts'],
      evidence: [
        see('ranking_model', 'The objective is the click.', diff('Objective', ['expected order value'], ['click'])),
        see(
          'ab_test',
          'Orders were no guardrail.',
          table(
            'Metrics of the test',
            ['metric', 'role'],
            [
              ['clicks', 'goal'],
              ['orders', 'guardrail'],
            ],
            [
              ['clicks', 'goal'],
              ['orders', 'not in the test'],
            ],
          ),
        ),
      ],
      immediate: now('Weight clicks by the value of orders', { quality: 'Browsing gets a little duller.' }),
      structural: later('Several objectives, with guardrails', { cost: 'Weights must be argued each quarter.' }, [
        gate('Guardrails of the ranker', ['predicts', 'coordinates']),
      ]),
      alarm: alarm('ab_test', 'Orders fall significantly while clicks rise'),
    },
    {
      id: 'B',
      cause: 'It was trained on what it showed itself',
      at: ['training_pipeline', 'ranking_model', 'predicts'],
      evidence: [
        see('training_pipeline', 'No weights for exposure.', diff('Training', ['loss weighted by 1 / P(shown)'], ['loss'])),
        see(
          'metrics',
          'The top 1 % of items get 60 % of the impressions.',
          split('Impressions', '% of impressions', [
            ['top 1 % of items', 24, 60],
            ['others', 76, 40],
          ]),
        ),
      ],
      immediate: now('Explore with 5 % of the places', { quality: 'One place in twenty is a guess.' }),
      structural: later('Training that corrects for exposure', { cost: 'Logs must carry propensities.' }, [
        feeds('training_pipeline', 'Corrects for exposure', ['predicts']),
      ]),
      alarm: alarm('drift_monitor', 'Share of the top items above 35 %'),
    },
    {
      id: 'C',
      cause: 'Titles written by a model promise too much',
      at: 'generates',
      evidence: [
        see(
          'content_moderator',
          'Titles are not checked against the item.',
          table(
            'Checks on titles',
            ['check', 'in force'],
            [
              ['offensive', 'yes'],
              ['true to the item', 'yes'],
            ],
            [
              ['offensive', 'yes'],
              ['true to the item', 'no'],
            ],
          ),
        ),
        see(
          'feedback_collector',
          '"Not as described."',
          log('Reasons of returns', ['"too small"'], ['"not as described"', '"not as described"', '"nothing like the title"']),
        ),
      ],
      immediate: now('Put the old titles back', { quality: 'Duller titles.' }, [], 0.9),
      structural: later('A check of titles against the item’s data', { cost: 'A call per title.' }, [
        asked('groundedness_checker', 'Titles against items', ['coordinates', 'generates', 'predicts']),
      ]),
      alarm: alarm('quality_monitor', 'Returns "not as described" up by half'),
    },
    {
      id: 'D',
      cause: 'The ranker is two and a half times as slow: only people on fast connections see it, and they click more',
      at: ['predicts'],
      blows: [{ at: 'predicts', scale: { time: 2.5 } }],
      evidence: [
        see('metrics', 'p95 went from {p95Ms.before} to {p95Ms.after}.', figure('Latency, p95', 'p95Ms')),
        see(
          'ab_test',
          'Exposure is logged after rendering, so slow users drop out.',
          table(
            'Exposure log',
            ['group', 'logged'],
            [
              ['fast', '99 %'],
              ['slow', '98 %'],
            ],
            [
              ['fast', '99 %'],
              ['slow', '61 %'],
            ],
          ),
        ),
      ],
      immediate: now('Roll back', { quality: 'The new ranker’s gains for fast users go too.' }, [], 0.95),
      structural: later('Latency as a guardrail of each test', { latency: 'Some better rankers are refused.' }, [
        gate('Latency guardrail', ['predicts', 'coordinates']),
      ]),
      alarm: alarm('alerting', 'p95 of the ranking a third above its last release'),
    },
  ],
})
