import { describe, expect, it } from 'vitest'
import { asTold, counts, covered, type Surroundings } from '#critique/interviewer/concepts.ts'
import { considerations } from '#critique/interviewer/considerations/all.ts'

/** Ids of what counts, without their dimensions. */
const found = (text: string, around?: Surroundings): string[] =>
  covered(text, considerations, around)
    .matches.filter(counts)
    .map(({ criterion }) => criterion.split('/')[1]!)
    .sort()

const match = (text: string, id: string, around?: Surroundings) =>
  covered(text, considerations, around).matches.find(({ criterion }) => criterion.endsWith(`/${id}`))

describe('an answer', () => {
  it.each([
    ['We keep a golden set of 1,200 tickets that support engineers labelled.', 'labelled-set'],
    ['Um, so we, uh, would basically gate each release, you know, on that set.', 'release-gate'],
    ['A timout of four seconds on the call.', undefined],
    ['Every call has a timeout of four seconds.', 'timeouts'],
    ['The evalutaion gate stops it.', 'release-gate'],
    ['Writes are idempotent: the booking carries a key.', 'idempotency'],
    ['I would have the judge calibrated against human raters first.', 'judge-calibrated'],
    ['We will analyse p95, since averages hide the slow ones.', 'percentiles'],
    ['Tenant and rights are filtered inside the search.', 'data-scope'],
    ['It gives up after eight steps at most; a step limit in code.', 'bounds'],
  ])('%s covers %s', (text, id) => {
    if (id) expect(found(text)).toContain(id)
    else expect(found(text)).not.toContain('timeouts')
  })

  it('shows the words that decided it, and where they stand', () => {
    const text = 'First of all: we keep a labelled set of tickets.'
    const one = match(text, 'labelled-set')!
    expect(text.slice(one.start, one.end)).toBe(one.words)
    expect(one.words).toBe('labelled set')
  })

  it('finds words with marks inside that nobody sees', () => {
    expect(found('We have a time\u200bout of 4 s for each call.')).toContain('timeouts')
  })
})

describe('what is denied', () => {
  it.each([
    'We do not need tracing here.',
    'There is no alerting yet.',
    'I would skip the reranker.',
    "We don't cache answers.",
    'Without a fallback, for now.',
  ])('does not count: %s', (text) => {
    expect(found(text)).toEqual([])
    expect(covered(text, considerations).matches.some(({ discount }) => discount === 'negated')).toBe(true)
  })

  it.each([
    ['We never ship without an evaluation gate.', 'release-gate'],
    ['It is not only a fallback, it is a tested fallback.', 'fallback'],
    ['No cache, but a timeout of 3 s.', 'timeouts'],
    ['It says I do not know when nothing fits.', 'abstain'],
  ])('counts where the denial does not reach: %s', (text, id) => {
    expect(found(text)).toContain(id)
  })
})

describe('what a sentence is tied to', () => {
  const nodes = [
    { id: 'n1', label: 'Answer service' },
    { id: 'n2', label: 'Help articles' },
  ]
  it.each([
    ['There is a timeout.', null],
    ['The answer service has a timeout.', 'node'],
    ['Between answer service and help articles there is a timeout.', 'edge'],
    ['There is a timeout of 800 ms.', 'number'],
  ])('%s: %s', (text, tie) => {
    expect(match(text, 'timeouts', { nodes })?.tie).toBe(tie)
  })
})

describe('a list of terms', () => {
  const everything = considerations.flatMap(({ words }) =>
    words.slice(0, 2).map((phrase) =>
      phrase
        .replace(/\|\S+/g, '')
        .replace(/ \.\. /g, ' ')
        .replace(/\*/g, ''),
    ),
  )

  it.each([
    ['with commas', everything.join(', ')],
    ['without any', everything.join(' ')],
    ['on lines of its own', everything.map((term) => `- ${term}`).join('\n')],
    ['between fillers', everything.map((term) => `and also the ${term}`).join(' ')],
    ['with a number each', everything.map((term, n) => `${n + 1}. ${term}`).join('\n')],
    ['of names', considerations.map(({ name }) => name).join('; ')],
  ])('counts for nothing %s', (_how, text) => {
    expect(found(text)).toEqual([])
  })

  it('of three terms is a bare list, and the same terms at work are not', () => {
    expect(found('Golden set, tracing, alerts.')).toEqual([])
    expect(
      found('A golden set decides each release, tracing shows which article was used, and alerts wake the support lead.').length,
    ).toBeGreaterThanOrEqual(3)
  })
})

describe('what the person was shown', () => {
  const told = [asTold('Answer product questions from the help centre, with a link to each article used and citations for every claim.')]
  it('does not count when it is read back', () => {
    expect(
      found('So: answer product questions from the help centre, with a link to each article used and citations for every claim.', { told }),
    ).toEqual([])
    expect(found('Each claim carries a citation, checked by code against the passage.', { told })).toContain('citations')
  })
})

it('reads a long answer in a few milliseconds', () => {
  const text = 'We trace each request and keep a golden set of tickets; the gate stops a release when recall falls by two points. '.repeat(
    40,
  )
  const start = performance.now()
  covered(text, considerations)
  expect(performance.now() - start).toBeLessThan(1500)
})
