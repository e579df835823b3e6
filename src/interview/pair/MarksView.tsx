import { useValue } from 'tldraw'
import { anchors } from '#critique/interviewer/anchors.ts'
import { Dimension } from '#critique/finding.ts'
import type { LedgerEntry } from '#critique/interviewer/ledger.ts'
import type { Session } from '#critique/interviewer/session.ts'
import { TextField } from '#src/ui/TextField.tsx'
import { ToggleGroup } from '#src/ui/ToggleGroup.tsx'
import { capital, wayWords } from '../debrief/words.ts'
import css from '../Interview.module.css'
import type { Lead } from './lead.ts'
import pairCss from './Pair.module.css'

/** Dimensions that a session is about, those that weigh first. */
export const dimensionsOf = ({ setup }: Session): Dimension[] => {
  const followed = new Set(setup?.criteria.map(({ dimension }) => dimension))
  return [...new Set([...(setup?.weights ?? []), ...Dimension.options.filter((one) => followed.has(one))])]
}

/** A mark per dimension with what each looks like, and what was heard unasked. */
export function MarksView({ lead }: { lead: Lead }) {
  const session = useValue(lead.session)
  return (
    <ul className={pairCss.list}>
      {dimensionsOf(session).map((dimension) => (
        <DimensionMark
          key={dimension}
          lead={lead}
          dimension={dimension}
          entries={session.ledger.filter(({ criterion }) => criterion.dimension === dimension)}
        />
      ))}
    </ul>
  )
}

const scores = ['1', '2', '3', '4'] as const

interface DimensionMarkProps {
  lead: Lead
  dimension: Dimension
  entries: readonly LedgerEntry[]
}

function DimensionMark({ lead, dimension, entries }: DimensionMarkProps) {
  const { id } = lead.interview
  const mark = useValue('mark', () => lead.side.marks.get()[`${id}/${dimension}`], [lead, dimension])
  const raised = useValue(
    'raised',
    () => new Set(lead.side.notes.get().flatMap((note) => (note.session === id ? (note.raised ?? []) : []))),
    [lead],
  )
  const score = mark?.score ?? null
  const set = (part: { score?: number; note?: string }) => lead.side.mark(id, dimension, { score, note: mark?.note ?? '', ...part })
  const toggle = ({ criterion }: LedgerEntry) => {
    if (raised.has(criterion.id)) lead.side.note(`raised/${id}/${criterion.id}`, undefined)
    else lead.note(`Raised unasked: ${criterion.name}`, { raised: criterion.id })
  }
  return (
    <li className={pairCss.entry}>
      <div className={css.row}>
        <h3 className={pairCss.name} style={{ flex: 1 }}>
          {capital(dimension)}
        </h3>
        <ToggleGroup
          label={`Mark for ${dimension}`}
          value={score === null ? '' : (String(score) as (typeof scores)[number])}
          options={scores.map((value) => ({ value, title: value }))}
          onChange={(value) => set({ score: Number(value) })}
        />
      </div>
      {score === null ? (
        <details>
          <summary className={css.small}>What each mark looks like</summary>
          <ol className={pairCss.anchors}>
            {anchors[dimension].map((anchor) => (
              <li key={anchor}>{anchor}</li>
            ))}
          </ol>
        </details>
      ) : (
        <>
          <p className={css.small}>{anchors[dimension][score - 1]}</p>
          <TextField
            label={`Why, for ${dimension}`}
            hideLabel
            placeholder="Why"
            value={mark?.note ?? ''}
            maxLength={1000}
            onCommit={(note) => set({ note })}
          />
        </>
      )}
      {entries.length > 0 && (
        <details>
          <summary className={css.small}>
            {entries.filter(({ criterion }) => raised.has(criterion.id)).length} of {entries.length} marked as raised unasked
          </summary>
          <p className={css.small}>U marks the one in focus.</p>
          <ul className={pairCss.plain}>
            {entries.map((entry) => (
              <li key={entry.criterion.id}>
                <button
                  type="button"
                  className={pairCss.raise}
                  aria-pressed={raised.has(entry.criterion.id)}
                  onClick={() => toggle(entry)}
                  onKeyDown={(event) => {
                    if (event.key !== 'u' && event.key !== 'U') return
                    event.preventDefault()
                    event.stopPropagation()
                    toggle(entry)
                  }}
                >
                  <span>{entry.criterion.name}</span>
                  <span className={css.small}>{raised.has(entry.criterion.id) ? 'Raised unasked' : wayWords[entry.how]}</span>
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  )
}
