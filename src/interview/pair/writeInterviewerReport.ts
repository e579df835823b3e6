import { momentText } from '#critique/interviewer/clockText.ts'
import { debriefOf } from '#critique/interviewer/debrief.ts'
import { scoresOf } from '#critique/interviewer/score.ts'
import type { Session } from '#critique/interviewer/session.ts'
import { disagreement, writeDebrief } from '#critique/interviewer/writeDebrief.ts'
import { capital } from '../debrief/words.ts'
import { dimensionsOf } from './MarksView.tsx'
import type { PrivateSide } from './privateSide.ts'

/** The fuller report: marks and notes that were never shown, before the debrief with all that was looked for. */
export function writeInterviewerReport(session: Session, side: PrivateSide, id: string): string {
  const debrief = debriefOf(session)
  if (!debrief) return ''
  const marks = side.marks.get()
  const notes = side.notes.get().filter((note) => note.session === id)
  const computed = new Map(scoresOf(session).map(({ dimension, score }) => [dimension, score]))
  const rows = dimensionsOf(session).map((dimension) => {
    const { score = null, note = '' } = marks[`${id}/${dimension}`] ?? {}
    const theirs = computed.get(dimension) ?? null
    const apart = score === null ? '' : disagreement(score, theirs)
    const isShown = session.released.some((one) => one.dimension === dimension)
    return `| ${capital(dimension)} | ${score ?? ''} | ${theirs ?? 'not shown'} | ${apart} | ${isShown ? 'yes' : 'no'} | ${plain(note)} |`
  })
  return [
    `# For the interviewer: ${plain(debrief.setup.task.title)}`,
    '',
    'Not for the candidate: it holds private notes and grades that were not released.',
    '',
    '## Your marks',
    '',
    '| Dimension | You | Computed | Apart by | Released | Why |',
    '|---|---|---|---|---|---|',
    ...rows,
    '',
    '## Your notes',
    '',
    ...(notes.length === 0
      ? ['None.']
      : notes.map(
          ({ at, text, label }) =>
            `- ${momentText(Math.max(0, at - session.startedAt))} ${plain(text)}${label ? ` [${plain(label)}]` : ''}`,
        )),
    '',
    writeDebrief(debrief),
  ].join('\n')
}

/** One line without markup: what people wrote stays what it is. */
export const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').replaceAll(/([\\`*_[\]<>#|~])/g, '\\$1')
