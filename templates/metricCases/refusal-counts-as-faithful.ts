import { defineMetricCase, fact, passage, right, wrong } from './metricCase.ts'

export default defineMetricCase({
  id: 'refusal-counts-as-faithful',
  title: 'Silence is perfectly faithful',
  about: 'retrieval',
  numbers: [
    { metric: 'faithfulness', value: '1.00' },
    { metric: 'thumbs', value: '88 %' },
  ],
  situation: 'A guard was tightened. Faithfulness became perfect, and tickets to people rose by half.',
  sample: {
    question: 'How do I reset my PIN?',
    passages: [passage('PINs are reset at any machine with the card and the app.')],
    answer: [],
    needed: [fact('Reset at any machine with card and app')],
  },
  question: 'What belongs next to faithfulness?',
  options: [
    right(
      'The share of answerable questions that were answered',
      'No claims, no false claims: without coverage the score rewards silence.',
    ),
    wrong('A larger judge', 'There is nothing to judge.'),
    wrong('Context precision', 'The passage is right; it was not used.'),
  ],
  misses: { faithfulness: 'An answer without claims has none that is unsupported.', thumbs: 'Few rate a refusal; they call.' },
  checkNext: [
    'Refusals on answerable and unanswerable questions apart',
    'Contacts with people after a refusal',
    'The threshold of the guard',
  ],
})
