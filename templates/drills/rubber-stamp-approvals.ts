import {
  alarm,
  asked,
  contain,
  defineDrill,
  diff,
  gate,
  later,
  log,
  need,
  now,
  see,
  series,
  step,
  table,
  temptation,
  vital,
} from './drill.ts'

export default defineDrill({
  id: 'rubber-stamp-approvals',
  title: 'People approve everything',
  group: 'hitl',
  symptom: 'The approval step passes 99.6 % of actions in a median of 3.8 seconds. Last week two harmful ones went through.',
  vitals: [vital('Harmful actions that were approved', 'a week', 0, 2, 'lower'), vital('Median decision', 's', 41, 3.8, 'higher')],
  needs: [
    need(['approval_gate', 'human_review_queue'], 'people who decide'),
    need(['coordinates', 'acts_autonomously', 'tool', 'generates'], 'something that asks them'),
  ],
  boards: ['ad-image-generation', 'clinical-notes', 'bank-code-assistant', 'contract-drafting', 'mailbox-triage', 'refund-support-agent'],
  order: [
    step('wide', 'Look at time per decision and how often seeded errors are caught.'),
    step('suppose', 'Too many, too little to see, or a default that decides?'),
    step('narrow', 'Sit down at the screen that reviewers have.'),
    step('weigh', 'Check volume and the two harmful cases.'),
    step('contain', 'Stop the riskiest kind of action for now.'),
    step('diagnose', 'Say why the control controls nothing.'),
    step('immediate', 'Make high risk readable, low risk free.'),
    step('structural', 'Tier by risk.'),
    step('alarm', 'Measure with planted cases for ever.'),
  ],
  firstLooks: ['approval_gate', 'audit_log', 'metrics'],
  suspects: ['Reviewers are careless and need training', 'A second click would make them think', 'The agent hides its intentions'],
  herrings: [
    temptation('Add a second click', 'Two reflexes instead of one.'),
    temptation(
      'Send a training mail',
      'It lasts a week.',
      see(
        'feedback_collector',
        'Reviewers say that they were trained and know the rules.',
        table('Reviewers’ survey', ['statement', 'agree'], [['I know the policy', '97 %']], [['I know the policy', '97 %']]),
      ),
    ),
  ],
  rubric: [
    'Treats approval as a control that is measured',
    'Seeds errors',
    'Tiers by risk',
    'Shows evidence and difference',
    'Denies by default',
    'Counts the workload',
  ],
  twist: {
    asks: 'Only one reviewer is on shift at night. What passes?',
    good: 'Nothing irreversible: low tiers run by rule, high tiers wait or are denied with a reason, and the queue’s age rings before morning.',
  },
  containment: contain('Stop irreversible actions until Monday', 0.7, { latency: 'Some customers wait over the weekend.' }),
  variants: [
    {
      id: 'A',
      cause: 'Everything needs a yes: each reviewer gets fifteen times as many decisions as were planned',
      at: ['human', 'coordinates', 'acts_autonomously'],
      evidence: [
        see(
          'approval_gate',
          'Fifteen times the planned number of decisions per reviewer.',
          series('Decisions per reviewer', 'times the plan', 1, 15, 'ramp'),
        ),
        see(
          'metrics',
          'Where few wait people take 38 s, where many wait 3.6 s.',
          table(
            'Median decision by length of the queue',
            ['waiting', 'median'],
            [
              ['under 10', '3.8 s'],
              ['over 100', '3.8 s'],
            ],
            [
              ['under 10', '38 s'],
              ['over 100', '3.6 s'],
            ],
          ),
        ),
      ],
      immediate: now('Let reversible actions of low value pass without a yes', { safety: 'Small mistakes are found afterwards.' }),
      structural: later('A policy by tiers of risk', { cost: 'Tiers must be kept up to date.' }, [
        asked('policy_engine', 'Tiers of risk', ['coordinates', 'acts_autonomously']),
      ]),
      alarm: alarm('alerting', 'Decisions per reviewer above twice the plan'),
    },
    {
      id: 'B',
      cause: 'The screen shows the agent’s summary, and the action itself hides behind a link',
      at: ['human', 'coordinates', 'acts_autonomously'],
      evidence: [
        see(
          'approval_gate',
          'Arguments are one click away, and nobody clicks.',
          table(
            'What a reviewer sees first',
            ['part', 'shown'],
            [
              ['target', 'yes'],
              ['difference', 'yes'],
            ],
            [
              ['summary by the agent', 'yes'],
              ['target', 'behind a link'],
              ['difference', 'behind a link'],
            ],
          ),
        ),
        see(
          'audit_log',
          'In both harmful cases the harm was visible in the raw arguments only.',
          log(
            'A harmful case',
            ['summary: refund order 77', 'args: order=77, amount=20'],
            ['summary: refund order 77', 'args: order=77, amount=20, account=OTHER'],
          ),
        ),
      ],
      immediate: now('Show target and difference first', { latency: 'Decisions take longer.' }),
      structural: later('A view made from the call itself, not by the model', { cost: 'A view per tool.' }, [
        asked('approval_gate', 'View made from the call', ['coordinates', 'acts_autonomously']),
      ]),
      alarm: alarm('quality_monitor', 'Seeded errors caught below 80 %'),
    },
    {
      id: 'C',
      cause: 'What nobody decides within ten minutes is approved',
      at: ['human', 'coordinates', 'acts_autonomously'],
      evidence: [
        see(
          'approval_gate',
          'The default after the timeout is yes.',
          diff('Timeout of the gate', ['after 10 min: deny'], ['after 10 min: allow']),
        ),
        see(
          'audit_log',
          'In both cases the actor is "system".',
          table(
            'Who approved',
            ['case', 'actor'],
            [
              ['1', 'reviewer-3'],
              ['2', 'reviewer-8'],
            ],
            [
              ['1', 'system'],
              ['2', 'system'],
            ],
          ),
        ),
      ],
      immediate: now('Deny on timeout', { latency: 'More requests wait for a person.' }, [], 0.95),
      structural: later('A test of the policy with each release', { cost: 'A few minutes per release.' }, [
        gate('Defaults of the approval', ['coordinates', 'acts_autonomously', 'generates']),
      ]),
      alarm: alarm('alerting', 'Any approval by nobody'),
    },
  ],
})
