import { call, defineMetricCase, right, wrong } from './metricCase.ts'

export default defineMetricCase({
  id: 'valid-calls-wrong-order',
  title: 'Every call is right, in the wrong order',
  about: 'agent',
  numbers: [
    { metric: 'toolCallAccuracy', value: '0.99' },
    { metric: 'taskSuccess', value: '0.96' },
  ],
  situation: 'A refund agent. Fraud finds refunds that were offered before anyone was verified.',
  sample: {
    task: 'Refund order 77',
    steps: [call('get_order(77)', 'ok'), call('offer_refund(77, 20)', 'ok'), call('verify_identity(5521)', 'failed')],
    outcome: 'The refund was paid; the caller was somebody else.',
  },
  question: 'Which measure sees it?',
  options: [
    right('A check of order: no offer before a successful verification', 'Each call is valid by itself; the rule is about the sequence.'),
    wrong('Tool-call accuracy with stricter schemas', 'The arguments are all valid.'),
    wrong('More tasks in the set', 'They would be scored call by call as well.'),
  ],
  misses: { toolCallAccuracy: 'It judges calls one by one: 3 of 3.', taskSuccess: 'The refund was the task.' },
  checkNext: ['Preconditions in the tool', 'Violations of order per thousand sessions', 'Tests of sequences'],
})
