import { atom } from '@tldraw/state'
import type { Signal } from '@tldraw/state'
import type { Question } from '#critique/interviewer/events.ts'
import type { Session } from '#critique/interviewer/session.ts'
import type { InterviewTask } from '#critique/interviewer/task.ts'
import type { JudgingRequest, WordingRequest } from '#critique/interviewer/turnRequests.ts'
import { InterviewTurn, OwnModel } from '#server/protocol.ts'
import { remembered } from '#src/ui/remembered.ts'

/** What the model does in an interview, as the screen says it. */
export interface ModelState {
  /** null until it was asked for the first time. */
  model: string | null
  /** Why the plan's own words were used the last time; null when the model's were. */
  why: string | null
}

/** A model beside the plan: it words what the plan asks and reads what was answered, and when it fails nothing waits for it. */
export interface ModelVoice {
  state: Signal<ModelState | null>
  /** The question in the model's words, or the plan's where there are none in time. */
  word: (question: Question, session: Session, task: InterviewTask) => Promise<{ text: string; by: 'plan' | 'model' }>
  judge: (request: Omit<JudgingRequest, 'kind'>) => Promise<Pick<InterviewTurn, 'verdicts'> & { model: string | null }>
}

/** Nobody waits longer for a question to sound better. */
const WORDING_MS = 8000
const JUDGING_MS = 60_000
/** The key of one's own that the critic keeps. */
const OWN = 'own model'

export function createModelVoice(isConfigured: () => Promise<boolean>): ModelVoice {
  const state = atom<ModelState | null>('model', null)
  let known: Promise<boolean> | undefined
  const turn = async (request: WordingRequest | JudgingRequest, ms: number): Promise<InterviewTurn | null> => {
    const own = OwnModel.safeParse(remembered(OWN)).data
    known ??= isConfigured()
    if (!own && !(await known)) return null
    const response = await fetch('/api/interview/turn', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ turn: request, ...(own && { own }) }),
      signal: AbortSignal.timeout(ms),
    }).catch(() => null)
    const said = InterviewTurn.safeParse(response?.ok ? await response.json().catch(() => null) : null).data
    state.set({ model: said?.model ?? state.get()?.model ?? null, why: said ? said.why : 'The model did not answer in time.' })
    return said ?? null
  }
  return {
    state,
    word: async (question, session, task) => {
      const { persona, level } = session.setup!
      const lately = session.transcript.slice(-8).map(({ who, text }) => ({ who, text: text.slice(0, 4000) }))
      const said = await turn({ kind: 'word', brief: task.brief.slice(0, 4000), persona, level, lately, question }, WORDING_MS)
      return said?.text ? { text: said.text, by: 'model' } : { text: question.text, by: 'plan' }
    },
    judge: async (request) => {
      const said = await turn({ kind: 'judge', ...request }, JUDGING_MS)
      return { verdicts: said?.verdicts ?? [], model: said?.model ?? null }
    },
  }
}
