import { describe, expect, it } from 'vitest'
import { parseSketch } from '#critique/graph/sketch.ts'
import { propsFromNotes } from '#critique/graph/noteProps.ts'
import { review } from '#critique/review.ts'
import { GraphView } from '#critique/graph/view.ts'

const props = (text: string) => propsFromNotes([{ id: 't1', text, near: ['box'] }]).get('box')

describe('a note beside a box', () => {
  it.each([
    ['Payout id is the idempotency key', { idempotent: true }],
    ['A team lead confirms each refund in Slack before it runs', { requiresApproval: 'human' }],
    ['Each run in a gVisor pod without network', { isolated: true }],
    ['Index is thrown away and rebuilt from HubSpot every night', { deletionHandling: 'rebuild' }],
    ['Search team is paged when the error rate passes 2 %', { alerts: 'as the note says' }],
    ['Traces hold ids and token counts, no text', { contentCapture: 'redacted' }],
  ])('says what a property would: %s', (text, expected) => {
    expect(props(text)).toEqual(expected)
  })

  it.each([
    'A team lead must confirm each refund',
    'Payouts without an idempotency key',
    'No consent is asked',
    'Sandbox: to do',
    'Is it rebuilt nightly?',
    'Prompt: only the tenant filter of the asker',
    'Customer id and name',
  ])('claims nothing by %s', (text) => {
    expect(props(text)).toBeUndefined()
  })

  it('speaks of the one box it stands at, and goes behind what the box says itself', () => {
    expect(propsFromNotes([{ id: 't1', text: 'idempotent' }]).size).toBe(0)
    expect(propsFromNotes([{ id: 't1', text: 'idempotent', near: ['a', 'b'] }]).size).toBe(0)
    const view = new GraphView(parseSketch('payment_api#pay { idempotent: false }; note "idempotent" near #pay'))
    expect(view.fact(view.node('pay')!, 'idempotent')).toBe(false)
  })

  it('answers for a control that is drawn nowhere else', () => {
    const board = 'end_user#u -> agent#a -> payment_api#pay { label: "Refunds" }; #a -> crm#c'
    const raised = (sketch: string) => review(parseSketch(sketch)).findings.map(({ rule }) => rule)
    expect(raised(board)).toContain('agents/high-impact-action-without-approval')
    expect(raised(`${board}; note "A team lead confirms each refund" near #pay`)).not.toContain(
      'agents/high-impact-action-without-approval',
    )
  })
})
