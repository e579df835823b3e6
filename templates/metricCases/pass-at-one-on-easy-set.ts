import { call, defineMetricCase, right, wrong } from './metricCase.ts'

export default defineMetricCase({
  id: 'pass-at-one-on-easy-set',
  title: 'The set is easy and small',
  about: 'agent',
  numbers: [
    { metric: 'taskSuccess', value: '0.96 on 50 tasks' },
    { metric: 'passPowK', value: '0.90 at k = 4' },
  ],
  situation: 'Two versions score 0.96 and 0.92. The team ships the first.',
  sample: {
    task: 'Cancel order 5',
    steps: [call('get_order(5)', 'open'), call('cancel(5)', 'ok')],
    outcome: 'Solved, like 47 others of the same shape.',
  },
  question: 'How far apart must two versions be on 50 tasks to be told apart, roughly?',
  options: [
    right('Around ten points', 'Near 0.94 one standard error is 3.4 points on 50 tasks, of a difference 4.7: twice that is nine to ten.'),
    wrong('Two points', 'That is one task.'),
    wrong('Four points, as seen', 'Two tasks: a coin does that often.'),
  ],
  misses: { taskSuccess: 'Two tasks are chance.', passPowK: 'Steady on easy tasks is still easy.' },
  checkNext: [
    'Paired comparison on the same tasks',
    'Tasks from production failures',
    'How many tasks the smallest effect that matters needs',
  ],
})
