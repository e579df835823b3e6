import { defineCase } from './case.ts'

export default defineCase({
  id: 'agent-succeeds-less',
  title: 'It says that it succeeded',
  level: 'staff',
  emphasis: ['agents', 'evaluation', 'monitoring', 'cost'],
  brief:
    'An agent books meeting rooms and catering for 40 offices. It reports 96 % success. Facility managers report rooms that are booked twice, and lunches that never come.',
  numbers: [
    { name: 'Success, by the agent', value: '96 %' },
    { name: 'Median steps', value: '7, it was 5 in summer' },
    { name: 'Cost per task', value: '0.31 dollars, it was 0.19' },
    { name: 'Tool errors', value: '0.4 %' },
    { name: 'Tickets of facility managers', value: '+140 % since September' },
  ],
  hypotheses: [
    {
      dimension: 'agents',
      cause: 'Success is what the agent claims; nobody looks whether the booking exists.',
      words: [
        'claims|claim|says|self reported|reports|reported|itself .. success|done|verified|check|agent',
        'verify|verified|verification|check|checked .. booking|exists|calendar|state|really|actually|world|outcome',
        'success .. defined|measured|definition|claim|claims|self',
        'end state',
      ],
    },
    {
      dimension: 'reliability',
      cause: 'A retry after a slow answer books a second time.',
      words: [
        'retry|retries|retried|retrying .. twice|double|second|book|booking|duplicate|again',
        'idempoten*',
        'double|duplicate booking|bookings|write|writes|request|requests',
        'timeout .. retry|retries|again|twice|book',
      ],
    },
    {
      dimension: 'agents',
      cause: 'A tool answers differently since an update, and the agent takes an error for a success.',
      words: [
        'tool|api|calendar|vendor .. changed|change|update|updated|schema|response|format|behaviour',
        '200 .. error|body|ok',
        'error .. success|ok|looks|taken|swallowed|silent|200',
        'response|schema .. changed|different',
      ],
    },
    {
      dimension: 'evaluation',
      cause: 'The tests only look at the last message, on a simulated calendar that never fails.',
      words: [
        'test|tests|eval|evals|evaluation .. last|final|message|only|trajectory|simulated|mock|mocked|happy',
        'trajectory|trajectories|steps .. evaluated|test|tests|evaluate',
        'simulator|simulated|mock|mocked|sandbox .. never|real|differs|happy|fails',
        'offline .. online|production|differs',
      ],
    },
  ],
  evidence: [
    {
      id: 'traces',
      asks: [
        'trace|traces|trajectory|trajectories|steps',
        'example|examples',
        'single|one|failed task|run|booking',
        'what .. extra|more steps',
      ],
      reading:
        'Forty traces with a ticket: in 31 the catering tool answered "200 OK" with a body {"status":"queued","ref":null}; the agent wrote "Lunch is ordered". In 9 a booking was sent twice, 5 s apart.',
    },
    {
      id: 'tool-latency',
      asks: [
        'latency|slow|duration|time|timeout|timeouts .. tool|calendar|api|tools',
        'tool latency|timeout|timeouts|duration|p95',
        'calendar .. slow|latency|time',
      ],
      reading: 'The calendar of one vendor has a p95 of 6.2 s since September; the client gives up after 5 s and tries again.',
    },
    {
      id: 'real-success',
      asks: [
        'compare|check|verify|reconcile .. calendar|orders|bookings|state|caterer|real|actual',
        'real|actual|true|verified success|bookings|outcome|rate',
        'ground truth',
        'sample .. tasks|bookings|check|checked',
      ],
      reading: 'Of 200 tasks compared with calendar and caterer, 81 % ended as asked.',
    },
    {
      id: 'changes',
      asks: [
        'what changed|change|changes',
        'release|releases|deploy|version|versions|update|updates',
        'september',
        'vendor|caterer .. changed|api|update',
      ],
      reading:
        'No release of the agent. The caterer moved to an asynchronous interface on 3 September, announced by mail to an address that nobody reads.',
    },
    {
      id: 'by-office',
      asks: ['by|per office|offices|vendor|tool|site', 'slice|slices|split|segment|break down', 'which offices|office|tools|tool'],
      reading: 'Double bookings: only in the 11 offices with the slow calendar. Missing lunches: everywhere.',
    },
  ],
  cause: 2,
  decisions: [
    {
      dimension: 'reliability',
      says: 'At once: no retry of a booking without looking first, or a key that makes it the same booking.',
      words: [
        'idempoten*',
        'check|look|read .. before|exists|retry|retrying|first',
        'disable|stop|no|remove retries|retry',
        'timeout .. raise|longer|increase',
      ],
    },
    {
      dimension: 'agents',
      says: 'Done means read back: the order has a number, the calendar holds one booking.',
      words: [
        'read|reads|check|checks|confirm|confirms back|afterwards|after',
        'verify|verified|verification|verifier .. booking|order|state|calendar|number|reference|before',
        'ref|reference|number|confirmation .. null|exists|check|required|must',
        'pending|queued .. poll|webhook|wait|status|state',
      ],
    },
    {
      dimension: 'evaluation',
      says: 'Tests replay real tool answers, slow and odd ones included, and judge the end state.',
      words: [
        'replay|replayed|recorded|fixtures .. tool|answers|responses|real|traces',
        'end state',
        'fault|faults|chaos|slow|odd|error injection|injected|responses|answers|simulate|simulated',
        'contract test|tests',
      ],
    },
    {
      dimension: 'monitoring',
      says: 'Verified success is the metric, with steps and cost per task as early signs.',
      words: [
        'verified success|outcome|rate',
        'metric|monitor|alert|alerts|dashboard .. verified|success|steps|cost|tickets|outcome',
        'steps|cost .. alert|early|signal|sign|leading',
        'reconcile|reconciliation .. daily|nightly|job|calendar',
      ],
    },
  ],
})
