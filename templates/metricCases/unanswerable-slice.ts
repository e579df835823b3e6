import { claim, defineMetricCase, fact, passage, right, wrong } from './metricCase.ts'

export default defineMetricCase({
  id: 'unanswerable-slice',
  title: 'It always knows',
  about: 'retrieval',
  numbers: [
    { metric: 'correctness', value: '0.92' },
    { metric: 'answerRelevance', value: '0.96' },
  ],
  situation: 'All golden cases have an answer in the documents. In production one question in six has none.',
  sample: {
    question: 'Do you ship to Greenland?',
    passages: [passage('We ship to the EU, Norway and Switzerland.', false), passage('Shipping takes three days.', false)],
    answer: [claim('Yes, it takes about three days.', false)],
    needed: [fact('Nothing in the documents says so', false)],
  },
  question: 'Which slice do you add?',
  options: [
    right('Questions whose right answer is "I do not know"', 'Only they can show that it invents where it should abstain.'),
    wrong('Harder questions that have an answer', 'They measure knowledge, not honesty.'),
    wrong('Shorter documents', 'No.'),
  ],
  misses: { correctness: 'It never asked what is not there.', answerRelevance: 'An invention can be very relevant.' },
  checkNext: [
    'Abstention on unanswerable and on answerable questions',
    'Support per claim',
    'The score of the best passage against a threshold',
  ],
})
