import { call, defineMetricCase, right, wrong } from './metricCase.ts'

export default defineMetricCase({
  id: 'trajectory-punishes-shortcuts',
  title: 'Perfect way, wrong place',
  about: 'agent',
  numbers: [
    { metric: 'trajectory', value: '0.97' },
    { metric: 'toolCallAccuracy', value: '0.98' },
  ],
  situation: 'Releases are judged by how close the steps are to a reference way. Bookings end on the wrong day.',
  sample: {
    task: 'Book a table for next Friday',
    steps: [call('search_tables(Fri)', '3 free'), call('hold(table 2)', 'ok'), call('confirm(hold 9)', 'ok')],
    outcome: 'Booked for this Friday.',
  },
  question: 'What is compared here, and what is not?',
  options: [
    right('Names of steps are compared, the end state is not', 'The way is that of the reference; the date in it is wrong.'),
    wrong('The end state, without the way', 'It is the other way round.'),
    wrong('Both, with a tolerance', 'Then the date would count.'),
  ],
  misses: {
    trajectory: 'It matches the sequence of tools, not the meaning of arguments.',
    toolCallAccuracy: 'A wrong Friday is a valid date.',
  },
  checkNext: ['The end state in a simulated calendar', 'Cases with relative dates', 'Trajectory for forbidden steps only'],
})
