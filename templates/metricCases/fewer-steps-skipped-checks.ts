import { call, defineMetricCase, right, wrong } from './metricCase.ts'

export default defineMetricCase({
  id: 'fewer-steps-skipped-checks',
  title: 'Fewer steps, because checks are skipped',
  about: 'agent',
  numbers: [
    { metric: 'stepCount', value: '3.2, down from 5.8' },
    { metric: 'costPerSolvedTask', value: '$0.11, down from $0.19' },
  ],
  situation: 'A cheaper model halved steps and cost. Two weeks later duplicates appear in the ledger.',
  sample: {
    task: 'Book invoice 4410',
    steps: [call('read_invoice(4410)', 'ok'), call('book(4410, 1200)', 'ok')],
    outcome: 'It was booked already; the old model used to look first.',
  },
  question: 'What went missing?',
  options: [
    right('The step that looks whether it is done already', 'Efficiency counts steps that were taken, never those that should have been.'),
    wrong('A retry', 'Nothing failed.'),
    wrong('A better price', 'It is cheaper than ever.'),
  ],
  misses: { stepCount: 'Short and careless look alike.', costPerSolvedTask: 'A double booking counts as solved.' },
  checkNext: ['Required steps per task, as a checklist', 'Idempotency of the booking tool', 'Cost of corrections in the cost per task'],
})
