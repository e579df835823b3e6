import type { Anchor } from './anchors.ts'
import type { Session } from './session.ts'

/** How somebody worked, apart from what they knew. */
export interface Conduct {
  /** Null: too little to say anything. */
  score: Anchor | null
  /** What it rests on, a sentence each. */
  observations: readonly { text: string; isGood: boolean }[]
}

interface Observation {
  text: string
  isGood: boolean
}

const LEAST = 3

const graded = (observations: readonly Observation[]): Conduct => {
  if (observations.length < LEAST) return { score: null, observations }
  const share = observations.filter(({ isGood }) => isGood).length / observations.length
  return { score: share >= 0.85 ? 4 : share >= 0.6 ? 3 : share >= 0.35 ? 2 : 1, observations }
}

/** Did the work have an order? */
export function structureOf(session: Session): Conduct {
  const { transcript, ledger, stages, format } = session
  if (!format || !transcript.some(({ who }) => who === 'candidate')) return { score: null, observations: [] }
  const firstBox = transcript.find(({ type }) => type === 'board_changed')?.moment ?? Infinity
  const before = (type: string): boolean => transcript.some((line) => line.type === type && line.moment <= firstBox)
  const numbers = ledger.find(({ criterion }) => criterion.id === 'requirements/numbers')
  const success = ledger.find(({ criterion }) => criterion.id === 'requirements/success')
  const found: Observation[] = []
  const note = (isGood: boolean, good: string, bad: string): void => void found.push({ isGood, text: isGood ? good : bad })
  if (format.draws) {
    note(
      before('restated') || answeredFirst(session),
      'Restated the problem before the first box.',
      'Drew before saying what is to be built.',
    )
    note(before('clarification_asked'), 'Asked for facts before deciding.', 'Asked nothing before deciding.')
    note(
      numbers?.moment != null && numbers.moment <= firstBox,
      'Put numbers on the table before the first box.',
      'The first box came before the first number.',
    )
  } else note(before('clarification_asked'), 'Asked for evidence.', 'Decided without asking for anything.')
  if (success) note(success.how !== 'never', 'Named a measure of success.', 'Named no measure of success.')
  note(
    stages.length >= format.stages.length,
    'Went through every stage.',
    `Left out ${format.stages.length - stages.length} of ${format.stages.length} stages.`,
  )
  const last = format.stages.at(-1)!.id
  const summed = session.answers.some(({ stage, text }) => stage === last && text.split(/\s+/).length >= 15)
  note(summed, 'Summed up at the end.', 'The end has no summary.')
  return graded(found)
}

const answeredFirst = ({ questions }: Session): boolean =>
  questions[0]?.question.id === 'opening/restate' && questions[0].answers.length > 0

/** Was it possible to follow? */
export function communicationOf(session: Session): Conduct {
  const { questions, answers } = session
  if (answers.length < 2) return { score: null, observations: [] }
  const found: Observation[] = []
  const note = (isGood: boolean, text: string): void => void found.push({ isGood, text })
  const replied = questions.filter(({ status }) => status !== 'open')
  const met = replied.filter(({ status }) => status === 'covered' || status === 'partly').length
  if (replied.length > 0) note(met / replied.length >= 0.6, `${met} of ${replied.length} answers met the question.`)
  const unasked = answers.filter(({ question, covers }) => question === null && covers.length > 0).length
  const times = unasked === 1 ? 'once' : `${unasked} times`
  note(unasked >= 2, unasked === 0 ? 'Said nothing of substance unasked.' : `Spoke up ${times} without being asked.`)
  const matches = answers.flatMap(({ coverage }) => coverage.matches.filter(({ discount }) => discount === null))
  const tied = matches.filter(({ tie }) => tie !== null).length
  if (matches.length > 0)
    note(tied / matches.length >= 0.4, `${tied} of ${matches.length} points were tied to a box, an arrow or a number.`)
  const lengths = answers.map(({ coverage }) => coverage.words).sort((a, b) => a - b)
  const middle = lengths[Math.floor(lengths.length / 2)]!
  note(middle >= 12 && middle <= 160, `Half of the answers have ${middle} words or fewer.`)
  const lists = answers.filter(
    ({ coverage }) => coverage.isStuffed || coverage.matches.some(({ discount }) => discount === 'listed'),
  ).length
  if (lists > 0) note(false, `${lists} ${lists === 1 ? 'answer lists' : 'answers list'} terms without saying what they do here.`)
  note(
    session.hintsUsed <= 2,
    session.hintsUsed === 0 ? 'Needed no hint.' : `Took ${session.hintsUsed} ${session.hintsUsed === 1 ? 'hint' : 'hints'}.`,
  )
  const silence = Math.max(0, ...answers.map(({ speech }) => speech?.longestSilenceMs ?? 0))
  if (silence > 0) note(silence < 20_000, `The longest silence while speaking was ${Math.round(silence / 1000)} s.`)
  return graded(found)
}
