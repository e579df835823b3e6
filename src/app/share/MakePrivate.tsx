import { useState } from 'react'
import { useValue } from 'tldraw'
import type { Access } from '#server/protocol.ts'
import type { Board } from '#src/canvas/board.ts'
import { makePrivate } from '#src/collab/accessApi.ts'
import { Button } from '#src/ui/Button.tsx'
import { Field } from '#src/ui/Field.tsx'
import fieldCss from '#src/ui/Field.module.css'
import { CopyField } from './CopyField.tsx'
import css from './ShareDialog.module.css'
import type { Share } from './useShare.ts'

/** The address, and the way from a board that is open to one that is shared by role. */
export function MakePrivate({ board, access, share }: { board: Board; access: Extract<Access, { isPrivate: false }>; share: Share }) {
  const people = useValue(board.people)
  const [name, setName] = useState(() => people.find(({ isSelf }) => isSelf)?.name ?? '')
  const start = () =>
    void share.run(async () => {
      const access = await makePrivate(board.id, name.trim())
      board.rename(name.trim())
      return access
    })
  return (
    <>
      <CopyField label="Link to this board" value={`${window.location.origin}/board/${board.id}`} />
      <section className={css.section} aria-labelledby="by-role">
        <h3 id="by-role" className={css.heading}>
          Share by role
        </h3>
        <p className={css.note}>
          For an interview: invite an interviewer, a candidate, observers. From then on the address alone opens nothing, the interviewer has
          notes that the candidate never receives, and you are the owner.
        </p>
        {access.mayMakePrivate ? (
          <form
            className={css.line}
            onSubmit={(event) => {
              event.preventDefault()
              start()
            }}
          >
            <Field label="Your name">
              {(wiring) => (
                <input
                  className={fieldCss.input}
                  maxLength={40}
                  value={name}
                  onChange={(event) => setName(event.target.value)}
                  {...wiring}
                />
              )}
            </Field>
            <Button look="primary" type="submit" disabled={share.busy || name.trim() === ''}>
              Share by role
            </Button>
          </form>
        ) : (
          <p className={css.note}>Only who made this board can do that, in the browser that it was made in.</p>
        )}
      </section>
    </>
  )
}
