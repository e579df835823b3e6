import {
  alarm,
  contain,
  defineDrill,
  diff,
  feeds,
  gate,
  herring,
  later,
  log,
  need,
  now,
  see,
  series,
  split,
  step,
  table,
  temptation,
  vital,
  watch,
} from './drill.ts'

export default defineDrill({
  id: 'same-name-new-behaviour',
  title: 'Same model name, other behaviour',
  group: 'reliability',
  symptom: 'On Thursday tone, refusals and JSON style changed. Nobody deployed. Two months ago the provider announced a retirement.',
  vitals: [vital('Refusals', '%', 1.1, 4.2, 'lower'), vital('Golden set', '%', 91, 89, 'higher')],
  needs: [need(['generates'], 'a model of a provider')],
  boards: [
    'onboarding-documents',
    'card-fraud-scoring',
    'bank-code-assistant',
    'contract-drafting',
    'meeting-interpreter',
    'post-moderation',
  ],
  order: [
    step('wide', 'Confirm with frozen prompts at temperature zero.'),
    step('suppose', 'Alias, successor, safety filter, or a setting of our own?'),
    step('narrow', 'Read version and headers in the responses, and our own settings.'),
    step('weigh', 'Compare on the golden set by slice.'),
    step('diagnose', 'Name what moved.'),
    step('immediate', 'Pin, adapt or move.'),
    step('structural', 'List every use of the alias, and manage versions.'),
    step('alarm', 'Let canary prompts run every day.'),
  ],
  firstLooks: ['llm_tracing', 'offline_eval', 'llm_gateway'],
  suspects: ['The model is being lazy on Thursdays', 'Users changed how they ask', 'Somebody edited the prompt by hand'],
  herrings: [
    temptation('Add a paragraph to the prompt until it behaves', 'It will not behave tomorrow, when the next version comes.'),
    herring(
      'The model is lazy.',
      'A mood is no mechanism.',
      see('prompt_registry', 'Prompts have not changed for three weeks.', diff('Prompt since three weeks', ['v64'], ['v64'])),
    ),
  ],
  rubric: [
    'Pins versions',
    'Has canary prompts',
    'Plans migrations with evaluations',
    'Knows that tokenizer, limits and price differ',
    'Keeps a way back',
  ],
  twist: {
    asks: 'The pinned version retires in 30 days. What is the plan?',
    good: 'Run the suite on the successor this week, fix prompts per slice, shadow for a week, switch by slices with the old as fallback, and book the next date in a register.',
  },
  containment: contain('Route the affected intents to the second model', 0.4, { cost: 'Its tokens cost more.' }),
  variants: [
    {
      id: 'A',
      cause: 'The alias "latest" points to a new version',
      at: ['generates'],
      evidence: [
        see(
          'llm_tracing',
          'The model id in responses changed on Thursday at midnight.',
          split('Responses by model id', '% of responses', [
            ['…-0512', 100, 4],
            ['…-1119', 0, 96],
          ]),
        ),
        see(
          'offline_eval',
          'The slice of refusals fell by 6 points.',
          table(
            'Golden set, refusal slice',
            ['slice', 'score'],
            [
              ['refusals', 89],
              ['rest', 89],
            ],
            [
              ['refusals', 87],
              ['rest', 90],
            ],
          ),
        ),
      ],
      immediate: now('Pin the dated version', { cost: 'Somebody must plan the move.' }, [], 0.95),
      structural: later('No aliases in settings, checked by lint, and a weekly canary', { cost: 'An hour a week.' }, [
        gate('No undated model names'),
      ]),
      alarm: alarm('alerting', 'A model id in a response that is not on the list'),
    },
    {
      id: 'B',
      cause: 'The old model is retired and the provider serves its successor under the old name',
      at: ['generates'],
      evidence: [
        see(
          'llm_gateway',
          'A retirement header has been there for 60 days.',
          log('Response headers', ['x-model: 2025-05'], ['x-model: 2025-05', 'deprecation: sunset in 60 days', 'x-model-served: 2025-11']),
        ),
        see(
          'alerting',
          'No alarm reads that header.',
          table(
            'Alarms on the provider',
            ['signal', 'state'],
            [
              ['errors', 'calm'],
              ['retirement header', 'calm'],
            ],
            [
              ['errors', 'calm'],
              ['retirement header', 'no such alarm'],
            ],
          ),
        ),
      ],
      immediate: now('Take the successor with a prompt that was tested for it', { quality: 'Two slices stay a point lower for now.' }),
      structural: later('A register of models with their dates', { cost: 'An owner for the register.' }, [
        feeds('model_registry', 'Models and their dates', ['generates', 'coordinates']),
      ]),
      alarm: alarm('alerting', 'A retirement header on any response'),
    },
    {
      id: 'C',
      cause: 'The provider changed its safety filter, not the model',
      at: ['generates'],
      evidence: [
        see('llm_tracing', 'Calls stopped by the filter went from 0.2 % to 3 %.', series('Stopped by the content filter', '%', 0.2, 3)),
        see(
          'quality_monitor',
          'Only medical questions are affected.',
          table(
            'Refusals by intent',
            ['intent', 'refused'],
            [
              ['medical', '1.4 %'],
              ['other', '1.0 %'],
            ],
            [
              ['medical', '17 %'],
              ['other', '1.0 %'],
            ],
          ),
        ),
      ],
      immediate: now('Ask for another tier of the filter', { safety: 'More must be screened by ourselves.' }),
      structural: later('A slice of refusals that is watched, and a second provider', { cost: 'A second contract.' }, [
        watch('quality_monitor', 'Refusals by intent'),
      ]),
      alarm: alarm('quality_monitor', 'Refusals of an intent above twice its usual'),
    },
    {
      id: 'D',
      cause: 'Our own gateway changed its default temperature',
      at: ['llm_gateway', 'gateway'],
      evidence: [
        see(
          'llm_gateway',
          'The default went from 0.2 to 1.0.',
          diff('Defaults of the gateway', ['temperature: 0.2', 'top_p: 1'], ['temperature: 1.0', 'top_p: 1']),
        ),
        see(
          'audit_log',
          'An administrator changed it on Wednesday night.',
          log('Administration', ['Tue 11:02 key rotated'], ['Tue 11:02 key rotated', 'Wed 23:48 defaults edited by admin-4']),
        ),
      ],
      immediate: now('Put it back', { quality: 'The team that wanted 1.0 must set it itself.' }, [], 0.95),
      structural: later('Settings in code, with review', { latency: 'A change takes a review.' }, [gate('Gateway settings reviewed')]),
      alarm: alarm('alerting', 'Effective parameters differ from those in code'),
    },
  ],
})
