import { isRetrieval, metrics, scoresOf } from '#templates/metricCases/metricCase.ts'
import type { AgentSample, MetricCase, MetricId, RetrievalSample } from '#templates/metricCases/metricCase.ts'
import css from './MetricsTrainer.module.css'

interface MetricSampleProps {
  sample: MetricCase['sample']
  /** What a person found by hand is shown with the answer. */
  isSolved: boolean
}

/** One case that went through the system, and, once answered, what it is worth when it is taken apart by hand. */
export function MetricSample({ sample, isSolved }: MetricSampleProps) {
  return (
    <section className={css.sample} aria-label="One sample">
      {isRetrieval(sample) ? <Retrieved sample={sample} isSolved={isSolved} /> : <Ran sample={sample} isSolved={isSolved} />}
      {isSolved && <Scores sample={sample} />}
    </section>
  )
}

function Retrieved({ sample, isSolved }: { sample: RetrievalSample; isSolved: boolean }) {
  return (
    <>
      <Block title="Asked">
        <p>{sample.question}</p>
      </Block>
      <Block title="Fetched">
        <ol className={css.lines}>
          {sample.passages.map(({ text, relevant }) => (
            <Line key={text} text={text} tag={isSolved ? (relevant ? 'bears on it' : 'does not bear on it') : null} isGood={relevant} />
          ))}
        </ol>
      </Block>
      <Block title="Answered">
        <ol className={css.lines}>
          {sample.answer.map(({ claim, supported }) => (
            <Line key={claim} text={claim} tag={isSolved ? (supported ? 'supported' : 'not supported') : null} isGood={supported} />
          ))}
        </ol>
      </Block>
      {isSolved && (
        <Block title="Needed for a right answer">
          <ol className={css.lines}>
            {sample.needed.map(({ fact, fetched }) => (
              <Line key={fact} text={fact} tag={fetched ? 'fetched' : 'not fetched'} isGood={fetched} />
            ))}
          </ol>
        </Block>
      )}
    </>
  )
}

function Ran({ sample, isSolved }: { sample: AgentSample; isSolved: boolean }) {
  return (
    <>
      <Block title="Task">
        <p>{sample.task}</p>
      </Block>
      <Block title="Steps">
        <ol className={css.lines}>
          {sample.steps.map(({ call, result, valid }, i) => (
            <Line key={i} text={`${call} → ${result}`} tag={isSolved ? (valid ? 'valid call' : 'invalid call') : null} isGood={valid} />
          ))}
        </ol>
      </Block>
      <Block title="Ended with">
        <p>{sample.outcome}</p>
      </Block>
    </>
  )
}

const Block = ({ title, children }: { title: string; children: React.ReactNode }) => (
  <div className={css.block}>
    <h3 className={css.blockTitle}>{title}</h3>
    {children}
  </div>
)

const Line = ({ text, tag, isGood }: { text: string; tag: string | null; isGood: boolean }) => (
  <li>
    {text}
    {tag && (
      <span className={css.tag} data-good={isGood || undefined}>
        {tag}
      </span>
    )}
  </li>
)

function Scores({ sample }: { sample: MetricCase['sample'] }) {
  const scores = Object.entries(scoresOf(sample)) as [MetricId, number | null][]
  return (
    <p className={css.small}>
      This one sample, counted by hand:{' '}
      {scores
        .map(([metric, value]) => `${metrics[metric].name.toLowerCase()} ${value === null ? 'has nothing to count' : write(metric, value)}`)
        .join(', ')}
      .
    </p>
  )
}

const write = (metric: MetricId, value: number): string => (metric === 'stepCount' ? String(value) : value.toFixed(2))
