import { useValue } from 'tldraw'
import type { Board } from '#src/canvas/board.ts'
import type { Person } from '#src/collab/connectionState.ts'
import { Popover } from '#src/ui/Popover.tsx'
import { TextField } from '#src/ui/TextField.tsx'
import css from './TopBar.module.css'

const MOST_FACES = 4

/** Who is here, oneself first; one's own name can be changed. */
export function People({ board }: { board: Board }) {
  const people = useValue(board.people)
  const self = people.find(({ isSelf }) => isSelf)
  const faces = people.slice(0, MOST_FACES)
  const button = (
    <button type="button" className={css.people} aria-label={`People here: ${people.map(({ name }) => name).join(', ')}`}>
      {faces.map((person) => (
        // The letter is drawn by the style sheet: read aloud, "OK" would be no name of two people.
        <span
          key={person.id}
          className={css.face}
          style={{ background: person.color }}
          data-initial={person.name.slice(0, 1).toUpperCase()}
          aria-hidden
        />
      ))}
      {people.length > MOST_FACES && <span className={css.note}>+{people.length - MOST_FACES}</span>}
    </button>
  )
  return (
    <Popover label="People here" button={button}>
      <div className={css.stack}>
        {self && <TextField label="Your name here" value={self.name} maxLength={40} onCommit={(name) => name && board.rename(name)} />}
        <ul>
          {people
            .filter(({ isSelf }) => !isSelf)
            .map((person) => (
              <li key={person.id} className={css.person}>
                <span className={css.dot} style={{ background: person.color }} />
                {person.name}
                {isSelfElsewhere(person, self) && <span className={css.note}>you, in another tab</span>}
                {person.role && <span className={css.note}>{person.role}</span>}
              </li>
            ))}
        </ul>
        {people.length < 2 && <p className={css.note}>Nobody else yet. Share the board and draw together.</p>}
      </div>
    </Popover>
  )
}

/** Tabs of one browser go by the same name and colour. */
const isSelfElsewhere = (person: Person, self: Person | undefined): boolean =>
  self !== undefined && person.name === self.name && person.color === self.color && person.member === self.member
