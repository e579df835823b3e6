import { review } from '#critique/review.ts'
import { Problem } from '#server/protocol.ts'
import { guard } from '#server/records/guard.ts'
export const all = [review, Problem, guard]
