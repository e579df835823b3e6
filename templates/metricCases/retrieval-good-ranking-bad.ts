import { claim, defineMetricCase, fact, passage, right, wrong } from './metricCase.ts'

export default defineMetricCase({
  id: 'retrieval-good-ranking-bad',
  title: 'Found at rank 19',
  about: 'retrieval',
  numbers: [
    { metric: 'contextRecall', value: '0.95 at 20' },
    { metric: 'contextPrecision', value: '0.40 at 20' },
  ],
  situation: 'Recall is measured on the twenty fetched; the prompt takes the first five.',
  sample: {
    question: 'Who signs contracts above 50,000?',
    passages: [
      passage('Contracts are filed in legal.', false),
      passage('Contracts above 5,000 need a purchase order.', false),
      passage('Templates are in the wiki.', false),
    ],
    answer: [claim('Contracts above 5,000 need a purchase order.')],
    needed: [fact('Two directors sign above 50,000', false)],
  },
  question: 'Where is the gap?',
  options: [
    right(
      'Measured is what the search returns; the model sees what survives the cut',
      'Recall at the five that are used is the number that counts.',
    ),
    wrong('In the embedding model', 'It found it among twenty.'),
    wrong('In the language model', 'It cannot use what it was not given.'),
  ],
  misses: { contextRecall: 'It is counted before the cut.', contextPrecision: 'An average over twenty says nothing about the first five.' },
  checkNext: ['Recall at the k that is used', 'Rank of the needed passage, as a histogram', 'A reranker between twenty and five'],
})
