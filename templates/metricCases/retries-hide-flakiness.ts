import { call, defineMetricCase, right, wrong } from './metricCase.ts'

export default defineMetricCase({
  id: 'retries-hide-flakiness',
  title: 'It works if you try often enough',
  about: 'agent',
  numbers: [
    { metric: 'taskSuccess', value: '0.93 (best of 3)' },
    { metric: 'latency', value: '38 s' },
  ],
  situation: 'The suite runs each task three times and counts the best. Users run it once.',
  sample: {
    task: 'Change the delivery date of order 12',
    steps: [call('get_order(21)', 'other order', false), call('get_order(12)', 'ok'), call('set_date(12, Friday)', 'ok')],
    outcome: 'Two of three runs changed the right order.',
  },
  question: 'If single runs succeed with 0.6, what is the share of tasks that succeed three times of three?',
  options: [
    right('About 0.22', '0.6³ = 0.216 for independent runs; best of three is 1 − 0.4³ = 0.936, which is what the report shows.'),
    wrong('About 0.93', 'That is at least once in three.'),
    wrong('About 0.60', 'That is once in one.'),
  ],
  misses: { taskSuccess: 'Best of three measures luck with patience.', latency: 'Of one run, not of three.' },
  checkNext: ['pass^k beside pass@k', 'Variance per task', 'What differs between the runs that fail and those that do not'],
})
