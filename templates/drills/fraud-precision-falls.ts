import {
  alarm,
  asked,
  contain,
  defineDrill,
  diff,
  gate,
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
  id: 'fraud-precision-falls',
  title: 'Precision falls without a release',
  group: 'mlops',
  symptom: 'The precision of declined payments fell from 91 % to 78 % within four days. No model was changed, traffic is normal.',
  vitals: [
    vital('Precision of decisions', '%', 91, 78, 'higher'),
    vital('Good customers declined', 'per thousand payments', 0.9, 2.2, 'lower'),
  ],
  needs: [need(['feature_store', 'serves_features'], 'a model that predicts')],
  boards: ['card-fraud-scoring', 'marketplace-ranking'],
  order: [
    step('wide', 'Check the inputs before the model: empty values, defaults, freshness, distribution.'),
    step('suppose', 'A broken feature, a skew, new behaviour, or late data?'),
    step('narrow', 'Compare features online and offline for the same events.'),
    step('weigh', 'Cut by country and channel.'),
    step('contain', 'Fall back on rules where the inputs are bad.'),
    step('diagnose', 'Name the input.'),
    step('immediate', 'Take it out or repair it.'),
    step('structural', 'Contracts, freshness and owners for features. Training comes last.'),
    step('alarm', 'Alarm per feature.'),
  ],
  firstLooks: ['feature_store', 'drift_monitor', 'metrics', 'stream_processor'],
  suspects: ['The model must be trained again', 'The threshold is too low', 'Labels arrive late and mislead us'],
  herrings: [
    temptation('Train again at once', 'On broken inputs it learns to trust them.'),
    temptation(
      'Raise the threshold',
      'It hides the loss of precision in missed fraud.',
      see(
        'offline_eval',
        'On last month’s data the model scores as ever.',
        table('Model on last month’s data', ['measure', 'value'], [['precision', '91 %']], [['precision', '91 %']]),
      ),
    ),
  ],
  rubric: ['Data before the model', 'Checks skew', 'Knows that labels come late', 'Safe defaults', 'Alarms and owners per feature'],
  twist: {
    asks: 'Labels take 30 days. How do you know today that it is mended?',
    good: 'Inputs: empty values, lag and distribution back at their base; outputs: score distribution and approval rate as before; and a small sample judged by analysts today.',
  },
  containment: contain('Decide by rules where features are missing or old', 0.4, { quality: 'Rules catch less than the model.' }),
  variants: [
    {
      id: 'A',
      cause: 'A field was renamed upstream and a feature is empty',
      at: ['predicts', 'serves_features'],
      evidence: [
        see('feature_store', 'Empty values went from 0.3 % to 41 %.', series('Empty values of merchant_risk', '%', 0.3, 41)),
        see('cdc_stream', 'The schema changed on Monday.', diff('Schema upstream', ['merchant_risk_score'], ['merchant_risk'])),
      ],
      immediate: now(
        'Switch the feature off and use the smaller model',
        { quality: 'Precision stays two points below the best.' },
        [],
        0.9,
      ),
      structural: later('Contracts for schemas, and an alarm on empty values', { cost: 'Producers must ask before they rename.' }, [
        gate('Schema contract of features', ['predicts', 'serves_features', 'coordinates']),
      ]),
      alarm: alarm('drift_monitor', 'Empty values of a feature above 2 %'),
    },
    {
      id: 'B',
      cause: 'The window online counts in UTC and the one in training in local time',
      at: ['predicts', 'serves_features', 'trains_models'],
      evidence: [
        see(
          'feature_store',
          'Values online and offline differ for 12 % of events.',
          series('Values that differ online and offline', '%', 0.2, 12),
        ),
        see(
          'training_pipeline',
          'A time zone in the join.',
          diff('Join in training', ['event_time AT TIME ZONE UTC'], ['event_time (local)']),
        ),
      ],
      immediate: now('Set the window to UTC on both sides', { quality: 'Scores shift a little until the next training.' }),
      structural: later('Tests of features as they were at a point in time', { cost: 'A replay per release.' }, [
        gate('Point-in-time features', ['predicts', 'serves_features', 'coordinates']),
      ]),
      alarm: alarm('alerting', 'Online and offline values differ for more than 1 %'),
    },
    {
      id: 'C',
      cause: 'Fraud moved to another category of merchants, and good customers there look alike',
      at: ['predicts'],
      evidence: [
        see(
          'drift_monitor',
          'The distribution of categories shifted (PSI 0.34).',
          split('Declines by category', '% of declines', [
            ['electronics', 44, 21],
            ['travel', 31, 18],
            ['gift cards', 25, 61],
          ]),
        ),
        see(
          'human_review_queue',
          'Analysts note a new pattern.',
          log(
            'Notes of analysts',
            ['stolen card, electronics'],
            ['gift cards, small sums, new devices', 'gift cards, small sums, new devices'],
          ),
        ),
      ],
      immediate: now('A rule for that category', { quality: 'Some honest buyers of gift cards are asked a question.' }),
      structural: later('Rules that go out in an hour, and training on a rhythm', { cost: 'A team on call for rules.' }, [
        asked('policy_engine', 'Fast rules', ['coordinates', 'predicts']),
      ]),
      alarm: alarm('drift_monitor', 'PSI of a leading feature above 0.2'),
    },
    {
      id: 'D',
      cause: 'The stream lags at peak: features are twenty minutes old',
      at: ['predicts', 'serves_features'],
      evidence: [
        see('stream_processor', 'The lag reaches 1,180 seconds.', series('Lag by hour', 's', 4, 1180, 'burst')),
        see(
          'metrics',
          'Precision dips in the hours of the lag.',
          series('Precision by hour, against the mean of the day', '%', 100, 68, 'burst'),
        ),
      ],
      immediate: now('Scale the consumer', { cost: 'Four machines more at peak.' }),
      structural: later('The age of features as a feature, and a rule for old ones', { quality: 'Old features count less.' }, [
        watch('drift_monitor', 'Age of features', ['predicts', 'serves_features', 'coordinates']),
      ]),
      alarm: alarm('alerting', 'Age of features above 60 s'),
    },
  ],
})
