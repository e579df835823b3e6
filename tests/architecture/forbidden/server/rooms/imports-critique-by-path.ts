import { review } from '../../critique/review.ts'
export const answer = review
