import type { Dimension } from '../finding.ts'
import type { Graph } from '../graph/graph.ts'
import { GraphView } from '../graph/view.ts'
import type { Company } from '../rules/rule.ts'
import { companyById } from './companies.ts'
import { considerations } from './considerations/all.ts'
import type { Consideration } from './considerations/consideration.ts'
import type { Criterion } from './criterion.ts'
import type { EventBody, Mode, PersonaId } from './events.ts'
import { formatById, type FormatId } from './formats.ts'
import type { InterviewTask, Level } from './task.ts'

export interface Choices {
  format: FormatId
  persona: PersonaId
  level: Level
  company: Company | null
  mode: Mode
  seed: number
}

/** What every design is asked, whatever its scenario weighs. */
const EVERYWHERE: readonly Dimension[] = ['requirements', 'evaluation', 'monitoring', 'cost', 'latency', 'security', 'reliability']

/**
 * The first event of a session. `reference` is a strong board for the task: what it has no parts for is not followed (nobody is expected
 * to bound the loop of a system without agents).
 */
export function openSession(task: InterviewTask, choices: Choices, reference?: Graph): Extract<EventBody, { type: 'opened' }> {
  const weights = weightsOf(task, choices.company)
  return {
    type: 'opened',
    ...choices,
    task: { id: task.id, title: task.title },
    weights,
    criteria: [...followed(task, choices, weights, reference), ...ownCriteria(task)],
    told: [task.brief, ...task.functional, ...task.nonFunctional, ...(task.requirements.statements ?? []), ...tableOf(task)],
  }
}

/** The task's order, then what the company adds. */
function weightsOf(task: InterviewTask, company: Company | null): Dimension[] {
  const added = Object.entries(companyById(company)?.weights ?? {})
    .filter(([, weight]) => weight >= 1.5)
    .map(([dimension]) => dimension as Dimension)
  return [...new Set([...task.emphasis, ...added])]
}

function followed(task: InterviewTask, { format }: Choices, weights: readonly Dimension[], reference: Graph | undefined): Criterion[] {
  const { uses, id } = formatById(format)
  const wanted = new Set<Dimension>(uses === 'scenario' && id !== 'security_review' ? [...EVERYWHERE, ...weights] : task.emphasis)
  if (id === 'security_review') for (const dimension of ['security', 'agents', 'monitoring'] as const) wanted.add(dimension)
  const traits = reference ? new Set(new GraphView(reference).nodes.flatMap((node) => [...node.traits])) : undefined
  return considerations
    .filter(({ dimension, needs }) => wanted.has(dimension) && (!needs || !traits || needs.some((trait) => traits.has(trait))))
    .map(asCriterion)
}

const asCriterion = ({ id, dimension, name, words, depth }: Consideration): Criterion => ({ id, dimension, name, words: [...words], depth })

/** Criteria that a task brings along: what is strong in this task and in no other. */
export const ownCriteria = (task: InterviewTask): Criterion[] =>
  task.rubric.map(({ dimension, strong, words, isFault }, n) => ({
    id: rubricId(dimension, n),
    dimension,
    name: strong.replace(/\.$/, ''),
    words: [...words],
    depth: 4,
    ...(isFault && { isFault }),
  }))

/** Id of the n-th line of a task's rubric. */
export const rubricId = (dimension: Dimension, n: number): string => `task/${dimension}/${n}`

/** What lies on the table is shown too: reading it out raises nothing. */
function tableOf({ material }: InterviewTask): string[] {
  if (!material) return []
  return material.kind === 'code' ? [material.text] : material.rows.map(({ name, value }) => `${name}: ${value}`)
}
