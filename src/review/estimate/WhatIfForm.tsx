import { useId } from 'react'
import type { CSSProperties } from 'react'
import { RotateCcw } from 'lucide-react'
import type { DetailedEstimate } from '#critique/estimate/detail.ts'
import type { Graph } from '#critique/graph/graph.ts'
import { Button } from '#src/ui/Button.tsx'
import { Select } from '#src/ui/Select.tsx'
import { nodeLabel } from '../labels.ts'
import css from './Estimate.module.css'
import { isTried, knobsOf, modelGroups, modelNodes, untried } from './knobs.ts'
import type { Knob, Trial } from './knobs.ts'

interface WhatIfFormProps {
  graph: Graph
  baseline: DetailedEstimate
  trial: Trial
  onTrial: (trial: Trial) => void
}

const groups = modelGroups()
const MOST_MODELS = 3

/** Tries other numbers than the board's. Nothing here touches the drawing. */
export function WhatIfForm({ graph, baseline, trial, onTrial }: WhatIfFormProps) {
  const turn = (knob: Knob, value: number) => {
    const { [knob.what]: _, ...others } = trial.dials
    onTrial({ ...trial, dials: value === knob.asDrawn ? others : { ...others, [knob.what]: value } })
  }
  const swap = (node: string, model: string) => {
    const { [node]: _, ...others } = trial.models
    onTrial({ ...trial, models: model ? { ...others, [node]: model } : others })
  }
  return (
    <section className={css.whatIf} aria-label="What if">
      <div className={css.head}>
        <h3 className={css.heading}>What if</h3>
        <Button
          size="small"
          look="quiet"
          disabled={!isTried(trial)}
          icon={<RotateCcw size={14} aria-hidden />}
          onClick={() => onTrial(untried)}
        >
          Reset
        </Button>
      </div>
      {knobsOf(graph, baseline).map((knob) => (
        <Slider key={knob.what} knob={knob} value={trial.dials[knob.what]} onChange={(value) => turn(knob, value)} />
      ))}
      {modelNodes(graph, baseline)
        .slice(0, MOST_MODELS)
        .map((node) => (
          <Select
            key={node}
            label={`Model of ${nodeLabel(graph, node)}`}
            value={trial.models[node] ?? ''}
            options={[{ value: '', title: 'as drawn' }]}
            groups={groups}
            onChange={(model) => swap(node, model)}
          />
        ))}
      <p className={css.note}>Tries numbers only. The drawing stays as it is.</p>
    </section>
  )
}

interface SliderProps {
  knob: Knob
  value: number | undefined
  onChange: (value: number) => void
}

/** A slider over named stops; the mark on it is the board as it is. */
function Slider({ knob, value, onChange }: SliderProps) {
  const id = useId()
  const { title, stops, asDrawn, isUnknown, write } = knob
  const shown = value ?? asDrawn
  const said = value === undefined && isUnknown ? 'not stated' : write(shown)
  const drawnAt = stops.indexOf(asDrawn) / (stops.length - 1)
  return (
    <div className={css.knob} data-tried={value !== undefined || undefined}>
      <label htmlFor={id}>{title}</label>
      <output htmlFor={id}>
        {value !== undefined && <s>{isUnknown ? 'not stated' : write(asDrawn)}</s>} {said}
      </output>
      <input
        id={id}
        type="range"
        min={0}
        max={stops.length - 1}
        step={1}
        value={Math.max(0, stops.indexOf(shown))}
        style={{ '--drawn': drawnAt } as CSSProperties}
        aria-valuetext={said}
        onChange={(event) => onChange(stops[Number(event.target.value)] ?? asDrawn)}
        onKeyDown={(event) => event.key !== 'Escape' && event.stopPropagation()}
      />
    </div>
  )
}
