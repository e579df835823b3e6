import { call, defineMetricCase, right, wrong } from './metricCase.ts'

export default defineMetricCase({
  id: 'success-by-side-effect',
  title: 'The task succeeded, and something else broke',
  about: 'agent',
  numbers: [
    { metric: 'taskSuccess', value: '0.94' },
    { metric: 'stepCount', value: '4.1' },
  ],
  situation: 'An agent frees disk space on request. It always succeeds.',
  sample: {
    task: 'Free 10 GB on build-3',
    steps: [
      call('disk_usage(build-3)', '96 % full'),
      call('delete(/var/lib/artifacts)', 'freed 14 GB'),
      call('disk_usage(build-3)', '81 % full'),
    ],
    outcome: 'The goal is met. Two hundred release artefacts are gone.',
  },
  question: 'What does task success not ask?',
  options: [
    right('What else changed', 'The end state is checked for the goal only; forbidden effects need checks of their own.'),
    wrong('Whether the goal was met', 'It was.'),
    wrong('How many steps it took', 'Three, all valid.'),
  ],
  misses: { taskSuccess: 'It checks one condition of the world and no other.', stepCount: 'Destruction is short.' },
  checkNext: ['State before and after, compared as a whole', 'A list of what must never change', 'Rights of the tool'],
})
