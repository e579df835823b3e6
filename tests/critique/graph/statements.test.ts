import { expect, it } from 'vitest'
import { requirementsFromNotes } from '#critique/graph/statements.ts'

const read = (text: string) =>
  Object.fromEntries(requirementsFromNotes({ notes: [{ id: 'n', text }] }).map(({ field, value }) => [field, value]))

it.each([
  ['p95 < 2 s', { p95LatencyMs: 2000 }],
  ['p95 latency under 1,500 ms', { p95LatencyMs: 1500 }],
  ['TTFT p95 < 800ms', { firstTokenP95Ms: 800 }],
  ['first token within 1.5 s, p95 6 s', { firstTokenP95Ms: 1500, p95LatencyMs: 6000 }],
  ['$20k/month', { monthlyBudgetUsd: 20_000 }],
  ['budget 5000 USD per month', { monthlyBudgetUsd: 5000 }],
  ['~$0.01/query', { costPerRequestUsd: 0.01 }],
  ['2 cents per request', { costPerRequestUsd: 0.02 }],
  ['10M requests/month', { requestsPerMonth: 10_000_000 }],
  ['10k requests per day', { requestsPerMonth: 300_000 }],
  ['1M DAU * 10 q/day', { requestsPerMonth: 300_000_000, users: 1_000_000 }],
  ['35 qps', { peakQps: 35 }],
  ['peak 1.5k rps', { peakQps: 1500 }],
  ['200 users', { users: 200 }],
  ['99.9%', { availability: 0.999 }],
  ['recall 95%', {}],
  ['EU only', { regions: ['eu'] }],
  ['keep data in the US', { regions: ['us'] }],
  ['PII only in the EU', { dataClasses: ['pii'], regions: ['eu'] }],
  ['GDPR and HIPAA', { regulations: ['gdpr', 'hipaa'] }],
  ['multi-tenant', { multiTenant: true }],
  ['not multi-tenant', { multiTenant: false }],
  ['internal tool', { scope: 'internal' }],
  ['TODO ask about scale', {}],
  ['step 3', {}],
])('reads "%s"', (text, expected) => {
  expect(read(text)).toEqual(expected)
})

it('says which note and which words', () => {
  expect(requirementsFromNotes({ notes: [{ id: 'n7', text: 'We said p95 < 2 s here' }] })).toEqual([
    { note: 'n7', field: 'p95LatencyMs', value: 2000, text: 'p95 < 2 s' },
  ])
})
