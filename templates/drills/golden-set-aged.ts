import { alarm, contain, defineDrill, feeds, figure, gate, later, need, now, see, split, step, table, temptation, vital } from './drill.ts'

export default defineDrill({
  id: 'golden-set-aged',
  title: 'The golden set no longer describes production',
  group: 'evaluation',
  symptom: 'For five months releases have passed at 94 %. In production the share of solved cases slid from 71 % to 62 %.',
  vitals: [vital('Solved cases', '%', 71, 62, 'higher'), vital('Release score', '%', 94, 94, 'higher')],
  needs: [need(['evaluates', 'provides_labels'], 'an evaluation'), need(['generates', 'predicts'], 'something that answers')],
  boards: ['support-rag', 'ad-image-generation', 'catalogue-localisation', 'maths-tutor', 'onboarding-documents', 'pull-request-reviewer'],
  order: [
    step('wide', 'Compare golden set and production: intent, language, length, age.'),
    step('suppose', 'New questions, leaked cases, or a language that was never in it?'),
    step('narrow', 'Let experts score a fresh sample of production.'),
    step('weigh', 'Find slices that exist in production only, and cases that sit in prompts.'),
    step('diagnose', 'Say why the score no longer means anything.'),
    step('immediate', 'Bring the missing cases in, the leaked ones out.'),
    step('structural', 'Give the set an owner, a rhythm and a holdout.'),
    step('alarm', 'Alarm on distance between set and production.'),
  ],
  firstLooks: ['golden_dataset', 'offline_eval', 'online_eval', 'quality_monitor'],
  suspects: ['Users have become more demanding', 'The gate is too low and should be 96 %', 'The set is simply too small'],
  herrings: [
    temptation('Make the set ten times larger', 'Ten times the old questions is the old picture, sharper.'),
    temptation(
      'Raise the gate to 96 %',
      'A higher bar on the wrong ruler.',
      see('metrics', 'Traffic and latency are steady.', figure('Requests a day, all intents', 'requestsPerDay')),
    ),
  ],
  rubric: [
    'Measures how well the set represents production',
    'Takes failures of production as a source',
    'Keeps a holdout that nobody sees',
    'Budgets the labelling',
    'Reports by slice',
    'Says when a case retires',
  ],
  twist: {
    asks: 'You may label 150 cases. Which?',
    good: 'Stratified from production by cluster and outcome, heavier where the set has none and where people gave up, with a tenth at random to keep an honest average.',
  },
  containment: contain('Take the release score off the dashboard until it means something', 0.2, {
    quality: 'Releases need a second look by people meanwhile.',
  }),
  variants: [
    {
      id: 'A',
      cause: 'Intents drifted: 35 % of today’s questions have no case like them',
      at: ['generates', 'predicts'],
      evidence: [
        see(
          'golden_dataset',
          'The last refresh was 154 days ago.',
          table('Golden set', ['refreshed', 'cases'], [['12 days ago', 420]], [['154 days ago', 420]]),
        ),
        see(
          'drift_monitor',
          '35 % of questions lie in clusters that the set does not have.',
          split('Questions by cluster', '% of questions', [
            ['known clusters', 96, 65],
            ['new clusters', 4, 35],
          ]),
        ),
        see(
          'online_eval',
          'On the new clusters quality is 0.61.',
          table(
            'Quality by cluster',
            ['cluster', 'quality'],
            [
              ['known', '0.90'],
              ['new', '0.87'],
            ],
            [
              ['known', '0.90'],
              ['new', '0.61'],
            ],
          ),
        ),
      ],
      immediate: now('Sample and label 150 new cases', { cost: 'A week of an expert.' }),
      structural: later('A monthly refresh by stratified sampling', { cost: 'Two expert days a month.' }, [
        feeds('golden_dataset', 'Monthly stratified sample', ['evaluates', 'coordinates', 'generates']),
      ]),
      alarm: alarm('drift_monitor', 'Questions without a similar case above 15 %'),
    },
    {
      id: 'B',
      cause: 'The prompts were tuned on the very cases that judge them, and some stand in the prompt as examples',
      at: ['generates', 'predicts'],
      evidence: [
        see(
          'offline_eval',
          'A fresh sample scores 0.73, the golden set 0.94.',
          table(
            'Score by set',
            ['set', 'score'],
            [
              ['golden', '0.94'],
              ['fresh sample', '0.92'],
            ],
            [
              ['golden', '0.94'],
              ['fresh sample', '0.73'],
            ],
          ),
        ),
        see(
          'prompt_registry',
          'Examples in the prompt are copies of cases.',
          table('Examples also found in the set', ['examples', 'of them in the set'], [[12, 0]], [[12, 9]]),
        ),
      ],
      immediate: now('Take the leaked examples out and score again', { quality: 'The reported score falls by a fifth, in public.' }),
      structural: later('A tuning set and a holdout apart, with access rules on the holdout', { cost: 'Twice the cases to keep.' }, [
        feeds('golden_dataset', 'Holdout that nobody sees', ['evaluates', 'coordinates', 'generates']),
      ]),
      alarm: alarm('alerting', 'A case of the holdout found in a prompt'),
    },
    {
      id: 'C',
      cause: 'All cases are in English, and 28 % of people now write Spanish',
      at: ['generates', 'predicts'],
      evidence: [
        see(
          'quality_monitor',
          'Thumbs down in Spanish are 2.3 times as frequent, and the slice is in no evaluation.',
          table(
            'Thumbs down by language',
            ['language', 'share of traffic', 'thumbs down'],
            [
              ['English', '94 %', '6 %'],
              ['Spanish', '6 %', '6 %'],
            ],
            [
              ['English', '72 %', '6 %'],
              ['Spanish', '28 %', '14 %'],
            ],
          ),
        ),
        see(
          'golden_dataset',
          'There is not one Spanish case.',
          table(
            'Cases by language',
            ['language', 'cases'],
            [
              ['English', 360],
              ['Spanish', 60],
            ],
            [
              ['English', 420],
              ['Spanish', 0],
            ],
          ),
        ),
      ],
      immediate: now('Add a Spanish slice and let people review a sample', { cost: 'Reviewers for a second language.' }),
      structural: later('A gate that asks for every language with more than 3 % of traffic', { cost: 'Cases for each language.' }, [
        gate('Every language has cases'),
      ]),
      alarm: alarm('alerting', 'A language above 3 % of traffic without cases'),
    },
  ],
})
