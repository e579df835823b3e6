import { claim, defineMetricCase, fact, passage, right, wrong } from './metricCase.ts'

export default defineMetricCase({
  id: 'recall-drowned-in-noise',
  title: 'Everything was fetched, and nothing was found',
  about: 'retrieval',
  numbers: [
    { metric: 'contextRecall', value: '0.98' },
    { metric: 'faithfulness', value: '0.94' },
  ],
  situation: 'k was raised to 60. Recall is nearly perfect; answers get vague and name the wrong limits.',
  sample: {
    question: 'What is the daily limit of the youth card?',
    passages: [
      passage('Youth card: 200 a day.'),
      passage('Gold card: 5,000 a day.', false),
      passage('Business card: 10,000 a day.', false),
      passage('Limits can be changed in the app.', false),
      passage('Gift card: 50 in total.', false),
    ],
    answer: [claim('Limits depend on the card, up to 10,000 a day.')],
    needed: [fact('Youth card: 200 a day')],
  },
  question: 'Which measure falls when k grows too far?',
  options: [
    right('Context precision, and with it correctness', 'One passage in five matters; the model picks from the crowd.'),
    wrong('Context recall', 'It can only rise with k.'),
    wrong('Faithfulness', 'The vague sentence is supported by some passage.'),
  ],
  misses: { contextRecall: 'The fact is in there somewhere.', faithfulness: 'A large context supports nearly anything.' },
  checkNext: ['Correctness against k', 'Place of the needed passage after ranking', 'A reranker that keeps six'],
})
