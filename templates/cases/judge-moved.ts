import { defineCase } from './case.ts'

export default defineCase({
  id: 'judge-moved',
  title: 'Thirty teams are red in the morning',
  level: 'senior',
  emphasis: ['evaluation', 'monitoring', 'reliability'],
  brief:
    'A platform runs evaluations for sixty teams. This morning thirty of them cannot release: their quality metric fell overnight. Nobody of them released anything.',
  numbers: [
    { name: 'Teams that are red', value: '31 of 60' },
    { name: 'Mean quality score', value: '0.86 yesterday, 0.79 today' },
    { name: 'Safety score', value: 'unchanged' },
    { name: 'Latency of the judge', value: '−18 % since 02:00' },
    { name: 'Releases in the night', value: 'none' },
  ],
  hypotheses: [
    {
      dimension: 'evaluation',
      cause: 'The vendor changed the judge model under the same name.',
      words: [
        'judge .. changed|change|model|version|vendor|updated|update|new|alias|refresh|drift|moved',
        'vendor|provider .. changed|change|update|updated|model|silently|version',
        'alias|unpinned|not_pinned|pin|pinned',
        'model .. same name|alias|updated',
      ],
    },
    {
      dimension: 'evaluation',
      cause: 'The rubric, the prompt of the judge or its parser changed on the platform.',
      words: [
        'rubric|prompt|parser|parsing|template .. changed|change|judge|platform|broken|fails',
        'platform .. change|changed|release|deploy|bug',
        'parse|parsing errors|failures|failure',
      ],
    },
    {
      dimension: 'monitoring',
      cause: 'Something that thirty products share became worse: a model, an index, a gateway.',
      words: [
        'shared|common .. model|gateway|provider|dependency|index|component',
        'gateway|provider .. all|shared|worse|changed|teams',
        'same base|model|provider .. teams|products',
      ],
    },
    {
      dimension: 'data',
      cause: 'The cases changed: a set was rebuilt, truncated or filled up overnight.',
      words: [
        'cases|dataset|datasets|set|sets|golden .. changed|rebuilt|truncated|corrupt|corrupted|updated|different|new',
        'dataset|set version|versions',
        'data .. changed|corrupt|wrong',
      ],
    },
  ],
  evidence: [
    {
      id: 'canary',
      asks: [
        'canary|anchor|control|fixed|reference|old|frozen answers|set|cases|outputs|items',
        'rejudge|re_judge|rescore|rerun .. yesterday|old|same|answers|outputs',
        'same answers|outputs .. again|judge|today|yesterday',
      ],
      reading: 'Yesterday’s stored answers, judged again today: 0.79. The answers are byte for byte the same.',
    },
    {
      id: 'judge-version',
      asks: [
        'judge version|model|name|fingerprint',
        'model version|versions|fingerprint|alias',
        'vendor|provider .. release|notes|status|changed|change',
      ],
      reading: 'The judge is called by an alias. The fingerprint in its replies changed at 02:04.',
    },
    {
      id: 'which-teams',
      asks: [
        'which|what teams|team',
        'red teams|team .. common|share|judge|metric|language',
        'green teams|team',
        'split|slice|break down|by|per team|teams|judge|metric|language',
      ],
      reading: 'All 31 use the general judge. The 29 green ones use code checks or a judge that is pinned.',
    },
    {
      id: 'agreement',
      asks: ['agreement|kappa|human|humans|people|calibration|calibrated', 'is .. stricter|better|right|worse'],
      reading: 'On 300 cases with labels of people: kappa was 0.71, is 0.63. It is stricter about answers in languages other than English.',
    },
    {
      id: 'platform-changes',
      asks: ['platform|our|own change|changes|deploy|release|releases|code', 'prompt|rubric|parser .. change|changed|version'],
      reading: 'Nothing was deployed on the platform for four days. Parser failures: 0.2 %, as always.',
    },
  ],
  cause: 0,
  decisions: [
    {
      dimension: 'reliability',
      says: 'At once: back to the pinned version of the judge, and yesterday’s verdicts stand for blocked releases.',
      words: [
        'pin|pinned|pins .. judge|version|model|old|previous',
        'roll back|rollback|revert|back .. judge|version|previous|old',
        'unblock|override|waive|suspend|freeze .. gate|releases|teams|block',
      ],
    },
    {
      dimension: 'evaluation',
      says: 'A new judge is calibrated against people per language before it may block.',
      words: [
        'calibrate|calibrated|calibration|agreement|kappa .. before|human|people|language|new|block|judge',
        'shadow|both|side by side|parallel .. judge|judges|version|versions',
        'validate .. judge|new|version',
      ],
    },
    {
      dimension: 'monitoring',
      says: 'A canary set of stored answers is judged every hour, with an alert when it moves.',
      words: [
        'canary|anchor|control|fixed set .. hour|hourly|daily|alert|judge|judged|answers',
        'alert|alerts .. judge|fingerprint|drift|version|moves|changes|canary',
        'fingerprint|version .. record|recorded|log|logged|alert|monitor',
      ],
    },
    {
      dimension: 'monitoring',
      says: 'Thirty teams are told what happened, by whom and until when.',
      words: [
        'teams .. told|informed|notified',
        'tell|tells|told|inform|communicate|announce|status|message|notify .. teams|team|users|people',
        'status page',
        'post mortem|postmortem|incident',
      ],
    },
  ],
})
