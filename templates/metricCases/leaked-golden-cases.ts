import { claim, defineMetricCase, fact, passage, right, wrong } from './metricCase.ts'

export default defineMetricCase({
  id: 'leaked-golden-cases',
  title: 'Tuned on its own exam',
  about: 'retrieval',
  numbers: [
    { metric: 'correctness', value: '0.96' },
    { metric: 'judgeScore', value: '4.7 of 5' },
  ],
  situation: 'Five rounds of prompt tuning took the golden set from 0.81 to 0.96. In production solved cases stay at 62 %.',
  sample: {
    question: 'How do I export my data?',
    passages: [passage('Export under Settings, Data.')],
    answer: [claim('Under Settings, Data. (word for word from an example in the prompt)')],
    needed: [fact('Settings, Data')],
  },
  question: 'What do you do first?',
  options: [
    right('Score a fresh sample from production', 'If it scores 0.73 where the set scores 0.96, the set was learned.'),
    wrong('Add another round of tuning', 'It would learn the set better still.'),
    wrong('Enlarge the set with similar cases', 'More of what is known already.'),
  ],
  misses: { correctness: 'The cases stand in the prompt as examples.', judgeScore: 'It judges the same cases.' },
  checkNext: ['Overlap of prompt examples and cases', 'A holdout that nobody sees', 'The gap between holdout and set over time'],
})
