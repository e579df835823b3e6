import { useEffect, useMemo, useRef, useState } from 'react'
import { ArrowRight, Check, X } from 'lucide-react'
import { hashOf } from '#critique/estimate/random.ts'
import { PageFrame } from '#src/home/PageFrame.tsx'
import { Button } from '#src/ui/Button.tsx'
import { metricCases } from '#templates/metricCases/index.ts'
import { metrics, optionsOf } from '#templates/metricCases/metricCase.ts'
import type { MetricCase, MetricId } from '#templates/metricCases/metricCase.ts'
import { MetricSample } from './MetricSample.tsx'
import css from './MetricsTrainer.module.css'
import { metricAnswers, rememberMetricAnswer } from './metricAnswers.ts'
import type { MetricAnswers } from './metricAnswers.ts'

/** Cases in which the numbers look good and the system is broken: first the question, then what each number does not see. */
export function MetricsTrainerPage() {
  const [answers, setAnswers] = useState(metricAnswers)
  const [at, setAt] = useState(() => Math.max(0, firstOpen(metricAnswers(), 0)))
  const shown = metricCases[at]!
  const answer = (option: string, isRight: boolean) => setAnswers(rememberMetricAnswer(shown.id, { option, isRight }))
  const next = firstOpen(answers, at + 1)
  const right = metricCases.filter(({ id }) => answers[id]?.isRight).length
  return (
    <PageFrame title="Metrics trainer">
      <h1 className={css.title}>Metrics trainer</h1>
      <p className={css.lead}>The dashboard is green and the system is broken. Which number would have shown it?</p>
      <nav className={css.cases} aria-label="Cases">
        {metricCases.map(({ id, title }, i) => (
          <button
            key={id}
            type="button"
            className={css.case}
            data-is={answers[id] ? (answers[id].isRight ? 'right' : 'wrong') : 'open'}
            aria-current={i === at ? 'true' : undefined}
            aria-label={`${i + 1}. ${title}${answers[id] ? (answers[id].isRight ? ', right' : ', wrong') : ''}`}
            title={title}
            onClick={() => setAt(i)}
          >
            {i + 1}
          </button>
        ))}
      </nav>
      <p className={css.small} role="status">
        {Object.keys(answers).length} of {metricCases.length} answered, {right} right. Kept in this browser.
      </p>
      <Case
        key={shown.id}
        shown={shown}
        answered={answers[shown.id]?.option}
        onAnswer={answer}
        onNext={next >= 0 ? () => setAt(next) : null}
      />
    </PageFrame>
  )
}

/** The next case without an answer, from here on and then from the start; -1 when there is none. */
function firstOpen(answers: MetricAnswers, from: number): number {
  const open = metricCases.flatMap(({ id }, i) => (answers[id] ? [] : [i]))
  return open.find((i) => i >= from) ?? open[0] ?? -1
}

interface CaseProps {
  shown: MetricCase
  answered: string | undefined
  onAnswer: (option: string, isRight: boolean) => void
  onNext: (() => void) | null
}

function Case({ shown, answered, onAnswer, onNext }: CaseProps) {
  const options = useMemo(() => optionsOf(shown, hashOf(shown.id, 1)), [shown])
  return (
    <article className={css.entry}>
      <p className={css.small}>{shown.about === 'retrieval' ? 'Retrieval' : 'Agent'}</p>
      <h2 className={css.heading}>{shown.title}</h2>
      <p className={css.text}>{shown.situation}</p>
      <dl className={css.numbers} aria-label="The dashboard">
        {shown.numbers.map(({ metric, value }) => (
          <div key={metric} className={css.number}>
            <dt title={metrics[metric].asks}>{metrics[metric].name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <MetricSample sample={shown.sample} isSolved={answered !== undefined} />
      <h3 className={css.question}>{shown.question}</h3>
      <ul className={css.options}>
        {options.map(({ says, right, why }) => (
          <li key={says}>
            <button
              type="button"
              className={css.option}
              disabled={answered !== undefined}
              data-is={answered === undefined ? undefined : right ? 'right' : says === answered ? 'wrong' : 'rest'}
              onClick={() => onAnswer(says, right)}
            >
              <span className={css.mark} aria-hidden>
                {answered !== undefined && right && <Check size={16} />}
                {answered === says && !right && <X size={16} />}
              </span>
              <span>
                {says}
                {answered !== undefined && (
                  <span className={css.why}>
                    {right ? 'Right: ' : says === answered ? 'Not this: ' : ''}
                    {why}
                  </span>
                )}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {answered !== undefined && <Solution shown={shown} onNext={onNext} />}
    </article>
  )
}

function Solution({ shown: { misses, checkNext }, onNext }: { shown: MetricCase; onNext: (() => void) | null }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  const known = Object.entries(misses) as [MetricId, string][]
  return (
    <section className={css.solution} aria-label="What was missed">
      <h3 className={css.question} ref={heading} tabIndex={-1}>
        What each number does not see
      </h3>
      <dl className={css.misses}>
        {known.map(([metric, text]) => (
          <div key={metric}>
            <dt>{metrics[metric].name}</dt>
            <dd>
              {text} <span className={css.small}>It never sees: {metrics[metric].blind}</span>
            </dd>
          </div>
        ))}
      </dl>
      <h3 className={css.question}>Check next</h3>
      <ol className={css.checks}>
        {checkNext.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ol>
      {onNext ? (
        <Button look="primary" icon={<ArrowRight size={16} aria-hidden />} onClick={onNext}>
          Next case
        </Button>
      ) : (
        <p className={css.text}>That was the last open one.</p>
      )}
    </section>
  )
}
