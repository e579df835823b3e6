import {
  alarm,
  asked,
  contain,
  defineDrill,
  herring,
  later,
  log,
  need,
  now,
  outsideVital,
  see,
  series,
  split,
  step,
  table,
  temptation,
  vital,
} from './drill.ts'

export default defineDrill({
  id: 'viral-question',
  title: 'Viral: one question, 400 times the traffic',
  group: 'capacity',
  symptom:
    'A television show mentions the product: twelve times the traffic overall ({peakQps.before} to {peakQps.after}), four hundred times for one question, for six hours.',
  vitals: [outsideVital('Requests a second, at peak', 'peakQps'), vital('Requests answered', '%', 99.7, 58, 'higher')],
  needs: [need(['request_entry'], 'people who ask'), need(['coordinates', 'generates', 'gateway'], 'something that answers them')],
  boards: ['ad-image-generation', 'meeting-interpreter', 'airgapped-bank-assistant'],
  order: [
    step('contain', 'Protect: admit, serve from cache, degrade.'),
    step('wide', 'Is it one key or all of it?'),
    step('suppose', 'Which resource is scarce: tokens, accelerators, connections, tools?'),
    step('narrow', 'Read the resource that is full, not the one that is loud.'),
    step('weigh', 'Drop what has room.'),
    step('diagnose', 'Name the bottleneck.'),
    step('immediate', 'Serve a safe prepared answer.'),
    step('structural', 'Plan the next hour, then the next day.'),
    step('alarm', 'Alarm on the scarce resource.'),
  ],
  firstLooks: ['metrics', 'response_cache', 'autoscaler', 'load_balancer'],
  suspects: ['Autoscaling will take care of it', 'It is an attack', 'The checks cost too much and should be off tonight'],
  herrings: [
    temptation('Switch the guards off, they cost time', 'A million viewers are the worst audience for an unsafe answer.'),
    herring(
      'It is an attack.',
      'Residential addresses, real browsers, one topic after a show.',
      see(
        'audit_log',
        'Sign-ups come from homes across one country.',
        table('Origin of new visitors', ['origin', 'share'], [['homes', '94 %']], [['homes', '96 %']]),
      ),
    ),
  ],
  rubric: ['Finds the bottleneck', 'Does identical work once', 'Degrades by value', 'Keeps it safe', 'Caps the cost'],
  twist: {
    asks: 'It will be repeated tomorrow at eight. What do you prepare?',
    good: 'A prepared and checked answer for the topic at the edge, a warm pool, a ladder with triggers, a cost ceiling, and one person who may pull each switch.',
  },
  containment: contain('Admit what the bottleneck can bear, prepared answers for the rest', 0.5, {
    quality: 'Most people see a prepared text.',
  }),
  common: [{ traffic: 12 }],
  variants: [
    {
      id: 'A',
      cause: 'Identical questions are computed many times at once, whenever the cached answer ends',
      at: ['coordinates', 'generates'],
      evidence: [
        see(
          'response_cache',
          'A burst of misses every 60 seconds.',
          log(
            'Misses',
            ['20:14:02 1 miss'],
            ['20:14:00 misses on one key, all within a second', '20:15:00 misses on one key, all within a second'],
          ),
        ),
        see(
          'metrics',
          '38 % of calls carry one and the same prompt.',
          split('Calls by prompt', '% of calls', [
            ['the viral one', 1, 38],
            ['others', 99, 62],
          ]),
        ),
      ],
      immediate: now('Serve the old answer while one call makes the new one', { quality: 'The answer is a minute old.' }, [], 0.9),
      structural: later('One flight per question, and answers prepared ahead', { quality: 'Prepared answers are not personal.' }, [
        asked('response_cache', 'One flight per question', ['coordinates']),
      ]),
      alarm: alarm('alerting', 'One prompt above 5 % of calls'),
    },
    {
      id: 'B',
      cause: 'Accelerators need six minutes to appear and are asked for too late',
      at: ['self_hosted_llm', 'gpu_pool', 'autoscaler'],
      evidence: [
        see(
          'autoscaler',
          'It looks at the processor, which idles while the queue grows.',
          table(
            'Signal of the autoscaler',
            ['signal', 'value', 'acts at'],
            [['requests in flight', 120, 100]],
            [['processor', '31 %', '70 %']],
          ),
        ),
        see('gpu_pool', 'A cold start takes 290 seconds.', series('Cold start', 's', 40, 290)),
      ],
      immediate: now('Send the overflow to a hosted model', { cost: 'Four times the price per answer for the overflow.' }),
      structural: later('Scale on tokens in flight, and keep a warm pool', { cost: 'Two machines that wait.' }, [
        asked('autoscaler', 'Scales on tokens in flight', ['runs_model', 'generates']),
      ]),
      alarm: alarm('alerting', 'Queue before the model above one minute'),
    },
    {
      id: 'C',
      cause: 'The number of open connections has reached its limit',
      at: ['request_entry', 'gateway'],
      evidence: [
        see('streaming_transport', 'Connections stand at the cap.', series('Open connections', '% of the cap', 6, 100)),
        see(
          'load_balancer',
          'It refuses new ones.',
          log('Balancer', ['accepted'], ['refused: connection limit', 'refused: connection limit']),
        ),
      ],
      immediate: now('Answer without streaming, by polling', { latency: 'The first words come later.' }),
      structural: later('A budget of connections, with early goodbye to idle ones', { quality: 'Idle tabs reconnect.' }, [
        asked('load_balancer', 'Connection budget', ['request_entry', 'gateway']),
      ]),
      alarm: alarm('alerting', 'Open connections above 70 % of the cap'),
    },
    {
      id: 'D',
      cause: 'The system behind a tool collapses under the calls',
      at: ['tool', 'business_system', 'external_api'],
      evidence: [
        {
          ...see('business_system', '60 % of its replies are errors.', series('Errors of the system behind the tool', '%', 0.4, 60)),
          or: ['external_api'],
        },
        see(
          'circuit_breaker',
          'Nothing stands before it: the breaker guards the model only.',
          table(
            'Breakers',
            ['before', 'state'],
            [
              ['model', 'closed'],
              ['orders', 'closed'],
            ],
            [
              ['model', 'closed'],
              ['orders', 'none'],
            ],
          ),
        ),
      ],
      immediate: now('Cut the tool off and answer without it', { quality: 'No order status tonight.' }),
      structural: later('A bulkhead and a queue before it', { latency: 'Orders are confirmed later.' }, [
        asked('circuit_breaker', 'Bulkhead before the tool', ['coordinates', 'acts_autonomously']),
      ]),
      alarm: alarm('alerting', 'Errors of a tool above 5 %'),
    },
  ],
})
