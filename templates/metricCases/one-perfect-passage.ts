import { claim, defineMetricCase, fact, passage, right, wrong } from './metricCase.ts'

export default defineMetricCase({
  id: 'one-perfect-passage',
  title: 'Precision bought with k = 1',
  about: 'retrieval',
  numbers: [
    { metric: 'contextPrecision', value: '0.99' },
    { metric: 'latency', value: '1.1 s' },
  ],
  situation: 'To save tokens, k went from 8 to 1. Precision rose, answers grew thin.',
  sample: {
    question: 'What do I need for a visa?',
    passages: [passage('A passport valid for six months is required.')],
    answer: [claim('A passport valid for six months.')],
    needed: [
      fact('Passport valid for six months'),
      fact('Proof of funds', false),
      fact('Return ticket', false),
      fact('Two photographs', false),
    ],
  },
  question: 'What is the honest counterpart of this precision?',
  options: [
    right('Context recall at the same k', 'One of four facts was fetched: 0.25. Precision and recall are read together.'),
    wrong('Precision at k = 8', 'It would be lower and tell nothing of what is missing.'),
    wrong('Tokens per answer', 'They fell, which is the reason and not the harm.'),
  ],
  misses: {
    contextPrecision: 'With one passage it can only be 0 or 1, and it never counts the absent.',
    latency: 'Fetching less is quick.',
  },
  checkNext: [
    'Recall against k, and its knee',
    'Share of answers that list fewer items than expected',
    'Cost of a wrong answer against that of eight passages',
  ],
})
