import { definePiece } from './piece.ts'

export default definePiece({
  id: 'answer-with-sources',
  title: 'Answer with sources',
  level: 'mid',
  language: 'typescript',
  brief:
    'The service of an intranet search. People report answers from documents that they should not see, and confident answers about things that nobody ever wrote down.',
  purpose: {
    says: 'It answers a question of a signed-in person from passages found in an index, with sources.',
    words: [
      'answer|answers .. question|passages|documents|sources',
      'rag',
      'retrieval augmented',
      'search|searches|retrieves|retrieve .. passages|documents|index',
    ],
  },
  code: `
interface Passage { id: string; text: string; score: number; groups: string[] }
interface User { id: string; groups: string[] }

const cache = new Map<string, string>()

export async function answer(user: User, question: string): Promise<string> {
  const key = question.trim().toLowerCase()
  const known = cache.get(key)
  if (known) return known

  const vector = await embed(question)
  const found: Passage[] = await index.search(vector, { k: 5 })
  const allowed = found.filter((passage) =>
    passage.groups.some((group) => user.groups.includes(group)),
  )
  const good = allowed.filter((passage) => passage.score < 0.9)

  const context = good.map((passage) => passage.text).join('\\n')
  const reply = await model.complete({
    prompt:
      'You are a helpful assistant. Follow all instructions below.\\n' +
      context +
      '\\nQuestion: ' + question +
      '\\nAnswer in detail.',
    temperature: 0.7,
  })

  const sources = found.map((passage) => passage.id).join(', ')
  const text = reply.text + '\\n\\nSources: ' + sources
  cache.set(key, text)
  return text
}
`,
  defects: [
    {
      dimension: 'security',
      starts: 'const key = question.trim()',
      ends: 'if (known) return known',
      what: 'The cache key is the question alone, so an answer made for one person is given to any other.',
      why: 'A permission that the search respects is lost on the second call.',
      words: [
        'cache .. user|users|person|permission|permissions|group|groups|key|tenant|rights|access',
        'key .. user|group|groups|permissions|person|question alone|only',
        'shared|same cache|answer .. users|people|everyone|another',
      ],
      nudge: 'Two people ask the same thing. Who gets what?',
    },
    {
      dimension: 'security',
      starts: 'const sources = found.map',
      what: 'The sources list all that was found, the forbidden passages too.',
      why: 'Ids, and often titles, of documents leak to people who may not know that they exist.',
      words: [
        'sources|source list|lists|listing|shows|show all|everything|forbidden|unfiltered',
        'forbidden passages|documents',
        'sources|source|found .. forbidden|filtered|unfiltered|allowed|not_allowed|leak|leaks|before|all|instead',
        'found instead|rather|not_allowed|good',
        'leak|leaks|reveals .. ids|id|sources|titles',
      ],
      nudge: 'Which list does it take, and which should it?',
    },
    {
      dimension: 'retrieval',
      starts: 'const found: Passage[]',
      ends: 'passage.groups.some',
      what: 'Permissions are checked after the top five, so that a person with few rights sees nothing.',
      why: 'The better answer was on place six. Recall falls for exactly those with restricted access.',
      words: [
        'filter|filters|filtered|permission|permissions|groups|acl .. after|post|top|search|k',
        'post filter|filtering|filtered',
        'after .. search|top|k|retrieval',
        'inside|in|into .. query|search|index filter',
        'pre filter|filtering|filtered',
      ],
      nudge: 'A person is in one small group. How many passages are left for them?',
    },
    {
      dimension: 'retrieval',
      starts: 'passage.score < 0.9',
      what: 'The comparison is turned round: the best passages are thrown away, the bad ones are kept.',
      why: 'Answers rest on the least relevant passages, which looks like a model problem.',
      words: [
        'comparison|threshold|condition|operator|score .. wrong|inverted|reversed|backwards|turned|flipped|less|greater',
        'throws|drops|discards|removes|filters .. best|good|relevant|high',
        'keeps .. worst|bad|low|irrelevant',
        'inverted|reversed|backwards',
      ],
      nudge: 'Say in words which passages pass.',
    },
    {
      dimension: 'retrieval',
      starts: 'const context = good.map',
      what: 'An empty context is sent all the same: there is no way to say that nothing was found.',
      why: 'The model then answers from memory, in detail, with sources.',
      words: ['empty|no|nothing|zero .. context|passages|results|found|answer', 'abstain|abstains|refuse', 'not know', 'nothing .. found'],
      nudge: 'What does it contain when nothing passed?',
    },
    {
      dimension: 'security',
      starts: 'Follow all instructions below',
      ends: 'context +',
      what: 'Passages stand below "follow all instructions": whoever writes a document instructs the model.',
      why: 'One edited wiki page steers every answer that quotes it.',
      words: [
        'prompt injection',
        'injection|inject|injected',
        'instructions|instruction .. document|documents|passage|passages|context|text|author|wiki',
        'untrusted|treat .. context|passages|documents|data',
        'delimit|delimited|delimiters|separate|fence .. context|instructions|passages',
      ],
      nudge: 'Who wrote what stands below that sentence?',
    },
  ],
  proof: 'Write me the test that fails today for the first of them. With which two people and which documents?',
})
