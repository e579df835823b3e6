import { useState } from 'react'
import { isUnprompted } from '#critique/interviewer/ledger.ts'
import type { LedgerEntry } from '#critique/interviewer/ledger.ts'
import { momentText } from '#critique/interviewer/clockText.ts'
import { ToggleGroup } from '#src/ui/ToggleGroup.tsx'
import css from './Debrief.module.css'
import { capital, wayWords } from './words.ts'

type Which = 'all' | 'own' | 'asked' | 'never'

const shows: Record<Which, (entry: LedgerEntry) => boolean> = {
  all: () => true,
  own: isUnprompted,
  asked: (entry) => entry.how.startsWith('after'),
  never: ({ how, isGone }) => how === 'never' || isGone,
}

/** For each consideration when and how it appeared: what was raised before anybody asked is what tells candidates apart. */
export function LedgerTable({ ledger }: { ledger: readonly LedgerEntry[] }) {
  const [which, setWhich] = useState<Which>('all')
  const count = (one: Which): number => ledger.filter(shows[one]).length
  return (
    <>
      <div className={css.filter}>
        <ToggleGroup
          label="Which considerations"
          value={which}
          onChange={setWhich}
          options={[
            { value: 'all', title: `All ${count('all')}` },
            { value: 'own', title: `Unasked ${count('own')}` },
            { value: 'asked', title: `When asked ${count('asked')}` },
            { value: 'never', title: `Never ${count('never')}` },
          ]}
        />
      </div>
      <div className={css.scrollX}>
        <table className={css.ledger}>
          <thead>
            <tr>
              <th scope="col">Consideration</th>
              <th scope="col">How it appeared</th>
              <th scope="col">When</th>
              <th scope="col">Proof</th>
            </tr>
          </thead>
          <tbody>
            {ledger.filter(shows[which]).map((entry) => (
              <LedgerRow key={entry.criterion.id} entry={entry} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

function LedgerRow({ entry }: { entry: LedgerEntry }) {
  const { criterion, how, moment, proofs, isGone } = entry
  const proof = proofs[0]
  return (
    <tr data-how={isUnprompted(entry) ? 'own' : how === 'never' || isGone ? 'never' : 'asked'}>
      <th scope="row">
        {criterion.name} <span className={css.small}>{capital(criterion.dimension)}</span>
      </th>
      <td>
        {wayWords[how]}
        {isGone && ', taken off again'}
      </td>
      <td className={css.when}>{moment === null ? '' : momentText(moment)}</td>
      <td>{proof?.quote ? <q>{proof.quote}</q> : proof?.via === 'board' ? 'on the board' : ''}</td>
    </tr>
  )
}
