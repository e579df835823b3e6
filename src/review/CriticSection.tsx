import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { BotMessageSquare, Square } from 'lucide-react'
import { useValue } from 'tldraw'
import type { Finding } from '#critique/finding.ts'
import type { CritiqueQuote } from '#server/protocol.ts'
import { Button } from '#src/ui/Button.tsx'
import type { Critic, Critique } from './critic.ts'
import css from './Findings.module.css'
import { OwnModelForm } from './OwnModelForm.tsx'

export interface CriticSectionProps {
  critic: Critic
  list: (findings: readonly Finding[]) => ReactNode
}

/** A second opinion on request: its price before, its remarks one by one, and in plain words when there is none. */
export function CriticSection({ critic, list }: CriticSectionProps) {
  const quote = useValue(critic.quote)
  const critique = useValue(critic.critique)
  useEffect(() => critic.watchQuote(), [critic])
  if (!quote && !critique) return null
  return (
    <section className={css.section} aria-label="The model">
      <h3 className={css.heading}>
        The model
        {critique && critique.findings.length > 0 && <span className={css.count}>{critique.findings.length}</span>}
      </h3>
      {critique && critique.findings.length > 0 && list(critique.findings)}
      <div className={css.critic} role="status">
        {critique && <Progress critique={critique} />}
        {quote && critique?.status !== 'running' && critique?.status !== 'done' && (
          <Offer quote={quote} critic={critic} isAgain={!!critique} />
        )}
        {critique?.status === 'running' && (
          <Button size="small" icon={<Square size={14} aria-hidden />} onClick={critic.cancel}>
            Cancel
          </Button>
        )}
      </div>
      {quote?.ownKeys.allowed && critique?.status !== 'running' && <OwnModel critic={critic} hosts={quote.ownKeys.hosts} />}
    </section>
  )
}

function Offer({ quote, critic, isAgain }: { quote: CritiqueQuote; critic: Critic; isAgain: boolean }) {
  if (quote.reason !== null) return isAgain ? null : <p className={css.small}>The model did not run. {quote.reason}</p>
  return (
    <>
      <p className={css.small}>{priceText(quote)}</p>
      <Button size="small" icon={<BotMessageSquare size={14} aria-hidden />} onClick={() => void critic.ask()}>
        {isAgain ? 'Ask again' : 'Ask the model too'}
      </Button>
    </>
  )
}

function Progress({ critique }: { critique: Critique }) {
  const { status, findings, dropped, costUsd, isCached, isPartial, agrees, why } = critique
  if (status === 'running') return <p className={css.small}>The model reads the board …</p>
  if (status === 'failed') {
    return <p className={css.small}>{findings.length > 0 ? `The model stopped. ${why}` : `The model did not run. ${why}`}</p>
  }
  const parts = [
    findings.length === 0 && (agrees.length > 0 ? 'It has nothing to add to the rules.' : 'It has nothing to add.'),
    agrees.length > 0 && `It agrees with ${agrees.length} ${agrees.length === 1 ? 'finding' : 'findings'} of the rules.`,
    isPartial && 'Its answer ended early.',
    dropped > 0 &&
      `${dropped} ${dropped === 1 ? 'remark' : 'remarks'} did not fit this board and ${dropped === 1 ? 'was' : 'were'} left out.`,
    isCached ? 'Answered before: free.' : costUsd !== null && costUsd > 0 && `It cost ${dollars(costUsd)}.`,
  ]
  return <p className={css.small}>{parts.filter(Boolean).join(' ')}</p>
}

function OwnModel({ critic, hosts }: { critic: Critic; hosts: readonly string[] }) {
  const [isOpen, setIsOpen] = useState(false)
  const own = useValue(critic.own)
  return (
    <div className={css.critic}>
      <button type="button" className={css.textButton} aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        {own ? 'A key of your own is used' : 'Use a key of your own'}
      </button>
      {isOpen && (
        <OwnModelForm
          own={own}
          hosts={hosts}
          onChange={(next) => {
            critic.setOwn(next)
            setIsOpen(false)
          }}
        />
      )}
    </div>
  )
}

function priceText({ model, inputTokens, costUsd, isCached, pricesOf }: CritiqueQuote): string {
  if (isCached) return `${model} was asked about this drawing before: free.`
  const tokens = `about ${inputTokens.toLocaleString('en-US')} tokens to read`
  if (costUsd === null) return `${model}, ${tokens}. Its price is not known here.`
  if (costUsd.most === 0) return `${model}, ${tokens}, on a machine of your own: free.`
  return `${model}, ${tokens}: about ${dollars(costUsd.usual)}, at most ${dollars(costUsd.most)} (prices of ${pricesOf}).`
}

/** Two significant digits: a tenth of a cent is an amount here. */
const dollars = (usd: number): string => `$${usd.toLocaleString('en-US', { maximumSignificantDigits: 2 })}`
