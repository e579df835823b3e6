import type { Way } from '#critique/interviewer/ledger.ts'

/** How something appeared, as the debrief says it. */
export const wayWords: Record<Way, string> = {
  board: 'Drawn, unasked',
  said: 'Said, unasked',
  after_finding: 'After a finding was shown',
  after_question: 'After the question',
  after_hint: 'After a hint',
  never: 'Never',
}

export const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)
