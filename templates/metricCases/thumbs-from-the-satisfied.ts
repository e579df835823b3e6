import { claim, defineMetricCase, fact, passage, right, wrong } from './metricCase.ts'

export default defineMetricCase({
  id: 'thumbs-from-the-satisfied',
  title: 'Only the satisfied vote',
  about: 'retrieval',
  numbers: [
    { metric: 'thumbs', value: '91 % up' },
    { metric: 'deflection', value: '74 %' },
  ],
  situation: '3 % of users vote. Those who got nowhere close the window.',
  sample: {
    question: 'Why was my claim refused?',
    passages: [passage('Claims are decided within ten days.', false)],
    answer: [claim('Claims are decided within ten days.')],
    needed: [fact('The reason of this refusal', false)],
  },
  question: 'Which sample tells more?',
  options: [
    right('Two hundred random conversations read by people', 'Random, not volunteered: it contains those who left.'),
    wrong('Ten thousand thumbs', 'More votes of the same 3 %.'),
    wrong('Only the thumbs down', 'Still only those who vote.'),
  ],
  misses: { thumbs: 'It is a poll among volunteers.', deflection: 'Giving up counts as success.' },
  checkNext: ['Second contact within a week', 'Conversations that end after one answer', 'A question at the end for a random tenth'],
})
