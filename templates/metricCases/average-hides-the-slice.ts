import { claim, defineMetricCase, fact, passage, right, wrong } from './metricCase.ts'

export default defineMetricCase({
  id: 'average-hides-the-slice',
  title: 'The average hides a language',
  about: 'retrieval',
  numbers: [
    { metric: 'correctness', value: '0.90' },
    { metric: 'contextRecall', value: '0.91' },
  ],
  situation: '8 % of users write Turkish. Their complaints are a third of all.',
  sample: {
    question: 'Kartımı nasıl iptal ederim? (How do I cancel my card?)',
    passages: [passage('How to order a card.', false), passage('Card designs.', false)],
    answer: [claim('You can order a card in the app.', false)],
    needed: [fact('Cards are cancelled under Security', false)],
  },
  question: 'With 0.92 for the rest and 0.90 overall, what is correctness in Turkish, roughly?',
  options: [
    right('About 0.67', '0.92 × 0.92 + 0.08 × x = 0.90 gives x = 0.67: two points of the mean hide a third of the answers.'),
    wrong('About 0.88', 'That would leave the mean at 0.917.'),
    wrong('It cannot be known', 'It can: the mean is the weighted sum of its slices.'),
  ],
  misses: { correctness: 'A small slice hardly moves a mean.', contextRecall: 'The same: the mean belongs to the majority.' },
  checkNext: ['Every measure by language', 'A gate that no slice may fall', 'An embedding model that knows the language'],
})
