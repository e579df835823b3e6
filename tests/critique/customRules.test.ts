import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { readCustomRules } from '#critique/rules/custom.ts'
import { parseSketch } from '#critique/graph/sketch.ts'
import { review } from '#critique/review.ts'

const gateway = `
format: premortem/rules@1
rules:
  - id: cost/model-behind-gateway
    title: A model is called past the company gateway
    severity: major
    when:
      - { requirement: scope, in: [production, regulated] }
    find:
      path: { from: { trait: request_entry }, to: { trait: generates, trust: external }, avoiding: { kind: llm_gateway } }
    because: "{from} reaches {to} without the gateway."
    why: Spend and keys are managed in the gateway only.
    ask: Who pays for what {from} asks of {to}?
    fix: Call {to} through the gateway.
    sources: [{ title: Platform handbook, url: "https://example.com/handbook" }]
    examples:
      flagged: ["requires { scope: production }; zone v(trust: external) { llm#m }; *end_user#u -> *app_service#a -> *#m"]
      clean:
        - "requires { scope: production }; zone v(trust: external) { llm#m }; end_user#u -> llm_gateway#g -> #m"
        - "requires { scope: prototype }; zone v(trust: external) { llm#m }; end_user#u -> #m"
`
const file = (change: (rule: Record<string, unknown>) => void) => {
  const parsed = parse(gateway) as { rules: Record<string, unknown>[] }
  change(parsed.rules[0]!)
  return parsed
}

it('reads a team rule, and reviews with it beside ours', () => {
  const rules = readCustomRules(parse(gateway))
  const graph = parseSketch(
    'requires { scope: production }; zone v(trust: external) { llm#gpt { label: GPT } }; end_user#u { label: Ann } -> app_service -> [#gpt, vector_db]',
  )
  const [finding] = review(graph, { rules, phase: 'critique' }).findings
  expect(finding).toMatchObject({
    rule: 'cost/model-behind-gateway',
    because: 'Ann reaches GPT without the gateway.',
    ask: 'Who pays for what Ann asks of GPT?',
    evidence: { path: ['u', 'app_service', 'gpt'] },
  })
})

it('asks where a property that it rests on is unstated', () => {
  const rules = readCustomRules(
    file((rule) => {
      rule.id = 'data/region'
      rule.find = { node: { trait: 'stores_data', props: { encrypted: false } } }
      rule.because = '{node} is not encrypted.'
      rule.ask = 'Is {node} encrypted?'
      rule.fix = 'Encrypt {node}.'
      rule.when = []
      rule.examples = {
        flagged: ['*relational_db { encrypted: false }'],
        asked: ['*relational_db'],
        clean: ['relational_db { encrypted: true }', 'llm'],
      }
    }),
  )
  expect(review(parseSketch('vector_db'), { rules, phase: 'example' }).findings).toMatchObject([
    { status: 'ask', ask: 'Is Vector database encrypted?' },
  ])
})

describe('a file that is wrong', () => {
  it.each([
    ['an unknown trait', (rule: Record<string, unknown>) => (rule.find = { node: { trait: 'flies' } }), /rules\[0\]\.find/],
    ['an unknown kind', (rule: Record<string, unknown>) => (rule.find = { node: { kind: 'vektor_db' } }), /rules\[0\]\.find/],
    ['an id without a dimension', (rule: Record<string, unknown>) => (rule.id = 'my-rule'), /rules\[0\]\.id: expected <dimension>\/<slug>/],
    ['a key that does not exist', (rule: Record<string, unknown>) => (rule.sevirity = 'major'), /sevirity/],
    [
      'a flagged example that is not flagged',
      (rule: Record<string, unknown>) => (rule.examples = { flagged: ['end_user -> llm'], clean: ['llm'] }),
      /rules\[0\]\.examples\.flagged\[0\]: expected a violation, found nothing/,
    ],
    [
      'an example that does not parse',
      (rule: Record<string, unknown>) => (rule.examples = { flagged: ['end_user ->'], clean: ['llm'] }),
      /rules\[0\]\.examples\.flagged\[0\]: sketch line 1/,
    ],
  ])('names the place of %s', (_what, change, message) => {
    expect(() => readCustomRules(file((rule) => void change(rule)))).toThrow(message)
  })
})
