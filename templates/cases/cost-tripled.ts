import { defineCase } from './case.ts'

export default defineCase({
  id: 'cost-tripled',
  title: 'The bill tripled, the traffic did not',
  level: 'mid',
  emphasis: ['cost', 'monitoring', 'reliability', 'evaluation'],
  brief: 'A writing assistant for lawyers. Finance asks why the model bill went from 38,000 to 117,000 dollars within five weeks.',
  numbers: [
    { name: 'Requests', value: '+4 %' },
    { name: 'Model spend', value: '38,000 to 117,000 dollars a month' },
    { name: 'Errors', value: '0.6 %' },
    { name: 'p95', value: '9.1 s, it was 6.4 s' },
    { name: 'Price list', value: 'unchanged' },
  ],
  hypotheses: [
    {
      dimension: 'cost',
      cause: 'Each request carries more tokens: longer context, longer history, more passages.',
      words: [
        'tokens|context|history|prompt|passages|input .. longer|more|grew|grown|growth|larger|per|bigger|increased',
        'longer|larger|bigger|more prompts|prompt|context|contexts|history|documents|tokens|passages|input',
        'tokens per request|call',
        'k .. increased|larger|passages',
      ],
    },
    {
      dimension: 'cost',
      cause: 'The cached prefix is no longer met: something volatile moved to the front of the prompt.',
      words: [
        'cache|cached|caching|prefix .. miss|misses|hit|lost|fell|broken|drop|dropped|rate|volatile|timestamp|changed|uncached',
        'prompt cache|caching',
        'timestamp|date|user name|volatile .. prefix|front|prompt|beginning|cache',
      ],
    },
    {
      dimension: 'reliability',
      cause: 'Calls are repeated: retries at several layers after a timeout.',
      words: [
        'retry|retries|retried|retrying',
        'repeated|duplicate|double calls|call|requests',
        'timeout|timeouts .. retry|retries|again|repeat',
        'calls per request|task',
      ],
    },
    {
      dimension: 'cost',
      cause: 'A router sends more of the work to the large model.',
      words: [
        'router|routing|routes|routed|fallback .. large|larger|expensive|model|share|more|changed',
        'model mix|share|split',
        'larger|expensive|bigger|premium model .. more|share|all|default',
        'fallback .. large|expensive|model',
      ],
    },
    {
      dimension: 'cost',
      cause: 'One customer, feature or script causes most of it.',
      words: [
        'tenant|customer|user|client|feature|script|team|loop|bot .. one|single|most|heavy|causes|spend|abuse',
        'one|single customer|tenant|user|client|feature|script',
        'by|per tenant|customer|feature|user',
        'abuse|scraper|bot',
      ],
    },
  ],
  evidence: [
    {
      id: 'split',
      asks: [
        'split|break|breakdown|slice|by|per .. model|feature|tenant|customer|version|prompt|tokens',
        'spend|cost|costs|tokens by|per',
        'attribution',
        'which model|feature|customer|tenant',
      ],
      reading: 'By feature and model: "draft from matter" rose from 11,000 to 88,000 dollars, on the same model. No customer stands out.',
    },
    {
      id: 'tokens',
      asks: [
        'tokens|token .. request|call|per|input|output|count|average|mean',
        'input|output tokens',
        'prompt|context_length|size',
        'cached tokens|share',
      ],
      reading: 'Input tokens per call: 9,100, it was 8,800. Cached share of them: 4 %, it was 81 %. Output is flat.',
    },
    {
      id: 'calls',
      asks: ['calls .. request|per|task|number', 'retry|retries|retried', 'how many calls|retries'],
      reading: 'Calls per request: 1.02, as before.',
    },
    {
      id: 'prompt-history',
      asks: [
        'prompt .. change|changed|changes|version|versions|history|diff|when',
        'release|releases|deploy|deployed|change|changes',
        'what changed',
      ],
      reading: 'Prompt v27 went live five weeks ago. Its first line is now: "Today is {weekday}, {time}. Matter: {matter}".',
    },
    {
      id: 'quality',
      asks: [
        'quality|evaluation|eval|score|scores .. v27|prompt|change|before|after',
        'did .. quality|better|improve',
        'acceptance|accepted',
      ],
      reading: 'v27 was released with the evaluation at 0.84, as v26. Nobody looked at tokens or cached share.',
    },
  ],
  cause: 1,
  decisions: [
    {
      dimension: 'cost',
      says: 'At once: put the volatile line at the end, and the prefix is stable again.',
      words: [
        'move|put|moved|place .. end|bottom|after|volatile|timestamp|line|date|last',
        'roll back|rollback|revert .. v26|prompt|version|v27',
        'stable prefix',
        'prefix .. stable|static|constant|first',
        'remove .. timestamp|time|date|line',
      ],
    },
    {
      dimension: 'monitoring',
      says: 'An alert on cached share and on cost per request would have rung on the first day.',
      words: [
        'alert|alerts|alarm|monitor|metric .. cached|cache|share|cost|tokens|request|spend|daily',
        'cached share|rate|ratio .. alert|metric|monitor|dashboard',
        'cost per request|feature|answer .. alert|monitor|dashboard|metric|daily',
        'anomaly',
      ],
    },
    {
      dimension: 'evaluation',
      says: 'The release gate looks at tokens, cached share and latency beside quality.',
      words: [
        'gate|release|ci|check .. tokens|cost|cached|latency|prefix',
        'tokens|cost|latency .. gate|release|ci|eval|evaluation|regression',
        'lint|test .. prefix|prompt|stable',
      ],
    },
    {
      dimension: 'cost',
      says: 'A cap per feature bounds the next surprise.',
      words: ['cap|caps|budget|limit|quota .. feature|month|day|tenant|spend', 'spend|spending cap|limit|budget', 'budget alert'],
    },
  ],
})
