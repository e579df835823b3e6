import { claim, defineMetricCase, fact, passage, right, wrong } from './metricCase.ts'

export default defineMetricCase({
  id: 'judge-loves-length',
  title: 'The judge loves length',
  about: 'retrieval',
  numbers: [
    { metric: 'judgeScore', value: '4.6 of 5, up from 4.1' },
    { metric: 'faithfulness', value: '0.93' },
  ],
  situation: 'A new prompt doubled the length of answers. The judge is delighted; people write "too long".',
  sample: {
    question: 'When do you close today?',
    passages: [passage('Open 9 to 18 on weekdays.')],
    answer: [
      claim('We are open 9 to 18 on weekdays.'),
      claim('Today is a weekday, so we close at 18.'),
      claim('Hours may change on holidays.', false),
    ],
    needed: [fact('Open 9 to 18 on weekdays')],
  },
  question: 'How do you test the judge?',
  options: [
    right('Pad old answers without adding content and score both', 'If padding alone raises the score, the ruler measures length.'),
    wrong('Score the new answers twice', 'Repeatable is not right.'),
    wrong('Ask the judge whether it likes length', 'It will deny it.'),
  ],
  misses: { judgeScore: 'It prefers what looks thorough.', faithfulness: 'Most of the padding is supported.' },
  checkNext: ['Agreement with people on a hundred items', 'Score against length at equal content', 'Thumbs by length'],
})
