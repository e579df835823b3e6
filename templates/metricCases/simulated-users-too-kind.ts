import { call, defineMetricCase, right, wrong } from './metricCase.ts'

export default defineMetricCase({
  id: 'simulated-users-too-kind',
  title: 'The simulated users are too kind',
  about: 'agent',
  numbers: [
    { metric: 'taskSuccess', value: '0.95 with simulated users' },
    { metric: 'stepCount', value: '5.0 turns' },
  ],
  situation: 'Simulated users answer each question fully and at once. Real ones change their minds.',
  sample: {
    task: 'Move an appointment',
    steps: [call('ask(date of birth)', '"1 May 1980, and my number is …"'), call('find(patient)', 'ok'), call('move(Tue 10:00)', 'ok')],
    outcome: 'In production the caller says "no wait, Wednesday", and Tuesday is booked.',
  },
  question: 'What do you compare first?',
  options: [
    right(
      'Turns, corrections and silences of real and simulated conversations',
      'If the simulation never corrects itself, its success says nothing about correction.',
    ),
    wrong('The success of two simulators', 'Both may be kind.'),
    wrong('The model’s temperature', 'The difference is in the users.'),
  ],
  misses: { taskSuccess: 'It is success with an ideal partner.', stepCount: 'Ideal partners need few turns.' },
  checkNext: ['Personas made from real calls', 'Cases with a change of mind, noise, two people', 'Success on replayed real openings'],
})
