import {
  alarm,
  asked,
  contain,
  defineDrill,
  diff,
  feeds,
  figure,
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
} from './drill.ts'

export default defineDrill({
  id: 'moderation-removes-news',
  title: 'Moderation removes the news',
  group: 'moderation',
  symptom: 'On an election weekend false removals went from 2 % to 9 %, and appeals doubled.',
  vitals: [vital('False removals', '%', 2, 9, 'lower'), vital('Appeals', 'per thousand posts', 1.4, 2.9, 'lower')],
  needs: [need(['content_moderator'], 'something that judges content')],
  boards: ['post-moderation', 'ad-image-generation', 'marketplace-ranking'],
  order: [
    step('wide', 'Cut by topic, language and by the layer that decided.'),
    step('suppose', 'New words, reports, a policy, or people who disagree?'),
    step('narrow', 'Compare a sample with the text of the policy.'),
    step('weigh', 'Rule layers out by what they decided.'),
    step('contain', 'Send the affected class to review instead of removing it.'),
    step('diagnose', 'Name the layer and why.'),
    step('immediate', 'Change one threshold or rule, with a date of expiry.'),
    step('structural', 'Calibrate and test what changes.'),
    step('alarm', 'Alarm on reversals on appeal, by topic.'),
  ],
  firstLooks: ['drift_monitor', 'metrics', 'audit_log', 'content_moderator', 'human_review_queue'],
  suspects: ['The model must be trained again at once', 'People post worse things before elections', 'Appeals are organised by one party'],
  herrings: [
    temptation('Switch moderation off for the weekend', 'The real harm does not rest.'),
    temptation(
      'Train again on the spot',
      'No fresh labels yet: it would learn the same error.',
      see('metrics', 'Posts a day are up by a third, as on any such weekend.', figure('Posts a day', 'requestsPerDay')),
    ),
  ],
  rubric: [
    'Attributes to a layer',
    'Trades precision against recall by harm',
    'A temporary policy with an end',
    'Counts reviewers',
    'Fresh labels and drift alarms',
  ],
  twist: {
    asks: 'A minister calls: one post must come back within the hour. What happens?',
    good: 'The same queue by harm and reach, the same policy, a second reviewer, a record of who asked; no key for anyone.',
  },
  containment: contain('Route the affected topic to people', 0.5, { cost: 'Reviewers get a third more to read.' }),
  common: [{ traffic: 1.33 }],
  variants: [
    {
      id: 'A',
      cause: 'New words of the campaign look like slurs to the classifier',
      at: ['classifier_model', 'content_moderator'],
      evidence: [
        see('drift_monitor', 'Unknown words are seven times as frequent.', series('Unknown words', 'per thousand', 3, 21)),
        see(
          'classifier_model',
          'Scores crowd between 0.6 and 0.9.',
          histogram('Score of removed posts', 'score', [0.95, 0.02], [0.76, 0.07], 0.6),
        ),
      ],
      immediate: now('Send the band from 0.6 to 0.9 to review', { cost: 'Reviewers work the weekend.' }),
      structural: later('Lexicon and calibration every week', { cost: 'An afternoon a week.' }, [
        gate('Weekly calibration', ['predicts', 'screens_content']),
      ]),
      alarm: alarm('drift_monitor', 'Unknown words above twice their usual rate'),
    },
    {
      id: 'B',
      cause: 'Organised reporting raises the scores',
      at: 'content_moderator',
      evidence: [
        see(
          'content_moderator',
          'Reports of users outweigh the text.',
          table(
            'Weight in the decision',
            ['feature', 'share'],
            [
              ['text', '81 %'],
              ['reports', '19 %'],
            ],
            [
              ['text', '34 %'],
              ['reports', '66 %'],
            ],
          ),
        ),
        see(
          'audit_log',
          'Few accounts file most reports.',
          split('Reports by account', '% of reports', [
            ['40 accounts', 2, 71],
            ['all others', 98, 29],
          ]),
        ),
      ],
      immediate: now('Cap the weight of reports', { safety: 'True reports count less for some days.' }),
      structural: later('Reputation of those who report', { cost: 'Another score to maintain.' }, [
        asked('classifier_model', 'Reputation of reporters', ['screens_content', 'coordinates']),
      ]),
      alarm: alarm('alerting', 'A tenth of the reports from fewer than fifty accounts'),
    },
    {
      id: 'C',
      cause: 'A new policy rule was meant for two countries and went out to all',
      at: ['policy_engine', 'content_moderator'],
      evidence: [
        see('policy_engine', 'Rule 88 is in force everywhere.', diff('Rule 88', ['countries: [at, hu]'], ['countries: all'])),
        see(
          'ci_cd',
          'Rules are released without tests.',
          table(
            'Checks before a rule goes out',
            ['check', 'runs'],
            [
              ['examples', 'yes'],
              ['countries', 'yes'],
            ],
            [
              ['examples', 'no'],
              ['countries', 'no'],
            ],
          ),
        ),
      ],
      immediate: now('Take the rule back and restore posts', { safety: 'Two countries are without it for a day.' }, [], 0.95),
      structural: later('Tests for rules, and a canary country', { latency: 'Rules go out a day later.' }, [
        gate('Policy examples', ['coordinates', 'screens_content']),
      ]),
      alarm: alarm('alerting', 'One rule’s removals ten times those of the day before'),
    },
    {
      id: 'D',
      cause: 'Two vendors of reviewers read the guideline differently',
      at: ['human_review_queue', 'human_annotation', 'human'],
      evidence: [
        see(
          'human_annotation',
          'Agreement is a kappa of 0.41.',
          table('Agreement of reviewers', ['measure', 'value'], [['kappa', '0.78']], [['kappa', '0.41']]),
        ),
        see(
          'human_review_queue',
          'The two vendors overturn in opposite directions.',
          table(
            'Overturned by vendor',
            ['vendor', 'kept', 'removed'],
            [
              ['one', '52 %', '48 %'],
              ['two', '50 %', '50 %'],
            ],
            [
              ['one', '81 %', '19 %'],
              ['two', '22 %', '78 %'],
            ],
          ),
        ),
      ],
      immediate: now('Decide the open point and write to both', { latency: 'The queue stands still for an hour.' }),
      structural: later('Calibration meetings and gold items in each queue', { cost: 'One item in fifty is a test.' }, [
        feeds('golden_dataset', 'Gold items for reviewers', ['human', 'screens_content']),
      ]),
      alarm: alarm('quality_monitor', 'Agreement between vendors below 0.6'),
    },
  ],
})
