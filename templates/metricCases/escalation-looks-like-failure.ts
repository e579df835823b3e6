import { call, defineMetricCase, right, wrong } from './metricCase.ts'

export default defineMetricCase({
  id: 'escalation-looks-like-failure',
  title: 'Punished for asking for help',
  about: 'agent',
  numbers: [
    { metric: 'taskSuccess', value: '0.91, up from 0.84' },
    { metric: 'deflection', value: '88 %' },
  ],
  situation: 'Hand-offs count as failures. After tuning for success the agent hands nothing off, not even emergencies.',
  sample: {
    task: 'A caller mentions pain in the chest while booking',
    steps: [call('find_slot(next week)', 'Tue 9:00'), call('book(Tue 9:00)', 'ok')],
    outcome: 'Booked. It should have gone to a person at once.',
  },
  question: 'How should a hand-off be scored?',
  options: [
    right(
      'As success where handing off is right, and as failure where it is not',
      'Then the measure has two kinds of error, and one of them is dear.',
    ),
    wrong('As half a success', 'Half of an emergency is no sensible unit.'),
    wrong('Not at all', 'Then nobody sees that they vanished.'),
  ],
  misses: { taskSuccess: 'The appointment was booked.', deflection: 'No person was troubled.' },
  checkNext: ['Recall of emergencies, by itself', 'Hand-offs by reason, before and after', 'A rule in code in front of the agent'],
})
