import { claim, defineMetricCase, fact, passage, right, wrong } from './metricCase.ts'

export default defineMetricCase({
  id: 'half-of-the-rule',
  title: 'The rule without its exception',
  about: 'retrieval',
  numbers: [
    { metric: 'faithfulness', value: '0.95' },
    { metric: 'contextPrecision', value: '0.94' },
  ],
  situation: 'A ticket shop answers questions about refunds. Refund desks turn people away whom the assistant sent.',
  sample: {
    question: 'Can I return a sale ticket within 30 days?',
    passages: [passage('Tickets may be returned within 30 days.'), passage('Bring the receipt to any desk.')],
    answer: [claim('Yes, within 30 days.'), claim('Bring the receipt.')],
    needed: [fact('Return within 30 days'), fact('Sale tickets are excluded', false)],
  },
  question: 'What do both numbers fail to see?',
  options: [
    right(
      'What was left behind: recall of the exception',
      'Half of what the answer needs is missing, and neither number counts what is not there.',
    ),
    wrong('Passages that do not matter', 'Both passages matter; precision is right about that.'),
    wrong('Claims without support', 'Both claims are supported.'),
  ],
  misses: {
    faithfulness: 'A half truth is supported by half of the text.',
    contextPrecision: 'It rewards fetching little but fitting text.',
  },
  checkNext: [
    'Context recall with evidence sets by experts',
    'Chunks that cut rule and exception apart',
    'Cases that need two pieces of evidence',
  ],
})
