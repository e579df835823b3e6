import { seeded } from '#critique/estimate/random.ts'

/** Measures that the trainer is about, with what each is blind to. */
export const metrics = {
  faithfulness: {
    name: 'Faithfulness',
    asks: 'What share of the claims in the answer do the passages support?',
    blind: 'Whether the passages are right, current, complete or about the question.',
  },
  contextPrecision: {
    name: 'Context relevance / precision',
    asks: 'What share of the passages bears on the question?',
    blind: 'What was not fetched.',
  },
  contextRecall: {
    name: 'Context recall',
    asks: 'What share of the facts that the answer needs was fetched?',
    blind: 'What the answer does with them, and facts that the reference forgot.',
  },
  answerRelevance: {
    name: 'Answer relevance',
    asks: 'Does the answer speak to the question that was asked?',
    blind: 'Whether what it says is true.',
  },
  correctness: {
    name: 'Answer correctness',
    asks: 'Does the answer agree with the expected one?',
    blind: 'Expected answers that are wrong or old.',
  },
  citationSupport: {
    name: 'Citation support',
    asks: 'What share of citations bears out its sentence?',
    blind: 'Sentences without a citation.',
  },
  judgeScore: {
    name: 'Judge score',
    asks: 'How good does a model find the answer?',
    blind: 'The judge’s own tastes: length, order, its own family.',
  },
  thumbs: {
    name: 'Thumbs up',
    asks: 'What share of reactions is positive?',
    blind: 'Those who do not react, and harm that nobody notices.',
  },
  deflection: { name: 'Deflection', asks: 'What share of conversations ends without a person?', blind: 'Whether the problem was solved.' },
  taskSuccess: {
    name: 'Task success',
    asks: 'What share of tasks ends in the wanted state?',
    blind: 'How it came about, and what else was changed.',
  },
  passPowK: { name: 'pass^k', asks: 'What share of tasks succeeds k times out of k?', blind: 'Tasks that are not in the set.' },
  toolCallAccuracy: {
    name: 'Tool-call accuracy',
    asks: 'What share of calls names the right tool with valid arguments?',
    blind: 'Order, omissions, and whether the call should be made.',
  },
  stepCount: {
    name: 'Steps per task',
    asks: 'How many steps does a task take?',
    blind: 'Steps that were skipped though they were needed.',
  },
  trajectory: {
    name: 'Trajectory match',
    asks: 'How close are the steps to a reference way?',
    blind: 'Other ways that are as good, and a bad result of the right way.',
  },
  costPerSolvedTask: {
    name: 'Cost per solved task',
    asks: 'What does one solved task cost, failures included?',
    blind: 'The harm of those that look solved.',
  },
  latency: { name: 'Latency, p95', asks: 'How long do slow answers take?', blind: 'Answers that are fast because something was left out.' },
} as const
export type MetricId = keyof typeof metrics

/** One answer of a retrieval system, taken apart by hand. */
export interface RetrievalSample {
  question: string
  passages: readonly { text: string; relevant: boolean }[]
  /** Claims of the answer, and whether the passages support each. */
  answer: readonly { claim: string; supported: boolean }[]
  /** What a right answer needs, and whether it was fetched. */
  needed: readonly { fact: string; fetched: boolean }[]
}

/** One run of an agent, taken apart by hand. */
export interface AgentSample {
  task: string
  steps: readonly { call: string; result: string; valid: boolean }[]
  outcome: string
}

export interface MetricOption {
  says: string
  right: boolean
  why: string
}

/** A worked case: the numbers look good and the system is broken. One file each, named by its id. */
export interface MetricCase {
  id: string
  title: string
  about: 'retrieval' | 'agent'
  /** What the dashboard shows. */
  numbers: readonly { metric: MetricId; value: string }[]
  situation: string
  sample: RetrievalSample | AgentSample
  question: string
  options: readonly MetricOption[]
  /** What each number on the dashboard does not see here. */
  misses: Readonly<Partial<Record<MetricId, string>>>
  /** What would have shown it. */
  checkNext: readonly string[]
}

export const defineMetricCase = (one: MetricCase): MetricCase => one

export const isRetrieval = (sample: RetrievalSample | AgentSample): sample is RetrievalSample => 'passages' in sample

/** The measures of one sample, counted; null where there is nothing to count. */
export function scoresOf(sample: RetrievalSample | AgentSample): Partial<Record<MetricId, number | null>> {
  if (!isRetrieval(sample)) return { toolCallAccuracy: share(sample.steps, ({ valid }) => valid), stepCount: sample.steps.length }
  return {
    faithfulness: share(sample.answer, ({ supported }) => supported),
    contextPrecision: share(sample.passages, ({ relevant }) => relevant),
    contextRecall: share(sample.needed, ({ fetched }) => fetched),
  }
}

const share = <T>(items: readonly T[], test: (item: T) => boolean): number | null =>
  items.length === 0 ? null : items.filter(test).length / items.length

export const passage = (text: string, relevant = true): RetrievalSample['passages'][number] => ({ text, relevant })
export const claim = (text: string, supported = true): RetrievalSample['answer'][number] => ({ claim: text, supported })
export const fact = (text: string, fetched = true): RetrievalSample['needed'][number] => ({ fact: text, fetched })
export const call = (text: string, result: string, valid = true): AgentSample['steps'][number] => ({ call: text, result, valid })
export const right = (says: string, why: string): MetricOption => ({ says, right: true, why })
export const wrong = (says: string, why: string): MetricOption => ({ says, right: false, why })

/** The options in an order of their own: the files tell the right one first. */
export function optionsOf({ options }: MetricCase, seed: number): MetricOption[] {
  const random = seeded(seed)
  return options
    .map((option) => ({ option, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ option }) => option)
}
