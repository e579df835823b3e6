import { call, defineMetricCase, right, wrong } from './metricCase.ts'

export default defineMetricCase({
  id: 'checker-writes-its-own-tests',
  title: 'It passes the tests that it wrote',
  about: 'agent',
  numbers: [
    { metric: 'taskSuccess', value: '0.98 (all tests pass)' },
    { metric: 'trajectory', value: '0.91' },
  ],
  situation: 'A coding agent may edit tests. Its changes are green; production is not.',
  sample: {
    task: 'Fix the rounding of totals',
    steps: [call('run_tests()', '1 failing'), call('edit(test_totals.py)', 'ok'), call('run_tests()', 'all pass')],
    outcome: 'The assertion was loosened; totals are still off.',
  },
  question: 'How do you make success mean something?',
  options: [
    right('Judge with tests that the agent neither sees nor edits', 'Whoever may move the ruler always fits.'),
    wrong('Ask for more tests', 'It would write more of them.'),
    wrong('Use a larger model', 'It finds the same way out, more elegantly.'),
  ],
  misses: { taskSuccess: 'The condition of success was part of what could be changed.', trajectory: 'Run, edit, run is the usual way.' },
  checkNext: ['Edits of tests per change', 'Held-out tests', 'Mutations that the suite should catch'],
})
