import { expect, it } from 'vitest'
import { answerClarification, nextHint } from '#critique/interviewer/replies.ts'
import { interviewTask } from '#templates/scenarios/scenario.ts'
import supportRag from '#templates/scenarios/support-rag.ts'
import { Script } from './script.ts'

const rag = interviewTask(supportRag)

function ask(session: Script, text: string): string[] {
  const id = session.add({ type: 'clarification_asked', text, channel: 'typed' })
  const replies = answerClarification(text, id, session.state, session.task)
  for (const body of replies) session.add(body, 'interviewer')
  return replies.map((body) => (body.type === 'fact_revealed' ? body.fact : body.type))
}

it('tells a hidden fact to whoever asks for it, once', () => {
  const session = new Script(rag)
  expect(ask(session, 'Who is it that writes those articles?')).toEqual(['clarifications.0'])
  expect(ask(session, 'Who writes the articles, please?')).toEqual(['remark_made'])
  expect(session.state.revealed).toHaveLength(1)
})

it('leaves to the person what nobody knows', () => {
  expect(ask(new Script(rag), 'Which colour shall the button have?')).toEqual(['remark_made'])
})

it('climbs three steps of hints and no more', () => {
  const session = new Script(rag)
  session.move()
  const steps: (number | undefined)[] = []
  for (let n = 0; n < 4; n++) {
    const hint = nextHint(session.state.open!, session.state, session.task)
    steps.push(hint?.step)
    if (hint) session.add(hint, 'interviewer')
  }
  expect(steps).toEqual([1, 2, 3, undefined])
  expect(session.state.hintsUsed).toBe(3)
})
