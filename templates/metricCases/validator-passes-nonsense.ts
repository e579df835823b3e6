import { call, defineMetricCase, right, wrong } from './metricCase.ts'

export default defineMetricCase({
  id: 'validator-passes-nonsense',
  title: 'Valid JSON, wrong customer',
  about: 'agent',
  numbers: [
    { metric: 'toolCallAccuracy', value: '1.00 (schema valid)' },
    { metric: 'latency', value: '2.4 s' },
  ],
  situation: 'Calls are held to a schema, so all are valid. Mails reach the wrong people.',
  sample: {
    task: 'Send the offer to Ms Weber in Graz',
    steps: [call('find_contact("Weber")', '2 hits'), call('send_mail(to: contact 1, offer 9)', 'sent')],
    outcome: 'Contact 1 is Ms Weber in Bonn.',
  },
  question: 'What does validity leave open?',
  options: [
    right('Whether the argument means the right thing', 'A schema holds the form; two hits ask for a question back.'),
    wrong('Whether the mail is well written', 'It went to the wrong person first.'),
    wrong('Whether the tool was up', 'It was.'),
  ],
  misses: { toolCallAccuracy: 'Counted as validity it is a measure of grammar.', latency: 'Asking back would have cost two seconds.' },
  checkNext: ['Arguments compared with labelled intent', 'Behaviour on ambiguous names', 'A confirmation before anything is sent'],
})
