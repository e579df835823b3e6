import { expect, it } from 'vitest'
import { concerns, lexicon, readStatement, understood } from '#critique/graph/lexicon.ts'
import { parseSketch } from '#critique/graph/sketch.ts'
import { GraphView } from '#critique/graph/view.ts'

const about = (statement: string) => readStatement(statement).map(({ concern }) => concern)

it.each([
  ['Each branch sees only its own files', 'document_permissions'],
  ['Per-matter access', 'document_permissions'],
  ['Nobody may see the files of another desk', 'document_permissions'],
  ['40% of repositories restricted to named groups', 'document_permissions'],
  ['Respects SharePoint permissions', 'document_permissions'],
  ['Material non-public documents isolated by wall', 'document_permissions'],
  ['Row-level security enforced by the warehouse', 'document_permissions'],
  ['Never the data of a wrong patient', 'case_scope'],
  ['No cross-tenant leak, provable', 'tenant_isolation'],
  ['Zero cross-brand leaks', 'tenant_isolation'],
  ['Per-advertiser isolation', 'tenant_isolation'],
  ['EU only', 'data_residency'],
  ['PII never leaves region', 'data_residency'],
  ['EU customer data must stay in the EU', 'data_residency'],
  ['No data path outside enclave', 'on_premises'],
  ['Nothing leaves the company network', 'on_premises'],
  ['Answers quote their source', 'citations'],
  ['Every statement sourced', 'citations'],
  ['Claims with a valid citation >= 93%', 'citations'],
  ['Says "I don\'t know" rather than guess', 'abstention'],
  ['Prices stand in spreadsheets', 'tables'],
  ['Technicians search by part number', 'exact_terms'],
  ['Personal data is erased within 30 days', 'erasure'],
  ['Deletion everywhere in 72 h', 'erasure'],
  ['Calls recorded only with consent, kept 30 days', 'retention_limit'],
  ['Prompts are never stored', 'never_store'],
  ['No audio kept unless opted in', 'never_store'],
  ['Every answer is auditable', 'audit'],
  ['Full decision record 7 years', 'audit'],
  ['Full trace kept 1 year', 'audit'],
  ['Refunds above $75 need a person', 'human_approval'],
  ["A booking above 500 dollars needs the traveller's yes", 'human_approval'],
  ['Letters must be approved by a lawyer', 'human_approval'],
  ['Zero unapproved production writes', 'human_approval'],
  ['Every reply is reviewed by a nurse before it goes out', 'every_answer_reviewed'],
  ['Screens job applicants', 'decisions_about_people'],
  ['The regulator may inspect any decision', 'regulator'],
  ['Minors use it', 'minors'],
  ['Calls recorded only with consent, kept 30 days', 'consent'],
  ['p95 < 2 s', 'latency'],
  ['p95 first token 1.5 s, full answer 6 s', 'first_token'],
  ['Cost below $0.02 per answer', 'cost'],
  ['99.9% uptime', 'availability'],
  ['Works with 10 s network drops', 'degraded_network'],
  ['Index freshness < 10 min after push', 'freshness'],
  ['A bulletin must be answerable within 30 min', 'freshness'],
  ['Success: 60% of questions resolved', 'quality_target'],
  ['Acceptance rate >= 28%', 'quality_target'],
  ['1.2M documents', 'scale'],
  ['12k concurrent meetings, 9 languages', 'multilingual'],
  ['Secrets never sent to a model', 'no_secrets'],
  ['Privileged data not retained by providers', 'no_training'],
  ['Open to anyone, no login', 'public_access'],
])('reads "%s" as %s', (statement, concern) => {
  expect(about(statement)).toContain(concern)
})

it.each([
  ['No audit needed', 'audit'],
  ['Out of scope: erasure of backups', 'erasure'],
  ['Privileged data not retained by providers', 'never_store'],
  ['Every answer is auditable', 'document_permissions'],
  ['A friendly tone', 'quality_target'],
  ['Each answer cites only its sources', 'document_permissions'],
  ['LLM calls only offline or on < 1% of queries', 'degraded_network'],
  ['One person answers within 5 minutes', 'document_permissions'],
  ['Refunds above $75 need a person', 'every_answer_reviewed'],
  ['Follow the table of contents layout', 'case_scope'],
])('does not read "%s" as %s', (statement, concern) => {
  expect(about(statement)).not.toContain(concern)
})

it('reads requirements and notes of a board, sentence by sentence, with the words that decided', () => {
  const graph = new GraphView(parseSketch('requires { statements: ["Answers cite sources"] }; end_user; note "EU only. No audit needed"'))
  expect(understood(graph)).toEqual([
    { statement: 'Answers cite sources', concern: 'citations', matched: 'cite' },
    { statement: 'EU only', concern: 'data_residency', matched: 'EU only' },
  ])
})

it('counts structured requirements as asked for', () => {
  expect([...concerns(new GraphView(parseSketch('requires { multiTenant: true, p95LatencyMs: 2000 }; end_user')))]).toEqual([
    'tenant_isolation',
    'latency',
  ])
})

it('lets a person correct what was read', () => {
  const graph = parseSketch('requires { statements: ["Answers cite sources"] }; end_user')
  expect(concerns(new GraphView({ ...graph, requirements: { ...graph.requirements, ignoredConcerns: ['citations'] } })).size).toBe(0)
})

it('takes what a person says a sentence means in place of how it was read, for that sentence alone', () => {
  const graph = parseSketch('requires { statements: ["Answers cite sources. EU only", "Answers cite sources too"] }; end_user')
  const corrected = { ...graph.requirements, understood: { 'Answers cite sources. EU only': ['audit'], 'EU only': [], nonsense: 'audit' } }
  const read = (requirements: typeof graph.requirements) =>
    understood(new GraphView({ ...graph, requirements })).map(({ statement, concern }) => [statement, concern])
  expect(read(corrected)).toEqual([
    ['Answers cite sources', 'citations'],
    ['Answers cite sources too', 'citations'],
  ])
  expect(read({ ...corrected, understood: { 'Answers cite sources': ['audit', 'no such concern'] } })).toEqual([
    ['Answers cite sources', 'audit'],
    ['EU only', 'data_residency'],
    ['Answers cite sources too', 'citations'],
  ])
})

it('has a meaning for every concern', () => {
  for (const { meaning } of Object.values(lexicon)) expect(meaning.length).toBeGreaterThan(8)
})
