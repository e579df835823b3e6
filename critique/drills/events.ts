import { z } from 'zod'
import { Graph } from '../graph/graph.ts'
import { tradeDimensions } from './content.ts'

const text = z.string().min(1).max(2000)
const id = z.string().min(1).max(100)
const common = { at: z.number().int().nonnegative(), by: z.string().max(200) }

/** What people do in a drill, in the order in which they do it. A list of these is all that is stored; the rest follows from it. */
export const DrillEvent = z.discriminatedUnion('type', [
  /** `board` names whose drawing it is: "own", or the id of a scenario. The graph stays as it was at the start. */
  z.object({ ...common, type: z.literal('started'), drill: id, seed: z.number().int(), board: id, variant: id.optional(), graph: Graph }),
  /** `reading`: of all that answers it, this one alone was handed over; an id that nothing has hands over nothing. */
  z.object({ ...common, type: z.literal('asked'), node: id.optional(), text: text.optional(), reading: id.optional() }),
  /** Picked from the list by `hypothesis`, or written: then `text`, and `hypothesis` if it was recognised as one of the list. */
  z.object({ ...common, type: z.literal('supposed'), hypothesis: id, text: text.optional() }),
  z.object({ ...common, type: z.literal('dropped'), hypothesis: id }),
  z.object({ ...common, type: z.literal('ranked'), order: z.array(id).max(50) }),
  z.object({ ...common, type: z.literal('attached'), hypothesis: id, reading: id, sign: z.enum(['for', 'against']) }),
  z.object({ ...common, type: z.literal('detached'), hypothesis: id, reading: id }),
  z.object({ ...common, type: z.literal('diagnosed'), hypothesis: id }),
  /** Said, not done. */
  z.object({ ...common, type: z.literal('proposed'), option: id }),
  z.object({ ...common, type: z.literal('applied'), option: id }),
  z.object({ ...common, type: z.literal('withdrawn'), option: id }),
  z.object({ ...common, type: z.literal('alarmed'), alarm: id }),
  z.object({ ...common, type: z.literal('traded'), dimension: z.enum(tradeDimensions), text }),
  /** The person drew on their board what they learned: kinds that are new, and properties that were set. */
  z.object({ ...common, type: z.literal('boardUpdated'), kinds: z.array(id).max(200), props: z.array(id).max(500) }),
  z.object({ ...common, type: z.literal('twisted') }),
  z.object({ ...common, type: z.literal('answered'), text }),
  z.object({ ...common, type: z.literal('ended') }),
])
export type DrillEvent = z.infer<typeof DrillEvent>
