import { useEffect, useState } from 'react'
import { LogIn } from 'lucide-react'
import { useLocation } from 'wouter'
import type { InvitationPreview } from '#server/protocol.ts'
import { whoAmI } from '#src/canvas/whoAmI.ts'
import { joinBoard, lookAtInvitation } from '#src/collab/accessApi.ts'
import { RequestError } from '#src/collab/request.ts'
import { rememberBoard } from '#src/home/boards.ts'
import { useTitle } from '#src/home/useTitle.ts'
import { Wordmark } from '#src/home/Wordmark.tsx'
import { Button } from '#src/ui/Button.tsx'
import { Field } from '#src/ui/Field.tsx'
import fieldCss from '#src/ui/Field.module.css'
import { remember } from '#src/ui/remembered.ts'
import css from './JoinPage.module.css'
import { roleWords } from './share/roleWords.ts'

/** Where an invitation leads: says what it is for, asks for a name, and goes to the board. */
export function JoinPage() {
  const [token] = useState(() => window.location.hash.slice(1))
  useTitle('Join a board')
  useEffect(() => {
    // The secret leaves the address at once: it stays neither on the screen nor in the history.
    window.history.replaceState(null, '', '/join')
  }, [])
  const { preview, problem } = usePreview(token)
  return (
    <main className={css.page}>
      <Wordmark />
      <div className={css.card}>{preview ? <NameForm token={token} preview={preview} /> : <Waiting problem={problem} />}</div>
    </main>
  )
}

function Waiting({ problem }: { problem: string | null }) {
  return (
    <>
      <h1 className={css.title}>{problem === null ? 'Opening the invitation…' : 'This invitation does not open a board'}</h1>
      {problem !== null && (
        <p className={css.text} role="alert">
          {problem}
        </p>
      )}
    </>
  )
}

function NameForm({ token, preview: { role, title, invitedBy } }: { token: string; preview: InvitationPreview }) {
  const [, navigate] = useLocation()
  const [me] = useState(whoAmI)
  const [name, setName] = useState(me.name)
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const join = async () => {
    setBusy(true)
    try {
      const { board } = await joinBoard(token, name.trim())
      remember('me', { ...me, name: name.trim() })
      rememberBoard({ id: board, title, openedAt: Date.now() })
      navigate(`/board/${board}`, { replace: true })
    } catch (error) {
      setProblem(words(error))
      setBusy(false)
    }
  }
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        void join()
      }}
    >
      <h1 className={css.title}>{title || 'An untitled board'}</h1>
      <p className={css.text}>
        {invitedBy} invites you. You will be {roleWords[role].you}.
      </p>
      <Field label="The name that others see" problem={problem}>
        {(wiring) => (
          <input
            className={fieldCss.input}
            value={name}
            maxLength={40}
            autoComplete="name"
            onChange={(event) => setName(event.target.value)}
            {...wiring}
          />
        )}
      </Field>
      <Button look="primary" type="submit" icon={<LogIn size={16} aria-hidden />} disabled={busy || name.trim() === ''}>
        Join as {role}
      </Button>
    </form>
  )
}

function usePreview(token: string): { preview: InvitationPreview | null; problem: string | null } {
  const [state, setState] = useState<{ preview: InvitationPreview | null; problem: string | null }>({ preview: null, problem: null })
  useEffect(() => {
    let isGone = false
    const ask = token === '' ? Promise.reject(new RequestError(NO_TOKEN, 404)) : lookAtInvitation(token)
    ask.then(
      (preview) => !isGone && setState({ preview, problem: null }),
      (error: unknown) => !isGone && setState({ preview: null, problem: words(error) }),
    )
    return () => {
      isGone = true
    }
  }, [token])
  return state
}

const NO_TOKEN = 'The address holds no invitation. Open the link that you were sent once more, whole.'

/** A link that lost its end is not a wrong entry of a person. */
function words(error: unknown): string {
  if (!(error instanceof RequestError)) return 'That did not work. Open the link once more.'
  return error.status === 400 ? 'The link is not whole: it was cut off on its way. Ask for it once more.' : error.message
}
