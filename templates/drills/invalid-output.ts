import {
  alarm,
  contain,
  defineDrill,
  diff,
  figure,
  gate,
  later,
  need,
  now,
  see,
  split,
  step,
  table,
  temptation,
  vital,
  watch,
} from './drill.ts'

export default defineDrill({
  id: 'invalid-output',
  title: 'Structured output starts to fail',
  group: 'reliability',
  symptom: 'Invalid JSON rose from 0.4 % to 7 % at 02:00. Orders downstream are rejected.',
  vitals: [vital('Invalid outputs', '%', 0.4, 7, 'lower'), vital('Orders rejected downstream', '%', 0.3, 6.6, 'lower')],
  needs: [need(['generates'], 'a model whose output is read by code')],
  boards: [
    'catalogue-localisation',
    'onboarding-documents',
    'pull-request-reviewer',
    'clinical-notes',
    'ask-your-data',
    'bank-code-assistant',
  ],
  order: [
    step('wide', 'Sort failures by shape: cut off, extra words, wrong value, missing field.'),
    step('contain', 'Keep broken objects away from what follows.'),
    step('suppose', 'Model, prompt, schema, input or fallback: who changed at 02:00?'),
    step('narrow', 'Look at the reason for the end, at limits and versions.'),
    step('weigh', 'Drop what the shapes rule out.'),
    step('diagnose', 'Name the change.'),
    step('immediate', 'Repair, constrain, or go back.'),
    step('structural', 'One contract for producer and consumer.'),
    step('alarm', 'Alarm on the rate by shape.'),
  ],
  firstLooks: ['output_validator', 'llm_tracing', 'llm_gateway'],
  suspects: ['The model forgot how to write JSON', 'The prompt should ask for JSON more firmly', 'Users send stranger inputs at night'],
  herrings: [
    temptation('Patch it with a regular expression', 'It hides the shape, and the next one differs.'),
    temptation(
      'Ask for valid JSON in capitals',
      'The prompt did not change, and most outputs are fine.',
      see('metrics', 'Requests in the night are as many as ever.', figure('Requests per day, day and night', 'requestsPerDay')),
    ),
  ],
  rubric: [
    'Classifies failures',
    'Knows constrained decoding',
    'Versions the schema with its readers',
    'Bounds repair',
    'Measures and gates it',
  ],
  twist: {
    asks: 'The consumer cannot wait for a fix. What do you offer?',
    good: 'Objects that fail go to a queue with their input, are repaired once under the schema, and then to a person; the consumer sees valid ones only.',
  },
  containment: contain('Hold invalid objects back in a queue', 0.6, { latency: 'About one order in fifteen is late.' }),
  variants: [
    {
      id: 'A',
      cause: 'Outputs are cut off: reasoning now eats the limit of tokens',
      at: ['generates'],
      evidence: [
        see(
          'llm_tracing',
          'The reason for the end is "length" in 6.4 % of calls.',
          split('Reason for the end', '% of calls', [
            ['complete', 99.6, 93.6],
            ['length', 0.4, 6.4],
          ]),
        ),
        see(
          'llm',
          'The default for reasoning effort changed at the vendor.',
          diff(
            'Parameters as answered by the vendor',
            ['reasoning_effort: low', 'max_tokens: 800'],
            ['reasoning_effort: medium', 'max_tokens: 800'],
          ),
        ),
      ],
      immediate: now(
        'Raise the limit and set the effort ourselves',
        { cost: 'More output tokens per call.' },
        [{ at: 'generates', scale: { outputTokens: 1.2 } }],
        0.95,
      ),
      structural: later('A budget for thinking apart from the budget for output, checked in the gate', { cost: 'Tuning per route.' }, [
        gate('Room for the whole object'),
      ]),
      alarm: alarm('alerting', 'Calls that end by length above 1 %'),
    },
    {
      id: 'B',
      cause: 'The consumer made a field required, and the prompt does not know it',
      at: ['generates'],
      evidence: [
        see(
          'output_validator',
          '"tax_code" is missing in every failure.',
          split('Failures by shape', '% of failures', [
            ['cut off', 48, 1],
            ['extra words', 44, 1],
            ['missing tax_code', 8, 98],
          ]),
        ),
        see('ci_cd', 'Schema v9 went out at 01:55.', diff('Order schema', ['required: [sku, qty]'], ['required: [sku, qty, tax_code]'])),
      ],
      immediate: now('Make the field optional again', { quality: 'Orders go out without a tax code for a day.' }, [], 0.95),
      structural: later(
        'One source for the schema, with contract tests on both sides',
        { cost: 'Consumers and producer release together.' },
        [gate('Schema contract')],
      ),
      alarm: alarm('output_validator', 'One shape makes up more than half of the failures'),
    },
    {
      id: 'C',
      cause: 'A new layout of documents brings values that the schema does not know',
      at: ['generates'],
      evidence: [
        see(
          'output_validator',
          'Unknown values, all from one source.',
          table(
            'Failing values',
            ['source', 'value', 'count'],
            [['all', 'mixed', 12]],
            [
              ['supplier-31', 'unit: "PAL"', 340],
              ['supplier-31', 'unit: "DSP"', 112],
            ],
          ),
        ),
        see(
          'drift_monitor',
          'A cluster of layouts that is new.',
          split('Documents by layout', '% of documents', [
            ['known layouts', 100, 93],
            ['new layout', 0, 7],
          ]),
        ),
      ],
      immediate: now('Send that layout to people', { cost: 'Forty documents a day for the desk.' }),
      structural: later('A class for "unknown", and an alarm on new layouts', { quality: 'More objects say that they are not sure.' }, [
        watch('drift_monitor', 'New layouts'),
      ]),
      alarm: alarm('drift_monitor', 'A layout cluster above 1 % that was not seen before'),
    },
    {
      id: 'D',
      cause: 'Since a brown-out the fallback model answers a third of the calls, and its prompt was never fitted',
      at: ['generates'],
      evidence: [
        see(
          'llm_gateway',
          'The fallback’s share is 34 % since 02:00.',
          split('Calls by model', '% of calls', [
            ['usual', 99, 66],
            ['fallback', 1, 34],
          ]),
        ),
        see(
          'output_validator',
          'Only outputs of the fallback fail.',
          table(
            'Invalid by model',
            ['model', 'invalid'],
            [
              ['usual', '7.0 %'],
              ['fallback', '7.1 %'],
            ],
            [
              ['usual', '0.4 %'],
              ['fallback', '19.8 %'],
            ],
          ),
        ),
      ],
      immediate: now('Hold the fallback to the schema, or leave it off', { latency: 'Constrained answers come a little later.' }),
      structural: later('The schema suite runs against the fallback as well', { cost: 'Twice the evaluation.' }, [
        gate('Schema suite on the fallback'),
      ]),
      alarm: alarm('alerting', 'Fallback share above 5 % for ten minutes'),
    },
  ],
})
