import {
  alarm,
  contain,
  defineDrill,
  diff,
  feeds,
  gate,
  histogram,
  later,
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
  id: 'judge-changed',
  title: 'The judge changed its mind',
  group: 'evaluation',
  symptom: 'Overnight the quality scores of every team moved by 5 to 9 points. Nobody released anything.',
  vitals: [
    vital('Judged quality, all teams', 'score', 0.88, 0.81, 'higher'),
    vital('Agreement with people', 'kappa', 0.72, 0.48, 'higher'),
  ],
  needs: [need(['evaluates'], 'a judge or an evaluation'), need(['generates', 'coordinates'], 'something that is judged')],
  boards: [
    'catalogue-localisation',
    'evaluation-platform',
    'policy-answers-insurer',
    'clinical-notes',
    'ask-your-data',
    'meeting-interpreter',
  ],
  order: [
    step('wide', 'Score the frozen anchor cases again.'),
    step('suppose', 'Version, family, length, position: what can move a judge?'),
    step('narrow', 'Compare the judge’s version, prompt and settings with last week’s.'),
    step('weigh', 'Label a hundred items by people: did the level shift or the ranking?'),
    step('contain', 'Stop blocking releases on it until it is calibrated.'),
    step('diagnose', 'Name what moved the ruler.'),
    step('immediate', 'Put the ruler back.'),
    step('structural', 'Treat it as an instrument: pinned, anchored, calibrated.'),
    step('alarm', 'Alarm on the anchors.'),
  ],
  firstLooks: ['llm_judge', 'offline_eval'],
  suspects: ['All teams regressed on the same night', 'The judge is noisy; average two of them', 'The cases were changed'],
  herrings: [
    temptation('Roll the prompts of the product back', 'Nobody released; rolling back would change what is right.'),
    temptation(
      'Average two judges',
      'Two biased rulers make one biased mean.',
      see('metrics', 'The nightly run took as long as ever.', series('Minutes of the nightly run', 'min', 48, 48)),
    ),
  ],
  rubric: [
    'Treats the judge as a measured instrument',
    'Anchors and pins it',
    'Knows the biases: position, length, own family',
    'Judges pairs in both orders',
    'Wins trust back with labels by people',
  ],
  twist: {
    asks: 'A team has a release today. Does the gate hold it up?',
    good: 'No blocking on an uncalibrated ruler: compare the candidate with the version in production in pairs, both orders, on the same judge, and let a person read the losses.',
  },
  containment: contain('Let gates warn instead of block until the judge is calibrated', 0.3, {
    safety: 'For a day a regression can pass.',
  }),
  variants: [
    {
      id: 'A',
      cause: 'The vendor refreshed the model behind the judge’s alias',
      at: ['evaluates'],
      evidence: [
        see('llm_judge', 'Anchors fell from 0.88 to 0.80, and the alias carries no date.', series('Anchor score', 'score', 0.88, 0.8)),
        see(
          'offline_eval',
          'All teams move on the same night, on answers that were frozen months ago.',
          table(
            'Shift by team, on frozen answers',
            ['team', 'shift'],
            [
              ['search', '0'],
              ['chat', '0'],
              ['mail', '0'],
            ],
            [
              ['search', '−6'],
              ['chat', '−9'],
              ['mail', '−5'],
            ],
          ),
        ),
      ],
      immediate: now('Pin the previous version', { cost: 'The older version costs a little more.' }, [], 0.95),
      structural: later(
        'Anchors in every run, and a period with both judges when one is changed',
        { cost: 'Judging twice for a week per change.' },
        [feeds('golden_dataset', 'Anchor cases', ['evaluates'])],
      ),
      alarm: alarm('alerting', 'Anchor score moves by more than 2 points'),
    },
    {
      id: 'B',
      cause: 'The candidate moved to the judge’s own family of models last week, and the judge prefers its kin',
      at: ['evaluates'],
      evidence: [
        see(
          'llm_judge',
          'The gain is gone when a judge of another family decides.',
          table(
            'Wins of the candidate by judge',
            ['judge', 'wins'],
            [
              ['same family', '50 %'],
              ['other family', '50 %'],
            ],
            [
              ['same family', '64 %'],
              ['other family', '50 %'],
            ],
          ),
        ),
        see(
          'human_annotation',
          'People see no difference.',
          table(
            'Preference of people',
            ['prefers', 'share'],
            [
              ['neither', '46 %'],
              ['old', '27 %'],
              ['new', '27 %'],
            ],
            [
              ['neither', '47 %'],
              ['old', '27 %'],
              ['new', '26 %'],
              ['(judge says new)', '64 %'],
            ],
          ),
        ),
      ],
      immediate: now('Judge again with another family', { cost: 'One evaluation run.' }),
      structural: later(
        'A judge whose family is never that of the candidate, and people on every claimed win',
        { cost: 'A second judge and some labels.' },
        [feeds('human_annotation', 'People check wins', ['evaluates'])],
      ),
      alarm: alarm('offline_eval', 'Two judges differ by more than 5 points'),
    },
    {
      id: 'C',
      cause: 'The judge favours length: answers that are twice as long score 7 points more',
      at: ['evaluates'],
      blows: [{ at: ['generates'], scale: { outputTokens: 1.6 } }],
      evidence: [
        see(
          'llm_judge',
          'Scores rise with length, at equal content.',
          histogram('Score of padded answers minus originals', 'points', [0.2, 1.5], [7, 2], 0),
        ),
        see(
          'quality_monitor',
          'Length has doubled since prompt v30, and output tokens with it.',
          series('Length of answers, median', 'tokens', 150, 300),
        ),
      ],
      immediate: now('A rubric that controls for length', { quality: 'Old scores cannot be compared with new ones.' }),
      structural: later(
        'Length as a covariate in each comparison, and brevity as a criterion',
        { cost: 'A little statistics in each report.' },
        [watch('quality_monitor', 'Length beside score')],
      ),
      alarm: alarm('quality_monitor', 'Score and length correlate above 0.3'),
    },
    {
      id: 'D',
      cause: 'Somebody removed the swapping of order, so the first of a pair wins',
      at: ['evaluates'],
      evidence: [
        see(
          'llm_judge',
          'On identical pairs the first slot wins 68 %.',
          split('Winner on identical pairs', '% of pairs', [
            ['first slot', 50, 68],
            ['second slot', 50, 32],
          ]),
        ),
        see(
          'ci_cd',
          'The setting changed in the repository of the evaluation.',
          diff('Settings of the pairwise run', ['swap_order: true', 'ties: allowed'], ['swap_order: false', 'ties: allowed']),
        ),
      ],
      immediate: now('Swap the order again and repeat the run', { cost: 'Twice the judge’s calls.' }, [], 0.95),
      structural: later('A run of identical pairs before every comparison', { cost: 'Fifty pairs more per run.' }, [
        gate('Identical pairs come out even', ['evaluates', 'coordinates']),
      ]),
      alarm: alarm('alerting', 'Identical pairs further than 5 points from even'),
    },
  ],
})
