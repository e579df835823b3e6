import { claim, defineMetricCase, fact, passage, right, wrong } from './metricCase.ts'

export default defineMetricCase({
  id: 'answers-another-question',
  title: 'A true answer to another question',
  about: 'retrieval',
  numbers: [
    { metric: 'faithfulness', value: '0.98' },
    { metric: 'contextRecall', value: '0.90' },
  ],
  situation: 'After a launch people ask which plan suits them. The assistant defines the plans.',
  sample: {
    question: 'Which plan is best for a team of four?',
    passages: [passage('The Solo plan is for one person.'), passage('The Team plan has up to ten seats and shared boards.')],
    answer: [claim('The Solo plan is for one person.'), claim('The Team plan has up to ten seats.')],
    needed: [fact('The Team plan has up to ten seats')],
  },
  question: 'What do you measure next?',
  options: [
    right('Answer relevance on the comparison intent', 'Everything is there and true; the answer just never chooses.'),
    wrong('Context recall with more cases', 'What was needed was fetched.'),
    wrong('Faithfulness at claim level', 'Each claim is supported.'),
  ],
  misses: {
    faithfulness: 'Definitions are supported, and do not help.',
    contextRecall: 'The fact is in the context and not in the advice.',
  },
  checkNext: ['Answer relevance by intent', 'The mix of intents against the golden set', 'A question back where the need is unclear'],
})
