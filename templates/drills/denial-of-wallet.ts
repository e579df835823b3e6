import {
  alarm,
  asked,
  boardVital,
  contain,
  defineDrill,
  later,
  log,
  need,
  now,
  part,
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
  id: 'denial-of-wallet',
  title: 'Denial of wallet',
  group: 'security',
  symptom: 'At 03:00 we spend {usdPerDay.after} a day in place of {usdPerDay.before}. Requests say "write a novel".',
  vitals: [boardVital('Spend a day', 'usdPerDay'), vital('Requests with a known user', '%', 99, 4, 'higher')],
  needs: [need(['generates'], 'a model that is paid by use'), need(['request_entry'], 'a way in')],
  boards: [
    'ad-image-generation',
    'maths-tutor',
    'onboarding-documents',
    'pull-request-reviewer',
    'policy-answers-insurer',
    'ask-your-data',
  ],
  order: [
    step('contain', 'Revoke and cap.'),
    step('wide', 'Which key, tenant or endpoint spends?'),
    step('suppose', 'Where could it have leaked, and what could it call?'),
    step('narrow', 'Look at the clients behind it.'),
    step('weigh', 'Rule out an honest peak.'),
    step('diagnose', 'Name the way in.'),
    step('immediate', 'Close it.'),
    step('structural', 'Prevent it by design: short-lived, server-side, capped.'),
    step('alarm', 'Alarm within the hour; talk to the provider about the bill.'),
  ],
  firstLooks: ['cost_attribution', 'metrics', 'rate_limiter', 'siem'],
  suspects: ['A customer runs a legitimate batch', 'A bug in our own client loops', 'One bad address can be blocked'],
  herrings: [
    temptation('Block the address', 'There are four hundred of them.'),
    temptation(
      'Use a longer key',
      'A leaked long key is a leaked key.',
      see('metrics', 'Errors are at their usual level: every request is valid.', series('Errors', '%', 0.3, 0.3)),
    ),
  ],
  rubric: [
    'Short-lived tokens made by the server',
    'Caps on spend, with an alarm',
    'Limits of output',
    'Signals of abuse',
    'The work after the incident',
  ],
  twist: {
    asks: 'The provider offers to pay half if you show due care. What do you show?',
    good: 'Caps and alarms with their times, the minute of revocation, the scan that now finds such keys, and the token design that replaced it.',
  },
  containment: contain('Revoke the key and cap spend per hour', 0.9, { quality: 'Honest users of that key are out, too.' }),
  aim: { figure: 'usdPerDay', factor: 18 },
  variants: [
    {
      id: 'A',
      cause: 'The provider’s key is in the bundle of the page',
      at: ['user_interface', 'request_entry'],
      blows: [{ traffic: 18, aimed: true }],
      evidence: [
        see('web_client', 'The key stands in the source map.', log('Search in the bundle', ['no key'], ['app.js.map: "sk-…4f1c"'])),
        see(
          'secrets_manager',
          'It was never asked for this key.',
          table('Reads of the key', ['reader', 'times'], [['server', 1440]], [['server', 0]]),
        ),
        see(
          'cost_attribution',
          'The spend is on the key of the page, outside every tenant.',
          split('Spend by key', 'usdPerDay', [
            ['server key', 97, 6],
            ['page key', 3, 94],
          ]),
        ),
      ],
      immediate: now('Rotate the key', { quality: 'Old pages must be reloaded.' }, [], 0.95),
      structural: later('Calls go through our server, and every build is scanned', { latency: 'A hop more.' }, [
        part('api_gateway', 'Model calls through us', { from: 'request_entry', to: ['coordinates', 'generates'] }),
      ]),
      alarm: alarm('siem', 'A key found in a build or a repository'),
    },
    {
      id: 'B',
      cause: 'The open demo has no limits',
      at: ['request_entry'],
      blows: [{ traffic: 18, aimed: true }],
      evidence: [
        see(
          'rate_limiter',
          'There is no rule for the demo.',
          table(
            'Rules',
            ['route', 'limit'],
            [
              ['/api', '60 a minute'],
              ['/demo', '10 a minute'],
            ],
            [
              ['/api', '60 a minute'],
              ['/demo', 'none'],
            ],
          ),
        ),
        see(
          'token_budget',
          'Demo sessions have no budget.',
          table(
            'Budgets',
            ['who', 'tokens a day'],
            [
              ['tenants', '2 M'],
              ['demo session', '20 k'],
            ],
            [
              ['tenants', '2 M'],
              ['demo session', 'none'],
            ],
          ),
        ),
        see(
          'cost_attribution',
          'The spend has no tenant: it is the demo.',
          split('Spend by route', 'usdPerDay', [
            ['/api', 96, 5],
            ['/demo', 4, 95],
          ]),
        ),
      ],
      immediate: now('Close the demo', { quality: 'Visitors see a video.' }, [], 0.95),
      structural: later('A budget per session, and a challenge before the first call', { latency: 'A challenge for visitors.' }, [
        asked('token_budget', 'Budget per demo session', ['request_entry', 'coordinates']),
      ]),
      alarm: alarm('alerting', 'Spend without a tenant above ten dollars an hour'),
    },
    {
      id: 'C',
      cause: 'A tenant’s token was stolen, and nothing watches for oddities',
      at: ['request_entry'],
      blows: [{ traffic: 18, aimed: true }],
      evidence: [
        see(
          'siem',
          'There is no rule for a tenant that multiplies.',
          table(
            'Rules on tenants',
            ['rule', 'in force'],
            [
              ['new country', 'yes'],
              ['hourly use', 'yes'],
            ],
            [
              ['new country', 'no'],
              ['hourly use', 'no'],
            ],
          ),
        ),
        see(
          'cost_attribution',
          'One tenant’s hour is forty times its usual.',
          split('Spend by tenant at 03:00', 'usdPerDay', [
            ['tenant 77', 4, 93],
            ['others', 96, 7],
          ]),
        ),
      ],
      immediate: now('Revoke the token and call the tenant', { quality: 'They are out for an hour.' }, [], 0.95),
      structural: later('Tokens bound to their client, and an alarm on oddities', { cost: 'Tenants must update their clients.' }, [
        watch('siem', 'Use per tenant', ['gateway', 'coordinates']),
      ]),
      alarm: alarm('siem', 'A tenant’s hour ten times its usual'),
    },
    {
      id: 'D',
      cause: 'A test job loops with the real key',
      at: ['generates'],
      blows: [{ traffic: 18, aimed: true }],
      evidence: [
        see(
          'ci_cd',
          'Calls come from the addresses of the runners.',
          log('Runners at 03:00', ['nightly: 212 calls'], ['nightly: retry 1', 'nightly: retry 2', '… nightly: retry 8,114']),
        ),
        see(
          'cost_attribution',
          'The spend is on the key "ci-prod".',
          split('Spend by name of the key', 'usdPerDay', [
            ['production', 99, 5],
            ['ci-prod', 1, 95],
          ]),
        ),
      ],
      immediate: now('Switch the job off', { quality: 'No nightly tests.' }, [], 0.95),
      structural: later('A key of its own with a low limit, and recorded replies in tests', { quality: 'Recorded replies age.' }, [
        asked('token_budget', 'Limit for tests', ['coordinates', 'gateway', 'generates']),
      ]),
      alarm: alarm('alerting', 'A test key above a dollar an hour'),
    },
  ],
})
