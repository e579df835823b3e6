import type { PersonaId } from './events.ts'
import type { QuestionStatus } from './session.ts'

/** How an interviewer speaks and presses. Content and scores are the same for all three. */
export interface Persona {
  id: PersonaId
  name: string
  about: string
  /** Put before a question, by how the answer before it went; an empty line says nothing. */
  leads: Record<'first' | Exclude<QuestionStatus, 'open'>, readonly string[]>
  hint: readonly string[]
  change: readonly string[]
  /** How long it lets a person draw in silence before it asks, in milliseconds. */
  patienceMs: number
  /** Said when a person has been silent for that long after a question. */
  nudges: readonly string[]
  /** Strikes the board before it is expected. */
  strikesEarly: boolean
  /** Doubts that it throws in after a good answer, where the others would move on. */
  doubts: readonly string[]
}

export const personas: readonly Persona[] = [
  {
    id: 'supportive',
    name: 'Supportive',
    about: 'Wants you to do well. Says what was useful, gives you time, offers a hint before you have to ask.',
    leads: {
      first: ['', 'Take your time.', 'There is no trick in this one.'],
      covered: ['That helps, thank you.', 'Good, I can follow that.', 'Clear.'],
      partly: ['You are on a way that works. Let us stay with it.', 'That is a part of it.'],
      missed: ['Let us look at it from another side.', 'Let me ask that differently.'],
      passed: ['No problem, we leave it there.'],
    },
    hint: ['A nudge:', 'If it helps:'],
    change: ['Now something changes, as it does.', 'Good. News from outside:'],
    patienceMs: 180_000,
    nudges: ['Think aloud if you like; half a thought is fine.', 'Should I give you a hint?'],
    strikesEarly: false,
    doubts: [],
  },
  {
    id: 'neutral',
    name: 'Neutral',
    about: 'Asks, listens, moves on. Nothing in the reply tells you how it went.',
    leads: {
      first: [''],
      covered: ['Okay.', 'Understood.'],
      partly: ['Okay.', 'Go on from there.'],
      missed: ['Okay. Let me rephrase.'],
      passed: ['Moving on.'],
    },
    hint: ['Consider this:'],
    change: ['A requirement changes.', 'Assume something new.'],
    patienceMs: 120_000,
    nudges: ['What are you thinking?'],
    strikesEarly: false,
    doubts: [],
  },
  {
    id: 'adversarial',
    name: 'Adversarial',
    about: 'Doubts what you say, interrupts, and wants numbers. Stays polite, and fair in the report.',
    leads: {
      first: ['', 'Quickly, please.'],
      covered: ['Perhaps. I am not convinced yet.', 'That is what everybody says.'],
      partly: ['That is half an answer.', 'You left something out.'],
      missed: ['That was not my question.', 'I did not hear an answer.'],
      passed: ['Noted.'],
    },
    hint: ['I should not have to say this:', 'One hint, and it is in the report:'],
    change: ['Forget what I said before.', 'The director just walked in.'],
    patienceMs: 75_000,
    nudges: ['We do not have all day.', 'Well?'],
    strikesEarly: true,
    doubts: [
      'I have seen exactly that fail. Why should it hold here?',
      'Give me the number behind that.',
      'Your colleague says that this is over-engineered. Is it?',
    ],
  },
]

/** @throws {RangeError} there is no such persona. */
export function personaById(id: PersonaId): Persona {
  const persona = personas.find((one) => one.id === id)
  if (!persona) throw new RangeError(`there is no persona "${id}"`)
  return persona
}
