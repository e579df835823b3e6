import { useState } from 'react'
import { ExternalLink, Gavel, Wrench } from 'lucide-react'
import type { Finding, Ruling } from '#critique/finding.ts'
import type { Graph } from '#critique/graph/graph.ts'
import { Badge } from '#src/ui/Badge.tsx'
import { Button } from '#src/ui/Button.tsx'
import { classes } from '#src/ui/classes.ts'
import { withUnitsKept } from '#src/ui/number.ts'
import { EvidenceChips } from './EvidenceChips.tsx'
import css from './Findings.module.css'
import { RulingForm } from './RulingForm.tsx'
import type { Verdict } from './RulingForm.tsx'
import { useLight } from './useLight.ts'

/** practice: the question first, the answer when asked for. study: everything at once. */
export type Mode = 'practice' | 'study'

export interface FindingCardProps {
  finding: Finding
  graph: Graph
  ruling: Ruling | undefined
  mode: Mode
  isCurrent: boolean
  /** The model, asked about the same drawing, raised it too. */
  modelAgrees?: boolean
  /** The drawing may not be changed; ruling on it stays open to everybody. */
  isReadonly: boolean
  /** Lights up its path; false ends it. */
  onLight: (on: boolean) => void
  onSelect: (id: string) => void
  onFix: () => void
  onRule: (verdict: Verdict, reason: string) => void
  onTakeBack: () => void
}

/** One remark about the board, next to what proves it. */
export function FindingCard(props: FindingCardProps) {
  const { finding, graph, ruling, mode, isCurrent, modelAgrees, isReadonly, onLight, onSelect, onFix } = props
  const light = useLight(onLight)
  const [asked, setAsked] = useState(false)
  const [isRuling, setIsRuling] = useState(false)
  const showsAnswer = mode === 'study' || asked
  const isQuestion = finding.status === 'ask'
  return (
    <li
      className={css.finding}
      data-finding-id={finding.id}
      data-severity={finding.severity}
      data-current={isCurrent || undefined}
      tabIndex={-1}
      ref={light}
    >
      <h4 className={css.title}>
        {isQuestion ? <span className={css.question}>?</span> : <Badge level={finding.severity} />}
        {finding.title}
      </h4>
      {finding.origin === 'model' && <p className={css.small}>From the model</p>}
      {modelAgrees && <p className={css.small}>The model agrees</p>}
      <p className={css.because}>{withUnitsKept(finding.because)}</p>
      <EvidenceChips evidence={finding.evidence} graph={graph} onSelect={onSelect} />
      {mode === 'study' && <p className={css.why}>{finding.why}</p>}
      {finding.ask && (
        <blockquote className={css.ask}>
          <span className="visually-hidden">The interviewer asks: </span>
          {withUnitsKept(finding.ask)}
        </blockquote>
      )}
      {showsAnswer && <Answer finding={finding} withWhy={mode === 'practice'} />}
      {ruling && <RulingLine ruling={ruling} onTakeBack={props.onTakeBack} />}
      <div className={css.actions}>
        {mode === 'practice' && (
          <Button size="small" look="quiet" aria-expanded={asked} onClick={() => setAsked(!asked)}>
            {asked ? 'Hide the answer' : 'Show a good answer'}
          </Button>
        )}
        {!isReadonly && changesSomething(finding) && (
          <Button size="small" look="quiet" icon={<Wrench size={14} aria-hidden />} onClick={onFix}>
            Fix it
          </Button>
        )}
        <Button
          size="small"
          look="quiet"
          icon={<Gavel size={14} aria-hidden />}
          aria-expanded={isRuling}
          onClick={() => setIsRuling(!isRuling)}
        >
          Rule
        </Button>
      </div>
      {isRuling && (
        <RulingForm
          ruling={ruling}
          onRule={(verdict, reason) => {
            setIsRuling(false)
            props.onRule(verdict, reason)
          }}
        />
      )}
    </li>
  )
}

function Answer({ finding, withWhy }: { finding: Finding; withWhy: boolean }) {
  return (
    <div className={css.answer}>
      {withWhy && <p className={css.why}>{finding.why}</p>}
      {finding.goodAnswer.length > 0 && (
        <>
          <h5 className={css.label}>A good answer covers</h5>
          <Points of={finding.goodAnswer} />
        </>
      )}
      {finding.followUps.length > 0 && (
        <>
          <h5 className={css.label}>Then they ask</h5>
          <Points of={finding.followUps} />
        </>
      )}
      {finding.fix.text && <h5 className={css.label}>A way out</h5>}
      <p>{finding.fix.text}</p>
      {finding.alsoResolves.length > 0 && <p className={css.small}>Also resolves {finding.alsoResolves.map(ruleName).join(', ')}.</p>}
      <p className={css.small}>
        <Origin finding={finding} />
      </p>
      {finding.sources.length > 0 && (
        <ul className={css.sources} aria-label="Sources">
          {finding.sources.map((source) => (
            <li key={source.url + source.section}>
              <a href={source.url} target="_blank" rel="noreferrer">
                {source.title} <ExternalLink size={12} aria-label="(opens in a new tab)" />
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

const Points = ({ of }: { of: readonly string[] }) => (
  <ul className={css.points}>
    {of.map((point) => (
      <li key={point}>{point}</li>
    ))}
  </ul>
)

/** Who says so. */
function Origin({ finding }: { finding: Finding }) {
  if (finding.origin !== 'rule') return <span>{finding.origin === 'model' ? 'Raised by the model.' : 'Raised by a person.'}</span>
  return (
    <span>
      Raised by the rule{' '}
      <a href={`/gallery/rules/${finding.rule}`} target="_blank" rel="noreferrer">
        {finding.rule}
      </a>
      .
    </span>
  )
}

const said: Record<Verdict, string> = { accept: 'Accepted', waive: 'Waived', discuss: 'To discuss' }

const RulingLine = ({ ruling, onTakeBack }: { ruling: Ruling; onTakeBack: () => void }) => (
  <p className={classes(css.ruling, css.small)} data-verdict={ruling.verdict}>
    <strong>{said[ruling.verdict]}</strong>
    {ruling.by && ` by ${ruling.by}`}
    {ruling.reason && `: ${ruling.reason}`}
    <button type="button" className={css.link} onClick={onTakeBack}>
      Take back
    </button>
  </p>
)

const changesSomething = ({ fix }: Finding): boolean =>
  fix.addNodes.length + fix.addEdges.length + fix.setProps.length + fix.removeEdges.length > 0

/** `security/lethal-trifecta` as "lethal trifecta". */
const ruleName = (id: string): string => id.slice(id.indexOf('/') + 1).replaceAll('-', ' ')
