import { useValue } from 'tldraw'
import type { Board } from '#src/canvas/board.ts'
import { Switch } from '#src/ui/Switch.tsx'
import css from '../Interview.module.css'
import type { PairInterview } from './pairInterview.ts'
import { soundConsent } from './soundAgreed.ts'

/** Everybody who talks says for themselves whether sound may be kept. */
export function SoundConsent({ board, interview }: { board: Board; interview: PairInterview }) {
  const { mine, all, missing } = useValue('consent', () => soundConsent(interview.events.get(), board.people.get()), [board, interview])
  const mayTalk = useValue('may talk', () => board.canWrite.get(), [board])
  return (
    <div className={css.row}>
      <span className={css.small} style={{ flex: 1 }}>
        {all
          ? 'Spoken answers are kept as sound too, in the speaker’s own browser.'
          : `Sound is not kept: ${missing.length > 0 ? `${missing.join(' and ')} did not agree.` : 'nobody else is here.'}`}
      </span>
      {mayTalk && (
        <Switch
          label="I agree that sound is kept"
          checked={mine}
          onChange={(agrees) => interview.append({ type: 'sound_agreed', agrees })}
        />
      )}
    </div>
  )
}
