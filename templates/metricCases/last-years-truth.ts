import { claim, defineMetricCase, fact, passage, right, wrong } from './metricCase.ts'

export default defineMetricCase({
  id: 'last-years-truth',
  title: 'Last year’s truth',
  about: 'retrieval',
  numbers: [
    { metric: 'correctness', value: '0.93' },
    { metric: 'faithfulness', value: '0.96' },
    { metric: 'contextRecall', value: '0.94' },
  ],
  situation: 'Fees changed in January. The golden set was written in the year before.',
  sample: {
    question: 'What does a transfer abroad cost?',
    passages: [passage('Price list (valid until December): 5.00 per transfer abroad.')],
    answer: [claim('5.00 per transfer.')],
    needed: [fact('Price list of last year: 5.00 per transfer')],
  },
  question: 'Why is even correctness high?',
  options: [
    right('The expected answers are as old as the index', 'Two things that aged together agree with each other.'),
    wrong('The judge is too kind', 'A strict judge compares with the same old answer.'),
    wrong('The sample is too small', 'A thousand old cases say the same, more precisely.'),
  ],
  misses: {
    correctness: 'It knows only the expected answer, which has expired.',
    faithfulness: 'The old price list supports the old price.',
    contextRecall: 'The reference asks for the old fact, and it was fetched.',
  },
  checkNext: ['Share of cited passages past their date', 'Dates on golden cases', 'Lag from an edit to its first answer'],
})
