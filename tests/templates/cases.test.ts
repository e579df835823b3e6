import { describe, expect, it } from 'vitest'
import { counts, covered } from '#critique/interviewer/concepts.ts'
import { ownCriteria } from '#critique/interviewer/openSession.ts'
import { answerClarification } from '#critique/interviewer/replies.ts'
import { caseTask } from '#templates/cases/case.ts'
import { cases } from '#templates/cases/index.ts'
import { Script } from '../critique/interviewer/script.ts'

describe.each(cases.map((one) => [one.id, one] as const))('%s', (_id, one) => {
  const task = caseTask(one)

  it('has several causes that fit, one that it was, and evidence', () => {
    expect(one.hypotheses.length).toBeGreaterThanOrEqual(3)
    expect(one.hypotheses[one.cause]).toBeDefined()
    expect(one.evidence.length).toBeGreaterThanOrEqual(4)
    expect(one.decisions.length).toBeGreaterThanOrEqual(3)
  })

  it('recognises its own account of each cause and each decision', () => {
    const unseen = ownCriteria(task).filter((criterion) => !covered(criterion.name, [criterion]).matches.some(counts))
    expect(unseen.map(({ name }) => name)).toEqual([])
  })

  it('does not tell the cause in what lies on the table', () => {
    const cause = [ownCriteria(task)[one.cause]!]
    const told = [
      one.brief,
      ...one.numbers.map(({ name, value }) => `${name}: ${value}`),
      ...task.probes!.flatMap(({ ask, hints }) => [ask, ...hints]),
    ]
    expect(told.filter((text) => covered(text, cause).matches.some(counts))).toEqual([])
  })

  it('hands over each measurement to whoever names it, and no more than that', () => {
    for (const [n, { asks }] of one.evidence.entries()) {
      const session = new Script(task, { format: 'debugging' })
      const question = `Can I see the ${asks[0]!.replace(/\|\S+/g, '').replace(/ \.\. /g, ' of the ')}?`
      const id = session.add({ type: 'clarification_asked', text: question, channel: 'typed' })
      const told = answerClarification(question, id, session.state, task).map((body) =>
        body.type === 'fact_revealed' ? body.fact : body.type,
      )
      expect([question, told]).toEqual([question, expect.arrayContaining([`evidence.${n}`])])
      expect(told.length).toBeLessThanOrEqual(2)
    }
  })
})
