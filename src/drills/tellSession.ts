import { askEvidence } from '#critique/drills/run.ts'
import { INTERVIEWER } from '#critique/interviewer/events.ts'
import type { EventBody } from '#critique/interviewer/events.ts'
import { kindById } from '#critique/kinds/lookup.ts'
import { uniqueId } from 'tldraw'
import type { Board } from '#src/canvas/board.ts'
import type { Interview } from '#src/interview/interview.ts'
import type { Play } from './play.ts'

type Handed = Extract<EventBody, { type: 'evidence_handed' }>

/** A drill that was told in a session answers into it as well: what was shown, and what there is no way to see. */
export function tellSession(play: Play, board: Pick<Board, 'sessions'>, interview: Interview): Play {
  const hand = (question: { node: string } | { text: string }): void => {
    const { drills, setup } = interview.session.get()
    const isTold = drills.some(({ drill }) => drill === play.run.drill.id)
    // Where a person leads, it is theirs to hand over what is asked for.
    if (!isTold || setup?.mode === 'pair' || interview.clock.get().phase !== 'running') return
    board.sessions.append(
      interview.id,
      handedFor(play, question).map((body) => ({ ...body, id: uniqueId(), at: Date.now(), by: INTERVIEWER })),
    )
  }
  return {
    ...play,
    lookInto: (node) => {
      play.lookInto(node)
      hand({ node })
    },
    ask: (text) => {
      play.ask(text)
      hand({ text })
    },
  }
}

function handedFor({ run, state }: Play, question: { node: string } | { text: string }): Handed[] {
  const { readings, blind } = askEvidence(run, question)
  const before = state.get().asked.slice(0, -1)
  const isNew = (id: string): boolean => !before.some(({ answer }) => answer.readings.some((reading) => reading.id === id))
  return [
    ...readings
      .filter(({ id }) => isNew(id))
      .map(({ sensor, title, says }): Handed => ({ type: 'evidence_handed', source: sensor, what: title, reading: says, replyTo: null })),
    ...blind.map(({ kind, node }): Handed => ({
      type: 'evidence_handed',
      source: node ?? kind,
      what: kindById(kind)?.name ?? kind,
      reading: null,
      replyTo: null,
    })),
  ]
}
