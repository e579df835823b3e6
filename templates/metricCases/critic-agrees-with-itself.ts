import { call, defineMetricCase, right, wrong } from './metricCase.ts'

export default defineMetricCase({
  id: 'critic-agrees-with-itself',
  title: 'The critic shares the author’s mistakes',
  about: 'agent',
  numbers: [
    { metric: 'judgeScore', value: '4.8 of 5 by the critic' },
    { metric: 'taskSuccess', value: '0.95 accepted' },
  ],
  situation: 'A research agent writes, a critic of the same model accepts. Readers find one false number in nine.',
  sample: {
    task: 'Brief on the market of heat pumps',
    steps: [call('search(market size)', '2 sources'), call('write()', '"4.1 bn (source 2)"'), call('critic()', 'accepted')],
    outcome: 'Source 2 says 4.1 bn for another year.',
  },
  question: 'What would an independent check look like?',
  options: [
    right('Code that compares each number with its source passage', 'It does not share the author’s blind spots, and it is cheap.'),
    wrong('A second critic of the same model', 'The same blind spots, twice.'),
    wrong('A longer prompt for the critic', 'It reads the text, not the sources.'),
  ],
  misses: { judgeScore: 'Author and critic err together.', taskSuccess: 'Accepted by whom?' },
  checkNext: [
    'False numbers per brief, by people',
    'Agreement of critic and people',
    'A critic that sees the sources and not the text first',
  ],
})
