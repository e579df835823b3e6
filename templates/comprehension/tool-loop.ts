import { definePiece } from './piece.ts'

export default definePiece({
  id: 'tool-loop',
  title: 'A loop with tools',
  level: 'mid',
  language: 'typescript',
  brief:
    'An agent that answers order questions and refunds. On Tuesday it refunded one customer three times, and one conversation cost 41 dollars.',
  purpose: {
    says: 'It lets a model call tools in a loop until it says that it is done.',
    words: [
      'agent loop',
      'loop .. tools|tool|model|calls',
      'model .. tools|tool|calls|chooses|decides',
      'calls tools',
      'until .. done|finished|final|answer',
    ],
  },
  code: `
type Message = { role: 'system' | 'user' | 'assistant' | 'tool'; content: string }
type Call = { tool: string; args: any }

const tools: Record<string, (args: any) => Promise<unknown>> = {
  lookupOrder: (args) => db.query("select * from orders where id = '" + args.id + "'"),
  refund: (args) => payments.refund(args.orderId, args.amount),
  readMail: (args) => mailbox.read(args.id),
}

async function withRetry<T>(work: () => Promise<T>): Promise<T> {
  while (true) {
    try {
      return await timeout(work(), 5_000)
    } catch {
      await sleep(200)
    }
  }
}

export async function run(userText: string): Promise<string> {
  const history: Message[] = [
    { role: 'system', content: 'You help with orders. Refund at most 75 dollars.' },
    { role: 'user', content: userText },
  ]
  while (true) {
    const reply = await withRetry(() => model.chat(history))
    history.push({ role: 'assistant', content: reply.text })
    const call: Call | undefined = parseCall(reply.text)
    if (!call) return reply.text
    const tool = tools[call.tool]
    if (!tool) continue
    const result = await withRetry(() => tool(call.args))
    history.push({ role: 'tool', content: JSON.stringify(result) })
  }
}
`,
  defects: [
    {
      dimension: 'reliability',
      starts: 'const result = await withRetry(() => tool(call.args))',
      what: 'A refund that times out is sent again, without a key that tells the second from the first.',
      why: 'The money left at the first call; the answer was only slow. That is how a customer is refunded three times.',
      words: [
        'idempoten*',
        'refund|refunds|payment|write|writes .. twice|again|retried|retry|retries|three|repeated|duplicate|double',
        'retry|retries|retried|retrying .. refund|refunds|write|writes|side effect|effects|payment',
        'double|duplicate refund|refunds|payment',
      ],
      nudge: 'The payment takes six seconds. Tell me what happens.',
    },
    {
      dimension: 'agents',
      starts: "{ role: 'user', content: userText }",
      ends: 'const reply = await withRetry(() => model.chat(history))',
      what: 'Nothing ends the loop but the model itself: no step limit, no budget, no deadline.',
      why: 'That is the conversation for 41 dollars.',
      words: [
        'no|step|steps|iteration|max limit|limits|bound|cap|budget',
        'infinite|endless|forever|unbounded|never ends|stops',
        'while true',
        'limit|cap|budget|bound .. steps|iterations|loop|turns|cost',
        'loop .. never|forever|ends|stop|limit',
      ],
      nudge: 'Under which condition does it end?',
    },
    {
      dimension: 'security',
      starts: 'Refund at most 75 dollars.',
      what: 'The limit of the refund is a sentence in the prompt; the tool pays whatever it is told.',
      why: 'A mail that the agent reads can argue with a sentence, and not with code.',
      words: [
        'limit|75|policy|rule .. prompt|code|enforced|tool|enforce',
        'prompt .. limit|policy|rule|enforce|not_a_control|code',
        'enforce|enforced|check|checked .. code|tool|server|service|amount',
        'amount .. check|checked|validated|limit|code',
        'approval|approve .. refund|person|human',
      ],
      nudge: 'Who enforces that?',
    },
    {
      dimension: 'security',
      starts: 'db.query("select * from orders where id = \'"',
      ends: 'readMail:',
      what: 'Arguments from the model go into SQL and into tools unchecked, and no tool asks whose order or mail it is.',
      why: 'A question of one customer can read the orders of another, or drop a table.',
      words: [
        'arguments .. sql|unchecked',
        'unchecked',
        'whose order|mail',
        'sql injection',
        'injection',
        'parameterise|parameterize|parameterised|parameterized|prepared|bind',
        'arguments|args|input .. validated|unvalidated|unchecked|validate|schema|typed|any|checked',
        'authorise|authorize|authorisation|authorization|ownership|belongs|whose|customer .. order|check|mail',
        'string concatenation|concatenated',
      ],
      nudge: 'Where does the id come from?',
    },
    {
      dimension: 'agents',
      starts: 'if (!tool) continue',
      what: 'An unknown tool is skipped in silence: the model is never told, and tries again.',
      why: 'It repeats the same call for ever.',
      words: [
        'unknown|missing|wrong|nonexistent tool .. silent|silently|skipped|ignored|continue|told|error|again',
        'error .. back|model|told|returned|message|tool',
        'silently|silent .. continue|continues|skips|ignores|skipped',
        'model .. not told|never told|never learns|learns|does not know',
        'feedback .. model|error',
      ],
      nudge: 'The model misspells a tool. What does it see next?',
    },
    {
      dimension: 'reliability',
      starts: 'await sleep(200)',
      what: 'Every error is retried for ever at the same pace, also those that no retry can mend.',
      why: 'A wrong argument hangs the request; a provider that is down gets five calls a second from each of them.',
      words: [
        'backoff|back off|exponential|jitter',
        'retry|retries .. forever|endless|infinite|limit|unbounded|every|all|permanent|same',
        'all|every errors|error|exceptions',
        '4xx|permanent|non_retryable',
        'retry budget|limit|storm',
        'swallow|swallows|swallowed|hides',
      ],
      nudge: 'The arguments are wrong. When does it give up?',
    },
  ],
  proof: 'How do you test that a refund happens once, with a payment service that answers late?',
})
