import { describe, expect, it } from 'vitest'
import { infer } from '#critique/kinds/infer.ts'
import { ambiguousWords } from '#critique/kinds/inference/ambiguous.ts'
import { cues } from '#critique/kinds/inference/cues.ts'
import { steps } from '#critique/kinds/inference/steps.ts'
import { kindById } from '#critique/kinds/lookup.ts'
import { heldOutLabels, interviewLabels, tunedLabels } from '../fixtures/labels.ts'
import type { LabelExample } from '../fixtures/labels.ts'
import { readRounds } from './learning/labelFiles.ts'

const wrong = (labels: readonly LabelExample[]): string[] =>
  labels.flatMap(([label, kind]) => {
    const got = infer(label)
    return got.kind === kind ? [] : [`${label}: ${got.kind} instead of ${kind} (${got.matched})`]
  })

describe('the kind of a box by its label', () => {
  it('is right for every label of an interview', () => {
    expect(wrong(interviewLabels)).toEqual([])
  })

  it('is right for every label that it was tuned on', () => {
    expect(wrong(tunedLabels)).toEqual([])
  })

  it('is right for at least 95 % of the labels that were kept apart', () => {
    expect(wrong(heldOutLabels).length / heldOutLabels.length).toBeLessThanOrEqual(0.05)
  })

  it('is nearly always right when it says that it is sure', () => {
    const sure = heldOutLabels.filter(([label]) => infer(label).confidence >= 0.8)
    expect(sure.length).toBeGreaterThan(100)
    expect(wrong(sure).length / sure.length).toBeLessThanOrEqual(0.04)
  })

  it('keeps right what it has learned from public diagrams', () => {
    const boxes = [...readRounds().values()].flat(2)
    const read = boxes.map(({ label, kinds, ...around }) => ({ ...infer(label, around), kinds }))
    const right = ({ kind, kinds }: (typeof read)[number]): boolean => kinds.includes(kind)
    const sure = read.filter(({ confidence }) => confidence >= 0.8)
    expect(read.filter(right).length / read.length).toBeGreaterThan(0.92)
    expect(sure.filter(right).length / sure.length).toBeGreaterThan(0.97)
    expect(sure.length / read.length).toBeGreaterThan(0.6)
  })

  it.each([
    ['Seller Dashboard', { zone: 'Seller Layer' }, 'web_client'],
    ['Dashboard', { zone: 'Frontend' }, 'web_client'],
    ['Consistency validation', { zone: 'Data quality' }, 'data_validator'],
    ['Scoutly API', { zone: 'External services' }, 'third_party_api'],
    ['Risk Officer', { zone: 'Agents' }, 'sub_agent'],
    ['Math assistant', { neighbours: ['Supervisor agent'] }, 'sub_agent'],
    ['Guardrails', { before: ['GPT-4o'], after: ['User'] }, 'output_guardrail'],
    ['Store', { zone: 'Persistence' }, 'relational_db'],
    ['Guardrails', { before: ['Gateway'], after: ['RAG agent'] }, 'input_guardrail'],
  ])('reads %s in %j as %s', (label, context, kind) => {
    expect(infer(label, context).kind).toBe(kind)
  })

  it.each([
    ['Container scanning', 'ci_cd'],
    ['check_stock<br/>place_order', 'tool_executor'],
    ['Governed transcript', null],
    ['Respuesta estática', 'fallback_responder'],
    ['通知服务', 'notification_service'],
    ['Tool dispatcher service', 'tool_executor'],
    ['Citation verifier', 'groundedness_checker'],
    ['core/llm_router.py', 'model_router'],
    ['Answer + cited sources', null],
    ['Fraud scoring service', 'classifier_model'],
    ['文档切分', 'chunker'],
    ['Pergunta do usuário', 'end_user'],
    ['Vektordatenbank', 'vector_db'],
    ['Base de datos vectorial', 'vector_db'],
    ['Insurance terms (Qdrant)', 'vector_db'],
    ['LLM #4 picks the template', 'llm'],
    ['700 labelled receipts', 'golden_dataset'],
    ['kubectl scale', 'tool_executor'],
    ['Claims reviewers', 'human_review_queue'],
    ['Gate, then 3 % of depots', 'regression_gate'],
    ['Nurse reads and confirms', 'approval_gate'],
    ['Who opened which file', 'audit_log'],
    ['Every Thursday', 'scheduler'],
    ['Database (Pinecone)', 'vector_db'],
    ['Billing agent Gemini 2.5 Pro', 'sub_agent'],
    ['Kafka refund_requests', 'message_queue'],
    ['Jira Cloud API', 'ticketing_system'],
    ['Accept / refuse', 'router'],
    ['Pottery app', 'mobile_client'],
  ])('reads %s as %s', (label, kind) => {
    expect(infer(label).kind).toBe(kind)
  })

  it('takes an ambiguous word for what it mostly means', () => {
    const alone = ambiguousWords.map(({ terms, otherwise }) => [terms[0]!, otherwise] as const)
    expect(wrong(alone)).toEqual([])
  })

  it.each([
    ['Redis', ['Conversation history', 'Chat session'], 'session_store'],
    ['Redis', ['Celery worker queue'], 'message_queue'],
    ['Router', ['GPT-4o model', 'cheap model'], 'model_router'],
    ['Gateway', ['LLM provider'], 'llm_gateway'],
  ])('reads %s beside %j as %s', (label, neighbours, kind) => {
    const { kind: got, confidence } = infer(label, { neighbours })
    expect(got).toBe(kind)
    expect(confidence).toBeLessThan(0.8)
  })

  it('believes two words that mean the same kind, and lets a comma end the name', () => {
    expect(infer('SendGrid outbound mail')).toMatchObject({ kind: 'email_sender', confidence: 0.85 })
    expect(infer('Elastic logs, full prompts').kind).toBe('logging')
    expect(infer('GPT-4o public API').kind).toBe('llm')
  })

  it('takes an agent among no others for the agent itself', () => {
    expect(infer('Travel agent', { neighbours: ['Chat window', 'GPT-4o'] }).kind).toBe('agent')
    expect(infer('Travel agent', { neighbours: ['Supervisor'] }).kind).toBe('sub_agent')
  })

  it('takes a small model among no others for the model', () => {
    expect(infer('Claude Haiku', { neighbours: ['Reply service'] }).kind).toBe('llm')
    expect(infer('Claude Haiku', { neighbours: ['Model router'] }).kind).toBe('small_llm')
    expect(infer('Claude Haiku for easy ones', { neighbours: ['Reply service'] }).kind).toBe('small_llm')
  })

  it('leaves a product what it is, whatever stands beside it', () => {
    expect(infer('Kafka', { neighbours: ['Stream processing'] }).kind).toBe('message_queue')
    expect(infer('SQLite', { neighbours: ['Session manager'] }).kind).toBe('relational_db')
  })

  it('reads an ambiguous word by the frame around it', () => {
    expect(infer('Worker', { zone: 'Ingestion: embed' }).kind).toBe('embedding_pipeline')
  })

  it('names the further parts of a compound label', () => {
    expect(infer('Auth + rate limit')).toMatchObject({ kind: 'auth_service', roles: ['rate_limiter'] })
    expect(infer('Retrieval & Reranking')).toMatchObject({ kind: 'retriever', roles: ['reranker'] })
    expect(infer('Confluence / SharePoint').roles).toEqual([])
  })

  it.each(['Reranker (later)', 'Reranker (v2)', 'future: reranker', 'reranker - planned', 'Reranker TBD', 'Reranker (phase 2)'])(
    'hears that %s is only planned',
    (label) => {
      expect(infer(label)).toMatchObject({ kind: 'reranker', planned: true })
    },
  )

  it.each(['bge-reranker-v2-m3', 'Titan Embeddings v2', 'Deploy service v3'])('takes the version in %s for a version', (label) => {
    expect(infer(label).planned).toBe(false)
  })

  it.each([
    ['no cache', 'response_cache'],
    ['Without reranker', 'reranker'],
    ['w/o guardrails', 'input_guardrail'],
  ])('hears that %s speaks of something that is not there', (label, kind) => {
    expect(infer(label)).toMatchObject({ kind, absent: true })
  })

  it('says unknown, with little confidence, to what nobody can know', () => {
    expect(infer('Flurbo')).toMatchObject({ kind: 'unknown', roles: [] })
    expect(infer('Flurbo').confidence).toBeLessThan(0.5)
  })

  it('takes nothing but signs for no component', () => {
    for (const label of ['', '   ', '→', '🚀', '...']) expect(infer(label).kind).toBeNull()
  })

  it('reads through mark-up, icons and case', () => {
    for (const label of ['**Reranker**', '🔁 RERANKER', 'fa:fa-sort Reranker', '`re-ranker`', 'Re-Ranker<br/>(top 5)', 'reRanker']) {
      expect(infer(label).kind, label).toBe('reranker')
    }
  })

  it('stays within a fifth of a millisecond of the processor for a label', () => {
    const labels = [...interviewLabels, ...tunedLabels, ...heldOutLabels].map(([label]) => label)
    for (const label of labels) infer(label)
    const rounds = Array.from({ length: 5 }, () => {
      const start = process.cpuUsage().user
      for (const label of labels) infer(label)
      return (process.cpuUsage().user - start) / 1_000
    })
    // Of the quickest round. How long it really takes stands in the benchmarks, beside its reference.
    expect(Math.min(...rounds) / labels.length).toBeLessThan(0.2)
  })

  it('is quick and calm with a very long or odd text', () => {
    const start = performance.now()
    for (const label of [
      'a '.repeat(5000),
      'gpt-'.repeat(3000),
      '(['.repeat(3000),
      '<'.repeat(5000),
      'Llama '.repeat(2000),
      '_'.repeat(10000),
    ])
      infer(label)
    expect(performance.now() - start).toBeLessThan(1000)
  })
})

describe('what the classifier knows', () => {
  it('names only kinds that exist', () => {
    const named = [
      ...Object.keys(cues),
      ...ambiguousWords.flatMap(({ otherwise, when }) => [otherwise, ...when.map(([kind]) => kind)]),
      ...steps.flatMap(({ objects, otherwise }) => [...objects.map(([kind]) => kind), ...(otherwise ? [otherwise] : [])]),
    ]
    expect(named.filter((kind) => !kindById(kind))).toEqual([])
  })

  it('gives a cue to one kind only', () => {
    const phrases = Object.values(cues).flatMap((text) => text.split(',').map((phrase) => phrase.trim()))
    expect(phrases.filter((phrase, i) => phrases.indexOf(phrase) !== i)).toEqual([])
  })
})
