import { claim, defineMetricCase, fact, passage, right, wrong } from './metricCase.ts'

export default defineMetricCase({
  id: 'deflection-by-giving-up',
  title: 'Deflection by giving up',
  about: 'retrieval',
  numbers: [
    { metric: 'deflection', value: '81 %, up from 62 %' },
    { metric: 'latency', value: '1.9 s' },
  ],
  situation: 'The link to a person moved below the third answer. Deflection rose in a day.',
  sample: {
    question: 'I want to talk to somebody about my invoice.',
    passages: [passage('Invoices are under Billing.', false)],
    answer: [claim('Invoices are under Billing.')],
    needed: [fact('A person can explain this invoice', false)],
  },
  question: 'What would turn this number honest?',
  options: [
    right('Count as solved only what is not asked again within seven days, by any channel', 'Then giving up shows as a call tomorrow.'),
    wrong('Count conversations longer than a minute only', 'Giving up takes longer than a minute too.'),
    wrong('Ask for a rating at the end', 'They have left.'),
  ],
  misses: { deflection: 'It measures a wall as well as help.', latency: 'A quick no is still a no.' },
  checkNext: ['Second contacts over all channels', 'Share of people who ask for a person twice', 'Cancellations after a conversation'],
})
