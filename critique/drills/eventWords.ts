import { kindById } from '../kinds/lookup.ts'
import type { DrillEvent } from './events.ts'
import { askEvidence, everyReading, type DrillRun } from './run.ts'

/** What an event was, as a line of a path. */
export function eventWords(run: DrillRun, event: DrillEvent): string {
  switch (event.type) {
    case 'started':
      return 'Heard the symptom'
    case 'asked':
      return `${event.node === undefined ? `Asked: ${event.text ?? ''}` : `Looked into ${partName(run, event.node)}`}${outcome(run, event)}`
    case 'supposed':
      return `Supposed: ${causeName(run, event.hypothesis, event.text)}`
    case 'dropped':
      return `Dropped: ${causeName(run, event.hypothesis)}`
    case 'ranked':
      return `Ranked first: ${causeName(run, event.order[0] ?? '')}`
    case 'attached':
      return `Held "${readingName(run, event.reading)}" ${event.sign}: ${causeName(run, event.hypothesis)}`
    case 'detached':
      return `Let go of "${readingName(run, event.reading)}" for: ${causeName(run, event.hypothesis)}`
    case 'diagnosed':
      return `Diagnosed: ${causeName(run, event.hypothesis)}`
    case 'proposed':
      return `Proposed: ${measureName(run, event.option)}`
    case 'applied':
      return `Did: ${measureName(run, event.option)}`
    case 'withdrawn':
      return `Took back: ${measureName(run, event.option)}`
    case 'alarmed':
      return `Set an alarm: ${run.alarms.find(({ id }) => id === event.alarm)?.says ?? event.alarm}`
    case 'traded':
      return `Named the price in ${event.dimension}: ${event.text}`
    case 'boardUpdated':
      return event.kinds.length + event.props.length === 0
        ? 'Had the board read: nothing new on it'
        : `Drew it on the board: ${learnedWords(event).join(', ')}`
    case 'twisted':
      return 'Asked for what comes next'
    case 'answered':
      return `Answered: ${event.text}`
    case 'ended':
      return 'Ended the drill'
  }
}

function outcome(run: DrillRun, { node, text = '', reading }: Extract<DrillEvent, { type: 'asked' }>): string {
  const { readings: all, blind } = askEvidence(run, node === undefined ? { text } : { node })
  const readings = reading === undefined ? all : all.filter(({ id }) => id === reading)
  if (readings.length > 0) return ` (${readings.length === 1 ? 'a reading' : `${readings.length} readings`})`
  return blind.length > 0 ? ' (no way to see that)' : ''
}

/** What was found on a drawing since: parts by name, then properties. */
export const learnedWords = ({ kinds, props }: { kinds: readonly string[]; props: readonly string[] }): string[] => [
  ...kinds.map((kind) => kindById(kind)?.name ?? kind),
  ...props,
]

export const causeName = (run: DrillRun, id: string, own?: string): string =>
  own ?? run.hypotheses.find((one) => one.id === id)?.says ?? 'a cause in own words'

const partName = (run: DrillRun, id: string): string => run.view.node(id)?.label ?? 'a part that is gone'
const measureName = (run: DrillRun, id: string): string => run.options.find((one) => one.id === id)?.measure.says ?? id
const readingName = (run: DrillRun, id: string): string => everyReading(run).find((one) => one.id === id)?.title ?? id
