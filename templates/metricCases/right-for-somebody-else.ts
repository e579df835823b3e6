import { claim, defineMetricCase, fact, passage, right, wrong } from './metricCase.ts'

export default defineMetricCase({
  id: 'right-for-somebody-else',
  title: 'Right for somebody else',
  about: 'retrieval',
  numbers: [
    { metric: 'faithfulness', value: '0.96' },
    { metric: 'contextPrecision', value: '0.90' },
    { metric: 'answerRelevance', value: '0.93' },
  ],
  situation: 'Since a new sign-in the plan of the user no longer reaches the prompt.',
  sample: {
    question: 'How many exports do I have a month?',
    passages: [passage('Pro: 100 exports a month.'), passage('Exports reset on the first.')],
    answer: [claim('You have 100 exports a month.')],
    needed: [fact('The user is on Basic', false), fact('Basic: 10 exports a month', false)],
  },
  question: 'Which cases are missing from the evaluation?',
  options: [
    right(
      'The same question asked by users of different plans',
      'Only a pair of users with two right answers shows that the user is not in the context.',
    ),
    wrong('More questions about exports', 'They would all be answered for Pro.'),
    wrong('Longer questions', 'Length has nothing to do with it.'),
  ],
  misses: {
    faithfulness: 'The passage supports 100, for Pro.',
    contextPrecision: 'The passages are about exports.',
    answerRelevance: 'It is an answer to the question, for another person.',
  },
  checkNext: ['Share of prompts without plan', 'Golden cases with a profile', 'A contract test on fields of the context'],
})
