import {
  alarm,
  asked,
  boardVital,
  contain,
  defineDrill,
  diff,
  gate,
  later,
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
  id: 'gpu-memory-at-ten',
  title: 'Accelerator memory is full at ten o’clock',
  group: 'capacity',
  symptom:
    'Every day at ten the first token of our own model takes {firstTokenMs.after} in place of {firstTokenMs.before}. Compute is used to 55 % only.',
  vitals: [boardVital('First token, p95', 'firstTokenMs'), vital('Compute in use', '%', 55, 55, 'higher')],
  needs: [need(['self_hosted_llm', 'gpu_pool', 'model_serving'], 'a model that one runs oneself')],
  boards: ['clinical-notes', 'airgapped-bank-assistant', 'model-gateway', 'adapter-tuning-service', 'bank-code-assistant'],
  order: [
    step('wide', 'Compute, memory or queue?'),
    step('suppose', 'Long prompts, lost prefixes, reserved output, or a machine less?'),
    step('narrow', 'Read the cache of keys and values, preemptions, batch sizes.'),
    step('weigh', 'Cut prompt lengths by client.'),
    step('contain', 'Queue the longest prompts.'),
    step('diagnose', 'Name what fills the memory.'),
    step('immediate', 'Give it back.'),
    step('structural', 'Right-size first, then scale.'),
    step('alarm', 'Alarm on memory and preemptions, not on compute.'),
  ],
  firstLooks: ['self_hosted_llm', 'metrics', 'llm_tracing'],
  suspects: ['We need more accelerators', 'Lower precision would fit', 'The model server has a leak'],
  herrings: [
    temptation('Buy accelerators', 'Compute is at 55 %: memory for tokens is what is short.'),
    temptation(
      'Quantise harder',
      'Weights are not what fills it; quality would pay.',
      see('quality_monitor', 'Quality is unchanged through the day.', series('Quality through the day', 'score', 0.89, 0.89)),
    ),
  ],
  rubric: [
    'Calculates the cache of keys and values',
    'Knows continuous batching',
    'Caches prefixes',
    'Admits by tokens',
    'Separates pools by shape',
  ],
  twist: {
    asks: 'How many prompts of 90 thousand tokens fit beside the usual ones?',
    good: 'Bytes per token (two times layers times heads times size times precision) times 90 thousand, against what weights and usual load leave free: often one or two, hence a pool of their own.',
  },
  containment: contain('Queue prompts over 32 thousand tokens', 0.5, { latency: 'Long ones wait.' }),
  aim: { figure: 'firstTokenMs', factor: 4 },
  variants: [
    {
      id: 'A',
      cause: 'A feature with prompts of 90 thousand tokens shares the pool',
      at: ['self_hosted_llm', 'gpu_pool', 'model_serving'],
      blows: [{ at: ['self_hosted_llm', 'generates'], scale: { time: 4 }, aimed: true }],
      evidence: [
        see(
          'self_hosted_llm',
          'The cache of keys and values is at 99 %, with 40 preemptions a minute.',
          series('Preemptions by hour', 'a minute', 0.5, 40, 'burst'),
        ),
        see(
          'llm_tracing',
          '5 % of the calls hold 70 % of the tokens.',
          split('Tokens by length of call', '% of tokens', [
            ['over 32k', 4, 70],
            ['others', 96, 30],
          ]),
        ),
      ],
      immediate: now('Send long calls to a pool of their own', { cost: 'One more machine.' }),
      structural: later('Pools by length, admission by tokens', { cost: 'Pools are used less evenly.' }, [
        asked('model_router', 'Pools by length', ['coordinates', 'gateway']),
      ]),
      alarm: alarm('alerting', 'Preemptions above five a minute'),
    },
    {
      id: 'B',
      cause: 'Caching of prefixes is off since an upgrade',
      at: ['self_hosted_llm', 'gpu_pool', 'model_serving'],
      blows: [{ at: ['self_hosted_llm', 'generates'], scale: { time: 4 }, aimed: true }],
      evidence: [
        see('self_hosted_llm', 'Hits of the prefix cache fell from 61 % to none.', series('Prefix cache hits', '%', 61, 0)),
        see(
          'ci_cd',
          'A new image of the server went out.',
          diff('Start of the model server', ['server:1.8 --prefix-caching'], ['server:2.0']),
        ),
      ],
      immediate: now('Switch it on again', { latency: 'A restart of two minutes per machine.' }, [], 0.95),
      structural: later('A performance test with each image', { cost: 'Twenty minutes of a machine per release.' }, [
        gate('Performance of the model server'),
      ]),
      alarm: alarm('alerting', 'Prefix cache hits below 40 %'),
    },
    {
      id: 'C',
      cause: 'Each call reserves 8 thousand tokens of output',
      at: ['self_hosted_llm', 'gpu_pool', 'model_serving'],
      blows: [{ at: ['self_hosted_llm', 'generates'], scale: { time: 4 }, aimed: true }],
      evidence: [
        see('llm_gateway', 'The default limit is 8,192.', diff('Defaults of calls', ['max_tokens: 512'], ['max_tokens: 8192'])),
        see(
          'llm_tracing',
          'The mean output is 240 tokens.',
          table(
            'Reserved and written',
            ['', 'tokens'],
            [
              ['reserved', 512],
              ['written', 240],
            ],
            [
              ['reserved', 8192],
              ['written', 240],
            ],
          ),
        ),
      ],
      immediate: now('Set 512', { quality: 'The longest answers are cut.' }, [], 0.95),
      structural: later('Limits per route', { cost: 'A number to maintain per route.' }, [
        asked('token_budget', 'Limits per route', ['coordinates', 'gateway', 'generates']),
      ]),
      alarm: alarm('alerting', 'Reserved tokens ten times those written'),
    },
    {
      id: 'D',
      cause: 'One of four replicas went missing and nobody was told',
      at: ['self_hosted_llm', 'gpu_pool', 'model_serving'],
      blows: [{ at: ['self_hosted_llm', 'generates'], scale: { time: 4 }, aimed: true }],
      evidence: [
        see('metrics', 'Three of four replicas answer.', series('Replicas that answer', 'replicas', 4, 3)),
        see(
          'alerting',
          'No alarm watches capacity.',
          table(
            'Alarms on the pool',
            ['signal', 'state'],
            [
              ['errors', 'calm'],
              ['replicas', 'calm'],
            ],
            [
              ['errors', 'calm'],
              ['replicas', 'no such alarm'],
            ],
          ),
        ),
      ],
      immediate: now('Replace it', { cost: 'An hour of a machine.' }, [], 0.95),
      structural: later('Capacity as an objective, with an alarm', { cost: 'One more page for those on call.' }, [
        watch('metrics', 'Replicas and free tokens', ['self_hosted_llm', 'generates']),
      ]),
      alarm: alarm('alerting', 'Replicas below the plan for five minutes'),
    },
  ],
})
