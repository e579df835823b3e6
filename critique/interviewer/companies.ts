import type { Dimension } from '../finding.ts'
import type { Company } from '../rules/rule.ts'

/** What a company is known to weigh, as factors on the choice of questions; never on severity or on scores. */
export interface CompanyEmphasis {
  id: Company
  name: string
  about: string
  weights: Partial<Record<Dimension, number>>
  /** Considerations that come up there more than elsewhere. */
  favours: readonly string[]
  /** Questions of their own, with what an answer should cover. `{node}` is a box of the board that `about` finds first. */
  questions: readonly { id: string; text: string; dimension: Dimension; covers: readonly string[] }[]
}

export const companies: readonly CompanyEmphasis[] = [
  {
    id: 'anthropic',
    name: 'Anthropic',
    about: 'Security and evaluation: what the system can be made to do, and how you would know.',
    weights: { security: 1.7, evaluation: 1.6, agents: 1.2 },
    favours: ['security/cut', 'security/untrusted-content', 'security/adversarial-tests', 'evaluation/judge-calibrated'],
    questions: [
      {
        id: 'misuse',
        text: 'A user of yours, not an outsider, wants it to do harm. What do they try first, and what do they get?',
        dimension: 'security',
        covers: ['security/output-checked', 'security/least-privilege', 'security/adversarial-tests'],
      },
      {
        id: 'evidence',
        text: 'Which claim about this system would you sign, and which measurement stands behind it?',
        dimension: 'evaluation',
        covers: ['evaluation/labelled-set', 'evaluation/sample-size', 'evaluation/outcome'],
      },
    ],
  },
  {
    id: 'openai',
    name: 'OpenAI',
    about: 'Agents, reliability and the price of tokens, at scale.',
    weights: { agents: 1.6, reliability: 1.5, cost: 1.5, latency: 1.2 },
    favours: ['agents/bounds', 'agents/verification', 'cost/per-request', 'reliability/capacity', 'cost/cap'],
    questions: [
      {
        id: 'tokens',
        text: 'Take one request and count its tokens for me, in and out, call by call. Which of them would you give up first?',
        dimension: 'cost',
        covers: ['cost/per-request', 'cost/caching', 'cost/cheaper-model'],
      },
      {
        id: 'scale',
        text: 'Tomorrow there are a hundred times as many users. What breaks first, and what next?',
        dimension: 'reliability',
        covers: ['reliability/capacity', 'reliability/fallback', 'cost/cap'],
      },
    ],
  },
  {
    id: 'google-deepmind',
    name: 'Google DeepMind',
    about: 'Verification, and working with an AI assistant: catching what it gets wrong.',
    weights: { evaluation: 1.6, agents: 1.3, requirements: 1.2 },
    favours: ['agents/verification', 'evaluation/judge-calibrated', 'evaluation/sample-size', 'evaluation/parts-apart'],
    questions: [
      {
        id: 'assistant-claim',
        text: 'An assistant reviewed your board and says: "Latency is fine, the cache answers 60 % of the requests, so p95 drops by 60 %." Do you take that over?',
        dimension: 'latency',
        covers: ['latency/percentiles', 'cost/caching'],
      },
      {
        id: 'assistant-patch',
        text: 'An assistant wrote the evaluation for you: it generates questions from the documents, lets the same model answer and grade them, and reports 97 %. What do you check before you believe it?',
        dimension: 'evaluation',
        covers: ['evaluation/judge-calibrated', 'evaluation/labelled-set', 'evaluation/sample-size', 'data/label-quality'],
      },
      {
        id: 'assistant-test',
        text: 'You let an assistant write a part of this. How do you find out that it did something other than what you asked for?',
        dimension: 'agents',
        covers: ['agents/verification', 'evaluation/release-gate', 'reliability/rollback'],
      },
    ],
  },
  {
    id: 'meta',
    name: 'Meta',
    about: 'Reliability of agents, alone and together.',
    weights: { agents: 1.7, reliability: 1.5, monitoring: 1.2 },
    favours: ['agents/bounds', 'agents/errors', 'agents/trajectories', 'agents/no-agent', 'reliability/idempotency'],
    questions: [
      {
        id: 'together',
        text: 'Two of these parts believe different things about the same fact. Which one wins, and how do you find out that it happened?',
        dimension: 'agents',
        covers: ['agents/verification', 'agents/typed-tools', 'agents/trajectories'],
      },
      {
        id: 'chain',
        text: 'Each step is right in nineteen of twenty cases. What does that make of the whole, and what do you do about it?',
        dimension: 'agents',
        covers: ['agents/verification', 'agents/errors', 'agents/no-agent'],
      },
    ],
  },
  {
    id: 'cohere',
    name: 'Cohere',
    about: 'Quality of retrieval: what is found, in which order, and how you know.',
    weights: { retrieval: 1.8, evaluation: 1.3, data: 1.1 },
    favours: ['retrieval/rerank', 'retrieval/hybrid', 'retrieval/chunking', 'evaluation/parts-apart', 'retrieval/failure-points'],
    questions: [
      {
        id: 'numbers',
        text: 'Give me the sizes: how many candidates, how many after reranking, how long is a passage. Which measurement chose each of them?',
        dimension: 'retrieval',
        covers: ['retrieval/rerank', 'retrieval/chunking', 'evaluation/parts-apart'],
      },
      {
        id: 'languages',
        text: 'A third of the questions are in a language that few of the documents are in. What does your search do?',
        dimension: 'retrieval',
        covers: ['retrieval/hybrid', 'evaluation/slices', 'retrieval/failure-points'],
      },
    ],
  },
  {
    id: 'databricks',
    name: 'Databricks',
    about: 'MLOps: pipelines, feature stores, lineage, monitoring.',
    weights: { data: 1.7, monitoring: 1.6, evaluation: 1.2, cost: 1.1 },
    favours: ['data/lineage', 'data/skew', 'data/validation', 'monitoring/drift', 'monitoring/versions'],
    questions: [
      {
        id: 'pipeline',
        text: 'The pipeline of last night wrote half of its output and stopped. What does the system serve this morning, and how is it repaired?',
        dimension: 'data',
        covers: ['data/validation', 'data/lineage', 'reliability/rollback', 'monitoring/alert-owner'],
      },
      {
        id: 'lineage',
        text: 'An auditor asks which data stood behind one answer of last March. What can you show?',
        dimension: 'data',
        covers: ['data/lineage', 'monitoring/versions', 'monitoring/traces'],
      },
    ],
  },
]

export const companyById = (id: Company | null): CompanyEmphasis | undefined => companies.find((one) => one.id === id)
