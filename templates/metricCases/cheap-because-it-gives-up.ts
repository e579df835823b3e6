import { call, defineMetricCase, right, wrong } from './metricCase.ts'

export default defineMetricCase({
  id: 'cheap-because-it-gives-up',
  title: 'Cheap per task, dear per solved task',
  about: 'agent',
  numbers: [
    { metric: 'costPerSolvedTask', value: '$0.08 (per task started)' },
    { metric: 'stepCount', value: '2.9' },
  ],
  situation: 'After a step cap the cost per task fell by 60 %. Solved tasks fell from 80 % to 35 %.',
  sample: {
    task: 'Find out why the build fails',
    steps: [call('read_log(812)', 'truncated'), call('search("error")', '40 hits'), call('stop()', 'limit reached')],
    outcome: 'Handed to a person without a finding.',
  },
  question: 'Before: $0.20 per task at 80 % solved. Now: $0.08 at 35 %. And per solved task, with $4 for each that a person must do?',
  options: [
    right('From $1.25 to $7.66', '(0.20 + 0.2 × 4) / 0.8 = 1.25; (0.08 + 0.65 × 4) / 0.35 = 7.66.'),
    wrong('From $0.25 to $0.23', 'That leaves out the people who do the rest.'),
    wrong('From $0.20 to $0.08', 'That counts tasks, not solved ones.'),
  ],
  misses: { costPerSolvedTask: 'Divided by tasks that were begun, it rewards giving up.', stepCount: 'Giving up is short.' },
  checkNext: ['Cost per solved task with hand-offs in it', 'Where tasks meet the cap', 'A cap that grows with progress'],
})
