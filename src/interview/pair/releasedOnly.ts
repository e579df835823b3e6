import type { Session } from '#critique/interviewer/session.ts'

/** A session of two as the candidate reads it afterwards: holes of the board are told with the dimension that they belong to. */
export function releasedOnly(session: Session): Session {
  if (session.setup?.mode !== 'pair') return session
  const released = new Set(session.released.map(({ dimension }) => dimension))
  const findings = session.board.findings.filter(({ finding }) => released.has(finding.dimension))
  const drills = session.drills.map((drill) => ({ ...drill, shows: drill.shows.filter(({ dimension }) => released.has(dimension)) }))
  return { ...session, drills, board: { ...session.board, findings } }
}

/** Whether all that counts in a session was released. */
export const isAllReleased = ({ setup, released }: Session): boolean =>
  setup !== null && setup.weights.every((dimension) => released.some((one) => one.dimension === dimension))
