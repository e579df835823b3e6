import { review } from '../../server/app.ts'
export const answer = review
