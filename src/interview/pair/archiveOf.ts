import { momentText } from '#critique/interviewer/clockText.ts'
import { debriefOf } from '#critique/interviewer/debrief.ts'
import type { Session } from '#critique/interviewer/session.ts'
import { writeDebrief } from '#critique/interviewer/writeDebrief.ts'
import type { Board } from '#src/canvas/board.ts'
import { recordingsOf } from '../speech/recordings.ts'
import type { Lead } from './lead.ts'
import type { PairInterview } from './pairInterview.ts'
import { releasedOnly } from './releasedOnly.ts'
import { plain, writeInterviewerReport } from './writeInterviewerReport.ts'

interface ArchiveParts {
  board: Pick<Board, 'graph' | 'exportTldr'>
  interview: PairInterview
  lead: Lead | null
}

/** Everything of a session that this person may have, as one file. */
export async function archiveOf({ board, interview, lead }: ArchiveParts): Promise<Blob> {
  const { zipSync, strToU8 } = await import('fflate')
  const session = interview.session.get()
  const debrief = debriefOf(releasedOnly(session))
  const texts: Record<string, string> = {
    'events.json': JSON.stringify(interview.events.get(), null, 2),
    'transcript.md': transcriptOf(session),
    'board.json': JSON.stringify(board.graph.get(), null, 2),
    'board.tldr': board.exportTldr(),
    ...(debrief && { 'debrief.md': writeDebrief(debrief) }),
    ...(lead && {
      'interviewer.md': writeInterviewerReport(lead.session.get(), lead.side, interview.id),
      'notes.json': JSON.stringify(
        lead.side.notes.get().filter((note) => note.session === interview.id),
        null,
        2,
      ),
    }),
  }
  const sounds = await recordingsOf(interview.id)
  const files = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, strToU8(text)]))
  for (const [n, { sound }] of sounds.entries()) files[`sound/${n + 1}.webm`] = new Uint8Array(await sound.arrayBuffer())
  return new Blob([zipSync(files)], { type: 'application/zip' })
}

const WHO = { candidate: 'Candidate', interviewer: 'Interviewer', board: 'Board' } as const

const transcriptOf = ({ setup, transcript }: Session): string =>
  [
    `# ${plain(setup?.task.title ?? 'Interview')}`,
    '',
    ...transcript.map(({ moment, who, text }) => `- ${momentText(moment)} **${WHO[who]}** ${plain(text)}`),
    '',
  ].join('\n')
