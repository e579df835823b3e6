import { useId, useState } from 'react'
import type { FormEvent } from 'react'
import { OwnModel } from '#server/protocol.ts'
import { Button } from '#src/ui/Button.tsx'
import css from './Findings.module.css'

export interface OwnModelFormProps {
  own: OwnModel | null
  /** That the operator allows beside the server's own. */
  hosts: readonly string[]
  onChange: (own: OwnModel | null) => void
}

/** A key of one's own: kept in this browser, sent with each request, stored nowhere else. */
export function OwnModelForm({ own, hosts, onChange }: OwnModelFormProps) {
  const id = useId()
  const [problem, setProblem] = useState<string | null>(null)
  const save = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    const said = (name: string): string | undefined => {
      const value = fields.get(name)
      return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
    }
    const parsed = OwnModel.safeParse({ apiKey: said('apiKey'), baseURL: said('baseURL'), model: said('model') })
    if (parsed.success) onChange(parsed.data)
    else setProblem(parsed.error.issues[0]?.path[0] === 'baseURL' ? 'The address is not an http or https address.' : 'A key is needed.')
  }
  return (
    <form className={css.ownModel} onSubmit={save}>
      <label htmlFor={`${id}-key`}>Key</label>
      <input id={`${id}-key`} name="apiKey" type="password" autoComplete="off" defaultValue={own?.apiKey ?? ''} />
      <label htmlFor={`${id}-model`}>Model</label>
      <input id={`${id}-model`} name="model" autoComplete="off" placeholder="the server's" defaultValue={own?.model ?? ''} />
      <label htmlFor={`${id}-url`}>Address</label>
      <input id={`${id}-url`} name="baseURL" autoComplete="off" placeholder="the server's" defaultValue={own?.baseURL ?? ''} />
      <p className={css.small}>
        Kept in this browser, sent through this server with each request, stored nowhere else. You pay the provider.
        {hosts.length > 0 && ` Addresses allowed: ${hosts.join(', ')}.`}
      </p>
      {problem && (
        <p className={css.small} role="alert">
          {problem}
        </p>
      )}
      <div className={css.actions}>
        <Button size="small" type="submit">
          Keep
        </Button>
        {own && (
          <Button size="small" look="quiet" onClick={() => onChange(null)}>
            Forget it
          </Button>
        )}
      </div>
    </form>
  )
}
