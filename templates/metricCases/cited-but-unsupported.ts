import { claim, defineMetricCase, fact, passage, right, wrong } from './metricCase.ts'

export default defineMetricCase({
  id: 'cited-but-unsupported',
  title: 'Every sentence has a citation',
  about: 'retrieval',
  numbers: [
    { metric: 'answerRelevance', value: '0.95' },
    { metric: 'citationSupport', value: '98 % carry one' },
  ],
  situation: 'A legal assistant shows a mark after each sentence. Auditors click them.',
  sample: {
    question: 'Is notice by mail valid?',
    passages: [passage('Notice must be given in writing.'), passage('Messages are delivered within a day.', false)],
    answer: [claim('Notice must be in writing. [1]'), claim('Mail counts as writing. [1]', false)],
    needed: [fact('Notice in writing'), fact('Mail does not count as writing', false)],
  },
  question: 'What is wrong with "98 % carry one"?',
  options: [
    right(
      'It counts marks, not whether the passage bears the sentence out',
      'Half of the marks here lead to a passage that does not say it.',
    ),
    wrong('2 % are missing', 'Those that are there do more harm.'),
    wrong('Citations slow reading', 'Perhaps, but they are wrong first.'),
  ],
  misses: { answerRelevance: 'It speaks to the question, wrongly.', citationSupport: 'Measured as presence it is a matter of layout.' },
  checkNext: ['Entailment per sentence and mark', 'Whether marks are chosen before or after writing', 'Ids after reranking'],
})
