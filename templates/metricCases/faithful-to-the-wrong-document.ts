import { claim, defineMetricCase, fact, passage, right, wrong } from './metricCase.ts'

export default defineMetricCase({
  id: 'faithful-to-the-wrong-document',
  title: 'Faithful to the wrong document',
  about: 'retrieval',
  numbers: [
    { metric: 'faithfulness', value: '0.97' },
    { metric: 'answerRelevance', value: '0.92' },
  ],
  situation: 'An insurer answers questions about policies. Complaints from holders of the old tariff double.',
  sample: {
    question: 'I have the 2019 tariff. Is hail covered?',
    passages: [
      passage('Tariff 2024, clause 7: hail is covered up to 10,000.', false),
      passage('Tariff 2024, clause 8: a deductible of 300 applies.', false),
    ],
    answer: [claim('Hail is covered up to 10,000.'), claim('A deductible of 300 applies.')],
    needed: [fact('Tariff 2019 excludes hail', false)],
  },
  question: 'Which number would have shown the fault?',
  options: [
    right(
      'Context recall against what the right tariff says',
      'The one needed fact was not fetched: recall is 0, whatever the text does with the rest.',
    ),
    wrong('A stricter faithfulness judge', 'Every claim is borne out by the passages; a stricter judge agrees.'),
    wrong('Answer relevance per tariff', 'The answer speaks to hail, so it stays high.'),
  ],
  misses: {
    faithfulness: 'It compares the text with what was fetched, and that was the wrong tariff.',
    answerRelevance: 'It asks whether hail is spoken of, not for whom.',
  },
  checkNext: ['Slice by tariff', 'Context recall on cases that name the tariff', 'A filter by tariff before the search'],
})
