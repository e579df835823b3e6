import { defineCase } from './case.ts'

export default defineCase({
  id: 'feels-wrong',
  title: 'The metrics are green and the answers feel wrong',
  level: 'senior',
  emphasis: ['evaluation', 'retrieval', 'monitoring'],
  brief:
    'An assistant for the staff of a hardware maker answers from manuals. Its quality report is green; service technicians say that the answers feel wrong since spring.',
  numbers: [
    { name: 'Faithfulness', value: '0.89' },
    { name: 'Context relevance', value: '0.91' },
    { name: 'Answer relevance', value: '0.93' },
    { name: 'Thumbs down', value: '6 %, as last year' },
    { name: 'Judged sample', value: '200 questions, chosen in January' },
  ],
  hypotheses: [
    {
      dimension: 'evaluation',
      cause: 'Faithfulness only compares the answer with the passages: the wrong document, faithfully quoted, scores high.',
      words: [
        'faithful|faithfulness|grounded .. wrong|document|passage|passages|only|not|correct|correctness',
        'wrong|old|outdated document|documents|passage|version|manual',
        'correctness|correct .. not measured|measured|faithful|differs|missing',
        'no ground truth|reference',
      ],
    },
    {
      dimension: 'retrieval',
      cause: 'Relevant and out of date: manuals of the former model range are found first.',
      words: [
        'out of date',
        'manuals .. former|old|previous|generation',
        'former|previous model|generation',
        'stale|outdated|old|former|superseded|previous manuals|manual|version|versions|documents|document|index',
        'version|versions|effective|model range|revision .. manual|manuals|filter|document|documents',
        'freshness|recency',
        'new products|product|manuals|devices',
      ],
    },
    {
      dimension: 'evaluation',
      cause: 'The sample of January no longer looks like the questions of today.',
      words: [
        'sample|set|questions|cases .. january|old|stale|today|changed|represent|representative|distribution|drift',
        'distribution|topics|mix .. changed|shift|shifted|drift|drifted',
        'not representative',
        'drift',
      ],
    },
    {
      dimension: 'evaluation',
      cause: 'An average hides one group: technicians ask something else than the office does.',
      words: [
        'slice|slices|segment|segments|group|groups|technicians .. average|hide|hides|apart|separate|by|per',
        'average|mean .. hides|hide|masks',
        'per|by role|group|product|segment|technician|technicians',
      ],
    },
    {
      dimension: 'monitoring',
      cause: 'Thumbs are not pressed by people who work with gloves: the signal is not the same as the problem.',
      words: [
        'thumbs|feedback .. biased|bias|few|rarely|not pressed|silent|signal|response|rate|weak',
        'selection bias',
        'silent users|failures',
        'do not|dont|nobody press|click|vote|rate|report',
      ],
    },
  ],
  evidence: [
    {
      id: 'examples',
      asks: [
        'example|examples',
        'bad answer|answers|trace|traces',
        'single case|question|answer',
        'complaint|complaints',
        'show me .. answer|question|trace',
      ],
      reading:
        'Twelve complaints with traces: in nine, the quoted passage is about the device generation before the one in question. The text is quoted correctly.',
    },
    {
      id: 'by-role',
      asks: [
        'slice|slices|segment|split|break down',
        'by|per role|group|product|team|device|generation',
        'technicians .. score|scores|metrics|numbers',
      ],
      reading:
        'Judged again by role: office 0.92 on correctness, technicians 0.61. Technicians are 14 % of the sample and 58 % of the traffic since April.',
    },
    {
      id: 'correctness',
      asks: [
        'correctness|correct|accuracy|ground truth|expert|experts|human|humans label|labels|judge|judged|review|rating',
        'human evaluation|review|labels',
        'expert|experts',
        'recall|precision',
      ],
      reading: 'Two service engineers judged 80 answers: 64 % correct. Faithfulness of the same answers by the judge: 0.90.',
    },
    {
      id: 'corpus',
      asks: [
        'corpus|documents|manuals|index .. changed|change|age|versions|when|new|added',
        'index freshness|age|date|dates|updated',
        'which documents|manuals|versions',
        'metadata',
      ],
      reading:
        'In March 1,900 manuals of the new generation were added. The old ones stayed, without a date or generation in their metadata; both have the same titles.',
    },
    {
      id: 'releases',
      asks: [
        'release|releases|deploy|deployed|deployment|version|versions .. changed|when|prompt|model|spring',
        'what changed',
        'model|prompt version|change|changed|update',
      ],
      reading: 'No release of prompt or model since November.',
    },
  ],
  cause: 1,
  decisions: [
    {
      dimension: 'retrieval',
      says: 'At once: filter by device generation, asked for or taken from the work order.',
      words: [
        'filter|filters|filtered .. generation|device|version|product|model|date',
        'generation|version .. filter|metadata|field',
        'ask|asks .. generation|device|model|which',
        'exclude|demote|boost .. old|new|newer',
      ],
    },
    {
      dimension: 'evaluation',
      says: 'Measure correctness against labels of experts, with roles and generations as slices.',
      words: [
        'correctness|correct .. label|labels|experts|expert|measure|metric',
        'label|labels|labelled .. expert|experts|engineers|technicians|correctness',
        'slice|slices .. role|generation|device|product',
        'new|fresh|rebuild golden|test|evaluation|eval set|cases|sample',
      ],
    },
    {
      dimension: 'monitoring',
      says: 'A sample of live traffic is judged each week, by role, with an alert and an owner.',
      words: [
        'sample|sampled .. live|production|traffic|week|weekly|daily',
        'alert|alerts .. correctness|quality|role|slice',
        'weekly|daily|continuous|online .. eval|evaluation|judge|review|sample',
        'owner|owns',
      ],
    },
  ],
})
